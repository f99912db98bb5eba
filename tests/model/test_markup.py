"""Laws of tags: taking them off loses no word, and what wraps a text goes around it again."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from pipeline.model.markup import POSITION, TAG, Wrapped, strip_tags, tags, unwrap
from tests.strategies import cue_texts, disorderly_texts, sentences


@given(cue_texts)
def test_tags_and_the_rest_are_the_text(text: str) -> None:
    """The tags and what is left without them are as many characters as the text."""
    assert len(strip_tags(text)) + sum(map(len, tags(text))) == len(text)


@given(sentences())
def test_text_without_tags_stays(text: str) -> None:
    """A text without tags is left alone."""
    assert strip_tags(text) == text
    assert unwrap(text) == Wrapped("", text, "")


@given(disorderly_texts | cue_texts)
@example("<I>Hello</I>")
@example('<font color="red">x</FONT>')
def test_unwrapping_is_undone_by_wrapping(text: str) -> None:
    """Before, inner text and after are the text, byte for byte, unless lines were unwrapped."""
    wrapped = unwrap(text)
    again = wrapped.before + wrapped.text + wrapped.after
    assert strip_tags(again) == strip_tags(text)
    if "\n" not in text:
        assert again == text


@given(cue_texts)
def test_what_wraps_is_tags_in_pairs(text: str) -> None:
    """What is taken off is tags only, and as many open as close."""
    wrapped = unwrap(text)
    assert not strip_tags(wrapped.before)
    assert not strip_tags(wrapped.after)
    opened = [tag for tag in tags(wrapped.before) if tag.startswith("<")]
    assert len(opened) == len(tags(wrapped.after))


@given(cue_texts)
def test_unwrapping_twice_changes_nothing(text: str) -> None:
    """What is left of a text has nothing around it any more."""
    inner = unwrap(text).text
    assert unwrap(inner) == Wrapped("", inner, "")


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("<i>a</i> and <i>b</i>", "<i>a</i> and <i>b</i>"),
        ("<i>a</i>\n<i>b</i>", "a\nb"),
        ("<i>a</i>\n<I>b</I>", "a\nb"),
        ("<i>a</i>\nb", "<i>a</i>\nb"),
        ("<i>a\nb</i>", "a\nb"),
        ("<I>a</i>", "a"),
        ("<i><b>a</b></i>", "a"),
        ("<i><b>a</i></b>", "<i><b>a</i></b>"),
        (r"{\an8}<i>{\fad(1,2)}a</i>", "a"),
        ("<i></i>", ""),
        ("<i>a", "<i>a"),
        ("</i>a<i>", "</i>a<i>"),
        ("<i>one <I>two</I></i>", "<i>one <I>two</I></i>"),
        ("<c.yellow>a</c>", "a"),
        ("<i>", "<i>"),
        ("<v Anna>a</v>", "a"),
    ],
)
def test_unwrapping_of_known_texts(text: str, inner: str) -> None:
    """Only tags that wrap the whole cue, or each of its lines, are taken off."""
    assert unwrap(text).text == inner


@pytest.mark.parametrize("text", ["<3", "a < b > c", "{SIGH}", "<LAUGHING & WHOOPS!>", "{1}", "i>"])
def test_what_only_looks_like_a_tag_is_text(text: str) -> None:
    """Angles and braces that no player takes for a tag are words."""
    assert TAG.search(text) is None
    assert strip_tags(text) == text


@pytest.mark.parametrize(
    ("tag", "places"), [(r"{\an8}", True), (r"{\a6}", True), (r"{\i1}", False)]
)
def test_tags_of_position_are_known(tag: str, places: bool) -> None:
    """A tag of position is told from other overrides."""
    assert (POSITION.fullmatch(tag) is not None) is places


def test_a_million_tags_are_taken_off_at_once() -> None:
    """Unwrapping takes time in proportion to the text, also for text made to be slow."""
    tower = r"{\b1}" * 200_000
    assert unwrap(f"{tower}a") == Wrapped(tower, "a", "")


def test_switches_wrap_as_tags_do() -> None:
    r"""`{\i1}` and `{\i0}` around the whole come off; around a part they stay."""
    assert unwrap(r"{\i1}Go.{\i0}") == Wrapped(r"{\i1}", "Go.", r"{\i0}")
    inner = r"{\i1}a{\i0} b {\i1}c{\i0}"
    assert unwrap(inner) == Wrapped("", inner, "")
