"""What is not wanted of a track: rules that a person has suppressed, or that wait for a text.

What is suppressed is so on purpose. Whoever mends a track leaves it: the findings that are not
wanted are still there afterwards, each at its cue.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.model.codes import CODES
from pipeline.model.finding import Finding

if TYPE_CHECKING:
    from pipeline.checks.context import TrackContext


@dataclass(frozen=True, slots=True)
class Unwanted:
    """The rules whose findings are not wanted, by code."""

    everywhere: frozenset[str] = frozenset()
    by_cue: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """Those of single cues, by index from 0."""

    def at(self, index: int) -> frozenset[str]:
        """Return all that is not wanted at the cue with `index`."""
        return self.everywhere | self.by_cue.get(index, frozenset())

    def holds(self, finding: Finding) -> bool:
        """Whether `finding` is suppressed."""
        cue = finding.place.cue
        if finding.code in self.everywhere:
            return True
        return cue is not None and finding.code in self.by_cue.get(cue - 1, ())

    def moved(self, origin: Iterable[int]) -> Unwanted:
        """Return the same of a track whose cues, in order, are those with the indices `origin`."""
        if not self.by_cue:
            return self
        pairs = enumerate(origin)
        by_cue = {new: self.by_cue[old] for new, old in pairs if old in self.by_cue}
        return Unwanted(self.everywhere, by_cue)

    def __bool__(self) -> bool:
        return bool(self.everywhere or self.by_cue)


NOTHING = Unwanted()

OF_TRANSLATIONS = frozenset(
    {"TIM007", "TIM009", "TIM010"} | {code for code in CODES if code[:3] in {"LAY", "TXT"}}
)
"""Rules on how a text is written and laid out, and how fast it has to be read: what shows the
source only because it is not translated yet is not held against them."""

LENIENT = frozenset({"TIM001", "TIM002", "TIM007", "TIM010"})
"""Limits that one cue has by itself: where one is suppressed, the others can be asked for."""
_OF_GAPS = frozenset({"TIM003", "TIM005", "TIM006"})
_OF_EDGES = frozenset({"STR003", "STR004", "TIM004", "TIM011", "TIM013", "TIM014"})
HOLDING = _OF_GAPS | _OF_EDGES
"""Rules on times which hold the cues where they are suppressed."""


def at_rest(context: TrackContext, findings: Iterable[Finding]) -> frozenset[int]:
    """Return the cues, by index, that keep their times because of suppressed `findings`.

    A gap is that of two cues, an overlap that of two and more; on none of them is anything moved.
    What is suppressed everywhere holds no cue: that would be all of them.
    """
    found: set[int] = set()
    gaps: dict[int, int] = {}
    for one in findings:
        if one.place.cue is None:
            continue
        index = one.place.cue - 1
        if one.code not in context.unwanted.by_cue.get(index, ()):
            continue
        if one.code in _OF_GAPS:
            gaps = gaps or {gap.before: gap.after for gap in context.gaps}
            found |= {index, gaps.get(index, index)}
        elif one.code in _OF_EDGES:
            found.add(index)
        if one.code == "TIM004":
            start = context.track.cues[index].span.start
            cues = enumerate(context.track.cues)
            found |= {at for at, cue in cues if cue.span.start <= start < cue.span.end}
    return frozenset(found)
