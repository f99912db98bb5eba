"""Laws of counting: what a viewer sees."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.counting import is_visible, visible_length
from pipeline.model.markup import strip_tags
from tests.real_files import conformance_cases
from tests.strategies import cue_texts, orderly_texts, sentences


@given(sentences(), sentences())
def test_length_adds_up(one: str, other: str) -> None:
    """Two texts together are as long as each, and a break between them adds nothing."""
    assert visible_length(f"{one}\n{other}") == visible_length(one) + visible_length(other)
    assert visible_length(f"{one} {other}") == visible_length(one) + visible_length(other) + 1


@given(orderly_texts)
def test_tags_count_nothing(text: str) -> None:
    """A text is as long as its words without tags, and not longer than its characters."""
    assert visible_length(text) == visible_length(strip_tags(text)) <= len(strip_tags(text))
    assert visible_length(rf"{{\an8}}<i>{text}</i>") == visible_length(text)


@given(st.text(st.characters(categories=["L"], max_codepoint=0x24F), max_size=30))
def test_the_way_a_letter_is_stored_does_not_matter(text: str) -> None:
    """Letters count the same composed and decomposed: й is one, however it is written."""
    decomposed = unicodedata.normalize("NFD", text)
    assert visible_length(decomposed) == visible_length(unicodedata.normalize("NFC", text))


@given(cue_texts)
def test_what_is_visible_has_a_length(text: str) -> None:
    """A text of no length shows nothing; more spaces and tags around it change nothing."""
    if is_visible(text):
        assert visible_length(text) > 0
    assert is_visible(f" <i>{text}\u200b</i>\n") == is_visible(text)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("е\u0308", 1),
        ("👨‍👩‍👧", 1),
        ("👍🏽", 1),
        ("❤️‍🔥", 1),
        ("1️⃣", 1),
        ("🇷🇺🇺🇸", 2),
        ("🇷🇺🇺", 2),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 1),
        ("می‌خواهم", 7),  # the non-joiner has no place of its own
        ("a\u200db", 2),  # a joiner joins pictures, not letters
        ("กำ", 1),
        ("สวัสดีครับ", 7),
        ("தமிழ்", 3),
        ("한국어", 3),
        (unicodedata.normalize("NFD", "한국어"), 3),
        ("日本語。", 4),
        ("שָׁלוֹם", 4),
        ("\u202bשלום\u202c", 4),
        ("10\xa0000 км", 9),
        ("...", 3),
        ("…", 1),
        ("a\ufeff\u200b\u2066b", 2),
        ("a < b", 5),
        ("", 0),
        ("<i></i>", 0),
    ],
)
def test_clusters(text: str, length: int) -> None:
    """A grapheme cluster is one character, in every script that subtitles are written in."""
    assert visible_length(text) == length


@pytest.mark.parametrize(
    "text",
    ["", " ", "\xa0", "<i> </i>", r"{\an8}", "\u200b \u200b", "\u202b\u202c", "\u3164", "\u2800"],
)
def test_what_shows_nothing(text: str) -> None:
    """Tags, spaces of every kind, marks of direction and fillers show nothing."""
    assert not is_visible(text)


@pytest.mark.parametrize("text", ["♪", "-", "…", "5", "я", "日", "<3", "{SIGH}", "\u0301"])
def test_what_shows_something(text: str) -> None:
    """A note, a dash, a digit or anything that only looks like a tag is seen."""
    assert is_visible(text)


def test_characters_are_those_of_subtitle_edit() -> None:
    """Lengths are what Subtitle Edit's own tests expect of its way to count all characters."""
    cases = [case for case in conformance_cases("char_count") if case["strategy"] == "CalcAll"]
    assert len(cases) > 15
    for case in cases:
        assert visible_length(case["text"]) == case["expect"], case
