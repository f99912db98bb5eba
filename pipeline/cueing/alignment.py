"""Which words of a translation belong to which words of its source.

A link has a strength from 0 to 1. It is found by equal numbers and words, by the lexicon of the two
languages and by cognates; where a word could belong to several, those at about the same place of
the sentence have the most of it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.language.break_words import is_function_word
from pipeline.language.lexicon import lexicon, skeleton
from pipeline.language.stems import plain_word, stem

NEARNESS = 0.15
"""Share of the sentence by which two words may lie apart until their link is e times weaker."""

COGNATE = 0.8
LIKE_COGNATE = 0.5
"""Strength of words with the same consonants, and of those of which one begins the other."""

_LEAST_CONSONANTS = 3
_LEAST_LETTERS = 4
_DIGIT = re.compile(r"\d")
_NO_DIGITS = re.compile(r"\D+")


class Link(NamedTuple):
    """A pair of words that belong together."""

    source: int
    """Index of the word in the source."""
    target: int
    """Index of the word in the translation."""
    strength: float
    is_function: bool
    """Whether the source's word is a preposition, conjunction, article or the like."""


def align(
    source: Sequence[str], target: Sequence[str], languages: tuple[str, str]
) -> tuple[Link, ...]:
    """Return the links between the words of `source` and `target`, in the order of `source`.

    Words come with the marks that stand at them; `languages` are the tags of the two.
    """
    likely = _likely(source, target, languages)
    if not likely:
        return ()
    count, other = len(source), len(target)
    near = {
        (one, two): math.exp(-abs((one + 0.5) / count - (two + 0.5) / other) / NEARNESS)
        for one, two in likely
    }
    rows, columns = [0.0] * count, [0.0] * other
    for (one, two), weight in likely.items():
        share = weight * near[one, two]
        rows[one] += share
        columns[two] += share
    return tuple(
        Link(
            one,
            two,
            weight * weight * near[one, two] / max(rows[one], columns[two]),
            is_function_word(plain_word(source[one]), languages[0]),
        )
        for (one, two), weight in likely.items()
    )


def _likely(
    source: Sequence[str], target: Sequence[str], languages: tuple[str, str]
) -> dict[tuple[int, int], float]:
    """Return how likely pairs of words are, by the words alone; pairs without a sign are absent."""
    targets = [plain_word(word) for word in target]
    stems = [stem(word, languages[1]) for word in targets]
    by_word, by_stem = _places(targets), _places(stems)
    by_sound = _places([skeleton(one)[:_LEAST_CONSONANTS] for one in stems])
    table = lexicon(*languages)
    likely: dict[tuple[int, int], float] = {}
    for one, written in enumerate(source):
        word = plain_word(written)
        if not word:
            continue
        if _DIGIT.search(word):
            digits = _NO_DIGITS.sub("", word)
            for two, other in enumerate(targets):
                if _NO_DIGITS.sub("", other) == digits:
                    likely[one, two] = 1.0
            continue
        for two in by_word.get(word, ()):
            likely[one, two] = 1.0 if len(word) > 1 else 0.5
        key = stem(word, languages[0])
        for sense, weight in table.get(key, {}).items():
            for two in by_stem.get(sense, ()):
                likely[one, two] = max(weight, likely.get((one, two), 0.0))
        sound = skeleton(key)
        if len(key) < _LEAST_LETTERS or len(sound) < _LEAST_CONSONANTS:
            continue
        for two in by_sound.get(sound[:_LEAST_CONSONANTS], ()):
            weight = _likeness(sound, skeleton(stems[two]))
            if weight > likely.get((one, two), 0.0):
                likely[one, two] = weight
    return likely


def _likeness(sound: str, other: str) -> float:
    if sound == other:
        return COGNATE
    return LIKE_COGNATE if sound.startswith(other) or other.startswith(sound) else 0.0


def _places(words: Sequence[str]) -> Mapping[str, list[int]]:
    places: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        if word:
            places.setdefault(word, []).append(index)
    return places
