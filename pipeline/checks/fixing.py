"""Making fixes: the one place where what findings propose becomes another text."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
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
    same characters of a cue the first is made; the other is found again, if it still has to be,
    and with it wait the other places of its rule in the cue.
    Where cues go or change places, all are numbered anew: a person's own numbers mean nothing then.
    """
    wanted = {FixSafety.SAFE, FixSafety.UNSAFE} if unsafe else {FixSafety.SAFE}
    made: list[Finding] = []
    groups: dict[tuple[int, str], list[Finding]] = {}
    for finding in findings:
        fix, cue = finding.fix, finding.place.cue
        if fix is None or cue is None or fix.safety not in wanted or fix.mend is Mend.TIMES:
            continue
        if fix.mend is Mend.TEXT:
            groups.setdefault((cue - 1, finding.code), []).append(finding)
        made.append(finding)
    edits, late = _edits(groups)
    made = [one for one in made if id(one) not in late]
    mends = {one.fix.mend for one in made if one.fix}
    gone = {one.place.cue - 1 for one in made if one.place.cue and _is(one, Mend.DELETE)}
    is_sorted, is_numbered = Mend.SORT in mends, Mend.NUMBERS in mends
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


def _edits(
    groups: Mapping[tuple[int, str], Sequence[Finding]],
) -> tuple[dict[int, list[Edit]], set[int]]:
    """Return the edits of each cue, by index, and the identities of the findings that wait.

    The findings of a group are those of one rule in one cue.
    """
    edits: dict[int, list[Edit]] = {}
    late: set[int] = set()
    for (index, _code), group in groups.items():
        there = edits.setdefault(index, [])
        own: list[Edit] = []
        if any(_touches(edit, there) for finding in group for edit in _of(finding)):
            late.update(map(id, group))
            continue
        for finding in group:
            if any(_touches(edit, own) for edit in _of(finding)):
                late.add(id(finding))
            else:
                for edit in _of(finding):
                    insort(own, edit)
        for edit in own:
            insort(there, edit)
    return edits, late


def _of(finding: Finding) -> tuple[Edit, ...]:
    return finding.fix.edits if finding.fix else ()


def _is(finding: Finding, mend_: Mend) -> bool:
    return finding.fix is not None and finding.fix.mend is mend_


def _edited(cue: Cue, edits: list[Edit]) -> Cue:
    fix = Fix(FixSafety.SAFE, tuple(edits))
    return cue._replace(text=fix.applied(cue.text))


def _touches(one: Edit, others: list[Edit]) -> bool:
    """Whether an edit changes characters of others, or the same place between two.

    The others are in order and do not touch each other, so that only those beside it matter.
    """
    place = bisect_left(others, one)
    return any(
        one.start <= other.end and other.start <= one.end
        for other in others[max(0, place - 1) : place + 1]
    )
