"""Numbers in words and digits are read, and spelled out, in English and Russian."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.digits import digits_in, marks_of
from pipeline.language.number_tables import MOST
from pipeline.language.number_words import Number, numbers_in, spelled

_values = st.integers(0, MOST) | st.integers(0, 2500)
_languages = st.sampled_from(["en", "ru", "en-GB", "ru@edu"])
_WORDS = (
    "one two twenty and a half hundred thousand second nineteen first dozen 5 1,000 , - İ ß"
    " пять двадцать сто тысяч с половиной полтора третий млн тыс. 10 семью"
)
_texts = st.text(
    st.sampled_from("0123456789.,   \u00a0-:\n½½aасто") | st.characters(), max_size=40
) | st.lists(
    st.sampled_from(tuple(_WORDS.split(" "))),
    max_size=9,
).map(" ".join)


@given(_values, _languages, st.sampled_from("mfn"))
def test_what_is_spelled_is_read(value: int, language: str, gender: str) -> None:
    """A number in words is read as one number, that one."""
    words = spelled(value, language, gender=gender)
    assert words is not None
    (number,) = numbers_in(f"({words})", language)
    assert (number.start, number.end) == (1, len(words) + 1)
    assert (number.value, number.is_spelled, number.is_ordinal) == (value, True, False)


@given(_texts, _languages)
def test_numbers_stand_in_the_text(text: str, language: str) -> None:
    """Numbers are in order, none within another, none negative, digits begin and end with one."""
    end = 0
    for number in numbers_in(text, language):
        assert end <= number.start < number.end <= len(text)
        assert number.value >= 0
        assert number.is_spelled == text[number.start].isalpha()
        end = number.end


@given(st.integers(0, 10**9), st.integers(0, 999), st.sampled_from(["en", "ru", "de", "und"]))
def test_formatted_digits_are_read(value: int, thousandths: int, language: str) -> None:
    """A number as its language writes it has its value and shows its marks."""
    marks = marks_of(language)
    whole = f"{value:,}".replace(",", marks.group)
    (number,) = digits_in(whole, language)
    assert (number.value, number.group) == (value, marks.group if value >= 1000 else "")
    (number,) = digits_in(f"{whole}{marks.decimal}{thousandths:03}5", language)
    assert number.value == value + Fraction(thousandths * 10 + 5, 10000)
    assert (number.start, number.end, number.decimal) == (0, len(whole) + 5, marks.decimal)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("twenty-five men and 30 women", "en", [25, 30]),
        ("one hundred and five", "en", [105]),
        ("nineteen sixty-nine, twenty twenty-one, nineteen hundred", "en", [1969, 2021, 1900]),
        ("two and a half million", "en", [2_500_000]),
        ("a thousand, three dozen, 5 million", "en", [1000, 36, 5_000_000]),
        ("five, six, seven. Five six seven", "en", [5, 6, 7, 5, 6, 7]),
        ("fifty-one hundred, three hundred, four hundred", "en", [5100, 300, 400]),
        ("twenty\nfive", "en", [25]),
        ("freedom, someone, often, weight", "en", []),
        ("двадцать пять из сорока восьми", "ru", [25, 48]),
        ("двумя тысячами пятьюстами двадцатью двумя", "ru", [2522]),
        ("пятьюдесятью, четырёхстах, девяноста", "ru", [50, 400, 90]),
        ("два с половиной миллиона, полторы тысячи", "ru", [2_500_000, 1500]),
        ("5 тыс. человек, 1,5 млн, 3,2 миллиарда", "ru", [5000, 1_500_000, 3_200_000_000]),
        ("тысяча девятьсот шестьдесят первый", "ru", [1961]),
        ("двое суток, семеро козлят", "ru", [2, 7]),
        ("стопка, сторона, опять, поесть, шестёрка", "ru", []),
        ("тыс. млн", "ru", []),
        ("CO2, H2O, v1.2.3", "en", []),
        ("192.168.0.1 and 10:30", "en", [192, 168, 0, 1, 10, 30]),
        ("12.04.1961", "ru", [12, 4, 1961]),
        ("1,000.5 1.000,5 10\u00a0000,5", "und", [Fraction(2001, 2)] * 2 + [Fraction(20001, 2)]),
        ("8 800 555-35-35", "ru", [8, 800, 555, 35, 35]),
        ("1,500", "en", [1500]),
        ("1,500", "ru", [Fraction(3, 2)]),
        ("5.000 и 3.142", "ru", [5000, Fraction(1571, 500)]),
        ("1½ и ¼", "ru", [Fraction(3, 2), Fraction(1, 4)]),
        ("007", "en", [7]),
        ("ноль, zero", "ru", [0]),
    ],
)
def test_numbers_of_a_text(text: str, language: str, values: list[int | Fraction]) -> None:
    """Compound numbers, scales, halves, groups and decimals have their value."""
    assert [number.value for number in numbers_in(text, language)] == values


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("third", "en"), ("twenty-first", "en"), ("3rd", "en"), ("3-й", "ru"), ("1980-х", "ru"),
        ("третьего", "ru"), ("двадцать первая", "ru"), ("5-го", "ru"), ("hundredth", "en"),
    ],
)  # fmt: skip
def test_ordinals_are_told_apart(text: str, language: str) -> None:
    """Which one is not how many."""
    (number,) = numbers_in(text, language)
    assert number.is_ordinal


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("this one", "en"), ("a second", "en"), ("thousands of them", "en"), ("one-way", "en"),
        ("first-class", "en"), ("один из нас", "ru"), ("с семьёй и семью", "ru"),
        ("тысячи людей", "ru"), ("миллионы", "ru"),
    ],
)  # fmt: skip
def test_words_that_need_not_be_numbers_are_doubtful(text: str, language: str) -> None:
    """A word that is often something else says so."""
    (number,) = numbers_in(text, language)
    assert not number.is_certain


@pytest.mark.parametrize("text", ["twenty-one", "one hundred", "two", "5", "два-три", "сто один"])
def test_other_numbers_are_certain(text: str) -> None:
    """What can be nothing else is certain."""
    numbers = numbers_in(text, "ru" if text[0] > "z" else "en")
    assert numbers
    assert all(number.is_certain for number in numbers)


def test_one_to_ten_in_other_languages() -> None:
    """Some languages have words for 1 to 10 only, others none."""
    assert spelled(3, "es") == "tres"
    assert spelled(10, "it") == "dieci"
    assert spelled(11, "de") is None
    assert spelled(3, "sv") is None
    assert spelled(Fraction(1, 2), "en") is None
    assert numbers_in("drei 3", "de") == (Number(5, 6, 3, is_spelled=False),)
