"""A translation as words, and the cue breaks typed in it."""

from __future__ import annotations

import pytest
from hypothesis import given

from pipeline.cueing.wording import CUE_BREAK, wording
from pipeline.language.counting import visible_length

from .strategies import broken_texts, texts


@given(texts)
def test_whole(text: str) -> None:
    """All words together are the text, as wide as the text is."""
    words = wording(text)
    whole = words.text(0, len(words.words))
    assert whole == text
    assert words.width(0, len(words.words)) == visible_length(text)


@given(broken_texts)
def test_widths(text: str) -> None:
    """Any stretch of words is as wide as its text, cue breaks not counted."""
    words = wording(text)
    for first in range(len(words.words)):
        for last in range(first + 1, min(first + 4, len(words.words)) + 1):
            if CUE_BREAK not in words.joints[first + 1 : last]:
                assert words.width(first, last) == visible_length(words.text(first, last))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Да.", ["Да."]),
        ("Да. || Нет.", ["Да.", "Нет."]),
        ("Да.\n||\nНет.", ["Да.", "Нет."]),
        ("a || b || c", ["a", "b", "c"]),
        ("|| a || || b ||", ["a", "b"]),
        ("a||b", ["a||b"]),
        ("a ||b || c", ["a ||b", "c"]),
        ("a || <i> </i> || b", ["a", "b"]),
        ("a || {\\an8}b", ["a", "{\\an8}b"]),
    ],
)
def test_cue_breaks(text: str, parts: list[str]) -> None:
    """` || ` parts a text; without space around it, it is text."""
    words = wording(text)
    assert words.text(0, len(words.words)).split(CUE_BREAK) == parts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("раз два", ["раз", "два"]),
        ("раз\u00a0два три", ["раз\u00a0два", "три"]),
        ("<i>раз два</i>", ["<i>раз", "два</i>"]),
        ('<font color="a b">раз</font> два', ['<font color="a b">раз</font>', "два"]),
        ("宇宙は、広い。", ["宇", "宙", "は、", "広", "い。"]),
        ("раз <i> </i> два", ["раз <i> </i>", "два"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    """A text may be parted at spaces, not in tags nor at U+00A0, and between letters of Japanese
    and Chinese, but not before a mark that closes."""
    assert list(wording(text).words) == words
