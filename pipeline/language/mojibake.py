"""Texts that were read in a wrong encoding, and what they meant."""

from __future__ import annotations

import re
from functools import cache

from pipeline.language.patterns import compiled

_MOST_ROUNDS = 2
"""How often a text may have been read wrongly in a row."""
_TRIGGERS = {
    "cp1251": "[РСВГ][\u0402-\u040f\u0452-\u045f\u0490\u0491\x98\u2018-\u203a\u20ac\u2116\u2122"
    "\xa0-\xbb][РС]|вЂ|Р\x98|РЎ",
    "cp1252": "[ÐÑ][^А-я]{1,2}[ÐÑ]|[ÃÂ][\x80-\xbf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]|â[€\x80]",
    "cp866": "[╨╤][А-п\u2500-\u259f]",
    "koi8_r": "[пя][\u2500-\u259f²·÷°©≈≤≥√⌠⌡\xa0ё][пя][\u2500-\u259f²·÷°©≈≤≥√⌠⌡\xa0ё]",
}
"""What UTF-8 looks like in each encoding."""
_TURNED = "[а-яё][А-ЯЁЈ]{2}|[ЪЬъь] ?[А-ЯЁ]"
"""What no Russian word begins with; KOI8-R has small letters where Windows-1251 has capitals."""
_SINGLE_BYTES = (
    # what shows it, read as, meant
    ("(?<![^\\W\\d_])[À-ÖØ-öø-ÿ¸¨×÷]{4,}", "cp1252", "cp1251"),
    ("(?<![^\\W\\d_])[À-ÖØ-öø-ÿ×÷³£]{4,}", "cp1252", "koi8_r"),
    ("[à-ï][¡-¯][à-ï¡-¯]|[¡-¯][à-ï][¡-¯]", "cp1252", "cp866"),
    (f"(?<![А-яЁё])(?:{_TURNED})", "cp1251", "koi8_r"),
    (f"(?<![А-яЁё])(?:{_TURNED})", "koi8_r", "cp1251"),
    ("[а-п][ЎўЈ¤Ґ¦§©Є¬\xad®Ї]|[ЎўЈ¤Ґ¦§©Є¬\xad®Ї][а-п]", "cp1251", "cp866"),
    ("[А-яЁё][─-▟■√]|[─-▟■√][А-яЁё]", "cp866", "cp1251"),
)
_SENSIBLE = (
    "\u00a0-\u017f\u0386-\u03ce\u0400-\u045f\u0490\u0491\u2010-\u2044\u20ac\u2116\u2122\u266a\u266b"
    "\U0001f300-\U0001faff\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\u0590-\u06ff"
)
"""What a text is made of that was UTF-8."""
_COMMON = (
    "ст но то на ен ов ни ра во ко ет ро ре ли не пр по ал ль ть ан ер от го та ка ес ор ло ом ла"
    " ти ва ны ил ие ат ой де ог ит ин ся те ем ар ам ри да за ас мы вы он ми пе вс чт эт ве об ты"
    " уд бе ск их ма ед ки см лю вр зд жи бы ак ус ди ай ей ещ йт"
)
"""Pairs of letters that Russian is full of."""


_USUAL = "[\n -~А-яЁё«»—–…„“”‘’№\u00a0éèêçüöäñ♪]*"
"""What most texts are made of; nothing else is misread as this alone, but for capitals."""
_LEAST_LIKENESS = 25


def may_be_garbled(text: str) -> bool:
    """Return whether `text` (of one cue, or of many) has a character that shows a misreading."""
    return (
        compiled(_USUAL).fullmatch(text) is None
        or compiled(f"(?<![А-яЁё])(?:{_TURNED})").search(text) is not None
    )


def repaired(text: str) -> str | None:
    """Return what `text` meant before it was read in a wrong encoding; None where it was not.

    UTF-8 read as Windows-1251, Windows-1252 or Latin-1, CP866 and KOI8-R; Russian in one of the
    single-byte encodings read as another. What is returned gives `text` again when it is
    misread the same way.

    >>> repaired("РџСЂРёРІРµС‚"), repaired("Ïðèâåò"), repaired("Itâ€™s")
    ('Привет', 'Привет', 'It’s')
    """
    if text.isascii() or not may_be_garbled(text):
        return None
    meant = _was_utf8(text) or _was_single_bytes(text)
    for _round in range(_MOST_ROUNDS - 1):
        again = _was_utf8(meant) if meant else None
        meant = again or meant
    return meant


def _was_utf8(text: str) -> str | None:
    found = [
        _read_as_utf8(text, encoding)
        for encoding, trigger in _TRIGGERS.items()
        if compiled(trigger).search(text)
    ]
    # the more sequences are found, the shorter is what they mean
    return min((one for one in found if one), key=len, default=None)


def _read_as_utf8(text: str, encoding: str) -> str | None:
    pattern = _sequences(encoding)
    if not any(_is_strong(run.group(), encoding) for run in pattern.finditer(text)):
        return None

    def meant(run: re.Match[str]) -> str:
        decoded = _decoded(run.group(), encoding)
        return decoded if decoded and _is_sensible(decoded) else run.group()

    return pattern.sub(meant, text)


def _is_sensible(text: str) -> bool:
    return compiled(f"[{_SENSIBLE}]+").fullmatch(text) is not None


def _is_strong(run: str, encoding: str) -> bool:
    """Whether a run of characters can be nothing but misread UTF-8."""
    meant = _decoded(run, encoding)
    if meant is None or not _is_sensible(meant):
        return False
    if len(meant) > 1 or len(run) > 2:
        return True
    return encoding == "cp1252" and run[0] in "ÃÂ" and not run[1].isalpha()


def _decoded(run: str, encoding: str) -> str | None:
    of = _bytes_of(encoding)
    try:
        return bytes(of[one] for one in run).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _was_single_bytes(text: str) -> str | None:
    best, meant = max(_likeness(text), _LEAST_LIKENESS), None
    for trigger, read_as, encoding in _SINGLE_BYTES:
        if compiled(trigger).search(text) is None:
            continue
        of = _bytes_of(read_as)
        if any(one not in of for one in text):
            continue
        candidate = bytes(of[one] for one in text).decode(encoding, errors="replace")
        likeness = _likeness(candidate)
        if likeness > best and _is_russian(candidate):
            best, meant = likeness, candidate
    return meant


def _is_russian(text: str) -> bool:
    """Whether every letter beyond ASCII is Russian, and words are small or begin with a capital."""
    letters = compiled(r"[^\W\d_]+").findall(text)
    words = [word for word in letters if not word.isascii()]
    return (
        bool(words)
        and all(compiled("[А-ЯЁ]?[а-яё]*|[А-ЯЁ]+").fullmatch(word) is not None for word in words)
        and compiled("[\u2500-\u259f\ufffd]").search(text) is None
    )


def _likeness(text: str) -> int:
    """Return how many percent of the pairs of letters are usual in Russian."""
    small = text.lower()
    pairs = [small[place : place + 2] for place in range(len(small) - 1)]
    common = _pairs(_COMMON)
    pairs = [pair for pair in pairs if pair.isalpha() and not pair.isascii()]
    return 100 * sum(pair in common for pair in pairs) // max(len(pairs), 2)


@cache
def _pairs(line: str) -> frozenset[str]:
    return frozenset(line.split())


@cache
def _bytes_of(encoding: str) -> dict[str, int]:
    """Return the byte of each character; what has none is shown as the control character."""
    table = {}
    for byte in range(256):
        try:
            table[bytes([byte]).decode(encoding)] = byte
        except UnicodeDecodeError:
            table[chr(byte)] = byte
    if encoding == "cp1252":  # Latin-1 shows the same bytes as control characters
        table.update({chr(byte): byte for byte in range(0x80, 0xA0)})
    return table


@cache
def _sequences(encoding: str) -> re.Pattern[str]:
    """Return the pattern of UTF-8 sequences, beyond ASCII, as `encoding` shows them."""
    of = _bytes_of(encoding)

    def shown(first: int, last: int) -> str:
        return (
            "[" + re.escape("".join(one for one, byte in of.items() if first <= byte <= last)) + "]"
        )

    after = shown(0x80, 0xBF)
    two = shown(0xC2, 0xDF) + after
    three = shown(0xE0, 0xEF) + after * 2
    four = shown(0xF0, 0xF4) + after * 3
    return re.compile(f"(?:{two}|{three}|{four})+")
