"""How much the words of a translation's pieces speak for the phrases of its master.

Numbers, words that are the same in both, words that the lexicon of the two languages knows, and
cognates count; a word that stands everywhere counts little, as in retrieval (inverse document
frequency). Nothing is translated with it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pipeline.language.lexicon import lexicon, skeleton
from pipeline.language.stems import plain_word, stem

_WORD = re.compile(r"[\w’']+")
_LEAST_SOUNDS = 3
_LEAST_LETTERS = 4
SAME, COGNATE, LIKE_COGNATE = 1.0, 0.8, 0.45
"""Weight of an equal word or number, of one with the same consonants, of one that begins so."""
_SCALE = 0.5
_RAREST = 60
"""A word in fewer than one of so many pieces says no more than one in so many: only the pieces of
about the same time compete, however long the film is."""


class Evidence(NamedTuple):
    """What words say of phrases and pieces."""

    links: tuple[Mapping[int, tuple[tuple[int, float], ...]], ...]
    """For each phrase: index of a piece -> the phrase's words that it has counterparts of, with
    its number and how much that says. A word counts once, however many pieces have one."""
    expected: tuple[float, ...]
    """For each phrase: how much its true translation would have, were all known words found."""

    def gained(self, phrase: int, pieces: Iterable[int]) -> float:
        """Return how much several pieces together speak for a phrase."""
        best: dict[int, float] = {}
        for piece in pieces:
            for word, gain in self.links[phrase].get(piece, ()):
                best[word] = max(gain, best.get(word, 0.0))
        return sum(best.values())


def evidence(phrases: Sequence[str], pieces: Sequence[str], languages: tuple[str, str]) -> Evidence:
    """Return how much the words of each of `pieces` speak for each of `phrases`.

    `languages` are the tags of the two.
    """
    words = [_words(text) for text in phrases]
    index = _Index([_words(text) for text in pieces], languages[1])
    table = lexicon(*languages)
    common = Counter(word for several in words for word in set(several))
    links: list[Mapping[int, tuple[tuple[int, float], ...]]] = []
    expected: list[float] = []
    for several in words:
        found: dict[int, list[tuple[int, float]]] = {}
        hoped = 0.0
        for number, word in enumerate(dict.fromkeys(several)):
            worth = _SCALE * math.log(1 + min(_RAREST, len(phrases) / common[word]))
            places = index.places_of(word, stem(word, languages[0]), table)
            for piece, gain in places.items():
                found.setdefault(piece, []).append((number, min(gain, 1.5 * worth)))
            if stem(word, languages[0]) in table or word.isdigit():
                hoped += worth
        links.append({piece: tuple(gains) for piece, gains in found.items()})
        expected.append(hoped)
    return Evidence(tuple(links), tuple(expected))


def _words(text: str) -> list[str]:
    return [word for one in _WORD.findall(text) if (word := plain_word(one))]


class _Index:
    """Where the words of the pieces stand."""

    def __init__(self, pieces: Sequence[Sequence[str]], language: str) -> None:
        self._words: dict[str, set[int]] = {}
        self._stems: dict[str, set[int]] = {}
        self._sounds: dict[str, dict[str, set[int]]] = {}
        self._count = len(pieces)
        for index, words in enumerate(pieces):
            for word in words:
                base = stem(word, language)
                self._words.setdefault(word, set()).add(index)
                self._stems.setdefault(base, set()).add(index)
                sound = skeleton(base)
                if len(base) >= _LEAST_LETTERS and len(sound) >= _LEAST_SOUNDS:
                    alike = self._sounds.setdefault(sound[:_LEAST_SOUNDS], {})
                    alike.setdefault(sound, set()).add(index)

    def places_of(
        self, word: str, base: str, table: Mapping[str, Mapping[str, float]]
    ) -> dict[int, float]:
        """Return the pieces that have a counterpart of `word`, and how much that says."""
        found: dict[int, float] = {}
        self._add(found, self._words.get(word, ()), SAME)
        if word.isdigit():
            return found
        for sense, weight in table.get(base, {}).items():
            self._add(found, self._stems.get(sense, ()), weight)
        sound = skeleton(base)
        if len(base) >= _LEAST_LETTERS and len(sound) >= _LEAST_SOUNDS:
            for other, places in self._sounds.get(sound[:_LEAST_SOUNDS], {}).items():
                if other == sound:
                    self._add(found, places, COGNATE)
                elif other.startswith(sound) or sound.startswith(other):
                    self._add(found, places, LIKE_COGNATE)
        return found

    def _add(
        self, found: dict[int, float], places: Sequence[int] | set[int], weight: float
    ) -> None:
        if not places:
            return
        gain = _SCALE * weight * math.log(1 + min(_RAREST, self._count / len(places)))
        for piece in places:
            if gain > found.get(piece, 0.0):
                found[piece] = gain
