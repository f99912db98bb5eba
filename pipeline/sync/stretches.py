"""Which line holds where: the best way through the cues of the target, a line for each.

Dynamic programming (Viterbi): each cue speaks for each line, and each change of line costs what
would be gained by chance, as there are so many lines and places to choose from.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from heapq import nlargest
from typing import NamedTuple

from pipeline.sync.likelihood import Likelihood
from pipeline.sync.timelines import Line, Timeline

_BLOCK = 8
"""Cues without a counterpart, that follow one another, that another line is sought for."""
_LEAST_VOTES = 3
_MOST_VOTES = 400_000
"""Pairs that vote for the offset of one stretch; four times as many in all."""


class Stretch(NamedTuple):
    """Cues `first` up to `last`, not included, that one line holds for."""

    first: int
    last: int
    line: Line


class Way(NamedTuple):
    """Lines for all cues of the target."""

    stretches: tuple[Stretch, ...]
    gains: tuple[float, ...]
    """For each cue, how much it speaks for its line."""
    score: float
    """Of all, with what the changes cost taken off."""


def change_cost(target: Timeline, reference: Timeline, likelihood: Likelihood) -> float:
    """Return the logarithm of how many places and offsets a part could have."""
    offsets = (reference.span + target.span + 1) / likelihood.spread
    return math.log(max(2.0, offsets)) + math.log(len(target) + 1)


def best_way(
    target: Timeline,
    reference: Timeline,
    lines: Sequence[Line],
    likelihood: Likelihood,
    cost: float,
) -> Way:
    """Return the best lines; the reference runs on from one to the next."""
    gains = [likelihood.of_cues(target, reference, line) for line in lines]
    count = len(lines)
    totals = [one[0] for one in gains]
    latest = [_mapped(line, target.starts[0]) if gain[0] > 0 else -math.inf
              for line, gain in zip(lines, gains, strict=True)]  # fmt: skip
    origins: list[list[int]] = []
    for at in range(1, len(target)):
        start = target.starts[at]
        origin, after, reached = [], [], []
        enough = max(totals) - cost
        for here, line in enumerate(lines):
            moment = line.ratio * start + line.offset
            before = here
            if totals[here] < enough:
                before = _origin(totals, latest, here, moment, cost)
            gain = gains[here][at]
            origin.append(before)
            after.append(totals[before] + gain - (cost if before != here else 0.0))
            reached.append(moment if gain > 0 else latest[before])
        origins.append(origin)
        totals, latest = after, reached
    last = max(range(count), key=totals.__getitem__)
    path = [last]
    for origin in reversed(origins):
        path.append(origin[path[-1]])
    path.reverse()
    said = tuple(gains[line][at] for at, line in enumerate(path))
    return Way(_stretches(path, lines), said, totals[last])


def _origin(
    totals: Sequence[float], latest: Sequence[float], here: int, moment: float, cost: float
) -> int:
    """Return the line of the cue before: the same, or a better one that does not reach beyond."""
    best, most = here, totals[here] + cost
    for other, total in enumerate(totals):
        if total > most and latest[other] < moment:
            best, most = other, total
    return best


def _mapped(line: Line, moment: int) -> float:
    return line.ratio * moment + line.offset


def _stretches(path: Sequence[int], lines: Sequence[Line]) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    first = 0
    for at in range(1, len(path) + 1):
        if at == len(path) or path[at] != path[first]:
            found.append(Stretch(first, at, lines[path[first]]))
            first = at
    return tuple(found)


def lines_of_rest(
    target: Timeline, reference: Timeline, way: Way, likelihood: Likelihood
) -> list[Line]:
    """Return lines on which cues lie that have no counterpart, by the ratio that holds there.

    They are sought between the counterparts before and after, since a film runs on.
    """
    found = []
    left = 4 * _MOST_VOTES
    ratios = [one.line for one in way.stretches for _at in range(one.first, one.last)]
    for first, last in _unmet(way.gains):
        low, high = _room(target, way, ratios, first, last)
        there = reference.starts[
            bisect_left(reference.starts, low) : bisect_right(reference.starts, high)
        ]
        voters = target.starts[first:last]
        if len(there) * len(voters) > _MOST_VOTES:
            voters = voters[: max(_BLOCK, _MOST_VOTES // len(there))]
        left -= len(there) * len(voters)
        if left < 0:
            break
        ratio = ratios[first].ratio
        offsets = _voted(voters, there, ratio, likelihood.spread)
        found += [Line(ratio, offset) for offset in offsets]
    return found


def _unmet(gains: Sequence[float]) -> list[tuple[int, int]]:
    """Return stretches in which most cues meet nothing: of least gain (Kadane), one by one."""
    found: list[tuple[int, int]] = []
    first, total, best, best_end = 0, 0.0, 0.0, 0
    for at, gain in enumerate(gains):
        total += 1.0 if gain <= 0 else -1.0
        if total <= 0:
            if best >= _BLOCK / 2:
                found.append((first, best_end))
            first, total, best = at + 1, 0.0, 0.0
        elif total > best:
            best, best_end = total, at + 1
    if best >= _BLOCK / 2:
        found.append((first, best_end))
    return found


def _room(
    target: Timeline, way: Way, lines: Sequence[Line], first: int, last: int
) -> tuple[float, float]:
    """Return from when to when in the reference the cues can be."""
    low, high = -math.inf, math.inf
    for at in range(first - 1, -1, -1):
        if way.gains[at] > 0:
            low = _mapped(lines[at], target.starts[at])
            break
    for at in range(last, len(target)):
        if way.gains[at] > 0:
            high = _mapped(lines[at], target.starts[at])
            break
    return low, high


def _voted(here: Sequence[int], there: Sequence[int], ratio: float, spread: float) -> list[float]:
    """Return the offsets that most pairs agree on."""
    width = max(10.0, 2 * spread)
    votes: Counter[float] = Counter()
    for moment in (ratio * one for one in here):
        votes.update([(two - moment) // width for two in there])
    near = [(count + votes[at + 1], -abs(at), at) for at, count in votes.items()]
    return [(at + 1) * width for count, _near, at in nlargest(3, near) if count >= _LEAST_VOTES]
