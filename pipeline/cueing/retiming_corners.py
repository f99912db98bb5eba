"""The few milliseconds at which the edges of a run of cues can stand in its best solution.

Without a frame rate an edge has a thousand places. But for each choice of the gaps' intervals the
cost is linear wherever no edge passes its original time, so the best solution (there is one only)
is a corner: every edge stands at its original time, at an end of its places, or exactly one limit
away from a neighbour that does. Edges are tied to neighbours only, so these times are found by
walking from the left and from the right.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.cueing.retiming_reach import Reach, Stretch, may_be_spared
from pipeline.cueing.timing_limits import Bounds

_MOST = 400
"""More times than these are no gain over all of them."""


def cornered(stretch: Stretch, bounds: Bounds) -> Stretch:
    """Return `stretch` with those places only in which its best solution can lie.

    As it is where they are many.
    """
    few = _Web(stretch.reaches, bounds).found()
    if few is None:
        return stretch
    return Stretch(
        [
            one._replace(starts=few[2 * n], ends=few[2 * n + 1])
            for n, one in enumerate(stretch.reaches)
        ],
        stretch.further,
    )


class _Web:
    """The edges of a run of cues, and by how many milliseconds neighbours may be tied."""

    def __init__(self, reaches: Sequence[Reach], bounds: Bounds) -> None:
        gaps = [bound for low, high in bounds.gaps for bound in (low, high) if bound is not None]
        self.places: list[Sequence[int]] = []
        self.steps: list[list[int]] = []
        """For each edge, what may lie between it and the next."""
        self.apart: dict[int, list[int]] = {}
        """For each start after which chaining may spare the gap, what lies up to the next start."""
        originals: list[int] = []
        for one in reaches:
            if may_be_spared(one, bounds) and one.most is not None:
                self.apart[len(self.places)] = [one.most + bounds.closed_gap + 1]
            self.places += (one.starts, one.ends)
            originals += one.cue.span
            own = [] if one.is_held else [one.least, *([] if one.most is None else [one.most])]
            self.steps += (own, gaps)
        self.corners = [set(_corners(*pair)) for pair in zip(self.places, originals, strict=True)]

    def found(self) -> list[list[int]] | None:
        """Return the times of each edge, ascending; None where they are many."""
        ahead = [set(one) for one in self.corners]
        back = [set(one) for one in self.corners]
        last = len(self.places) - 1
        for edge in range(1, last + 1):
            ahead[edge].update(self._tied(edge, ahead[edge - 1], self.steps[edge - 1], 1))
            ahead[edge].update(self._tied(edge, ahead[edge - 2], self.apart.get(edge - 2, ()), 1))
            if len(ahead[edge]) > _MOST:
                return None
        for edge in range(last - 1, -1, -1):
            back[edge].update(self._tied(edge, back[edge + 1], self.steps[edge], -1))
            if edge in self.apart and edge + 2 <= last:
                back[edge].update(self._tied(edge, back[edge + 2], self.apart[edge], -1))
            if len(back[edge]) > _MOST:
                return None
        for edge in self.apart:
            end = edge + 1
            back[end].update(self._tied(end, back[edge], self.steps[edge], 1))
            if end < last:
                back[end].update(self._tied(end, ahead[end + 1], self.steps[end], -1))
        return [sorted(one | other) for one, other in zip(ahead, back, strict=True)]

    def _tied(
        self, edge: int, times: Iterable[int], steps: Sequence[int], way: int
    ) -> Iterator[int]:
        """Yield the places of `edge` that lie one of `steps` after `times`, or before them."""
        places = self.places[edge]
        for step in steps:
            for time in times:
                at = time + way * step
                if at in places if isinstance(places, range) else _is_in(at, places):
                    yield at


def _is_in(time: int, places: Sequence[int]) -> bool:
    at = bisect_left(places, time)
    return at < len(places) and places[at] == time


def _corners(places: Sequence[int], original: int) -> Iterator[int]:
    """Yield the ends of the runs of `places`, and `original` if it is one of them."""
    if not places:
        return
    yield places[0]
    yield places[-1]
    if original in places:
        yield original
    if not isinstance(places, range):
        for one, later in pairwise(places):
            if later - one > 1:
                yield one
                yield later
