"""Cyrillic and Latin letters that look the same, and words that are written with both."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.language.patterns import compiled

_TWINS = dict(zip("АВЕКМНОРСТХЅІЈаеорсухѕіјЁёЇї", "ABEKMHOPCTXSIJaeopcyxsijËëÏï", strict=True))
"""Cyrillic letters and the Latin ones that cannot be told from them (Unicode TR39, confusables)."""
_OF_OTHERS = frozenset("ЅІЈѕіјЇї")
"""Letters of Ukrainian, Belarusian, Serbian and Macedonian, which Russian does not have."""
_WITH_OTHERS = frozenset({"uk", "be", "sr", "mk", "kk"})

LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
CYRILLIC = "\u0400-\u0481\u048a-\u052f"
_INSIDE = "0-9\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
"""What may stand inside a word without parting it: digits, accents, what nobody sees."""
_WORD = rf"[{LATIN}{CYRILLIC}][{LATIN}{CYRILLIC}{_INSIDE}]*"
_MIXED = rf"[{LATIN}][{_INSIDE}]*[{CYRILLIC}]|[{CYRILLIC}][{_INSIDE}]*[{LATIN}]"


class MixedWord(NamedTuple):
    """A word with letters of both scripts."""

    start: int
    end: int
    meant: str | None
    """The word in one script, where all letters of the other have a twin in it."""


def mixed_words(text: str, language: str) -> tuple[MixedWord, ...]:
    """Return the words of `text` that have Cyrillic and Latin letters.

    A hyphen or an apostrophe parts words (`USB-кабель`, `e-mail'ом`), and a word with a digit is
    a formula or a name (`СO2`), which is left alone. Where both scripts could be meant it is the
    one that the word has more of, then that of `language`.

    >>> mixed_words("Пpивет, World", "ru")
    (MixedWord(start=0, end=6, meant='Привет'),)
    """
    mixed, digit = compiled(_MIXED), compiled("[0-9]")
    if mixed.search(text) is None:
        return ()
    return tuple(
        MixedWord(match.start(), match.end(), _meant(match.group(), language))
        for match in compiled(_WORD).finditer(text)
        if mixed.search(match.group()) and not digit.search(match.group())
    )


def _meant(word: str, language: str) -> str | None:
    cyrillic = len(compiled(f"[{CYRILLIC}]").findall(word))
    latin = len(compiled(f"[{LATIN}]").findall(word))
    in_cyrillic = compiled(f"[{LATIN}]").sub(lambda one: _twin(one.group(), language), word)
    in_latin = compiled(f"[{CYRILLIC}]").sub(lambda one: _TWINS.get(one.group(), one.group()), word)
    whole = [
        one
        for one, other in ((in_cyrillic, LATIN), (in_latin, CYRILLIC))
        if compiled(f"[{other}]").search(one) is None
    ]
    if len(whole) < 2:
        return whole[0] if whole else None
    if cyrillic == latin:
        return in_cyrillic if language in {"ru", *_WITH_OTHERS, "bg"} else in_latin
    return in_cyrillic if cyrillic > latin else in_latin


def _twin(letter: str, language: str) -> str:
    """Return the Cyrillic letter of `language` that looks like a Latin one, else the letter."""
    for cyrillic, latin in _TWINS.items():
        if latin == letter and (cyrillic not in _OF_OTHERS or language in _WITH_OTHERS):
            return cyrillic
    return letter
