"""The longest part of a list of pairs in which both members rise."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise


def longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of `pairs` whose first members rise (patience sorting).

    >>> longest_rising([(5, 0), (1, 1), (2, 2), (0, 3)])
    [(1, 1), (2, 2)]
    """
    if all(one < two for (one, _), (two, _) in pairwise(pairs)):
        return list(pairs)
    tops: list[int] = []
    top_pairs: list[int] = []
    before: list[int | None] = []
    for index, (key, _other) in enumerate(pairs):
        pile = bisect_left(tops, key)
        before.append(top_pairs[pile - 1] if pile else None)
        if tops[pile : pile + 1] == [key]:
            continue  # of several equal texts the first is the one that was there before
        tops[pile : pile + 1] = [key]
        top_pairs[pile : pile + 1] = [index]
    chain: list[tuple[int, int]] = []
    at = top_pairs[-1] if top_pairs else None
    while at is not None:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
