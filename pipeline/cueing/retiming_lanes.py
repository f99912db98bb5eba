"""Retiming one lane: what cannot be solved is left as it is, all else moves as little as it can.

First the smallest runs of cues whose limits cannot all hold are found, all of them; their cues are
held where they are, and each run gets a certificate. Held cues stand in the way of their
neighbours, so the search goes on between them until the limits of all cues that are not held can
hold. Then each place where a limit is broken is solved by itself, and its run grows where the
solution breaks a limit at its borders. Such a solution is the best of the whole lane: it is the
best when less is asked for, and it gives all that is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.cueing.infeasible import Certificate, certificate, cores
from pipeline.cueing.retiming_corners import cornered
from pipeline.cueing.retiming_program import cheapest
from pipeline.cueing.retiming_reach import ANYWHERE, Grid, Room, Stretch, reach
from pipeline.cueing.timing_limits import Bounds, Timed
from pipeline.model.time import TimeSpan


def in_lanes(cues: Mapping[int, Timed]) -> list[list[int]]:
    """Return the cues of each lane in order of start, then of the track."""
    found: dict[str | int, list[int]] = {}
    for index, cue in cues.items():
        found.setdefault(cue.lane, []).append(index)
    return [sorted(lane, key=lambda index: cues[index].span.start) for lane in found.values()]


def parts(cues: Mapping[int, Timed], lane: Sequence[int], bounds: Bounds) -> Iterator[list[int]]:
    """Yield the runs of a lane that have nothing to do with each other and break a limit.

    Between two runs lies a gap that is wide enough however both are moved.
    """
    wide = bounds.widest_refused + 2 * bounds.shift
    part: list[int] = []
    latest = 0
    is_broken = False
    for index in lane:
        cue = cues[index]
        start, end = cue.span
        if part and start - latest >= wide:
            if is_broken:
                yield part
            part, is_broken = [], False
        if not is_broken:
            is_broken = is_any_broken(cue, bounds) or (
                bool(part) and any(_broken_between(cues[part[-1]], start, bounds))
            )
        latest = max(latest, end) if part else end
        part.append(index)
    if is_broken:
        yield part


def is_any_broken(cue: Timed, bounds: Bounds) -> bool:
    """Whether a cue breaks a limit by itself."""
    start, end = cue.span
    longest = bounds.most(cue)
    if end - start < bounds.least(cue) or (longest is not None and end - start > longest):
        return True
    return bool(bounds.shots) and (any(bounds.broken_start(start)) or any(bounds.broken_end(end)))


def _broken_between(cue: Timed, next_start: int, bounds: Bounds) -> Iterator[object]:
    if next_start - cue.span.end < bounds.widest_refused:
        yield from bounds.broken_gaps(cue, cue.span, next_start)


class _Run(NamedTuple):
    """Cues of which only the first and the last may be held."""

    first: int
    last: int
    held: tuple[bool, bool]
    """Whether the first and the last are."""
    further: int | None
    """The held cue further back that lasts longer than the first, which is held then."""


class Part:
    """A run of cues of one lane that breaks a limit."""

    def __init__(
        self,
        cues: Mapping[int, Timed],
        numbers: Sequence[int],
        bounds: Bounds,
        grid: Grid,
        rooms: Mapping[int, Room],
    ) -> None:
        self.bounds = bounds
        self.grid = grid
        self._further: dict[int, int] = {}
        self.reaches = [
            reach(number, cues[number], bounds, grid, rooms.get(number, ANYWHERE))
            for number in numbers
        ]
        self.cores: list[Stretch] = []
        """The smallest runs whose limits cannot all hold; their cues are held."""
        self.is_layered = False
        """Whether one of them depends on cues held by another."""
        self._hold()

    def certificates(self) -> list[Certificate]:
        """Return why cues are held, in their order."""
        spacing = self.grid.spacing
        found = [certificate(core, self.bounds, spacing) for core in self.cores]
        return sorted(found, key=lambda one: (one.cues, one.held))

    def spans(self) -> dict[int, TimeSpan]:
        """Return the times of the cues that move."""
        spans: dict[int, TimeSpan] = {}
        for run in self._stretches():
            spans.update(_Groups(self, run.first, run.last).solved())
        return spans

    def stretch(self, first: int, last: int) -> Stretch:
        """Return the cues from `first` to `last`, with what else is held in their way."""
        further = self._further.get(first)
        return Stretch(
            self.reaches[first : last + 1], () if further is None else (self.reaches[further],)
        )

    def _hold(self) -> None:
        """Hold the cues that cannot all keep their limits.

        All smallest runs of a stretch are held at once, before any of them is in another's way.
        """
        checked: set[_Run] = set()
        while work := [one for one in self._stretches() if one not in checked]:
            checked.update(work)
            for run in work:
                found = cores(self.stretch(run.first, run.last), self.bounds, self.grid.spacing)
                self.cores += found
                named = {one.number for core in found for one in core.reaches}
                self.is_layered |= any(one.is_held for core in found for one in core.reaches)
                self._hold_all(named, run)

    def _hold_all(self, named: set[int], run: _Run) -> None:
        """Hold those of the cues of `run` that are `named`."""
        for place in range(run.first, run.last + 1) if named else ():
            one = self.reaches[place]
            if one.number in named and not one.is_held:
                held = reach(one.number, one.cue, self.bounds, self.grid, is_held=True)
                self.reaches[place] = held
                if one.cue.span.is_backwards:
                    self._keep_after(place)

    def _keep_after(self, place: int) -> None:
        """Keep the cue after one that is held and ends before it starts from starting before it."""
        start = self.reaches[place].cue.span.start
        for later in self.reaches[place + 1 : place + 2]:
            if not later.is_held:
                starts = [one for one in later.starts if one >= start]
                self.reaches[place + 1] = later._replace(starts=starts)

    def _stretches(self) -> list[_Run]:
        """Return the runs between held cues, with these; note what else is held in their way."""
        found: list[_Run] = []
        opens, latest, last = 0, -1, len(self.reaches) - 1
        self._further = {}
        for place, one in enumerate(self.reaches):
            if one.is_held or place == last:
                if place - opens > 1 or not (self.reaches[opens].is_held and one.is_held):
                    held = (self.reaches[opens].is_held, one.is_held)
                    found.append(_Run(opens, place, held, self._further.get(opens)))
                opens = place
            if one.is_held:
                end = one.cue.span.end
                if latest >= 0 and self.reaches[latest].cue.span.end > end:
                    self._further[place] = latest
                else:
                    latest = place
        return found


class _Groups:
    """The cues of a stretch that have to move, run by run."""

    def __init__(self, part: Part, first: int, last: int) -> None:
        self.part = part
        self.first, self.last = first, last
        self.bounds = part.bounds
        self.done: list[tuple[int, int]] = []
        self.spans: dict[int, TimeSpan] = {}

    def solved(self) -> dict[int, TimeSpan]:
        """Return the times of the cues that move, by their index in the track."""
        for first, last in self._broken():
            if self.done and last <= self.done[-1][1]:
                continue
            self._solve(first, last)
        reaches = self.part.reaches
        return {
            reaches[place].number: span
            for place, span in self.spans.items()
            if span != reaches[place].cue.span
        }

    def _broken(self) -> Iterator[tuple[int, int]]:
        """Yield the runs of one or two cues that break a limit, from left to right."""
        reaches, bounds = self.part.reaches, self.bounds
        for place in range(self.first, self.last + 1):
            one = reaches[place]
            if not one.is_held and is_any_broken(one.cue, bounds):
                yield place, place
            if place == self.last or (one.is_held and reaches[place + 1].is_held):
                continue
            further = self.part.stretch(place, place + 1).further if one.is_held else ()
            start = reaches[place + 1].cue.span.start
            if any(any(_broken_between(o.cue, start, bounds)) for o in (one, *further)):
                yield place, place + 1

    def _solve(self, first: int, last: int) -> None:
        """Solve the run from `first` to `last`, and as much beside it as has to move with it."""
        while True:
            if first > self.first and self.part.reaches[first - 1].is_held:
                first -= 1
            while self.done and self.done[-1][1] >= first:
                before = self.done.pop()
                first, last = min(first, before[0]), max(last, before[1])
            stretch = self.part.stretch(first, last)
            if self.bounds.limits.frame_rate is None:
                stretch = cornered(stretch, self.bounds)
            spans = cheapest(stretch, self.bounds)
            if spans is None:
                raise AssertionError("a run without a certificate can be solved")
            size = last - first + 1
            is_left_good = first == self.first or self._is_good(
                first - 1, self._span(first - 1), spans[0].start
            )
            is_right_good = last == self.last or self._is_good(
                last, spans[-1], self.part.reaches[last + 1].cue.span.start
            )
            if is_left_good and is_right_good:
                break
            if not is_left_good:
                first = max(self.first, first - size)
            if not is_right_good:
                last = min(self.last, last + size)
        self.spans.update(zip(range(first, last + 1), spans, strict=True))
        self.done.append((first, last))

    def _span(self, place: int) -> TimeSpan:
        if self.done and self.done[-1][0] <= place <= self.done[-1][1]:
            return self.spans[place]
        return self.part.reaches[place].cue.span

    def _is_good(self, place: int, span: TimeSpan, next_start: int) -> bool:
        return not any(self.bounds.broken_gaps(self.part.reaches[place].cue, span, next_start))
