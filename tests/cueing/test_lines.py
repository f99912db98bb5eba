"""Line breaks: at spaces, as few as hold the text, as near to equal as they come."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cueing.lines import break_lines
from pipeline.language.counting import visible_length
from pipeline.model.limits import Limits
from pipeline.model.markup import TAG

from .strategies import limits, texts

HOUSE = Limits(2, 42)


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


@given(texts, st.integers(5, 42), st.integers(0, 12))
def test_two_lines(text: str, width: int, taken: int) -> None:
    """A text that one line holds is not broken; of two lines none is wider than it has to be."""
    broken = break_lines(text, Limits(2, width), 1, taken)
    if visible_length(text) + taken <= width:
        assert broken == text
        return
    if "\n" in broken:
        assert widest(broken, taken) == min(widest(one, taken) for one in every_break(text, 1))
    else:
        assert not list(every_break(text, 1))


@given(st.lists(st.text("ab", min_size=1, max_size=9), min_size=1, max_size=9), st.integers(3, 5))
def test_many_lines(words: list[str], count: int) -> None:
    """Of three lines and more none is wider than it has to be either."""
    text = " ".join(words)
    broken = break_lines(text, Limits(), count)
    every = [one for n in range(1, count) for one in every_break(text, n)]
    assert widest(broken, 0) == min((widest(one, 0) for one in every), default=len(text))


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


def widest(broken: str, taken: int) -> int:
    first, *others = map(visible_length, broken.split("\n"))
    return max(first + taken, *others, 0)
