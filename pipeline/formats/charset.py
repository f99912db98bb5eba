"""A guess at the 8-bit encoding of a text, with the project's languages in mind.

Statistics over all encodings of the world (charset-normalizer) need more text than a short file
has: a few Russian cues in cp1251 become Chinese. So the encodings that are used for the project's
languages are tried first, and the one whose text looks most like those languages wins; where none
does, charset-normalizer decides.
"""

from __future__ import annotations

import codecs
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO

_DEFAULT_LANGUAGES = ("ru", "en")
_SAMPLE = 1 << 14

# Letters per 10,000 of Russian running text: Lyashevskaya and Sharov, "Frequency dictionary of
# modern Russian" (2009), from the Russian National Corpus.
_RUSSIAN = dict(
    zip(
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
        (1097, 845, 801, 735, 670, 626, 547, 473, 454, 440, 349, 321, 298, 281, 262, 201, 190, 174,
         170, 165, 159, 144, 121, 97, 94, 73, 64, 48, 36, 32, 26, 4, 4),
        strict=True,
    )
)  # fmt: skip
# Rough shares of the letters that Ukrainian, Belarusian, Bulgarian and Serbian write otherwise.
_MORE_LETTERS = {
    "uk": {"і": 550, "ї": 60, "є": 60, "ґ": 2},
    "be": {"і": 600, "ў": 150, "ё": 60},
    "bg": {"ъ": 150},
    "sr": {"ј": 420, "њ": 60, "љ": 50, "ћ": 60, "ђ": 20, "џ": 3},
    "mk": {"ј": 200, "њ": 15, "љ": 5, "ѓ": 15, "ќ": 20, "ѕ": 5, "џ": 5},
}
_CYRILLIC_LANGUAGES = frozenset(("ru", *_MORE_LETTERS))
_CYRILLIC_CODECS = {
    "cp1251": 0.0,
    "koi8-r": 0.5,
    "cp866": 1.0,
    "iso8859-5": 2.0,
    "mac-cyrillic": 4.0,
}
"""The codecs, and what the rarer ones have to make up for: log of how much rarer files have them.
Counts, not shares: it weighs on a line of text and not on a file."""
_KOI8_U = frozenset({"uk", "be"})

_WESTERN_LANGUAGES = frozenset(
    ("af", "ca", "da", "de", "en", "es", "eu", "fi", "fr", "ga", "gl", "is", "it", "nb", "nl", "nn",
     "no", "pt", "sv")
)  # fmt: skip
_WESTERN_CODECS = {"cp1252": 0.0, "mac-roman": 4.0, "cp850": 4.0}
_WESTERN_LETTERS = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýßœ"

_TYPOGRAPHIC = "«»„“”‘’–—…№°\xa0¿¡•♪©"
_UNLIKELY = -9.0
"""Log of the share of a character that the language does not use: once in 8,000."""
_PLAUSIBLE = -4.6
"""Mean log of the shares of a text's characters from which on it may be the language. Russian has
-3.0; Chinese, Greek or Polish text taken for it stays below -5."""
_FIRST_CAPITAL = -1.0
_ODD = _UNLIKELY / 2
# Latin beside Cyrillic; ь, ъ, ы where they cannot stand; single letters that are no words.
_ODD_CYRILLIC = re.compile(
    r"[a-z][а-џґ]|[а-џґ][a-z]|\b[ьъы]|[аеиоуыэюя][ьъы]|\b[гдеёйлмнпртфхцчшщю]\b", re.IGNORECASE
)

_CAPITALS = re.compile("[А-ЯЁЂ-Џ]+")
_CAPITAL_INSIDE = re.compile("[a-zà-öø-ÿа-џґ][А-ЯЁЂ-ЏÀ-ÖØ-Þ]")


@dataclass(frozen=True, slots=True)
class _Model:
    """What the characters beyond ASCII of a group of languages look like."""

    shares: dict[str, float]
    """Logs of the shares of small letters and signs."""
    odd: re.Pattern[str]
    """A stretch that the languages do not have: mixed scripts, or many accents in a row."""


def guess_codecs(data: bytes, languages: Sequence[str] = ()) -> Iterator[str]:
    """Yield Python's names of the codecs that `data` may be in, the likeliest first.

    `languages` are the languages expected (BCP 47), Russian and English when empty. The last codec
    can decode any bytes.
    """
    known = {tag.partition("-")[0].lower() for tag in languages or _DEFAULT_LANGUAGES}
    sample = _sample(data)
    candidates = _candidates(known)
    scored = sorted(
        ((_score(sample, codec, model, rarity), codec) for codec, model, rarity in candidates),
        reverse=True,
    )
    yield from (codec for score, codec in scored[:1] if score >= _PLAUSIBLE)
    yield from _by_statistics(sample)
    yield scored[0][1] if scored else "cp1252"


def _sample(data: bytes) -> bytes:
    """Return the lines of `data` that are not ASCII, as many as are needed."""
    beyond = (line[:_SAMPLE] for line in BytesIO(data) if not line.isascii())
    sample = bytearray()
    while len(sample) < _SAMPLE and (line := next(beyond, b"")):
        sample += line
    return bytes(sample)


def _candidates(languages: set[str]) -> Iterator[tuple[str, _Model, float]]:
    cyrillic = tuple(sorted(languages & _CYRILLIC_LANGUAGES))
    if cyrillic:
        model = _cyrillic(cyrillic)
        for codec, rarity in _CYRILLIC_CODECS.items():
            name = "koi8-u" if codec == "koi8-r" and _KOI8_U & languages else codec
            yield name, model, rarity
    if languages & _WESTERN_LANGUAGES:
        for codec, rarity in _WESTERN_CODECS.items():
            yield codec, _western(), rarity


@cache
def _cyrillic(languages: tuple[str, ...]) -> _Model:
    letters = dict(_RUSSIAN)
    for language in languages:
        letters.update(_MORE_LETTERS.get(language, {}))
    return _Model(_shares(letters), _ODD_CYRILLIC)


@cache
def _western() -> _Model:
    # Most files in English have nothing beyond ASCII but curly quotes.
    letters = dict.fromkeys(_WESTERN_LETTERS + _TYPOGRAPHIC, 300)
    return _Model(_shares(letters), re.compile("[^\x00-\x7f\\W]{2}"))


def _shares(letters: dict[str, int]) -> dict[str, float]:
    every = dict.fromkeys(_TYPOGRAPHIC, 30) | letters
    return {character: math.log(share / 10_000) for character, share in every.items()}


def _score(sample: bytes, codec: str, model: _Model, rarity: float) -> float:
    """Return the mean log of the shares of the characters beyond ASCII in `sample` as `codec`.

    A capital after a small letter counts as unlikely, and so does what `model.odd` finds; the first
    capital of a word or of a sign in capitals counts as a little less likely than a small letter.
    """
    text = sample.decode(codec, "replace")
    beyond = [character for character in text if character > "\x7f"]
    if not beyond:
        return _UNLIKELY
    total = sum(model.shares.get(character.lower(), _UNLIKELY) for character in beyond)
    total += _FIRST_CAPITAL * len(_CAPITALS.findall(text))
    total += _ODD * (len(_CAPITAL_INSIDE.findall(text)) + len(model.odd.findall(text)))
    return (total - rarity) / len(beyond)


def _by_statistics(sample: bytes) -> Iterator[str]:
    """Yield the codecs that charset-normalizer holds possible, if digits and letters stay ASCII."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - takes a while to import

    ascii_bytes = bytes(range(32, 127))
    for match in from_bytes(sample):
        codec = codecs.lookup(match.encoding).name
        if ascii_bytes.decode(codec, "replace").encode("ascii", "replace") == ascii_bytes:
            yield codec
