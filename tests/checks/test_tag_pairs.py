"""Laws of mending tags."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.tag_pairs import mending, tags_of

pieces = st.sampled_from(
    (
        *("<i>", "</i>", "<b>", "</b>", "<I>", "<i/>", "<em>", "<br>", "<s>", "</s>"),
        *("</font>", "a", "word", "<3", "<x>"),
        *("< i>", "<font color='red'>", r"{\an8}", " ", "\n"),
    )
)
texts = st.lists(pieces, max_size=9).map("".join)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"</?\s*\w[^<>]*>|\{[^{}]*\}", " ", text))


@given(texts)
def test_what_is_mended_is_whole(text: str) -> None:
    """Nothing is wrong with the tags of a text that has been mended."""
    mended = mending(text)
    if mended and mended.text is not None:
        assert mending(mended.text) is None


@given(texts)
def test_words_stay(text: str) -> None:
    """Mending tags changes no word."""
    mended = mending(text)
    if mended and mended.text is not None:
        assert "".join(_words(mended.text)) == "".join(_words(text))


@given(st.lists(st.sampled_from(["a", " ", "\n", "<3", "< 5", "<unk>", "{x}"])).map("".join))
def test_text_without_tags_is_whole(text: str) -> None:
    """What is no tag has no fault."""
    assert mending(text) is None
    assert tags_of(text) == []


@given(st.sampled_from(["i", "b", "u"]), st.sampled_from(["a", "a\nb", "<u2> 5", "x <3"]))
def test_a_pair_is_whole(name: str, inside: str) -> None:
    """A pair with something to see in it has no fault; without its end it has."""
    assert mending(f"<{name}>{inside}</{name}>") is None
    assert mending(f"<{name}>{inside}") is not None
    assert mending(f"{inside}</{name}>") is not None
