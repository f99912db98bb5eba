"""Which cues of a master a release shows: as its manifest says, or else by time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from pipeline.checks.context import ReleaseContext
from pipeline.model.cue import Cue
from pipeline.model.time import TimeSpan


@dataclass(frozen=True, slots=True)
class Unpaired:
    """What stands in one of two tracks only: indices from 0, in order."""

    masters: tuple[int, ...]
    releases: tuple[int, ...]


def unexplained(context: ReleaseContext) -> Unpaired:
    """Return the cues that master and release do not share and the manifest gives no reason for.

    The manifest speaks for the release cue by cue while both have the same number of cues. A
    person who adds or takes away a cue makes it silent on the release's cues, which are then
    paired by time; what it says of the master's cues holds all the same. A cue that holds several
    messages is shared only if the release shows each that is expected of it. By time means by the
    master's clock, wherever it is certain how that of the release relates to it.
    """
    provenance = context.provenance
    if provenance is None:
        return unpaired(context.master.cues, context.on_master_clock)
    excused = {cue for cue, reason in provenance.left_out.items() if reason}
    if len(provenance.cues) != len(context.release.cues):
        apart = unpaired(context.master.cues, context.on_master_clock)
        lost = tuple(index for index in apart.masters if index + 1 not in excused)
        return Unpaired(lost, apart.releases)
    shown = frozenset[str]().union(*(origin.messages for origin in provenance.cues))
    lacking = {cue for cue, messages in context.expected.items() if not shown.issuperset(messages)}
    paired = frozenset[int]().union(*(origin.masters for origin in provenance.cues))
    accounted = excused | paired - lacking
    return Unpaired(
        tuple(i for i in range(len(context.master.cues)) if i + 1 not in accounted),
        tuple(
            i
            for i, origin in enumerate(provenance.cues)
            if not origin.masters and not origin.reason
        ),
    )


def unpaired(master: Sequence[Cue], release: Sequence[Cue]) -> Unpaired:
    """Pair two tracks by time, and return the cues that have no partner.

    Cues with the same start and end are partners, one to one. Of the others, two are partners
    when the middle of one lies inside the other (the third pass of Subtitle Edit's
    `ImportOriginalHelper`); it does when they share more than half of the shorter one, and does
    not when they share less. A cue may have several such partners: it was split or merged. Takes
    n log n time.
    """
    masters = _beyond(master, release)
    releases = _beyond(release, master)
    spans = tuple(_forward(master[index].span) for index in masters)
    others = tuple(_forward(release[index].span) for index in releases)
    in_release, in_master = _Spans(others), _Spans(spans)
    return Unpaired(
        tuple(i for i, s in zip(masters, spans, strict=True) if not in_release.has_partner(s)),
        tuple(i for i, s in zip(releases, others, strict=True) if not in_master.has_partner(s)),
    )


def _beyond(cues: Sequence[Cue], others: Iterable[Cue]) -> tuple[int, ...]:
    """Return the indices of the cues that are left when equal spans have been struck out."""
    left = Counter(cue.span for cue in others)
    indices = []
    for index, cue in enumerate(cues):
        if left[cue.span]:
            left[cue.span] -= 1
        else:
            indices.append(index)
    return tuple(indices)


def _forward(span: TimeSpan) -> TimeSpan:
    """Return `span` so that it holds time: turned round if backwards, 1 ms long if empty."""
    start, end = min(span.start, span.end), max(span.start, span.end)
    return TimeSpan(start, max(end, start + 1))


def _middle(span: TimeSpan) -> int:
    return (span.start + span.end) // 2


class _Spans:
    """Spans that can be asked, in logarithmic time, whether one of them is a partner."""

    def __init__(self, spans: Iterable[TimeSpan]) -> None:
        by_start = sorted((span.start, span.end) for span in spans)
        self._starts = [start for start, _ in by_start]
        self._latest_ends = list(accumulate((end for _, end in by_start), max))
        self._middles = sorted((start + end) // 2 for start, end in by_start)

    def has_partner(self, span: TimeSpan) -> bool:
        """Whether the middle of one of the spans lies in `span`, or its middle in one of them."""
        first = bisect_left(self._middles, span.start)
        if first < len(self._middles) and self._middles[first] < span.end:
            return True
        middle = _middle(span)
        before = bisect_right(self._starts, middle)
        return before > 0 and self._latest_ends[before - 1] > middle
