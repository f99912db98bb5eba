"""Numbers in digits that could as well be words: what counts things, and is no label of one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.language.digits import Digits, digits_in
from pipeline.language.patterns import compiled

_LABELS = (
    "chapter room flight section orbit page episode season part level step number no channel grade"
    " gate phase stage version item figure fig table lesson unit block module exercise question"
    " track highway route bus deck act scene volume verse type class category article mission"
    " expedition agent player area zone sector district building apartment house district formula"
    " top press dial code size grade floor pier bay hatch port node apollo gemini mercury vostok"
    " voskhod soyuz mars venera luna luna pioneer voyager boeing windows covid stages"
    " frame frames playlist layer slide option choice answer problem appendix paragraph line-"
    " up lane camera"
    " take shot reel digit digits layer value minus plus times equals equal negative positive"
    " эпизод эпизода эпизоде эпизодом цифра цифру цифрой цифры цифре значение значения плюс минус"
    " равен равна равно равны равный равная равное равным равной равную равняется равнялось слой"
    " глава главы главе главу комната комнате рейс рейса раздел разделе орбита страница странице"
    " серия серии сезон часть части уровень уровня уровне шаг шага номер номера номером канал"
    " класс класса ворота этап этапа фаза версия версии рисунок таблица урок урока блок блока"
    " модуль модуля задача вопрос вопроса дом дома квартира улица корпус подъезд этаж этаже"
    " отсек отсека зона зоны сектор сектора тип типа группа экспедиция экспедиции пункт пункта"
    " статья статьи том тома акт сцена дубль дубля камера камеры кадр кадра кадре топ нажмите"
    " наберите"
    " пост поста борт борта палата пост люк люка рис стр гл п пп ст д кв союз союза восток мир"
    " луна марс венера формула вариант варианта слайд упражнение пример примера ряд место статус"
)
"""Words before a number that make it the name of something."""
_UNITS = (
    "km m cm mm nm kg g mg t lb lbs oz ft mi mph kmh kph hz khz mhz ghz w kw mw v kv a ma k kb mb"
    " gb tb fps px dpi l ml am pm bpm psi au ly kmh deg db bar"
    " meter meters metre metres kilometer kilometers kilometre kilometres centimeter centimeters"
    " millimeter millimeters mile miles foot feet inch inches yard yards degree degrees percent"
    " kilogram kilograms gram grams kilo kilos pound pounds ounce ounces ton tons tonne tonnes"
    " liter liters litre litres gallon gallons volt volts watt watts kilowatt kilowatts hertz"
    " megahertz knots bit bits byte bytes kilobyte kilobytes megabyte gigabyte"
    " megabytes gigabytes terabytes petabytes megabits newtons million billion trillion"
    " thousand hundred o'clock"
    " км м см мм нм кг г мг т л мл гц кгц мгц ггц вт квт мвт в кв а ма ч мин сек с руб коп тыс млн"
    " млрд трлн г гг в вв проц град бар атм"
    " метр метра метров километр километра километров сантиметр сантиметра сантиметров миллиметра"
    " миллиметров миля мили миль градус градуса градусов процент процента процентов килограмм"
    " килограмма килограммов грамм грамма граммов тонна тонны тонн литр литра литров вольт ватт"
    " киловатт герц мегагерц мегабайт гигабайт мегабит миллион миллиона миллионов миллиард"
    " миллиарда миллиардов тысяча тысячи тысяч"
)
"""Words behind a number that make it a measurement."""
_STEMS = (
    "миллион", "миллиард", "тысяч", "метр", "километр", "сантиметр", "миллиметр", "процент",
    "градус", "килограмм", "тонн", "литр", "мегабайт", "гигабайт", "килобайт", "киловатт",
)  # fmt: skip
"""Beginnings of such words, whatever their case."""
_MONTHS = (
    "january february march april may june july august september october november december jan feb"
    " mar apr jun jul aug sep sept oct nov dec"
    " января февраля марта апреля мая июня июля августа сентября октября ноября декабря число"
    " числа числу числе"
)
_CLOCK = {
    "before": ("at until till by since в к до с около после"),
    "after": (
        "a.m p.m am pm o'clock sharp tonight today tomorrow утра вечера дня ночи час часа часов"
        " часам часах"
    ),
}
_BETWEEN = r"\s*[,;:/.…–—-]+\s*|\s+(?:(?:to|and|or|x|of|by|vs|до|и|или|на|из|х)\s+)?"
"""What stands between the numbers of a list, a range, a score."""
_SETTING = (
    r"(?i)\b(?:value|parameter|setting|значени[еяюй]м?|параметр\w{0,2})\b[^.!?…\n]{0,24}"
    r"\b(?:to|of|is|at|на|в|до)[ \u00a0\n]$"
)
"""What stands before the value of a setting."""
_MANY = r"[ \u00a0\n]+(?:тысяч|миллион|миллиард|(?:hundred|thousand|million|billion)\b)"
_REACH = 160
"""Characters on either side of a number that are looked at."""
_OPERATORS = "+×*/=<>÷±~^°%‰#№$€£¥₽₴@&\\|_"
_GLUE = "-–—−\u2010\u2011"


class PlainNumber(NamedTuple):
    """A whole number in digits that counts something."""

    start: int
    end: int
    value: int
    before: str
    """The word before it, in small letters; empty where a mark or nothing stands there."""
    after: str
    """The word after it, as it stands; empty where a mark or nothing stands there."""
    is_last: bool
    """Whether nothing but marks stands after it in the text."""


def plain_numbers(text: str, language: str) -> tuple[PlainNumber, ...]:
    """Return the whole numbers of `text` that count something.

    Not those that are times, dates, decimals, measurements, scores, ranges, parts of lists or of
    formulas, that are glued to letters or signs («Союз-2», `$5`, `5th`), or that stand behind a
    word that they number («глава 3», `Apollo 8`, `No. 5`). A text without letters has none.
    """
    numbers = digits_in(text, language)
    if not numbers or not any(map(str.isalpha, text)):
        return ()
    seen = _Seen(text, numbers)
    return tuple(
        number
        for place, digits in enumerate(numbers)
        if (number := _plain(text, digits, place, seen)) is not None
    )


class _Seen:
    """What the numbers of a text say about each other, found once."""

    def __init__(self, text: str, numbers: tuple[Digits, ...]) -> None:
        self._text, self._numbers = text, numbers
        self._zeros = sum(one.value == 0 for one in numbers)
        ends = [one.start() for one in compiled(r"[.!?…]\s").finditer(text)]
        self._sentences = [bisect_left(ends, one.start) for one in numbers]
        self._is_large = [
            one.value > 10 or compiled(_MANY).match(text, one.end) is not None for one in numbers
        ]
        self._large = Counter(
            sentence
            for sentence, large in zip(self._sentences, self._is_large, strict=True)
            if large
        )
        self.last_word = max((at for at in range(len(text)) if text[at].isalnum()), default=-1)

    def is_joined(self, place: int) -> bool:
        """Whether a number is part of a list, range, score or size, or one sentence has others.

        One sentence writes its numbers in one way, and a program counts from zero.
        """
        number, sentence = self._numbers[place], self._sentences[place]
        if self._zeros > (number.value == 0) or self._large[sentence] > self._is_large[place]:
            return True
        return any(
            compiled(_BETWEEN).fullmatch(self._text, one.end, other.start) is not None
            for one, other in pairwise(self._numbers[max(0, place - 1) : place + 2])
        )


def _plain(text: str, digits: Digits, place: int, seen: _Seen) -> PlainNumber | None:
    value = digits.value
    if digits.decimal or not isinstance(value, int) or _is_written_with_zero(text, digits):
        return None
    left, right = (
        text[max(0, digits.start - _REACH) : digits.start],
        text[digits.end : digits.end + _REACH],
    )
    if _is_glued(left, right) or _is_listed(left, right) or _is_reckoned(left, right):
        return None
    if seen.is_joined(place):
        return None
    before = compiled(r"([^\W\d_]+(?:['’-][^\W\d_]+)*)\.?[ \u00a0\n]+$").search(left)
    after = compiled(r"[ \u00a0\n]+([^\W\d_]+(?:['’.-][^\W\d_]+)*)").match(right)
    number = PlainNumber(
        digits.start,
        digits.end,
        value,
        before.group(1).casefold() if before else "",
        after.group(1) if after else "",
        seen.last_word < digits.end,
    )
    if before and _is_label(before.group(1), left[: before.start()]):
        return None
    return None if _is_measured(number) or _is_of_clock(number) else number


def _is_written_with_zero(text: str, digits: Digits) -> bool:
    return digits.end - digits.start > 1 and text[digits.start] == "0"


def _is_glued(left: str, right: str) -> bool:
    """Whether a letter, a sign or a hyphen touches the number, or an operator stands beside it."""
    near, following = left[-1:], right[:1]
    # a dash at the start of a line is a speaker's
    is_turn = near in _GLUE and compiled(rf"(?:^|\n)[{_GLUE}]$").search(left) is not None
    if near and not is_turn and (near.isalnum() or near in f"{_GLUE}:.,'’([{{"):
        return True
    if following.isalpha() or (following in _GLUE and right[1:2].strip()):
        return True
    far, next_one = left.rstrip(" \u00a0")[-1:], right.lstrip(" \u00a0")[:1]
    if (far and far in _OPERATORS) or (next_one and next_one in _OPERATORS):
        return True
    return _is_marked(right) or compiled(r"[ \u00a0][xх][ \u00a0]?\d").match(right) is not None


def _is_marked(right: str) -> bool:
    """Whether a mark makes the number a name or a measure: `«2»`, `4: Death`, `6'`, `5"`, `(5)`."""
    return right[:1] in set(":'″′)]}\"”»“’")


def _is_listed(left: str, right: str) -> bool:
    """Whether the number numbers a point of a list: `1. Open the hatch`."""
    starts = not left.strip(" \u00a0\n—–-") or left.rstrip(" ").endswith("\n")
    return starts and compiled(r"[.):](?!\.)[ \u00a0]*\S").match(right) is not None


def _is_reckoned(left: str, right: str) -> bool:
    """Whether the number is a term of a calculation or the value of a setting.

    That is: `equal to 1`, `2 to the 10th power`, `set the "Rate" parameter to 1`.
    """
    if not compiled(r"[ \u00a0\n]+[^\W\d_]").match(right) and compiled(_SETTING).search(left):
        return True
    return (
        compiled(r"(?i)\b(?:equals?|sums?(?: up)?|adds? up) to $").search(left) is not None
        or compiled(r"(?i) (?:to the|plus|minus|times \d|в степени|плюс|минус)\b").match(right)
        is not None
    )


def _is_label(word: str, left: str) -> bool:
    small = word.casefold()
    if small in _words(_LABELS):
        return True
    if small == "line":
        return False
    # a capital inside a sentence is a name; so are two capitals
    inside = (
        bool(left.strip(' \u00a0—–-"«“„('))
        and compiled(r"[.!?…:][\"»”)]*\s+[—–-]?\s*$").search(left) is None
    )
    return (word[0].isupper() and inside and not left.endswith("\n- ")) or (
        len(word) > 1 and word.isupper()
    )


def _is_measured(number: PlainNumber) -> bool:
    after = number.after.casefold()
    months = _words(_MONTHS)
    return (
        after in _words(_UNITS)
        or after.startswith(_STEMS)
        or after in months
        or number.before in months
    )


def _is_of_clock(number: PlainNumber) -> bool:
    after = number.after.casefold().rstrip(".")
    if after in {"a.m", "p.m", "am", "pm", "o'clock", "o’clock", "утра", "вечера", "ночи"}:
        return True
    if number.before not in _words(_CLOCK["before"]) or number.value > 24:
        return False
    return not after or after in _words(_CLOCK["after"])


@cache
def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())
