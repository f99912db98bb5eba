"""Scripts and alphabets: what the letters of a text say about its language."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from pipeline.language.patterns import compiled

SCRIPTS: dict[str, str] = {
    "am": "ETHIOPIC", "ar": "ARABIC", "as": "BENGALI", "be": "CYRILLIC", "bg": "CYRILLIC",
    "bn": "BENGALI", "el": "GREEK", "fa": "ARABIC", "gu": "GUJARATI", "he": "HEBREW",
    "hi": "DEVANAGARI", "hy": "ARMENIAN", "ja": "CJK", "ka": "GEORGIAN", "kk": "CYRILLIC",
    "km": "KHMER", "kn": "KANNADA", "ko": "HANGUL", "ky": "CYRILLIC", "lo": "LAO",
    "mk": "CYRILLIC", "ml": "MALAYALAM", "mn": "CYRILLIC", "mr": "DEVANAGARI", "my": "MYANMAR",
    "ne": "DEVANAGARI", "pa": "GURMUKHI", "ru": "CYRILLIC", "si": "SINHALA", "sr": "CYRILLIC",
    "ta": "TAMIL", "te": "TELUGU", "tg": "CYRILLIC", "th": "THAI", "uk": "CYRILLIC",
    "ur": "ARABIC", "yi": "HEBREW", "zh": "CJK",
}  # fmt: skip
"""Script of a language where it is not Latin: the likely subtags of CLDR 45."""

_LATIN = frozenset({
    "af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "eu", "fi", "fr", "ga", "gl", "hr", "hu",
    "id", "is", "it", "lt", "lv", "mt", "nb", "nl", "nn", "no", "pl", "pt", "ro", "sk", "sl", "sq",
    "sv", "sw", "tr", "vi",
})  # fmt: skip
"""Languages that are written in Latin letters only: none of them has to be looked up."""
_BOTH = {"sr": "LATIN"}
"""A further script of a language of `SCRIPTS`."""
_OF_NO_LANGUAGE = frozenset({"", "und", "mul", "zxx", "mis"})

_TAGGED_SCRIPTS = {
    "Arab": "ARABIC", "Armn": "ARMENIAN", "Beng": "BENGALI", "Cher": "CHEROKEE",
    "Cyrl": "CYRILLIC", "Deva": "DEVANAGARI", "Ethi": "ETHIOPIC", "Geor": "GEORGIAN",
    "Grek": "GREEK", "Gujr": "GUJARATI", "Guru": "GURMUKHI", "Hani": "CJK", "Hans": "CJK",
    "Hant": "CJK", "Hebr": "HEBREW", "Jpan": "CJK", "Khmr": "KHMER", "Knda": "KANNADA",
    "Kore": "HANGUL", "Laoo": "LAO", "Latn": "LATIN", "Mlym": "MALAYALAM", "Mong": "MONGOLIAN",
    "Mymr": "MYANMAR", "Orya": "ORIYA", "Sinh": "SINHALA", "Syrc": "SYRIAC", "Taml": "TAMIL",
    "Telu": "TELUGU", "Thaa": "THAANA", "Thai": "THAI", "Tibt": "TIBETAN",
}  # fmt: skip
"""Codes of ISO 15924, and the names that the letters of these scripts have in Unicode."""

DEFAULT_LANGUAGES: dict[str, str] = {
    "CYRILLIC": "ru", "LATIN": "en", "CJK": "zh", "HANGUL": "ko", "ARABIC": "ar", "GREEK": "el",
    "HEBREW": "he", "DEVANAGARI": "hi", "BENGALI": "bn", "THAI": "th", "ARMENIAN": "hy",
    "GEORGIAN": "ka", "TAMIL": "ta", "TELUGU": "te", "KANNADA": "kn", "MALAYALAM": "ml",
    "ETHIOPIC": "am", "KHMER": "km", "LAO": "lo", "MYANMAR": "my", "SINHALA": "si",
    "GUJARATI": "gu", "GURMUKHI": "pa",
}  # fmt: skip
"""The language a script stands for where no languages are named."""

OWN_LETTERS: dict[str, str] = {
    "uk": "іїєґ", "ru": "ыэёъ", "be": "ўыэёі", "sr": "ђјљњћџ", "mk": "ѓѕјљњќџ", "bg": "ъ",
    "kk": "әғқңөұүһі", "ky": "ңөү", "mn": "өү", "tg": "ғӣқӯҳҷ",
    "de": "äöüß", "fr": "àâçèéêëîïôùûœæ", "es": "ñáéíóúü¿¡", "pt": "ãõçáâàéêíóôú", "it": "àèéìòù",
    "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž", "sv": "åäö", "da": "æøå", "nb": "æøå",
    "tr": "çğıöşü", "ja": "ぁ-ゖァ-ヺ",
}  # fmt: skip
"""Letters that tell a language from others of its script (CLDR 45 exemplar characters)."""

_FAST = (
    ("LATIN", re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]")),
    ("CYRILLIC", re.compile(r"[\u0400-\u0481\u048a-\u052f]")),
)


def script_of(language: str) -> str:
    """Return the script that `language` (a BCP 47 tag) is mostly written in, as Unicode names it.

    Latin where it is not known.
    """
    return next(iter(scripts_of(language)), "LATIN")


@cache
def scripts_of(language: str) -> tuple[str, ...]:
    """Return the scripts that `language` (a BCP 47 tag) is written in, the likely one first.

    A tag that names a script (`sr-Latn`) has that alone. Empty where the language is not known.
    """
    base, *others = language.partition("@")[0].replace("_", "-").split("-")
    base = base.lower()
    for subtag in others:
        if script := _TAGGED_SCRIPTS.get(subtag.title()):
            return (script,)
    if base in _LATIN:
        return ("LATIN",)
    if base in SCRIPTS:
        return (SCRIPTS[base], *filter(None, [_BOTH.get(base)]))
    return () if base in _OF_NO_LANGUAGE else _likely_scripts(base)


def _likely_scripts(base: str) -> tuple[str, ...]:
    """Return the scripts that CLDR has for a language: the likely one, and those of its locales."""
    from babel.core import get_global  # noqa: PLC0415 - only rare languages need babel
    from babel.localedata import locale_identifiers  # noqa: PLC0415

    likely = get_global("likely_subtags").get(base)
    if likely is None:
        return ()
    locales = (one.split("_") for one in locale_identifiers())
    codes = [str(likely).split("_")[1], *(one[1] for one in locales if one[0] == base and one[1:])]
    known = (_TAGGED_SCRIPTS.get(code) for code in codes)
    return tuple(dict.fromkeys(filter(None, known)))


def has_letters(text: str) -> bool:
    """Whether `text` has a letter of any script; digits, `²` and `½` are none."""
    return any(map(str.isalpha, text))


def main_script(text: str) -> str:
    """Return the script that most letters of `text` are of; empty without letters or on a tie.

    Hiragana, Katakana and Han count as one (`CJK`), as Japanese mixes them.
    """
    counts = {name: len(pattern.findall(text)) for name, pattern in _FAST}
    if sum(counts.values()) < sum(map(str.isalpha, text)):
        counts = _count_all(text)
    most = max(counts.values(), default=0)
    leaders = [name for name, count in counts.items() if count == most]
    return leaders[0] if most and len(leaders) == 1 else ""


def is_in_latin(text: str, language: str) -> bool:
    """Whether `text`, of a file in a Cyrillic `language`, is a sentence in Latin letters.

    Such a sentence keeps the marks and numbers of its own language. One or two words are names,
    but two longer ones in small letters are not.
    """
    if script_of(language) != "CYRILLIC":
        return False
    cyrillic = next(pattern for name, pattern in _FAST if name == "CYRILLIC")
    if cyrillic.search(text) is not None:
        return False
    if len(compiled("[A-Za-z]{2,}").findall(text)) > 2:
        return True
    return len(compiled(r"\b[a-z]{4,}").findall(text)) > 1


def told_by_letters(text: str, languages: tuple[str, ...]) -> str:
    """Return the one of `languages` (all of one script) that the letters of `text` point to.

    Each letter that some of them own votes for its owners; empty when there is no vote or a tie.
    """
    votes = {language: _votes(text, language) for language in languages}
    most = max(votes.values(), default=0)
    leaders = [language for language, count in votes.items() if count == most]
    return leaders[0] if most and len(leaders) == 1 else ""


def _votes(text: str, language: str) -> int:
    pattern = _own_letters(language.replace("_", "-").split("-")[0].lower())
    return len(pattern.findall(unicodedata.normalize("NFC", text))) if pattern else 0


@cache
def _own_letters(base: str) -> re.Pattern[str] | None:
    letters = OWN_LETTERS.get(base)
    return re.compile(f"[{letters}]", re.IGNORECASE) if letters else None


def _count_all(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for letter in filter(str.isalpha, text):
        name = _script_of_letter(letter)
        counts[name] = counts.get(name, 0) + 1
    return counts


@cache
def _script_of_letter(letter: str) -> str:
    plain = unicodedata.normalize("NFKC", letter)[0]  # full width and mathematical forms
    first = unicodedata.name(plain, "UNKNOWN").split(" ")[0].split("-")[0]
    return "CJK" if first in {"CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC"} else first
