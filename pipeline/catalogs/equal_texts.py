"""Equal texts of two films, aligned in order.

Unique texts are anchors; repeated ones between them are aligned by the longest common order. Which
of several equal texts is which, is not certain by that: times and neighbours have to agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.catalogs.rising import longest_rising

_MOST_MEETINGS = 200_000
"""Pairs of equal repeated texts up to which their longest common order is found; beyond it, the
first is taken with the first."""


def equal_in_order(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """Return for each text of `new` the index of an equal one of `old`, rising; None for none."""
    found: list[int | None] = [None] * len(new)
    _align(old, new, (0, len(old)), (0, len(new)), found)
    return found


def _align(
    old: Sequence[str],
    new: Sequence[str],
    old_part: tuple[int, int],
    new_part: tuple[int, int],
    found: list[int | None],
) -> None:
    """Align equal texts in two stretches: anchors, then what lies between them."""
    pending = [(old_part, new_part)]
    while pending:
        (low, high), (first, last) = pending.pop()
        while low < high and first < last and old[low] == new[first]:
            found[first] = low
            low, first = low + 1, first + 1
        while low < high and first < last and old[high - 1] == new[last - 1]:
            high, last = high - 1, last - 1
            found[last] = high
        if low == high or first == last or (high - low == 1 == last - first):
            continue
        anchors = _anchors(old, new, (low, high), (first, last))
        if not anchors:
            _in_order(old, new, (low, high), (first, last), found)
            continue
        for at_old, at_new in anchors:
            found[at_new] = at_old
        edges = [(low - 1, first - 1), *anchors, (high, last)]
        for (old_a, new_a), (old_b, new_b) in pairwise(edges):
            if old_b - old_a > 1 and new_b - new_a > 1:
                pending.append(((old_a + 1, old_b), (new_a + 1, new_b)))


def _anchors(
    old: Sequence[str], new: Sequence[str], old_part: tuple[int, int], new_part: tuple[int, int]
) -> list[tuple[int, int]]:
    """Return the longest rising chain of texts that are unique in both stretches."""
    old_counts = Counter(old[old_part[0] : old_part[1]])
    new_counts = Counter(new[new_part[0] : new_part[1]])
    places = {old[index]: index for index in range(*old_part) if old_counts[old[index]] == 1}
    pairs = [
        (places[new[index]], index)
        for index in range(*new_part)
        if new_counts[new[index]] == 1 and new[index] in places
    ]
    return longest_rising(pairs)


def _in_order(
    old: Sequence[str],
    new: Sequence[str],
    old_part: tuple[int, int],
    new_part: tuple[int, int],
    found: list[int | None],
) -> None:
    """Pair repeated texts where no anchor is left, in the longest order that both have."""
    places: dict[str, list[int]] = {}
    for index in range(old_part[1] - 1, old_part[0] - 1, -1):
        places.setdefault(old[index], []).append(index)
    if sum(len(places.get(new[index], ())) for index in range(*new_part)) > _MOST_MEETINGS:
        _first_with_first(new, new_part, places, found)
        return
    # the places of one text fall, so that a rising chain has at most one of them for each new text
    meetings = [(at, index) for index in range(*new_part) for at in places.get(new[index], ())]
    for at, index in longest_rising(meetings):
        found[index] = at


def _first_with_first(
    new: Sequence[str],
    new_part: tuple[int, int],
    waiting: dict[str, list[int]],
    found: list[int | None],
) -> None:
    reached = -1
    for index in range(*new_part):
        stack = waiting.get(new[index], [])
        while stack and stack[-1] <= reached:
            stack.pop()
        if stack:
            reached = found[index] = stack.pop()
