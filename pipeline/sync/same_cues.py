"""Two tracks with the same cues: which cue of one stands for which of the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from pipeline.sync.offset import Offset, counterparts
from pipeline.sync.relation import Relation

SAME_START = 60
"""Milliseconds within which two cues begin together: a frame and a half of 25 a second; tools round
to centiseconds or frames."""
LAG = 300
"""Milliseconds that cues may begin apart which are as many and all stand for one another in order:
some tools lag behind, and people who move cues to the sound do so by less."""
SHARE = 0.9
"""Share of the cues of both tracks that begin together in tracks with the same cues."""
_LEAST_PART = 10
"""Cues that a track has to share with one that has more: a translation without the sounds."""


class SameCues(NamedTuple):
    """Which cue of the master each cue of a track with the same cues stands for."""

    of: Mapping[int, int]
    doubtful: frozenset[int] = frozenset()
    """Cues of the translation that do not begin with their cue, or are over another one too."""


def same_cues(master: Track, other: Track, clock: Offset) -> SameCues | None:
    """Return the pairs of cues of two tracks with the same cues, None for other tracks."""
    if clock.explained < SHARE:
        return None
    mine = sorted((clock.at(cue.span.start), at) for at, cue in enumerate(master.cues))
    theirs = sorted((cue.span.start, at) for at, cue in enumerate(other.cues))
    lagging = _lagging(mine, theirs)
    if lagging is not None:
        return lagging
    pairs = counterparts([one for one, _at in mine], [one for one, _at in theirs], SAME_START)
    found = {theirs[two][1]: mine[one][1] for one, two in pairs}
    if len(pairs) < SHARE * max(len(mine), len(theirs)) and not _is_part(len(pairs), master, other):
        return None
    return _with_cut_cues(found, mine, theirs, (master, other), clock)


def same_cues_of_another_cut(master: Track, other: Track, relation: Relation) -> SameCues | None:
    """Return the pairs of cues of a track with the cues of another cut, None for other tracks.

    Scenes went or came between the two, so that each part has a clock of its own, as `relation`
    tells: that of `other`, the target, to `master`. What stands beside a cue without a counterpart
    is doubtful: that cue may be the rest of it. So is what stands beside a cut and would begin with
    a cue on its other side, too.
    """
    of = {one.target: one.reference for one in relation.pairs if abs(one.off) <= SAME_START}
    if not relation.is_trusted or not _is_part(len(of), master, other):
        return None
    there = sorted(range(len(other.cues)), key=lambda at: other.cues[at].span.start)
    doubtful = {
        one
        for pair in pairwise(there)
        for one, beside in (pair, pair[::-1])
        if one in of and beside not in of
    }
    here = sorted(range(len(master.cues)), key=lambda at: master.cues[at].span.start)
    after = dict(pairwise(here))
    met = set(of.values())
    for at, one in of.items():
        following = after.get(one)
        if following is not None and following not in met:
            last = relation.map(other.cues[at].span.end)
            span = master.cues[following].span
            if 2 * (last - span.start) >= span.duration:
                doubtful.add(at)
    return SameCues(of, frozenset(doubtful | _on_both_sides(master, other, relation)))


def _on_both_sides(master: Track, other: Track, relation: Relation) -> set[int]:
    """Return the cues beside a cut that begin with a cue of the master by both of its clocks."""
    starts = sorted(cue.span.start for cue in master.cues)
    there = sorted(range(len(other.cues)), key=lambda at: other.cues[at].span.start)
    found: set[int] = set()
    for before, after in pairwise(relation.parts):
        behind = bisect_left(there, after.from_ms, key=lambda at: other.cues[at].span.start)
        for beside, part in ((reversed(there[:behind]), after), (there[behind:], before)):
            for at in beside:
                moment = part.map(other.cues[at].span.start)
                near = bisect_left(starts, moment - SAME_START)
                if near == len(starts) or starts[near] > moment + SAME_START:
                    break
                found.add(at)
    return found


def _is_part(pairs: int, master: Track, other: Track) -> bool:
    """Whether so many pairs are enough for a track that lacks cues which the other has."""
    fewer, more = sorted((len(master.cues), len(other.cues)))
    return pairs >= max(_LEAST_PART, SHARE * fewer, more / 2)


def _lagging(mine: Sequence[tuple[int, int]], theirs: Sequence[tuple[int, int]]) -> SameCues | None:
    """Return the pairs of as many cues, each of which begins soon before or after its own."""
    if len(mine) != len(theirs) or len(mine) < _LEAST_PART:
        return None
    if any(abs(one - two) > LAG for (one, _at), (two, _of) in zip(mine, theirs, strict=True)):
        return None
    return SameCues({two: one for (_m, one), (_t, two) in zip(mine, theirs, strict=True)})


def _with_cut_cues(
    found: dict[int, int],
    mine: Sequence[tuple[int, int]],
    theirs: Sequence[tuple[int, int]],
    tracks: tuple[Track, Track],
    clock: Offset,
) -> SameCues:
    """Add cues that one track has in two and the other in one: by time, and doubtful."""
    master, other = tracks
    spans = [TimeSpan(clock.at(cue.span.start), clock.at(cue.span.end)) for cue in master.cues]
    there = [cue.span for cue in other.cues]
    met = set(found.values())
    doubtful: set[int] = set()
    of = dict(found)
    for start, index in theirs:
        if index not in found:
            over = _over(there[index], spans, [at for _one, at in _near(mine, start)])
            if over is not None:
                of[index] = over
                doubtful |= {index, *(one for one, at in found.items() if at == over)}
    for start, index in mine:
        if index not in met:
            over = _over(spans[index], there, [at for _one, at in _near(theirs, start)])
            doubtful |= {over} if over is not None else set()
    return SameCues(of, frozenset(doubtful))


def _near(starts: Sequence[tuple[int, int]], moment: int) -> Sequence[tuple[int, int]]:
    place = bisect_left(starts, (moment, -1))
    return starts[max(0, place - 3) : place + 1]


def _over(span: TimeSpan, others: Sequence[TimeSpan], near: Sequence[int]) -> int | None:
    """Return which of the spans `near` lasts over at least half of `span`."""
    for one in near:
        shared = min(span.end, others[one].end) - max(span.start, others[one].start)
        if shared > 0 and 2 * shared >= span.duration:
            return one
    return None
