"""Whether cues that begin together say the same: in one language by words, in two by what stays.

What stays in another language is numbers, names (compared by their consonants), the mark a cue ends
with, and whether it is long or short. How alike two cues are means little by itself, so that it is
compared with how alike each is to others nearby that it does not belong to.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import fmean, pvariance
from typing import NamedTuple

from pipeline.language.lexicon import lexicon, skeleton
from pipeline.language.stems import plain_word, stem
from pipeline.model.markup import strip_tags

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_END = re.compile(r"([?!…,:]|\.+)[\"'»”)\]♪\s]*$")
_CYRILLIC, _LETTER = re.compile("[а-яёіїєґў]", re.IGNORECASE), re.compile(r"[^\W\d_]")
_ONE_LANGUAGE = 0.25
"""Share of the kinds of words of the shorter vocabulary that the other has too, in one language."""
_DISAGREE, _ENOUGH_PAIRS = 1.5, 20
"""Standard errors below which words disagree, and pairs that can say so."""
_LEAST_KNOWN = 50
"""Words of a track that a lexicon has to know."""
_EQUAL = 0.7
_SHIFTS = (-9, -6, -4, 4, 6, 9)
"""Cues away from the true one that serve for comparison; nearer ones may go on with its
sentence."""
_MOST = 1500
"""Pairs that are looked at, evenly over the film."""


class Said(NamedTuple):
    """What a cue says, as far as it can be compared."""

    words: frozenset[str]
    lasting: frozenset[str]
    """Numbers, and the consonants of words that may be names."""
    mark: str
    length: int


class Resemblance(NamedTuple):
    """How alike the cues of several pairs are."""

    one_language: bool
    is_telling: bool
    """Whether words can tell that two cues do not belong together: they are of one language, or a
    lexicon knows them."""
    pairs: int
    """That both have words."""
    agreeing: int
    """Of them, those more alike than any of the others nearby."""
    deviations: float
    """Standard errors by which they are more alike than the others nearby; 0 for too few."""
    likeness: float
    """How alike they are, about 0 to 1."""

    @property
    def disagree(self) -> bool:
        """Whether the cues of the pairs clearly do not say the same."""
        few = self.pairs < _ENOUGH_PAIRS or not self.is_telling
        return not few and self.deviations < _DISAGREE and self.likeness < 0.5

    @property
    def are_equal(self) -> bool:
        """Whether they say nearly the same words of one language."""
        return self.one_language and self.likeness > _EQUAL


def said(text: str) -> Said:
    """Return what a cue says."""
    bare = strip_tags(text)
    words = [_WORD.findall(line) for line in bare.split("\n")]
    flat = [word for line in words for word in line]
    lasting = {word for word in flat if any(letter.isdigit() for letter in word)}
    lasting |= {
        sound for word in flat if word[:1].isupper() and len(sound := skeleton(_base(word))) > 2
    }
    mark = _END.search(bare)
    plain = frozenset(filter(None, map(plain_word, flat)))
    return Said(plain, frozenset(lasting), mark[1][0] if mark else "", len(bare))


def _base(word: str) -> str:
    plain = plain_word(word)
    return stem(plain, "ru" if re.search("[а-я]", plain) else "en")


def resemblance(
    target: Sequence[str],
    reference: Sequence[str],
    pairs: Sequence[tuple[int, int]],
    languages: tuple[str, str] | None = None,
) -> Resemblance:
    """Return how alike the texts are that `pairs` bring together, by their places.

    `languages` are the tags of target and reference; words that the lexicon of the two knows as
    translations of each other count as the same.
    """
    here, there = [said(one) for one in target], [said(one) for one in reference]
    mine, theirs = (Counter(word for one in side for word in one.words) for side in (here, there))
    common = sum(word in theirs for word in mine) / max(1, min(len(mine), len(theirs)))
    one_language = common >= _ONE_LANGUAGE
    known = {} if one_language or languages is None else _known(here, languages)
    worth = {word: math.log(1 + len(there) / count) for word, count in theirs.items()}
    differences, likeness, agreeing = [], 0.0, 0
    for mine_at, other_at in pairs[:: -(-len(pairs) // _MOST) or 1]:
        one = here[mine_at]
        if not one.words or not there[other_at].words:
            continue
        away = [there[(other_at + shift) % len(there)] for shift in _SHIFTS]
        alike = _alike(one, there[other_at], worth, known, one_language)
        others = [_alike(one, other, worth, known, one_language) for other in away]
        differences.append(alike - fmean(others))
        likeness += alike
        agreeing += alike > max(others)
    count = len(differences)
    telling = one_language or len(known) >= _LEAST_KNOWN
    if count < 2:
        return Resemblance(one_language, telling, count, agreeing, 0.0, likeness)
    error = math.sqrt((pvariance(differences) + 0.01) / count)
    return Resemblance(
        one_language, telling, count, agreeing, fmean(differences) / error, likeness / count
    )


def languages_of(target: Sequence[str], reference: Sequence[str]) -> tuple[str, str]:
    """Return a guess at the language of each side: Russian where most letters are Cyrillic."""
    one, other = ("ru" if _is_cyrillic("".join(side)) else "en" for side in (target, reference))
    return one, other


def _is_cyrillic(text: str) -> bool:
    return 2 * len(_CYRILLIC.findall(text)) > len(_LETTER.findall(text))


def _known(here: Sequence[Said], languages: tuple[str, str]) -> dict[str, frozenset[str]]:
    table = lexicon(*languages)
    words = {word for one in here for word in one.words}
    return {
        word: frozenset(table[base])
        for word in words
        if (base := stem(word, languages[0])) in table
    }


def _alike(
    one: Said,
    other: Said,
    worth: Mapping[str, float],
    known: Mapping[str, frozenset[str]],
    one_language: bool,
) -> float:
    """Return how alike two cues are, about 0 to 1."""
    if one_language:
        both = sum(worth[word] for word in one.words & other.words)
        whole = sum(worth.get(word, 7.0) for word in one.words | other.words)
        return both / whole
    alike = 0.5 * math.sqrt(len(one.lasting & other.lasting))
    if known:
        bases = {stem(word, "ru") if word > "ё" else stem(word, "en") for word in other.words}
        translated = sum(not bases.isdisjoint(known[word]) for word in one.words if word in known)
        alike += translated / max(2, min(len(one.words), len(other.words)))
    if one.mark == other.mark and one.mark in "?!…":
        alike += 0.2
    alike -= 0.2 * min(1.0, abs(math.log((one.length + 5) / (other.length + 5))))
    return alike
