"""Making fixes: the one place where what findings propose becomes another text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.model.cue import Cue
from pipeline.model.finding import Finding
from pipeline.model.fix import Edit, Fix, FixSafety, Mend
from pipeline.model.track import Track


class Mended(NamedTuple):
    """A track after its fixes."""

    track: Track
    made: tuple[Finding, ...]
    """The findings whose fixes were made, in the order of the findings."""


def mend(track: Track, findings: Iterable[Finding], *, unsafe: bool = False) -> Mended:
    """Return `track` with the fixes of its `findings` made, those of times excepted.

    Safe fixes are made, unsafe ones where `unsafe` says so. Of two fixes that would change the
    same characters of a cue the first is made; the other is found again, if it still has to be.
    Where cues go or change places, all are numbered anew: a person's own numbers mean nothing then.
    """
    wanted = {FixSafety.SAFE, FixSafety.UNSAFE} if unsafe else {FixSafety.SAFE}
    edits: dict[int, list[Edit]] = {}
    gone: set[int] = set()
    made, is_sorted, is_numbered = [], False, False
    for finding in findings:
        fix, cue = finding.fix, finding.place.cue
        if fix is None or cue is None or fix.safety not in wanted or fix.mend is Mend.TIMES:
            continue
        if fix.mend is Mend.TEXT:
            own = edits.setdefault(cue - 1, [])
            if any(_touch(one, other) for one in own for other in fix.edits):
                continue
            own += fix.edits
        elif fix.mend is Mend.DELETE:
            gone.add(cue - 1)
        elif fix.mend is Mend.SORT:
            is_sorted = True
        else:
            is_numbered = True
        made.append(finding)
    cues: Iterable[Cue] = (
        _edited(cue, edits[index]) if edits.get(index) else cue
        for index, cue in enumerate(track.cues)
        if index not in gone
    )
    if is_sorted:
        cues = sorted(cues, key=lambda cue: cue.span)
    if gone or is_sorted or is_numbered:
        cues = (cue._replace(number=place) for place, cue in enumerate(cues, start=1))
    return Mended(track._replace(cues=tuple(cues)) if made else track, tuple(made))


def _edited(cue: Cue, edits: list[Edit]) -> Cue:
    fix = Fix(FixSafety.SAFE, tuple(sorted(edits)))
    return cue._replace(text=fix.applied(cue.text))


def _touch(one: Edit, other: Edit) -> bool:
    """Whether two edits change the same characters, or the same place between two."""
    return one.start <= other.end and other.start <= one.end
