"""Numbers in words and digits: what a text counts, and how a number is spelled out."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from pipeline.language.digits import Digits, digits_in
from pipeline.language.number_tables import NumberWord, number_words, spell
from pipeline.language.patterns import compiled

__all__ = ["Number", "numbers_in", "spelled"]

_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)?"
_JOIN = r"(?:[ \u00a0\n]+|[-\u2010\u2011]\n?)"
_AND = {"en": r"(?:[ \u00a0\n]+and[ \u00a0\n]+)"}
_HALF = {
    "en": r"[ \u00a0\n]+and[ \u00a0\n]+a[ \u00a0\n]+half\b",
    "ru": r"[ \u00a0\n]+с[ \u00a0\n]+половиной\b",
}
_ORDINAL = {
    "en": r"(?:st|nd|rd|th)\b",
    "ru": r"[-\u2010\u2011](?:[оы]?[йхм]|ый|ой|ий|[ая]я|я|[оеь]?е|[оеь]?го|[оеь]?му|ми|ую|ю)\b",
}
_NO_WORDS: Mapping[str, NumberWord] = {}


class Number(NamedTuple):
    """A number that stands in a text."""

    start: int
    end: int
    value: int | Fraction
    is_spelled: bool
    """Whether it stands in words; `5 million` stands in digits."""
    is_ordinal: bool = False
    """Whether it says which one, not how many: `third`, `3rd`, `3-й`."""
    is_certain: bool = True
    """Whether it can be nothing else: `one` may be a pronoun, `second` a time, `thousands` no
    number in particular."""


def numbers_in(text: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of `text` (without tags), in order, none within another.

    Words are read in English and Russian, digits in every language (as `digits.digits_in`).

    >>> [str(number.value) for number in numbers_in("двадцать пять из 1 000,5", "ru")]
    ['25', '2001/2']
    """
    base = _base(language)
    digits = digits_in(text, language)
    table = number_words(base) if base in {"en", "ru"} else _NO_WORDS
    words = compiled(_WORD).findall(_small(text)) if table else []
    if table.keys().isdisjoint(words):
        return tuple(_in_digits(one, text, base) for one in digits)
    return _Reader(text, base, digits).numbers()


def spelled(value: int | Fraction, language: str, *, gender: str = "m") -> str | None:
    """Return the cardinal `value` in words (nominative), None where they are not known.

    English and Russian: 0 to 999,999,999; German, Spanish, French, Italian and Portuguese: 1 to
    10. `gender` (`m`, `f`, `n`) is that of the thing counted, where the language asks for it.

    >>> spelled(21, "en"), spelled(2, "ru", gender="f")
    ('twenty-one', 'две')
    """
    if value != int(value):
        return None
    return spell(int(value), _base(language), gender)


@cache
def _base(language: str) -> str:
    return language.partition("@")[0].replace("_", "-").split("-")[0].lower()


def _in_digits(digits: Digits, text: str, base: str) -> Number:
    suffix = _ORDINAL.get(base)
    is_ordinal = suffix is not None and compiled(suffix).match(text, digits.end) is not None
    return Number(digits.start, digits.end, digits.value, is_spelled=False, is_ordinal=is_ordinal)


class _Token(NamedTuple):
    start: int
    end: int
    word: NumberWord


class _Reader:
    """Joins the number words of one text into numbers."""

    def __init__(self, text: str, base: str, digits: tuple[Digits, ...]) -> None:
        self.text, self.base = text, base
        self.digits = {one.start: one for one in digits}
        table = number_words(base)
        found = compiled(_WORD).finditer(_small(text))
        self.tokens = {
            match.start(): _Token(match.start(), match.end(), table[match.group()])
            for match in found
            if match.group() in table
        }

    def numbers(self) -> tuple[Number, ...]:
        numbers: list[Number] = []
        end = 0
        for start in sorted({*self.digits, *self.tokens}):
            if start < end:
                continue
            number = (
                self._digits(self.digits[start])
                if start in self.digits
                else self._spelled(self.tokens[start])
            )
            if number is not None:
                numbers.append(number)
                end = number.end
        return tuple(numbers)

    def _digits(self, digits: Digits) -> Number:
        """Return the number of `digits` with the `million` behind them."""
        number = _in_digits(digits, self.text, self.base)
        if number.is_ordinal:
            return number
        scale = self._next(number.end)
        if scale is not None and scale.word.is_scale and not scale.word.is_ordinal:
            return number._replace(end=scale.end, value=_whole(number.value * scale.word.value))
        return self._and_half(number)

    def _spelled(self, token: _Token) -> Number | None:
        sum_of = _Sum()
        if token.word.is_short or not sum_of.takes(token.word):
            return None
        first, last = token, token
        sum_of.add(token.word)
        while not last.word.is_ordinal:
            following = self._next(last.end, may_and=sum_of.is_round)
            if following is None or following.word.is_short or not sum_of.takes(following.word):
                break
            sum_of.add(following.word)
            last = following
        is_alone = first is last
        number = Number(
            first.start,
            last.end,
            sum_of.value,
            is_spelled=True,
            is_ordinal=last.word.is_ordinal,
            is_certain=not is_alone or (last.word.is_certain and not self._in_compound(last)),
        )
        return number if number.is_ordinal else self._and_half(number)

    def _next(self, end: int, *, may_and: bool = False) -> _Token | None:
        join = compiled(_JOIN).match(self.text, end)
        if may_and and self.base in _AND:
            join = compiled(_AND[self.base]).match(self.text, end) or join
        return self.tokens.get(join.end()) if join else None

    def _and_half(self, number: Number) -> Number:
        half = compiled(_HALF[self.base]).match(self.text, number.end)
        if half is None:
            return number
        end, value = half.end(), number.value + Fraction(1, 2)
        scale = self._next(end)
        if scale is not None and scale.word.is_scale and not scale.word.is_ordinal:
            end, value = scale.end, value * scale.word.value
        return number._replace(end=end, value=_whole(value), is_certain=True)

    def _in_compound(self, token: _Token) -> bool:
        """Whether a hyphen makes the word a part of another one: `one-way`, `first-class`."""
        text = self.text
        if compiled(r"[-\u2010\u2011][^\W\d_]").match(text, token.end):
            return self._next(token.end) is None  # two words in два-три
        if compiled(r"[^\W\d_][-\u2010\u2011]$").search(text[: token.start]):
            return all(other.end != token.start - 1 for other in self.tokens.values())
        return False


class _Sum:
    """The words of one number, added up from left to right."""

    def __init__(self) -> None:
        self.total: int | Fraction = 0
        self.part: int | Fraction = 0
        self.room = 1000
        """The next word that is no scale has to be smaller."""
        self.scale = 10**15
        self.is_round = False
        """Whether the last word was a hundred or a thousand: `and` may follow."""
        self.is_year = False
        """Whether the part is `nineteen`, which may begin a year."""

    @property
    def value(self) -> int | Fraction:
        return _whole(self.total + self.part)

    def takes(self, word: NumberWord) -> bool:
        """Whether `word` can go on the number."""
        value = word.value
        if word.is_scale:
            if value < 1000:  # English hundred and dozen
                return self.part == 0 or (self.room in {1, 10} and 1 <= self.part < 100)
            return value < self.scale and (self.part > 0 or self.total == 0)
        if self.is_year and 10 <= value < 100:
            return True
        if value == 0:
            return self.total == 0 and self.part == 0 and self.room == 1000
        return 0 < value < self.room

    def add(self, word: NumberWord) -> None:
        value = word.value
        self.is_round = word.is_scale or (isinstance(value, int) and value % 100 == 0)
        if word.is_scale and value >= 1000:
            self.total += (self.part or 1) * value
            self.part, self.room, self.scale = 0, 1000, int(value)
        elif word.is_scale:
            self.part, self.room = (self.part or 1) * value, 100 if value == 100 else 1
        elif self.is_year and 10 <= value < 100:
            self.part, self.room = self.part * 100 + value, 10 if value >= 20 else 1
            self.is_year = False
            return
        else:
            self.part += value
            self.room = 100 if value >= 100 else 10 if value >= 20 else 1
        self.is_year = word.begins_year and self.part == value and self.total == 0


def _small(text: str) -> str:
    """Return `text` in small letters, `е` for `ё`, of the same length."""
    small = text.lower().replace("ё", "е")
    if len(small) != len(text):  # İ becomes two characters
        small = "".join(one.lower()[0] for one in text).replace("ё", "е")
    return small


def _whole(value: int | Fraction) -> int | Fraction:
    return int(value) if value == int(value) else value
