"""The most probable way through a lattice of steps, and how probable each of its steps is.

A state is a pair (phrases done, pieces done). Scores are logarithms of odds and are summed; the
probability of a step is the share of all ways through the lattice that take it (forward-backward).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

State = tuple[int, int]
Steps = Callable[[int, int], list[tuple[int, int, float]]]
"""Gives, for a state, the states that can follow, each with the score of the step to it."""

_NEVER = -1e18


class Step(NamedTuple):
    """One step of the best way."""

    before: State
    after: State
    probability: float


def best_way(band: Sequence[tuple[int, int]], steps: Steps) -> list[Step]:
    """Return the best way from (0, 0) to the last state of the last row of `band`.

    `band` has for each number of phrases done the first and last number of pieces done; steps to
    states outside it are left out. Empty where no way leads through.
    """
    lows = [low for low, _high in band]
    best = [[_NEVER] * (high - low + 1) for low, high in band]
    total = [[_NEVER] * (high - low + 1) for low, high in band]
    origin: list[list[State | None]] = [[None] * len(row) for row in best]
    taken: list[list[list[tuple[int, int, float]]]] = [[[] for _one in row] for row in best]
    best[0][0] = total[0][0] = 0.0
    for i, (low, high) in enumerate(band):
        for j in range(low, high + 1):
            here, sum_here = best[i][j - low], total[i][j - low]
            if here <= _NEVER:
                continue
            for to_i, to_j, score in steps(i, j):
                if not band[to_i][0] <= to_j <= band[to_i][1]:
                    continue
                at = to_j - lows[to_i]
                taken[i][j - low].append((to_i, at, score))
                total[to_i][at] = _sum(total[to_i][at], sum_here + score)
                if here + score > best[to_i][at]:
                    best[to_i][at] = here + score
                    origin[to_i][at] = (i, j)
    if best[-1][-1] <= _NEVER:
        return []
    rest = _backward(taken, total)
    return _walked(lows, origin, total, rest, taken)


def _backward(
    taken: list[list[list[tuple[int, int, float]]]], total: list[list[float]]
) -> list[list[float]]:
    rest = [[_NEVER] * len(row) for row in total]
    rest[-1][-1] = 0.0
    for i in range(len(taken) - 1, -1, -1):
        for at in range(len(taken[i]) - 1, -1, -1):
            for to_i, to, score in taken[i][at]:
                if rest[to_i][to] > _NEVER:
                    rest[i][at] = _sum(rest[i][at], rest[to_i][to] + score)
    return rest


def _walked(
    lows: list[int],
    origin: list[list[State | None]],
    total: list[list[float]],
    rest: list[list[float]],
    taken: list[list[list[tuple[int, int, float]]]],
) -> list[Step]:
    state: State = (len(origin) - 1, lows[-1] + len(origin[-1]) - 1)
    every = total[-1][-1]
    way: list[Step] = []
    while state != (0, 0):
        i, at = state[0], state[1] - lows[state[0]]
        before = origin[i][at]
        assert before is not None  # noqa: S101 - a reached state was reached from somewhere
        place = before[1] - lows[before[0]]
        score = next(one for to_i, to, one in taken[before[0]][place] if (to_i, to) == (i, at))
        log = total[before[0]][place] + score + rest[i][at] - every
        way.append(Step(before, state, math.exp(min(0.0, log))))
        state = before
    return way[::-1]


def _sum(one: float, other: float) -> float:
    """Return the logarithm of the sum of two numbers given by their logarithms."""
    if one < other:
        one, other = other, one
    return one if other - one < -40 else one + math.log1p(math.exp(other - one))
