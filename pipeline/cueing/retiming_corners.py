"""The few milliseconds at which the edges of a run of cues can stand in its best solution.

Without a frame rate an edge has a thousand places. But for each choice of the gaps' intervals the
cost is linear wherever no edge passes its original time, so the best solution (there is one only)
is a corner: every edge stands at its original time, at an end of its places, or exactly one limit
away from a neighbour that does. Edges are tied to neighbours only, so these times are found by
walking from the left and from the right.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from pipeline.cueing.retiming_reach import Stretch, may_be_spared
from pipeline.cueing.timing_limits import Bounds


def cornered(stretch: Stretch, bounds: Bounds) -> Stretch:
    """Return `stretch` with those places only in which its best solution can lie."""
    few = _Web(stretch, bounds).found()
    reaches = [
        one._replace(starts=few[2 * n], ends=few[2 * n + 1])
        for n, one in enumerate(stretch.reaches)
    ]
    return Stretch(reaches, stretch.further)


class _Web:
    """The edges of a run of cues, and by how many milliseconds neighbours may be tied."""

    def __init__(self, stretch: Stretch, bounds: Bounds) -> None:
        reaches = stretch.reaches
        gaps = [bound for low, high in bounds.gaps for bound in (low, high) if bound is not None]
        self.places: list[Sequence[int]] = []
        self.steps: list[list[int]] = []
        """For each edge, what may lie between it and the next."""
        self.apart: dict[int, list[int]] = {}
        """For each start after which chaining may spare the gap, what lies up to the next start."""
        originals: list[int] = []
        for one in reaches:
            is_spared = may_be_spared(one, bounds) or (bounds.chained and one.is_held)
            if is_spared and one.most is not None:
                self.apart[len(self.places)] = [one.most + bounds.closed_gap + 1]
            self.places += (one.starts, one.ends)
            originals += one.cue.span
            own = [] if one.is_held else [one.least, *([] if one.most is None else [one.most])]
            self.steps += (own, gaps)
        self.corners = [set(_corners(*pair)) for pair in zip(self.places, originals, strict=True)]
        for held in stretch.further if len(reaches) > 1 else ():
            self.corners[2].update(self._tied(2, [held.cue.span.end], gaps, 1))
            if bounds.chained and held.most is not None:
                spared = held.most + bounds.closed_gap + 1
                self.corners[2].update(self._tied(2, [held.cue.span.start], [spared], 1))

    def found(self) -> list[list[int]]:
        """Return the times of each edge, ascending."""
        ahead = [set(one) for one in self.corners]
        back = [set(one) for one in self.corners]
        last = len(self.places) - 1
        for edge in range(1, last + 1):
            ahead[edge] |= self._tied(edge, ahead[edge - 1], self.steps[edge - 1], 1)
            if edge - 2 in self.apart:
                ahead[edge] |= self._tied(edge, ahead[edge - 2], self.apart[edge - 2], 1)
        for edge in range(last - 1, -1, -1):
            back[edge] |= self._tied(edge, back[edge + 1], self.steps[edge], -1)
            if edge in self.apart and edge + 2 <= last:
                back[edge] |= self._tied(edge, back[edge + 2], self.apart[edge], -1)
        for edge in self.apart:  # an end tied to a start that is tied past it to another
            end = edge + 1
            back[end] |= self._tied(end, back[edge], self.steps[edge], 1)
            if end < last:
                back[end] |= self._tied(end, ahead[end + 1], self.steps[end], -1)
        return [sorted(one | other) for one, other in zip(ahead, back, strict=True)]

    def _tied(self, edge: int, times: Collection[int], steps: Sequence[int], way: int) -> set[int]:
        """Return the places of `edge` that lie one of `steps` after `times`, or before them."""
        places = self.places[edge]
        if not places:
            return set()
        first, last = places[0], places[-1]
        tied = {
            at for step in steps for time in times if first <= (at := time + way * step) <= last
        }
        return tied if isinstance(places, range) else tied.intersection(places)


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
