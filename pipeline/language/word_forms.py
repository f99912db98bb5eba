"""The forms of one word: enough to find a word of a dictionary in a text, whatever its case.

Two words are taken for forms of one when both are one beginning with an ending of one declension,
or when `stems.stem` cuts them to the same stem. Languages without endings here know only equal
words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.language.patterns import compiled
from pipeline.language.stems import stem


def _words(line: str) -> tuple[str, ...]:
    return tuple(line.split())


_NOUN = frozenset(
    ("", *_words("а я о е у ю ы и ь й ой ей ою ею ью ом ем ам ям ами ями ах ях ов ев"))
)
"""Endings of Russian nouns of all three declensions (Zalizniak), е for ё; `станци-я, станци-й`."""
_ADJECTIVE = frozenset(
    _words("ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ых их ыми ими ую юю ою ею ей")
)
_LONGEST_ENDING = 3
_FLEETING = r"([бвгджзйклмнпрстфхцчшщ]|[аеиоу])[ое]([бвгджзклмнпрстфхцчшщ])ь?\Z"
"""A vowel that only stands where the ending is empty: `стыковок`, `конец`, `боец`, `огонек`."""
_SHORTEST = 3
_SHORTEST_STEM = 4
"""Letters: what is shorter is a beginning of too many words."""
_VERB = r"(?:[аеиоуыя]ть|ти|чь)(?:ся|сь)?\Z"
_OF_TIME = r"(м)(?:я|ени|енем|ен|ена|енам|енами|енах)\Z"
"""The ten nouns like `имя`, `время`."""
_STEM = "~"
_DERIVED = ("ing", "ed", "ly", "er")
"""English words with these are words of their own in a dictionary: `docking` is no `dock`."""


@lru_cache(maxsize=65536)
def forms_of(word: str, language: str) -> frozenset[str]:
    """Return what tells the forms of `word`, a plain word of a text: they have one in common.

    `language` is a BCP 47 tag, `word` as `stems.plain_word` returns it.

    >>> forms_of("отсеком", "ru").isdisjoint(forms_of("отсек", "ru"))
    False
    """
    base = language.partition("-")[0].lower()
    if base == "ru":
        return frozenset(_russian(word))
    if base == "en":
        return frozenset({f"={_singular(word)}", f"{_STEM}{stem(word, base)}"})
    return frozenset({f"={word}"})


def forms_of_entry(word: str, language: str) -> frozenset[str]:
    """Return the same for a word as it stands in a dictionary or glossary.

    A Russian verb is known by its infinitive.

    >>> forms_of_entry("docking", "en").isdisjoint(forms_of("docks", "en"))
    True
    """
    base = language.partition("-")[0].lower()
    if base == "en" and word.endswith(_DERIVED):
        return frozenset({f"={_singular(word)}"})
    known = forms_of(word, language)
    if base == "ru" and not compiled(_VERB).search(word):
        # cut to its stem as a verb is, `кабинет` would be `кабина`
        return frozenset(form for form in known if form[0] != _STEM)
    return known


def _russian(word: str) -> set[str]:
    found = {f"={word}"}
    shortest = _SHORTEST if len(word) > _SHORTEST + 1 else 2
    for length in range(min(_LONGEST_ENDING, len(word) - shortest) + 1):
        begin, ending = word[: len(word) - length], word[len(word) - length :]
        if ending in _NOUN:
            found.add(f"n{begin}")
        if ending in _ADJECTIVE:
            found.add(f"a{begin}")
    if fleeting := compiled(_FLEETING).search(word):
        begin = word[: fleeting.start()] + fleeting[1]
        found.update(f"n{begin}{soft}{fleeting[2]}" for soft in ("", "ь", "й"))
    if like_time := compiled(_OF_TIME).search(word):
        found.add(f"м{word[: like_time.end(1)]}")
    cut = stem(word, "ru")
    if len(cut) >= _SHORTEST_STEM:
        found.add(f"{_STEM}{cut}")
    return found


_PLURAL_ES = re.compile(r"(?<=..)(?:ch|sh|ss|x|zz)es\Z")


def _singular(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("s'")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if _PLURAL_ES.search(word):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _SHORTEST:
        return word[:-1]
    return word
