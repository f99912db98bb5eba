"""Where the edges of cues may go, and which of these places a run of cues can reach together.

Every limit of a run of cues lies between two neighbouring edges (start and end of a cue, end of a
cue and start of the next) or on one edge alone. So the places that an edge can take while all
limits before it hold are known once those of the edge before it are: a set of places walks from
edge to edge. Where it becomes empty, the limits up to there cannot all hold.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.cueing.timing_limits import Bounds, Interval, Timed
from pipeline.model.frame_rate import FrameRate

Runs = list[tuple[int, int]]
"""Places of an edge: runs of indices, first and last included, ascending and apart."""


class Reach(NamedTuple):
    """Where one cue may go."""

    number: int
    """Which cue of the track it is."""
    cue: Timed
    starts: Sequence[int]
    """Where it may start, ms, ascending; never negative unless it is there already."""
    ends: Sequence[int]
    """Where it may end, ms, ascending."""
    least: int
    """Shortest duration, ms."""
    most: int | None
    """Longest duration, ms."""
    is_held: bool = False
    """Whether it stays where it is, whatever its own limits say."""


Limit = tuple[int | None, int | None]
"""Milliseconds from the first to the last, both included; None where there is no such end."""


class Room(NamedTuple):
    """How far the edges of a cue may go, whatever else allows them more."""

    starts: Limit = (None, None)
    ends: Limit = (None, None)

    def within(self, other: Room) -> Room:
        """Return the room that both leave."""
        return Room(_both(self.starts, other.starts), _both(self.ends, other.ends))


ANYWHERE = Room()


def _both(one: Limit, other: Limit) -> Limit:
    opens = [low for low, _ in (one, other) if low is not None]
    closes = [high for _, high in (one, other) if high is not None]
    return max(opens, default=None), min(closes, default=None)


class Grid:
    """The milliseconds on which frames fall; all of them where no rate is known."""

    def __init__(self, rate: FrameRate | None) -> None:
        self.rate = rate
        fraction = rate.fraction if rate is not None else None
        self._wide = 2000 * fraction.denominator if fraction is not None else 0
        self._fast = fraction.numerator if fraction is not None else 0

    @property
    def spacing(self) -> int:
        """The most milliseconds between two neighbouring places."""
        return 1 if self.rate is None else -(-self._wide // (2 * self._fast))

    def places(self, first: int, last: int, original: int) -> Sequence[int]:
        """Return the places from `first` to `last`, both included, and `original`, ascending."""
        if self.rate is None:
            return range(first, last + 1)
        low = first * 2 * self._fast // self._wide
        high = last * 2 * self._fast // self._wide + 1
        wide, fast = self._wide, self._fast
        places = [(frame * wide + fast) // (2 * fast) for frame in range(low, high + 1)]
        places = places[bisect_left(places, first) : bisect_right(places, last)]
        at = bisect_left(places, original)
        if places[at : at + 1] != [original]:
            places.insert(at, original)
        return places


def reach(
    number: int,
    cue: Timed,
    bounds: Bounds,
    grid: Grid,
    room: Room = ANYWHERE,
    *,
    is_held: bool = False,
) -> Reach:
    """Return where `cue` may go: as far as an edge may be moved, and where shot changes allow it.

    A cue that may not be moved has its own place only, and a cue that is held has it even where a
    shot change forbids it.
    """
    start, end = cue.span
    least, most = bounds.least(cue), bounds.most(cue)
    if is_held or cue.is_held:
        return Reach(number, cue, (start,), (end,), least, most, is_held=True)
    if not cue.is_free:
        starts: Sequence[int] = (start,)
        ends: Sequence[int] = (end,)
    else:
        starts = _near(start, room.starts, bounds.shift, grid)
        ends = _near(end, room.ends, bounds.shift, grid)
    return Reach(number, cue, bounds.legal_starts(starts), bounds.legal_ends(ends), least, most)


def _near(edge: int, limit: Limit, shift: int, grid: Grid) -> Sequence[int]:
    """Return where an edge may go: never before the beginning of the film, if it is not there."""
    opens, closes = _both((edge - shift, edge + shift), limit)
    return grid.places(max(opens or 0, min(edge, 0)), closes or 0, edge)


class _Spacing(NamedTuple):
    """How far apart neighbouring places are."""

    spacing: int
    """Milliseconds at most, where no place is missing between them."""
    has_holes: bool
    """Whether places may be missing, since shot changes forbid them."""


class Stretch(NamedTuple):
    """A run of cues of one lane; only its first and its last may be held."""

    reaches: Sequence[Reach]
    further: Sequence[Reach] = ()
    """Where the first is held: held cues before it that the second has to keep clear of too."""

    @property
    def numbers(self) -> list[int]:
        """The numbers of all these cues, those further back first."""
        return [one.number for one in (*self.further, *self.reaches)]


class Places(NamedTuple):
    """What one cue can reach together with the cues before it."""

    starts: Runs
    ends: Runs


class Walk:
    """The places of the edges of a stretch, walked from edge to edge."""

    def __init__(self, stretch: Stretch, bounds: Bounds, spacing: int) -> None:
        self.reaches = stretch.reaches
        self.further = stretch.further
        self.bounds = bounds
        self.spacing = _Spacing(spacing, bool(bounds.shots))

    def first(self, index: int) -> Places:
        """Return the places of a cue with none before it."""
        starts = everywhere(self.reaches[index].starts)
        return Places(starts, self._ends(index, starts))

    def after(self, index: int, before: Places) -> Places:
        """Return the places of the cue after `index`, which has the places `before`."""
        starts = self._starts(index, before)
        return Places(starts, self._ends(index + 1, starts))

    def _ends(self, index: int, starts: Runs) -> Runs:
        one = self.reaches[index]
        if one.is_held:
            return starts
        return snapped(self.after_start(index, starts), one.ends)

    def _starts(self, index: int, before: Places) -> Runs:
        this, later = self.reaches[index], self.reaches[index + 1]
        if later.is_held and this.is_held:
            return [(0, 0)]
        runs = snapped(self.after_end(index, before), later.starts)
        if index or not this.is_held or not self.further:
            return runs
        return [
            (place, place)
            for first, last in runs
            for place in range(first, last + 1)
            if all(is_clear(other, later.starts[place], self.bounds) for other in self.further)
        ]

    def after_start(self, index: int, starts: Runs) -> Iterator[Interval]:
        """Yield when a cue may end whose start has the places `starts`: intervals of ms."""
        one = self.reaches[index]
        yield from _spread(starts, one.starts, one.least, one.most, self.spacing)

    def after_end(self, index: int, before: Places) -> Iterator[Interval]:
        """Yield when the cue after `index`, which has the places `before`, may start."""
        one, bounds = self.reaches[index], self.bounds
        starts, ends = before
        for low, high in bounds.gaps:
            yield from _spread(ends, one.ends, low, high, self.spacing)
        if not bounds.chained or one.most is None:
            return
        apart = one.most + bounds.closed_gap + 1
        for first, last in starts:
            for place in range(first, last + 1):
                start = one.starts[place]
                if one.is_held:
                    yield from self._spared(one)
                    return
                if self._can_end(one, start):
                    yield start + apart, None
                    return

    def _spared(self, one: Reach) -> Iterator[Interval]:
        """Yield the gaps after a held cue that chaining spares."""
        start, end = one.cue.span
        spared = start + (one.most or 0) + self.bounds.closed_gap + 1
        first = max(end + self.bounds.chained.start, spared)
        last = end + self.bounds.chained.stop - 1
        if first <= last:
            yield first, last

    def _can_end(self, one: Reach, start: int) -> bool:
        first = bisect_left(one.ends, start + one.least)
        return first < len(one.ends) and (one.most is None or one.ends[first] <= start + one.most)


def is_clear(held: Reach, next_start: int, bounds: Bounds) -> bool:
    """Whether the gap between a held cue and a start breaks no limit."""
    return not any(bounds.broken_gaps(held.cue, held.cue.span, next_start))


def may_be_spared(one: Reach, bounds: Bounds) -> bool:
    """Whether chaining may spare a gap after a cue that moves: it can be long enough."""
    if not bounds.chained or one.most is None or one.is_held or not one.starts or not one.ends:
        return False
    longest = one.ends[-1] - one.starts[0]
    return longest + bounds.chained.stop > one.most + bounds.closed_gap


def everywhere(places: Sequence[int]) -> Runs:
    """Return all of `places` as runs."""
    return [(0, len(places) - 1)] if places else []


def snapped(intervals: Iterable[Interval], places: Sequence[int]) -> Runs:
    """Return which of `places` lie in one of the `intervals`."""
    found: Runs = []
    for low, high in intervals:
        first = bisect_left(places, low)
        last = len(places) - 1 if high is None else bisect_right(places, high) - 1
        if first <= last:
            found.append((first, last))
    if len(found) < 2:
        return found
    found.sort()
    merged = [found[0]]
    for first, last in found[1:]:
        if first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _spread(
    runs: Runs, places: Sequence[int], low: int, high: int | None, grid: _Spacing
) -> Iterator[Interval]:
    """Yield the moments from `low` to `high` after one of the places in `runs`."""
    if not runs or (high is not None and high < low):
        return
    if high is None:
        yield places[runs[0][0]] + low, None
        return
    width = high - low + 1
    is_closed = isinstance(places, range) or (grid.spacing <= width and not grid.has_holes)
    for first, last in runs:
        opens = first
        for place in range(first, last) if not is_closed else ():
            if places[place + 1] - places[place] > width:
                yield places[opens] + low, places[place] + high
                opens = place + 1
        yield places[opens] + low, places[last] + high
