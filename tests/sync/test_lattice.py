"""The best way through a lattice, against all ways counted out."""

from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.sync.lattice import State, best_way


@st.composite
def lattices(draw: st.DrawFn) -> tuple[int, int, dict[tuple[State, State], float]]:
    """Return a small lattice with a score for each step forward."""
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    states = [(i, j) for i in range(rows + 1) for j in range(columns + 1)]
    edges = [
        (one, two)
        for one in states
        for two in states
        if one != two and one[0] <= two[0] and one[1] <= two[1]
    ]
    scores = draw(st.lists(st.floats(-5, 5), min_size=len(edges), max_size=len(edges)))
    return rows, columns, dict(zip(edges, scores, strict=True))


def _ways(state: State, goal: State, edges: dict[tuple[State, State], float]) -> list[list[State]]:
    if state == goal:
        return [[goal]]
    return [
        [state, *rest] for one, two in edges if one == state for rest in _ways(two, goal, edges)
    ]


@given(lattices())
def test_way_is_the_best_of_all(given_: tuple[int, int, dict[tuple[State, State], float]]) -> None:
    """No way scores more, and a step's probability is the share of all ways that take it."""
    rows, columns, edges = given_

    def steps(i: int, j: int) -> list[tuple[int, int, float]]:
        return [(*two, score) for (one, two), score in edges.items() if one == (i, j)]

    way = best_way([(0, columns)] * (rows + 1), steps)
    every = _ways((0, 0), (rows, columns), edges)
    sums = [sum(edges[pair] for pair in pairwise(one)) for one in every]
    assert math.isclose(
        sum(edges[step.before, step.after] for step in way), max(sums), abs_tol=1e-6
    )
    weights = [math.exp(one) for one in sums]
    for step in way:
        share = sum(
            weight
            for one, weight in zip(every, weights, strict=True)
            if (step.before, step.after) in pairwise(one)
        )
        assert math.isclose(step.probability, share / sum(weights), rel_tol=1e-6)


def test_no_way_through_is_empty() -> None:
    """Where no steps lead to the end, there is no way."""
    assert best_way([(0, 1), (0, 1)], lambda _i, _j: []) == []
