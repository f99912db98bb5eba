"""Line breaks: as few as hold the text, where the words around them and the lengths want them."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cueing.lines import (
    ORPHAN,
    SENTENCE_STARTS,
    TOP_HEAVY,
    UNEVEN,
    break_lines,
    excess,
    fits,
)
from pipeline.language.breaks import Break, break_penalties
from pipeline.language.counting import visible_length
from pipeline.model.limits import Limits
from pipeline.model.markup import TAG, strip_tags

from .strategies import limits, texts

HOUSE = Limits(2, 42)
languages = st.sampled_from(("", "ru", "en", "de"))
plain_texts = st.lists(
    st.sampled_from(("Да,", "не", "в", "станция", "Международная", "—", "5", "минут.", "что")),
    min_size=2,
    max_size=14,
).map(" ".join)


@given(texts, limits, st.integers(1, 4), st.integers(0, 12))
def test_words_stay(text: str, limits: Limits, master: int, taken: int) -> None:
    """Breaking turns spaces into line breaks, outside of tags, and nothing else; no line is
    without something to see, and no more lines come than are allowed."""
    broken = break_lines(text, limits, master, taken)
    assert broken.replace("\n", " ") == text
    assert all(visible_length(line) for line in broken.split("\n"))
    assert TAG.findall(broken) == TAG.findall(text)
    allowed = limits.lines or master
    assert broken.count("\n") < allowed


@given(texts, st.none() | st.integers(5, 42), st.integers(1, 4), st.integers(0, 12), languages)
def test_best(text: str, width: int | None, most: int, taken: int, language: str) -> None:
    """No fewer lines would hold the text, and no other breaks of as many lines have fewer
    characters over the width or, with as many, cost less."""
    broken = break_lines(text, Limits(most, width), most, taken, language)
    count = broken.count("\n") + 1
    if width is not None:
        fewer = [one for n in range(count - 1) for one in every_break(text, n)]
        assert all(over(one, width, taken) for one in fewer)
    others = list(every_break(text, count - 1))
    assert rank(broken, width, taken, language) == min(
        rank(one, width, taken, language) for one in others
    )


@given(plain_texts, st.integers(5, 42), st.integers(2, 4), languages)
def test_tags_change_no_break(text: str, width: int, most: int, language: str) -> None:
    """A text is broken at the same words with tags in it and without, however it is measured."""
    first, *rest = text.split(" ")
    tagged = break_lines(" ".join([f"<i>{first}</i>", *rest]), Limits(most, width), 1, 0, language)
    assert strip_tags(tagged) == break_lines(text, Limits(most, width), 1, 0, language)


@given(texts, st.none() | st.integers(5, 42), st.integers(1, 4), languages)
def test_excess(text: str, width: int | None, most: int, language: str) -> None:
    """What is too many is what the best breaks leave over the width; broken as it is told to be,
    the text has as much."""
    limits = Limits(most, width)
    ways = [one for n in range(most) for one in every_break(text, n)]
    assert excess(text, limits, 0) == min(over(one, width, 0) for one in ways)
    assert fits(text, limits) == (excess(text, limits, 0) == 0)
    assert excess(break_lines(text, limits, 1, 0, language), limits, 0) == excess(text, limits, 0)


@given(texts, limits, st.integers(-1000, 9000))
def test_excess_of_time(text: str, limits: Limits, duration: int) -> None:
    """A text is too long by what cannot be read in the time, line breaks counted as nothing."""
    limits = limits._replace(lines=limits.lines or 2, reading_speed=Fraction(17))
    broken = break_lines(text, limits, 1)
    slow = visible_length(broken) - int(Fraction(17) * max(duration, 0) / 1000)
    wide = excess(broken, limits._replace(reading_speed=None), 0)
    assert excess(broken, limits, duration) == max(slow, wide)


@pytest.mark.parametrize(
    ("text", "limits", "duration", "many"),
    [
        ("Да", HOUSE, 0, 0),
        ("а" * 43, HOUSE, 0, 1),
        ("а" * 42 + " " + "а" * 42, HOUSE, 0, 0),
        ("а" * 42 + " " + "а" * 44, HOUSE, 0, 2),
        ("а" * 21 + " " + "а" * 22 + " " + "а" * 41, HOUSE, 0, 2),  # 21 + 1 + 22 in one line
        ("а" * 43 + "\n" + "а", HOUSE, 0, 1),
        ("а\nб\nвв", HOUSE, 0, 2),
        ("а\nб\nвв", Limits(None, 42), 0, 0),
        ("а\nб\nвв", Limits(2), 0, 2),
        ("а " * 50 + "а" * 44, Limits(None, 42), 0, 2),
        ("а" * 17, Limits(2, 42, Fraction(17)), 1000, 0),
        ("а" * 17, Limits(2, 42, Fraction(17)), 999, 1),
        ("а" * 40 + " " + "а" * 20, Limits(2, 42, Fraction(20)), 3000, 0),
        ("а" * 99, Limits(), 0, 0),
    ],
)
def test_excess_cases(text: str, limits: Limits, duration: int, many: int) -> None:
    """What is over the width, beyond the last line, or faster than can be read, is too many."""
    assert excess(text, limits, duration) == many


@pytest.mark.parametrize(
    ("text", "limits", "master", "taken", "broken"),
    [
        ("Да", HOUSE, 2, 0, "Да"),
        ("Да, да", Limits(2), 1, 0, "Да, да"),
        ("Да, да", Limits(2), 3, 0, "Да,\nда"),
        ("Да, да", Limits(), 2, 0, "Да,\nда"),
        ("один два три", Limits(2, 8), 1, 0, "один\nдва три"),
        ("aa bb cc", Limits(2, 5), 1, 0, "aa\nbb cc"),  # of two as good the earlier
        ("aa bb cc", Limits(2, 5), 1, 4, "aa\nbb cc"),
        ("aa bb\u00a0cc", Limits(2, 6), 1, 0, "aa\nbb\u00a0cc"),
        ("в\u00a0космосе", Limits(2, 5), 1, 0, "в\u00a0космосе"),
        ("aa bb\ncc", Limits(2, 3), 1, 0, "aa bb\ncc"),
        ("<i>длинноеслово </i>", Limits(2, 5), 1, 0, "<i>длинноеслово </i>"),
        (r"{\fnTimes New Roman}слово", Limits(2, 3), 1, 0, r"{\fnTimes New Roman}слово"),
        ("a  b", Limits(1, 1), 1, 0, "a  b"),
        ("a  b", Limits(2, 1), 1, 0, "a\nb"),
        ("a b c", Limits(), 9, 0, "a\nb\nc"),
    ],
)
def test_cases(text: str, limits: Limits, master: int, taken: int, broken: str) -> None:
    """Cases that show what is obeyed."""
    assert break_lines(text, limits, master, taken) == broken


@pytest.mark.parametrize(
    ("text", "language", "broken"),
    [
        (
            "Мы пойдём на станцию, потому что так решил командир.",
            "ru",
            "Мы пойдём на станцию,\nпотому что так решил командир.",
        ),
        (
            "Никто из нас тогда ещё не знал об этом ничего.",
            "ru",
            "Никто из нас тогда ещё\nне знал об этом ничего.",
        ),
        (
            "They carried the equipment into the laboratory.",
            "en",
            "They carried the equipment\ninto the laboratory.",
        ),
        (
            "Da hob er den großen Stein vom Boden auf, und ging.",
            "de",
            "Da hob er den großen Stein\nvom Boden auf, und ging.",
        ),
        (
            "Совершенно непредсказуемо и непонятно, что там.",
            "ru",
            "Совершенно непредсказуемо\nи непонятно, что там.",
        ),
    ],
)
def test_languages(text: str, language: str, broken: str) -> None:
    """Lines are parted after a clause, before a conjunction or a preposition, never after one."""
    assert break_lines(text, HOUSE, 1, 0, language) == broken


def test_long_text() -> None:
    """A text of thousands of words, in a cue of many lines, is broken in time near linear."""
    text = " ".join(["слово"] * 20_000)
    assert break_lines(text, HOUSE, 1).count("\n") == 1
    assert break_lines(text, Limits(), 200).count("\n") == 199


def every_break(text: str, count: int) -> list[str]:
    """Return `text` with every choice of `count` breaks at spaces outside of tags."""
    inside = [match.span() for match in TAG.finditer(text)]
    places = [
        match.start()
        for match in re.finditer(" ", text)
        if not any(start < match.start() < end for start, end in inside)
    ]
    return [
        "".join("\n" if n in chosen else c for n, c in enumerate(text))
        for chosen in combinations(places, count)
    ]


def lengths(broken: str, taken: int) -> list[int]:
    first, *others = map(visible_length, broken.split("\n"))
    return [first + taken, *others]


def over(broken: str, width: int | None, taken: int) -> int:
    """Return how many characters of a broken text stand over the width."""
    return sum(max(one - (width or one), 0) for one in lengths(broken, taken))


def rank(broken: str, width: int | None, taken: int, language: str) -> tuple[int, Fraction]:
    """Return what is worst about a broken text, then its cost by the table of the module."""
    lines = lengths(broken, taken)
    average = Fraction(sum(lines), len(lines))
    cost = Fraction(UNEVEN) * sum(abs(one - average) for one in lines)
    cost += TOP_HEAVY * sum(max(one - average, Fraction(0)) for one in lines[:-1])
    bare = strip_tags(broken)
    penalties = break_penalties(re.split("[ \n]", bare), language)
    gaps = re.findall("[ \n]", bare)
    cost += sum(
        SENTENCE_STARTS if p == Break.SENTENCE else int(p)
        for p, gap in zip(penalties, gaps, strict=True)
        if gap == "\n"
    )
    last = bare.split("\n")[-1]
    if len(lines) > 1 and " " not in last and visible_length(last) <= 5:
        cost += ORPHAN
    return over(broken, width, taken), cost
