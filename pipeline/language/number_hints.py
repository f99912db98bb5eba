"""Other ways to say a number than as one: `twice`, `пятнадцатилетний`, `Apollo XI`, `'69`.

They only tell that a text may say a number, so that its absence is not held against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from pipeline.language.patterns import compiled

_SAID: dict[int | Fraction, str] = {
    0: r"\b(?:no|none|nil|zip|nought|oh|нул\w*|нол\w*|ничья|никак\w*|ни)\b",
    2: r"\b(?:twice|double\w*|both|couple|pair|twin\w*|second\w*|half|bi\w+"
    r"|дважды|двойн\w*|двое\w*|двои\w*|вдвое\w*|вдвоем|вторич\w*|об[ае]\w*|пар[аыу]\w*)\b",
    3: r"\b(?:thrice|triple\w*|third\w*|трижды|тройн\w*|тройк\w*|втрое\w*|втроем|трет\w*)\b",
    4: r"\b(?:quarter\w*|fourth\w*|quad\w*|четырежды|четверк\w*|четверт\w*|вчетвер\w*)\b",
    5: r"\b(?:fifth\w*|пятерк\w*|впятер\w*|пятую)\b",
    6: r"\b(?:half a dozen|шестерк\w*|вшестер\w*|полдюжин\w*)\b",
    7: r"\b(?:week|недел\w*|семерк\w*)\b",
    8: r"\b(?:восьмерк\w*)\b",
    10: r"\b(?:decade\w*|tens|десят\w*|декад\w*)\b",
    12: r"\b(?:dozen\w*|noon|midnight|дюжин\w*|полдень|полудн\w*|полноч\w*|полуноч\w*)\b",
    15: r"\b(?:quarter|четверт\w*|пятнашк\w*)\b",
    20: r"\b(?:score|двадцатк\w*)\b",
    24: r"\b(?:day and night|around the clock|сутк\w*|суток|круглосуточ\w*)\b",
    30: r"\b(?:half|полчас\w*|получас\w*|пол(?:перв|втор|трет|четверт|пят|шест|седьм|восьм|девят"
    r"|десят|одиннадц|двенадц)\w*"
    r"|тридцатк\w*)\b",
    45: r"\b(?:quarter to|three quarters|без четверти)\b",
    100: r"\b(?:hundreds?|century|centuries|сотн\w*|сотен|век\w*|столет\w*|стопроцентн\w*)\b",
    1000: r"\b(?:thousands?|grand|k|millenni\w*|тысяч\w*|тысячелет\w*|косар\w*|штук\w*)\b",
    Fraction(1, 2): r"\b(?:half|половин\w*|пол|полу\w+|полт\w+)\b",
    Fraction(1, 4): r"\b(?:quarter|четверт\w*)\b",
    Fraction(3, 4): r"\b(?:three[- ]quarters|три четверти|трех четвертей)\b",
    Fraction(3, 2): r"\b(?:half|полтор\w*|полутор\w*)\b",
}
_RUSSIAN_ONES = (
    "", "одно", "дву(?:х)?", "тр(?:ех|и)", "четырех", "пяти", "шести", "семи", "восьми",
    "девяти", "десяти", "одиннадцати", "двенадцати", "тринадцати", "четырнадцати", "пятнадцати",
    "шестнадцати", "семнадцати", "восемнадцати", "девятнадцати",
)  # fmt: skip
_RUSSIAN_TENS = (
    "", "", "двадцати", "тридцати", "сорока", "пятидесяти", "шестидесяти", "семидесяти",
    "восьмидесяти", "девяносто",
)  # fmt: skip
_RUSSIAN_HUNDREDS = (
    "", "сто", "двухсот", "трехсот", "четырехсот", "пятисот", "шестисот", "семисот", "восьмисот",
    "девятисот",
)  # fmt: skip
_ROMAN = r"\b[IVXLCDMІХСМ]{1,7}\b"
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_LIKE_LATIN = str.maketrans("ІХСМ", "IXCM")


def may_say(text: str, value: int | Fraction) -> bool:
    """Whether `text` may say `value` in another way than as a number of its own.

    >>> may_say("пятнадцатилетний капитан", 15), may_say("Людовик XIV", 14), may_say("Ту-154М", 154)
    (True, True, True)
    """
    told = _told(text)
    if value in _SAID and compiled(_SAID[value]).search(told.small):
        return True
    if not isinstance(value, int):
        return False
    if value in told.numbers or (told.has_dozens and value and value % 12 == 0):
        return True
    compound = _compound(value)
    return (
        bool(compound) and compiled(rf"\b(?:{compound})[а-я]{{3,}}").search(told.long) is not None
    )


class _Told(NamedTuple):
    """What a text says, whatever number is looked for."""

    small: str
    """The text in small letters, without ё."""
    long: str
    """Its words that are long enough to be made with a number, each once."""
    numbers: frozenset[int]
    """In runs of digits, and in Roman figures."""
    has_dozens: bool


@lru_cache(maxsize=2)
def _told(text: str) -> _Told:
    """Return what a text says; it is asked for each number of the other text in turn."""
    small = text.lower().replace("ё", "е")
    return _Told(
        small,
        " ".join(dict.fromkeys(compiled(r"\b[а-я]{6,}").findall(small))),
        frozenset((*_digit_runs(text), *_roman(text))),
        compiled(r"\b(?:dozen|дюжин)").search(small) is not None,
    )


def _digit_runs(text: str) -> Iterator[int]:
    return (int(run) for run in compiled(r"\d{1,18}").findall(text))


def _roman(text: str) -> Iterator[int]:
    for found in compiled(_ROMAN).findall(text):
        values = [_ROMAN_VALUES[one] for one in found.translate(_LIKE_LATIN)]
        pairs = zip(values, [*values[1:], 0], strict=True)
        yield sum(-one if one < following else one for one, following in pairs)


def _compound(value: int) -> str:
    """Return the pattern of what a Russian compound begins with: `двадцатипяти`(летний)."""
    if not 0 < value < 1000:
        return "тысяче" if value == 1000 else ""
    hundreds, rest = divmod(value, 100)
    if rest < 20:
        return _RUSSIAN_HUNDREDS[hundreds] + _RUSSIAN_ONES[rest]
    return _RUSSIAN_HUNDREDS[hundreds] + _RUSSIAN_TENS[rest // 10] + _RUSSIAN_ONES[rest % 10]
