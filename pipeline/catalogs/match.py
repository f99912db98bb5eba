"""Which old message a new text is: an order-keeping alignment on normalised texts.

Equal texts are aligned first, unique ones as anchors, repeated ones between the anchors by the
longest common order. Then a unique text that has moved is found anywhere. What is left between two
aligned neighbours is paired where it is alike enough to be an edit, unless it is the same words cut
otherwise: a sentence that was two messages is none of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from pipeline.catalogs.regrouping import exact, regrouped
from pipeline.catalogs.rising import longest_rising

EDITED_RATIO = 0.6
"""Least likeness of an edited text to its old form; msgmerge draws the line there as well."""

_MOST_PAIRS = 1_600
"""Pairs of old and new texts between two anchors beyond which no edits are sought there: it was
another scene (40 texts by 40, or one among 1,600)."""

_MOST_MEETINGS = 200_000
"""Pairs of equal repeated texts up to which their longest common order is found; beyond it, the
first is taken with the first."""


def match_texts(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """Return for each text of `new` the index of its message in `old`, None for a new one.

    Both are normalised texts in film order. The mapping is one to one.
    """
    if old == new:
        return list(range(len(new)))
    found: list[int | None] = [None] * len(new)
    _align(old, new, (0, len(old)), (0, len(new)), found)
    _moved(old, new, found)
    gone, made = exact(regrouped(old, new, found))
    _edited(old, new, found, gone, made)
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


def _moved(old: Sequence[str], new: Sequence[str], found: list[int | None]) -> None:
    """Find texts elsewhere that are unique among what is left on both sides."""
    taken = {index for index in found if index is not None}
    old_left = Counter(text for index, text in enumerate(old) if index not in taken)
    new_left = Counter(text for index, text in enumerate(new) if found[index] is None)
    places = {
        text: index
        for index, text in enumerate(old)
        if index not in taken and old_left[text] == 1 == new_left[text]
    }
    for index, text in enumerate(new):
        if found[index] is None and text in places:
            found[index] = places[text]


def _edited(
    old: Sequence[str], new: Sequence[str], found: list[int | None], gone: set[int], made: set[int]
) -> None:
    """Pair what is alike between two aligned neighbours, in order, the likest first.

    `gone` of the old texts and `made` of the new ones have no other form.
    """
    taken = gone.union(index for index in found if index is not None)
    free = [index for index in range(len(old)) if index not in taken]
    edges = [(-1, -1), *((at, index) for index, at in enumerate(found) if at is not None)]
    edges.append((len(old), len(new)))
    for (old_a, new_a), (old_b, new_b) in pairwise(edges):
        first, last = bisect_left(free, old_a + 1), bisect_left(free, old_b)
        if not 0 < (last - first) * (new_b - new_a - 1) <= _MOST_PAIRS:
            continue
        # texts that have moved make the stretches of two neighbours overlap
        old_gap = [index for index in free[first:last] if index not in taken]
        new_gap = [index for index in range(new_a + 1, new_b) if index not in made]
        for at_old, at_new in _alike(old, new, old_gap, new_gap):
            found[at_new] = at_old
            taken.add(at_old)


def _alike(
    old: Sequence[str], new: Sequence[str], old_gap: list[int], new_gap: list[int]
) -> list[tuple[int, int]]:
    """Return pairs of a gap that are alike, without crossings."""
    scored = []
    for at_new in new_gap:
        matcher = SequenceMatcher(None, "", new[at_new], autojunk=False)
        for at_old in old_gap:
            matcher.set_seq1(old[at_old])
            ratio = _likeness(matcher)
            if ratio >= EDITED_RATIO:
                scored.append((-ratio, at_old, at_new))
    pairs: list[tuple[int, int]] = []
    for _ratio, one, other in sorted(scored):
        if all((one < a) == (other < b) and one != a and other != b for a, b in pairs):
            pairs.append((one, other))
    return pairs


def _likeness(matcher: SequenceMatcher[str]) -> float:
    """Return the ratio of two texts, 0 where a cheap upper bound rules out that they are alike."""
    if matcher.real_quick_ratio() < EDITED_RATIO or matcher.quick_ratio() < EDITED_RATIO:
        return 0.0
    return matcher.ratio()
