"""Retiming all lanes of cues: each by itself, and all in the order they had.

Lanes do not see each other: a sign may be shown beside what is said. But starts keep their order,
and what was not on screen together does not come to be.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from pipeline.cueing.infeasible import Certificate
from pipeline.cueing.retiming_lanes import Part, in_lanes, parts
from pipeline.cueing.retiming_reach import ANYWHERE, Grid, Room
from pipeline.cueing.timing_limits import Bounds, Timed
from pipeline.model.time import TimeSpan


class _Edge(NamedTuple):
    """One of the two times of a cue."""

    cue: int
    is_end: bool

    def of(self, span: TimeSpan) -> int:
        """Return this time of a cue at `span`."""
        return span.end if self.is_end else span.start

    def room(self, opens: int | None, closes: int | None) -> Room:
        """Return the room of a cue in which this edge stays between two times."""
        limit = (opens, closes)
        return Room(ends=limit) if self.is_end else Room(starts=limit)


class Solution:
    """The least change of cues under limits, and the certificates of those whose cannot all hold.

    The lanes do not see each other at first. Where two edges then change places, neither may pass a
    time between where both were, and the lanes are solved again.
    """

    def __init__(
        self,
        cues: Mapping[int, Timed],
        bounds: Bounds,
        grid: Grid,
        rooms: Mapping[int, Room] | None = None,
    ) -> None:
        self._cues = cues
        lanes = in_lanes(cues)
        runs = [part for lane in lanes for part in parts(cues, lane, bounds)]
        in_order = list(_in_order(cues, lanes, bounds)) if len(lanes) > 1 and runs else []
        rooms = rooms or {}
        while True:
            self._parts = [Part(cues, run, bounds, grid, rooms) for run in runs]
            apart = self._apart(in_order, rooms)
            if apart == rooms:
                break
            rooms = apart
            del self.spans

    @property
    def is_layered(self) -> bool:
        """Whether a certificate depends on cues held by another one."""
        return any(part.is_layered for part in self._parts)

    @property
    def cores(self) -> list[list[int]]:
        """The smallest sets of cues whose limits cannot all hold."""
        return [core.numbers for part in self._parts for core in part.cores]

    @property
    def stuck(self) -> frozenset[int]:
        """The cues that a certificate names."""
        return frozenset(number for core in self.cores for number in core)

    def certificates(self) -> tuple[Certificate, ...]:
        """Return why limits cannot all hold."""
        return tuple(proof for part in self._parts for proof in part.certificates())

    @cached_property
    def spans(self) -> dict[int, TimeSpan]:
        """The cues that move."""
        return {index: span for part in self._parts for index, span in part.spans().items()}

    def _apart(
        self, in_order: Sequence[tuple[_Edge, _Edge]], rooms: Mapping[int, Room]
    ) -> Mapping[int, Room]:
        """Return where edges may go so that those that have changed places no longer do."""
        found = dict(rooms)
        for one, later in in_order:
            old, old_later = one.of(self._cues[one.cue].span), later.of(self._cues[later.cue].span)
            new, new_later = one.of(self._now(one.cue)), later.of(self._now(later.cue))
            if new <= new_later:
                continue
            if new_later >= old_later:
                meeting = old_later
            elif new <= old:
                meeting = old
            else:
                meeting = (old + old_later) // 2
            for edge, room in ((one, one.room(None, meeting)), (later, later.room(meeting, None))):
                found[edge.cue] = found.get(edge.cue, ANYWHERE).within(room)
        return found

    def _now(self, index: int) -> TimeSpan:
        return self.spans.get(index, self._cues[index].span)


def _in_order(
    cues: Mapping[int, Timed], lanes: Sequence[Sequence[int]], bounds: Bounds
) -> Iterator[tuple[_Edge, _Edge]]:
    """Yield the edges of cues that must not change places and might, the earlier one first."""
    order = sorted(cues, key=lambda index: cues[index].span.start)
    for one, later in pairwise(order):
        yield _Edge(one, is_end=False), _Edge(later, is_end=False)
    for lane in lanes:
        ends = sorted((cues[index].span.end, index) for index in lane)
        for later in order:
            span, own = cues[later].span, cues[later].lane
            if own == cues[lane[0]].lane:
                continue
            first = bisect_left(ends, (span.start - 2 * bounds.shift, -1))
            for _, one in ends[first : bisect_right(ends, (span.start, len(cues)))]:
                yield _Edge(one, is_end=True), _Edge(later, is_end=False)
