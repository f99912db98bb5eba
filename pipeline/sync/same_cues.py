"""Two tracks with the same cues: which cue of one stands for which of the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from pipeline.sync.offset import Offset, counterparts

SAME_START = 60
"""Milliseconds within which two cues begin together: a frame and a half of 25 a second; tools round
to centiseconds or frames."""
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
    pairs = counterparts([one for one, _at in mine], [one for one, _at in theirs], SAME_START)
    found = {theirs[two][1]: mine[one][1] for one, two in pairs}
    fewer, more = sorted((len(mine), len(theirs)))
    is_part = len(pairs) >= max(_LEAST_PART, SHARE * fewer, more / 2)
    if len(pairs) < SHARE * more and not is_part:
        return None
    return _with_cut_cues(found, mine, theirs, (master, other), clock)


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
