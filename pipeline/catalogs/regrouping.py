"""Texts cut otherwise: what were several messages is one now, or the other way round.

A film that moves from `unit = "cue"` to `unit = "sentence"` says the same words in the same order;
only the borders between messages have moved. Old and new texts are therefore aligned word by word,
between neighbours that are the same in both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from pipeline.catalogs.rising import longest_rising
from pipeline.catalogs.words import words_of

_MOST_MEETINGS = 500_000
"""Pairs of equal words up to which two stretches that differ are aligned: about 10,000 words of
each, half a second. Equal beginnings and ends cost nothing and are aligned at any length."""

_PATIENCE = 8
"""Texts that are the same in both, beyond which two stretches are aligned as they are: more signs
and sounds hardly stand inside one sentence."""


class Regrouped(NamedTuple):
    """What a new text is made of."""

    pieces: tuple[int, ...]
    """Indices of the old texts that it has words of, in order."""
    whole: bool
    """Whether the pieces together say what it says: no word more, no word less."""
    part: tuple[int, int] | None = None
    """Where one old text was cut into whole new ones: which it is, from 0, and of how many."""
    exact: bool = False
    """Whether no word of it or of its pieces was added, dropped or changed: only borders moved."""


def regrouped(
    old: Sequence[str], new: Sequence[str], found: Sequence[int | None]
) -> dict[int, Regrouped]:
    """Return by index the texts of `new` that have the words of texts of `old` cut otherwise.

    Both are normalised texts in film order; `found` has for each new text the index of its message
    in `old`. Only what is not found takes part. A text that is one old one with other words is an
    edit, and not told here.
    """
    if None not in found:
        return {}
    taken = {index for index in found if index is not None}
    free = [index for index in range(len(old)) if index not in taken]
    if not free:
        return {}
    anchors = longest_rising([(at, index) for index, at in enumerate(found) if at is not None])
    edges = [(-1, -1), *anchors, (len(old), len(new))]
    groups: dict[int, Regrouped] = {}
    theirs, ours, waited = _Words(), _Words(), 0
    low = 0
    for (_old_a, new_a), (old_b, new_b) in pairwise(edges):
        high = bisect_left(free, old_b, low)
        if low == high and new_b == new_a + 1 and not waited and old_b != len(old):
            continue
        theirs.add(old, free[low:high])
        ours.add(new, [at for at in range(new_a + 1, new_b) if found[at] is None])
        low = high
        waited += 1
        # a sentence may go on behind a sign, which is the same in both
        if theirs.words == ours.words or waited > _PATIENCE or old_b == len(old):
            groups |= _stretch(theirs, ours)
            theirs, ours, waited = _Words(), _Words(), 0
    return groups


def exact(groups: dict[int, Regrouped]) -> tuple[set[int], set[int]]:
    """Return the old and new texts between which only borders have moved: indices of both.

    None of them is an edited form of another.
    """
    sure = {index: one for index, one in groups.items() if one.exact}
    return {piece for one in sure.values() for piece in one.pieces}, set(sure)


class _Words:
    """The words of a stretch of texts, and the text that each is of."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.owners: list[int] = []
        self.counts: dict[int, int] = {}

    def add(self, texts: Sequence[str], indices: Iterable[int]) -> None:
        """Add the words of the texts with `indices`."""
        for index in indices:
            words = words_of(texts[index])
            self.words += words
            self.owners += [index] * len(words)
            self.counts[index] = len(words)


def _stretch(old: _Words, new: _Words) -> dict[int, Regrouped]:
    if not (old.counts and new.counts) or len(old.counts) + len(new.counts) == 2:
        return {}
    met: dict[int, Counter[int]] = {}
    for at_old, at_new in _aligned(old.words, new.words):
        met.setdefault(new.owners[at_new], Counter())[old.owners[at_old]] += 1
    pieces = {index: _telling(index, counts, old, new) for index, counts in met.items()}
    used: Counter[int] = Counter()
    for counts in met.values():
        used.update(counts)
    users: dict[int, list[int]] = {}
    for index, several in pieces.items():
        for piece in several:
            users.setdefault(piece, []).append(index)
    groups = {}
    for index, several in pieces.items():
        cut_otherwise = len(several) > 1 or len(users[several[0]]) > 1 if several else False
        if not cut_otherwise or 2 * met[index].total() < new.counts[index]:
            continue
        complete = met[index].total() == new.counts[index] and len(several) == len(met[index])
        whole = complete and all(met[index][one] == old.counts[one] for one in several)
        part = _part(index, users[several[0]], pieces, met, old, new) if complete else None
        sure = complete and all(used[one] == old.counts[one] for one in several)
        groups[index] = Regrouped(several, whole, part, sure)
    return groups


def _telling(index: int, counts: Counter[int], old: _Words, new: _Words) -> tuple[int, ...]:
    """Return the old texts that a new one has more of than a stray word or two.

    Where every word is found, none is stray.
    """
    size = new.counts[index]
    if counts.total() == size:
        return tuple(sorted(counts))
    return tuple(
        sorted(one for one, met in counts.items() if 2 * met >= min(old.counts[one], size, 4))
    )


def _part(
    index: int,
    users: list[int],
    pieces: dict[int, tuple[int, ...]],
    met: dict[int, Counter[int]],
    old: _Words,
    new: _Words,
) -> tuple[int, int] | None:
    """Return which part of its one old text a new one is, None where the parts are not whole."""
    (piece, *others) = pieces[index]
    said = sum(met[one][piece] for one in users)
    own = all(pieces[one] == (piece,) and met[one].total() == new.counts[one] for one in users)
    if others or not own or said != old.counts[piece]:
        return None
    return sorted(users).index(index), len(users)


def _aligned(old: list[str], new: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of equal words, in an order that both have."""
    low, last_old, last_new = 0, len(old), len(new)
    while low < min(last_old, last_new) and old[low] == new[low]:
        yield low, low
        low += 1
    while low < min(last_old, last_new) and old[last_old - 1] == new[last_new - 1]:
        last_old, last_new = last_old - 1, last_new - 1
        yield last_old, last_new
    middle_old, middle_new = old[low:last_old], new[low:last_new]
    counts = Counter(middle_old)
    if sum(counts[word] for word in middle_new) > _MOST_MEETINGS:
        return
    matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
    for at_old, at_new, size in matcher.get_matching_blocks():
        for step in range(size):
            yield low + at_old + step, low + at_new + step
