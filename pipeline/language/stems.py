"""Stems: what the forms of one word have in common, cut off by the endings of the language.

Light stemming is enough to find a word in a lexicon; it need not give roots. Languages without a
table here keep their words as they are.
"""

from __future__ import annotations

import re
from functools import lru_cache

_EDGES = re.compile(r"^\W+|(?<!\W)\W+$")
_SHORTEST = 3
"""Letters that a stem keeps at least."""

_RUSSIAN_ENDINGS = (
    "иями ями ами иях ях ах иям ям ам ого его ому ему ыми ими ый ий ой ая яя ое ее ые ие ых их"
    " ую юю ым им ом ем ей ою ею ов ев ьев ия ья ье ии ьи ию ью ет ют ит ат ят ут ешь ишь ете"
    " ите ал ала ало али ил ила ило или ел ела ело ели ул ула ули л ла ло ли ать ять еть ить"
    " уть оть ть ти нный нная нное нные нного нных нной ным сь а я о е ы и у ю ь й"
    " ает ают аешь аем аете аю яет яют яешь яем яете яю овать ует уют уешь уем уете овал овала"
    " овали еет еют еем еете евать ающий ающая ающие ающих яющий яющая яющие"
)
_LONGEST_FIRST = sorted(_RUSSIAN_ENDINGS.split(), key=len, reverse=True)
_RUSSIAN_ENDING = re.compile("(?:" + "|".join(_LONGEST_FIRST) + ")$")
_REFLEXIVE = re.compile(r"(?<=....)(?:ся|сь)$")
_ENGLISH_ENDING = re.compile(r"(?<=...)(?:ings|ing|edly|ed|ies|ied|es|(?<!s)s|ly)$")
_CONSONANT_Y = re.compile(r"(?<=[^aeiou'])y$")


def plain_word(word: str) -> str:
    """Return `word` in small letters without the marks around it; ё counts as е.

    >>> plain_word("«Ёлка»,")
    'елка'
    """
    return _EDGES.sub("", word).lower().replace("ё", "е").replace("’", "'")


def stem(word: str, language: str) -> str:
    """Return the stem of a plain word of `language`, a BCP 47 tag.

    >>> stem("делает", "ru"), stem("делали", "ru"), stem("stopped", "en")
    ('дел', 'дел', 'stop')
    """
    tag = language.partition("-")[0].lower()
    if tag == "ru":
        return _russian(word)
    return _english(word) if tag == "en" else word


@lru_cache(maxsize=65536)
def _russian(word: str) -> str:
    if len(word) <= _SHORTEST:
        return word
    word = _REFLEXIVE.sub("", word)
    ending = _RUSSIAN_ENDING.search(word, min(_SHORTEST, len(word)))
    return word[: ending.start()] if ending else word


@lru_cache(maxsize=65536)
def _english(word: str) -> str:
    word = word.removesuffix("'s")
    ending = _ENGLISH_ENDING.search(word)
    if ending:
        word = word[: ending.start()]
        if ending.group().startswith("ie"):
            return word + "i"
        if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "sl":
            word = word[:-1]
    word = _CONSONANT_Y.sub("i", word)
    return word.rstrip("e") if len(word) > _SHORTEST else word
