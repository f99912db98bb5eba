"""The letter ё: words that are written with it, and words that another letter would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib import resources

from pipeline.language.patterns import compiled

WORD = "[а-яё]+"
"""Pattern of a Russian word in small letters."""
_MARKS = '.,!?…:;«»„“”"()[]—–-'


@cache
def pairs() -> frozenset[str]:
    """Return words (with ё, in small letters) that are other words with е: `всё`, `узнаём`."""
    return _table("ru-yo-pairs")


@cache
def with_yo() -> dict[str, str]:
    """Return common words that are written with ё, by what they are without it."""
    return {without_yo(word): word for word in _table("ru-yo")}


def without_yo(word: str) -> str:
    """Return `word` with е for ё."""
    return word.replace("ё", "е").replace("Ё", "Е")


def yo_words(texts: Iterable[str]) -> Counter[str]:
    """Return how often each word with е or ё stands in `texts`, in small letters.

    >>> sorted(yo_words(["Ещё раз, ещё!", "Да."]).items())
    [('ещё', 2)]
    """
    tokens = Counter("\n".join(texts).lower().split())
    words = Counter[str]()
    for token, count in tokens.items():
        if "е" in token or "ё" in token:
            word = token.strip(_MARKS)
            for one in (word,) if word.isalpha() else compiled(WORD).findall(token):
                words[one] += count
    return words


def like(word: str, spelling: str) -> str:
    """Return `spelling` (in small letters) with the capitals of `word`.

    >>> like("Еще", "ещё"), like("ЕЩЕ", "ещё")
    ('Ещё', 'ЕЩЁ')
    """
    pairs_of_letters = zip(word, spelling, strict=True)
    return "".join(new.upper() if old.isupper() else new for old, new in pairs_of_letters)


def _table(name: str) -> frozenset[str]:
    path = resources.files(__package__) / "words" / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
