"""What is asked of cues whose limits cannot all hold.

A text is nearly always too long for any times in reach. A cue that is read too fast already is
then spared its reading speed, and asked for all else: its gaps, its shortest duration; if that
cannot be either, it is spared the next limit of its own. No more is spared than has to be.

A second run counts the reach of each edge from where the first has left it, and so might bring
right what the first could not: part of the way is done. Where that would lead an edge further from
its first place than it may go, the first run does not take the edge that way at all; it is then as
far from the goal as it was, and the second run cannot reach it either.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.cueing.retiming_faults import faults
from pipeline.cueing.retiming_reach import ANYWHERE, Grid, Limit, Room
from pipeline.cueing.retiming_track import Solution
from pipeline.cueing.timing_limits import Bounds, Timed, TimingLimit
from pipeline.model.time import TimeSpan

_TIERS = (
    frozenset({TimingLimit.READING_SPEED, TimingLimit.WORDS}),
    frozenset({TimingLimit.SHORTEST}),
    frozenset({TimingLimit.LONGEST}),
)
"""What a cue is spared, one after the other, as far as it breaks it already."""
_MOST_STEPS = 8
"""Runs, one after the other, that are tried to come to rest."""

Spans = dict[int, TimeSpan]
"""The times of cues that move."""
Spared = Mapping[int, frozenset[TimingLimit]]
"""The cues that are spared some limits, and which."""


class Rest(NamedTuple):
    """Times that stay."""

    spans: Spans
    """The cues that move."""
    is_firm: bool
    """Whether a second run would find no others, rather than not take them."""


class Further(NamedTuple):
    """What one more run makes of times."""

    spans: Spans
    """The cues that it moves."""
    spared: Spared
    """What it asks less."""
    solution: Solution
    """What there is under all limits, with certificates of what cannot be from these times on."""


class Easing:
    """Cues that have nothing to do with others, and how they move where limits cannot all hold."""

    def __init__(self, cues: Mapping[int, Timed], bounds: Bounds, grid: Grid) -> None:
        self.cues = dict(sorted(cues.items()))
        self.bounds = bounds
        self.grid = grid
        self._rooms: dict[int, Room] = {}
        """Where cues may go, of those that must not be brought nearer to a goal out of reach."""

    def solution(self) -> Solution:
        """Return the least change under all limits, with certificates where they cannot hold."""
        return self._solved(self.cues)

    def eased(self, solution: Solution) -> Spans:
        """Return the least change where all that is `stuck` is spared what it breaks."""
        return self._spared(self.cues, solution)[1].spans

    def further(self, spans: Spans) -> Further:
        """Return what a second run would make of cues that the first has moved to `spans`."""
        now = moved(self.cues, spans)
        plain = self._solved(now)
        spared, again = self._spared(now, plain)
        return Further(again.spans, spared, plain)

    def settled(self) -> Rest:
        """Return the times at which a second run leaves the cues.

        Where times that rest break more limits than there need be, the cues that would be spared
        something stay where they are, and the others are solved around them; if a second run
        decides otherwise, it is not done.
        """
        chosen = self._chosen()
        if not chosen.is_firm:
            later = Easing(moved(self.cues, chosen.spans), self.bounds, self.grid)
            if later._chosen().spans:
                return Rest(self._resting() or {}, is_firm=False)
        return chosen

    def _chosen(self) -> Rest:
        """Return the times at which fewer limits are broken, those that rest if it is all one."""
        resting = self._resting()
        left = None if resting is None else self._count(resting)
        if resting is not None and not left:
            return Rest(resting, is_firm=True)
        holding = self._holding()
        if resting is None or left is None or self._count(holding) < left:
            return Rest(holding, is_firm=False)
        return Rest(resting, is_firm=True)

    def _count(self, spans: Spans) -> int:
        return sum(1 for _ in faults(moved(self.cues, spans), self.bounds))

    def _resting(self) -> Spans | None:
        """Return times from which a second run finds no others; None where there are none."""
        self._rooms = {}
        while True:
            spans = self._with_fewest_spared()
            for _ in range(_MOST_STEPS):
                again = self.further(spans).spans
                if not again:
                    return spans
                if self._is_far(again):
                    break
                spans = spans | again
            else:
                return None
            if not self._bar(again):
                return None

    def _holding(self) -> Spans:
        """Return the least change where the cues that would be spared something stay."""
        held, _ = self._spared(self.cues, self.solution())
        cues = {index: fixed(cue) if index in held else cue for index, cue in self.cues.items()}
        return self._solved(cues).spans

    def _with_fewest_spared(self) -> Spans:
        """Return the least change in which no cue is spared anything that need not be."""
        spared, found = self._spared(self.cues, self._solved(self.cues, self._rooms), self._rooms)
        while spared:
            now = moved(self.cues, found.spans)
            stuck = self._solved(now, {index: self._room(index) for index in now}).stuck
            still = {index: limits for index, limits in spared.items() if index in stuck}
            if len(still) == len(spared):
                break
            spared = still
            found = self._solved(sparing(self.cues, spared), self._rooms)
        return found.spans

    def _spared(
        self,
        cues: Mapping[int, Timed],
        solution: Solution,
        rooms: Mapping[int, Room] | None = None,
    ) -> tuple[Spared, Solution]:
        """Return what stuck cues have to be spared, and the solution with that."""
        spared: dict[int, frozenset[TimingLimit]] = {}
        while True:
            more = dict(spared)
            for index in solution.stuck:
                if cues[index].is_held:
                    continue
                own = spared.get(index, frozenset())
                faults = {*self.bounds.broken_durations(cues[index], cues[index].span)} - own
                tier = next((tier for tier in _TIERS if tier & faults), None)
                if tier is not None:
                    more[index] = own | (tier & faults)
            if more == spared:
                return spared, solution
            spared = more
            solution = self._solved(sparing(cues, spared), rooms)

    def _room(self, index: int) -> Room:
        """Return how far the edges of a cue may go from where they were at first."""
        room, shift = self._rooms.get(index, ANYWHERE), self.bounds.shift
        start, end = self.cues[index].span
        return room.within(Room((start - shift, start + shift), (end - shift, end + shift)))

    def _is_far(self, again: Spans) -> bool:
        """Whether a second run leads an edge further from its first place than it may go."""
        return any(
            abs(then - first) > self.bounds.shift
            for index, span in again.items()
            for first, then in zip(self.cues[index].span, span, strict=True)
        )

    def _bar(self, again: Spans) -> bool:
        """Bar the ways that a second run would take too far; return whether there are new ones."""
        before = dict(self._rooms)
        for index, then in again.items():
            first, shift = self.cues[index].span, self.bounds.shift
            starts = _barred(first.start, then.start, shift)
            ends = _barred(first.end, then.end, shift)
            self._rooms[index] = self._rooms.get(index, ANYWHERE).within(Room(starts, ends))
        return any(before.get(index, ANYWHERE) != room for index, room in self._rooms.items())

    def _solved(
        self, cues: Mapping[int, Timed], rooms: Mapping[int, Room] | None = None
    ) -> Solution:
        return Solution(cues, self.bounds, self.grid, rooms)


def sparing(cues: Mapping[int, Timed], spared: Spared) -> dict[int, Timed]:
    """Return `cues` without the limits that they are spared."""
    return {
        index: spare(cue, spared[index]) if index in spared else cue for index, cue in cues.items()
    }


def spare(cue: Timed, limits: frozenset[TimingLimit]) -> Timed:
    """Return `cue` without `limits`, but no worse."""
    return cue._replace(spared=cue.spared | limits, lasting=cue.span.duration)


def fixed(cue: Timed) -> Timed:
    """Return `cue` as one that stays where it is, whatever its own limits say."""
    return cue._replace(is_held=True)


def moved(cues: Mapping[int, Timed], spans: Mapping[int, TimeSpan]) -> dict[int, Timed]:
    """Return `cues` with those of `spans` at their new times."""
    return {
        index: cue._replace(span=spans[index]) if index in spans else cue
        for index, cue in cues.items()
    }


def _barred(first: int, then: int, shift: int) -> Limit:
    """Return where an edge may go that must not be led from `first` to `then`, if that is far."""
    if then < first - shift:
        return first, None
    return (None, first) if then > first + shift else (None, None)
