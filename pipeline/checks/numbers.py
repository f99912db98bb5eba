"""Whether two texts in two languages speak of the same numbers."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from pipeline.language.number_hints import may_say
from pipeline.language.number_words import Number, numbers_in
from pipeline.language.patterns import compiled
from pipeline.language.placeholders import without_placeholders

NONE = "—"
"""Stands for no number at all."""

_WEAK = 10
"""Numbers in words up to this one come and go in translation: `the two of us`, «мы»."""
_ROUND = frozenset({100, 1000, 10**6, 10**9, 10**12})
"""Numbers in words that mean `many`: `a thousand thanks`."""

_PERCENT = r"\s?(?:%|percent|per cent|процент)"
_IMPERIAL = (
    r"\b(?:feet|foot|ft|inch(?:es)?|miles?|mph|pounds?|lbs?|gallons?|ounces?|oz|yards?|acres?|psi|knots?"
    r"|fahrenheit|фут\w*|дюйм\w*|мил[ьиея]\w*|фунт\w*|галлон\w*|унци\w*|ярд\w*|акр\w*|фаренгейт\w*)\b"
    r"|°\s?F\b|\d['′]\s?\d"
)
_CLOCK = r"\d[:.]\d\d\b|\b(?:o'clock|half past|quarter (?:to|past)|[ap]\.?m\b)"
_CLOCK_WORDS = (
    r"\b(?:o['’]clock|half past|quarter (?:to|past)|noon|midnight|[ap]\.?m\b|пол\w+ого|половин\w*"
    r"|без (?:четверти|пяти|десяти|двадцати)|четверть|полдень|полноч\w*|час(?:а|ов|у)?"
    r"|утра|вечера|дня|ночи)\b"
)


_DIGITS = "[0-9½⅓⅔¼¾⅕⅛⅜⅝⅞]"
_MAY_COUNT = {
    "en": rf"{_DIGITS}|\b(?:tw[eo]|thr|thir|four|for[t]|fi[fv]|six|seven|eigh|nin|ten|eleven|zero"
    r"|one\b|first|second|hundred|thou|[mbt]r?illion|dozen)",
    "ru": rf"{_DIGITS}|\b(?:нол|нул|оди?н|дв[аеуо]|тр[еёио]|чет[выё]|пят|шест|сем[ьин]|семер"
    r"|седьм|восе?[мь]|девя|деся|соро[кч]|ст[оа]\b|сот|тыс|милл|трил|дюж|полт|полут|перв|втор)",
}
"""How number words begin; the law over their table stands in the tests."""


class Said(NamedTuple):
    """A text (without tags), and its language."""

    text: str
    language: str

    def may_count(self) -> bool:
        """Whether it may have a number: quickly told, and never wrongly denied."""
        pattern = _MAY_COUNT.get(self.language.partition("-")[0], _DIGITS)
        return compiled(pattern).search(self.text.lower()) is not None

    def numbers(self) -> tuple[Number, ...]:
        """Return its numbers, those that may be no numbers too."""
        return numbers_in(without_placeholders(self.text), self.language)


def may_count(*texts: str) -> bool:
    """Whether any of `texts`, in whatever language, may have a number."""
    pattern = f"{_MAY_COUNT['en']}|{_MAY_COUNT['ru']}"
    return any(compiled(pattern).search(text.lower()) for text in texts)


class Difference(NamedTuple):
    """The numbers of two texts as they are written, where they are not the same."""

    source: str
    translation: str


def difference(source: Said, translation: Said) -> Difference | None:
    """Return the numbers of both texts if they differ, None where they may be the same.

    A number in digits has to stand in the other text, in digits or in words or in a word made with
    it. One in words is only missed when it is neither small (up to ten) nor round, or when the
    other text has a number instead. Feet and miles may be metres, hours may be told in two ways.
    """
    if not (source.may_count() or translation.may_count()):
        return None
    wanted, found = source.numbers(), translation.numbers()
    if not wanted and not found:
        return None
    lacking = _left(wanted, found, source.text, translation.text)
    extra = _left(found, wanted, translation.text, source.text)
    if _digits(source, wanted) == _digits(translation, found):
        # parted in another way: 10.30 and 10:30, telephone numbers
        lacking, extra = ([one for one in some if one.is_spelled] for some in (lacking, extra))
    if not lacking and not extra:
        return None
    if not any(map(_is_strong, (*lacking, *extra))) and not _is_exchanged(lacking, extra):
        return None
    if _is_told_otherwise(source.text, translation.text):
        return None
    return Difference(_shown(wanted, source.text), _shown(found, translation.text))


def _left(
    numbers: Sequence[Number], others: Iterable[Number], own: str, other: str
) -> list[Number]:
    """Return the certain numbers of the text `own` that the text `other` does not say."""
    known = {one.value for one in others}
    years = {one % 100 for one in known if isinstance(one, int) and 1500 <= one <= 2099}
    return [
        one
        for one in numbers
        if one.is_certain
        and one.value not in known
        and one.value != 1
        and not _is_short_year(one.value, known, years)
        and not may_say(other, one.value)
        and not _is_whole(one, own)
    ]


def _is_short_year(value: object, known: Container[object], years: Container[int]) -> bool:
    """Whether a year stands there with or without its century: `1969`, `'69`.

    `years` are the last two digits of the years that are `known`.
    """
    if not isinstance(value, int) or value > 2099:
        return False
    return value % 100 in known if value >= 1500 else value < 100 and value in years


def _is_exchanged(lacking: Sequence[Number], extra: Sequence[Number]) -> bool:
    """Whether one number stands for another: `the third month` may be «two months»."""
    return not {one.is_ordinal for one in lacking}.isdisjoint(one.is_ordinal for one in extra)


def _is_strong(number: Number) -> bool:
    if not number.is_spelled:
        return True
    return number.value > _WEAK and number.value not in _ROUND


def _is_whole(number: Number, text: str) -> bool:
    """Whether it is all of something: `100 %` may be «полностью»."""
    return number.value == 100 and compiled(_PERCENT).match(text, number.end) is not None


def _is_told_otherwise(*texts: str) -> bool:
    """Whether two texts measure in other units, or tell the hour in the ways of two languages."""
    small = [text.lower().replace("ё", "е") for text in texts]
    imperial = [compiled(_IMPERIAL).search(text) is not None for text in small]
    if imperial[0] != imperial[1]:
        return True
    clocks = [compiled(_CLOCK).search(text) is not None for text in small]
    words = [compiled(_CLOCK_WORDS).search(text) is not None for text in small]
    return (clocks[0] and words[1]) or (clocks[1] and words[0])


def _digits(said: Said, numbers: Iterable[Number]) -> str:
    written = "".join(said.text[one.start : one.end] for one in numbers if not one.is_spelled)
    return "".join(compiled(r"\d").findall(written))


def _shown(numbers: Iterable[Number], text: str) -> str:
    certain = (one for one in numbers if one.is_certain)
    return ", ".join(" ".join(text[one.start : one.end].split()) for one in certain) or NONE
