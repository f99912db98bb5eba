"""The least change of times under limits that can all hold: an exact dynamic program.

Edges are taken in order: start and end of a cue, start of the next. What the best way to a place of
an edge costs follows from the best ways to the places of the edge before it, since every limit
lies between two neighbouring edges; only a gap that chaining spares lies between the starts of two
cues, and for it the costs of the starts are kept.

The cost, in this order: the milliseconds by which edges move, all together; of that, the
milliseconds of starts, since a viewer notices late speech more than a late end; then the last edge
stands as early as it can, then the one before it, and so on. So the best is one only.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import add
from typing import NamedTuple

from pipeline.cueing.retiming_reach import Reach, Stretch, is_clear, may_be_spared
from pipeline.cueing.timing_limits import Bounds
from pipeline.model.time import TimeSpan

Costs = list[int]
"""For each place of an edge, the cost of the best way to it; `NO_WAY` or more where none leads."""
NO_WAY = 1 << 80
_MOVED = 1 << 28
"""What a millisecond of movement weighs against one that is also of a start: the starts of a run
move by less together, 75,000 seconds."""


class _Step(NamedTuple):
    """The costs at one cue."""

    start: Costs
    """Up to its start, before that moves."""
    started: Costs
    """With it."""
    end: Costs
    """Up to its end, with it."""
    spared: Costs
    """For each start, up to the best end, where chaining may spare the gap after it; else empty."""


def cheapest(stretch: Stretch, bounds: Bounds) -> list[TimeSpan] | None:
    """Return the times of the cues of `stretch` that move least while all their limits hold.

    None where the limits cannot all hold.
    """
    reaches = stretch.reaches
    steps: list[_Step] = []
    for index, one in enumerate(reaches):
        start = (
            _gaps(reaches[index - 1], one, steps[-1], bounds) if index else [0] * len(one.starts)
        )
        if index == 1 and reaches[0].is_held:
            start = _clear(start, one, stretch.further, bounds)
        steps.append(_cue(one, start, bounds, is_last=index == len(reaches) - 1))
        if min(steps[-1].end, default=NO_WAY) >= NO_WAY:
            return None
    return _traced(reaches, steps, bounds)


def least(costs: Costs, at: Sequence[int], to: Sequence[int], low: int, high: int | None) -> Costs:
    """Return for each place of `to` the least cost of the places `at` from which it can follow.

    A place can follow at least `low` and at most `high` ms after another.
    """
    if not at or not to:
        return [NO_WAY] * len(to)
    last = [bisect_right(at, place - low) for place in to]
    if high is None or to[-1] - at[0] <= high:
        best = [NO_WAY, *accumulate(costs, min)]
        return [best[count] for count in last]
    first = [bisect_left(at, place - high) for place in to]
    if len(at) <= 64:
        return [min(costs[i:j], default=NO_WAY) for i, j in zip(first, last, strict=True)]
    return _windows(costs, first, last)


def _windows(costs: Costs, first: Sequence[int], last: Sequence[int]) -> Costs:
    """Return the least of `costs` from each of `first` to before each of `last`, both ascending.

    The costs are cut into blocks as wide as the widest window, so that a window lies in two of them
    at most: the least is that of the end of one and the beginning of the other.
    """
    width = max(1, *(j - i for i, j in zip(first, last, strict=True)))
    ahead: Costs = []
    behind: Costs = []
    for opens in range(0, len(costs), width):
        block = costs[opens : opens + width]
        ahead += accumulate(block, min)
        behind += [*accumulate(reversed(block), min)][::-1]
    found: Costs = []
    for i, j in zip(first, last, strict=True):
        if i >= j:
            found.append(NO_WAY)
        elif i // width == (j - 1) // width:
            found.append(min(costs[i:j]) if j - i < width else ahead[j - 1])
        else:
            found.append(min(behind[i], ahead[j - 1]))
    return found


def _cue(one: Reach, start: Costs, bounds: Bounds, *, is_last: bool) -> _Step:
    if one.is_held:
        return _Step(start, start, start, [])
    span = one.cue.span
    started = list(map(add, start, _moves(one.starts, span.start, _MOVED + 1)))
    moves = _moves(one.ends, span.end, _MOVED)
    end = list(map(add, least(started, one.starts, one.ends, one.least, one.most), moves))
    spared: Costs = []
    if not is_last and may_be_spared(one, bounds):
        nearest = moves.index(min(moves))
        spared = [
            cost + moves[min(max(nearest, i), j - 1)] if i < j else NO_WAY
            for cost, i, j in zip(started, *_follow(one), strict=True)
        ]
    return _Step(start, started, end, spared)


def _follow(one: Reach) -> tuple[list[int], list[int]]:
    """Return for each start of a cue the first of its ends that can follow, and that after all."""
    first = [bisect_left(one.ends, start + one.least) for start in one.starts]
    if one.most is None:
        return first, [len(one.ends)] * len(first)
    return first, [bisect_right(one.ends, start + one.most) for start in one.starts]


def _moves(places: Sequence[int], original: int, weight: int) -> Costs:
    return [abs(place - original) * weight for place in places]


def _gaps(one: Reach, later: Reach, step: _Step, bounds: Bounds) -> Costs:
    """Return the costs up to the start of the cue after `one`."""
    if one.is_held and later.is_held:
        return step.end
    if one.is_held:
        return [step.end[0] if is_clear(one, start, bounds) else NO_WAY for start in later.starts]
    ways = [least(step.end, one.ends, later.starts, low, high) for low, high in bounds.gaps]
    if step.spared and one.most is not None:
        apart = one.most + bounds.closed_gap + 1
        ways.append(least(step.spared, one.starts, later.starts, apart, None))
    return ways[0] if len(ways) == 1 else list(map(min, *ways))


def _clear(costs: Costs, one: Reach, further: Sequence[Reach], bounds: Bounds) -> Costs:
    """Return `costs` with no way to the starts that are too near to one of the `further` cues."""
    if one.is_held:
        return costs
    return [
        cost if all(is_clear(other, start, bounds) for other in further) else NO_WAY
        for cost, start in zip(costs, one.starts, strict=True)
    ]


def _traced(reaches: Sequence[Reach], steps: Sequence[_Step], bounds: Bounds) -> list[TimeSpan]:
    """Return the way that leads to the least cost, each edge as early as it can, the last first."""
    one, step = reaches[-1], steps[-1]
    end = step.end.index(min(step.end))
    start = _start_before(one, step, end)
    spans = [TimeSpan(one.starts[start], one.ends[end])]
    for index in range(len(reaches) - 2, -1, -1):
        cost = steps[index + 1].start[start]
        one = reaches[index]
        start, end = _edges_before(one, steps[index], spans[-1].start, cost, bounds)
        spans.append(TimeSpan(one.starts[start], one.ends[end]))
    return spans[::-1]


def _start_before(one: Reach, step: _Step, end: int) -> int:
    """Return the earliest of the starts from which the best way to `end` comes."""
    if one.is_held:
        return 0
    place = one.ends[end]
    before = step.end[end] - abs(place - one.cue.span.end) * _MOVED
    first = 0 if one.most is None else bisect_left(one.starts, place - one.most)
    return step.started.index(before, first, bisect_right(one.starts, place - one.least))


def _edges_before(
    one: Reach, step: _Step, next_start: int, cost: int, bounds: Bounds
) -> tuple[int, int]:
    """Return start and end of `one` on the best way to the start of the next cue."""
    if one.is_held:
        return 0, 0
    ways: list[tuple[int, int]] = []
    for end, before in enumerate(step.end):
        if before == cost and _is_legal(next_start - one.ends[end], bounds):
            ways.append((end, _start_before(one, step, end)))
            break
    if step.spared and one.most is not None:
        latest = next_start - one.most - bounds.closed_gap - 1
        moves = _moves(one.ends, one.cue.span.end, _MOVED)
        for start, (i, j) in enumerate(zip(*_follow(one), strict=True)):
            if step.spared[start] == cost and one.starts[start] <= latest:
                ways.append((moves.index(cost - step.started[start], i, j), start))
    end, start = min(ways)
    return start, end


def _is_legal(gap: int, bounds: Bounds) -> bool:
    return any(low <= gap and (high is None or gap <= high) for low, high in bounds.gaps)
