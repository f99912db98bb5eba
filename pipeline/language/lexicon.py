"""Which words of two languages translate each other: tables of the program, and cognates.

Only used to see which word of a translation belongs to which word of its source, so that a
sentence is broken at the same place in both. Nothing is translated with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

from pipeline.language.stems import stem

_NAMES = ("en-ru",)
"""Tables under `lexicons/`: from the language of the headwords to the other."""

_NOTHING: Mapping[str, Mapping[str, float]] = {}

LATER_SENSE = 0.15
"""By how much each further sense of a headword counts less: 1, 1/1.15, 1/1.3 ..."""


@cache
def lexicon(source: str, target: str) -> Mapping[str, Mapping[str, float]]:
    """Return for each stem of the language `source` the stems of `target` that translate it.

    Each has a weight, from 1 for the first sense down. Empty for a pair of languages without a
    table. Stems are those of `stems.stem`.
    """
    one, other = (tag.partition("-")[0].lower() for tag in (source, target))
    if f"{one}-{other}" in _NAMES:
        return _table(one, other)
    return _turned(_table(other, one)) if f"{other}-{one}" in _NAMES else _NOTHING


@cache
def dictionary_words(language: str) -> frozenset[str]:
    """Return the dictionary forms that the tables have in `language`, a BCP 47 tag; ё is е."""
    base = language.partition("-")[0].lower()
    words: set[str] = set()
    for one, other in (name.split("-") for name in _NAMES):
        for headword, senses in _rows(one, other):
            words |= {headword} if base == one else set(senses) if base == other else set()
    return frozenset(word for word in words if word.isalpha())


def _rows(one: str, other: str) -> Iterator[tuple[str, list[str]]]:
    path = resources.files(__package__) / "lexicons" / f"{one}-{other}.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            headword, _tab, senses = line.partition("\t")
            yield headword, senses.split(", ")


def _table(one: str, other: str) -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = {}
    for headword, senses in _rows(one, other):
        entry = table.setdefault(stem(headword, one), {})
        for place, sense in enumerate(senses):
            known = sense[:-1] if sense[-1:] == "*" else stem(sense, other)
            entry[known] = max(entry.get(known, 0.0), 1 / (1 + LATER_SENSE * place))
    return table


def _turned(table: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    turned: dict[str, dict[str, float]] = {}
    for headword, senses in table.items():
        for sense, weight in senses.items():
            turned.setdefault(sense, {})[headword] = weight
    return turned


_LATIN_OF = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхъыьэ", "abvgdeziiklmnoprstufh.i.e", strict=True)),
        "ж": "zh",
        "ц": "c",
        "ч": "ch",
        "ш": "sh",
        "щ": "sch",
        "ю": "u",
        "я": "a",
        "ё": "e",
        "і": "i",
        "ї": "i",
        "є": "e",
        "ґ": "g",
        "ў": "u",
    }
)
"""A rough transliteration (after GOST 7.79-2000, system B), made to be compared, not read."""

_SAME_SOUND = (
    ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "kv"), ("x", "ks"), ("sch", "s"), ("tch", "c"),
    ("ch", "h"), ("sh", "s"), ("zh", "j"), ("w", "v"), ("c", "k"), ("z", "s"), ("y", "i"),
    ("g", "j"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiou.']")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def skeleton(stem_of_word: str) -> str:
    """Return the consonants of a stem, written so that cognates of two alphabets are alike.

    >>> skeleton("кэррот"), skeleton("carrot")
    ('krt', 'krt')
    """
    letters = stem_of_word.translate(_LATIN_OF)
    for written, sound in _SAME_SOUND:
        letters = letters.replace(written, sound)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", letters))
