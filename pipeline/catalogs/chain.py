"""The weightiest chain of pairs in which both members rise: an alignment in order."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby


def weightiest_chain(pairs: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Return pairs (one, other) that rise together and weigh most, of `pairs` (weight, one, other).

    Weights are above 0. The cost grows with n log n (a tree of best weights up to each place).

    >>> weightiest_chain([(1, 5, 0), (0.6, 1, 1), (0.6, 2, 2)])
    [(1, 1), (2, 2)]
    """
    ordered = sorted(pairs, key=lambda pair: (pair[2], pair[1]))
    places = {one: rank for rank, one in enumerate(sorted({one for _w, one, _o in ordered}), 1)}
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(places) + 1)
    before = [-1] * len(ordered)
    start = 0
    for _other, same in groupby(ordered, key=lambda pair: pair[2]):
        ended = []
        for index, (weight, one, _same) in enumerate(same, start):
            total, before[index] = _best_below(best, places[one] - 1)
            ended.append((total + weight, index, places[one]))
        start += len(ended)
        for total, index, place in ended:
            _raise(best, place, (total, index))
    at = _best_below(best, len(places))[1]
    chain = []
    while at >= 0:
        chain.append(ordered[at][1:])
        at = before[at]
    return chain[::-1]


def _best_below(best: list[tuple[float, int]], place: int) -> tuple[float, int]:
    found = (0.0, -1)
    while place > 0:
        if best[place][0] > found[0]:
            found = best[place]
        place -= place & -place
    return found


def _raise(best: list[tuple[float, int]], place: int, entry: tuple[float, int]) -> None:
    while place < len(best):
        if entry[0] > best[place][0]:
            best[place] = entry
        place += place & -place
