"""Numbers of two texts, compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.numbers import Said, difference
from pipeline.language.number_hints import may_say
from pipeline.language.number_tables import number_words
from pipeline.language.number_words import spelled

values = st.integers(0, 999_999)
languages = st.sampled_from(["en", "ru"])


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_number_word_is_missed(language: str) -> None:
    """The quick look never denies a word that the table of number words has."""
    known = number_words(language)
    missed = [
        word
        for word, meaning in known.items()
        if not meaning.is_short and not Said(f"so {word}.", language).may_count()
    ]
    assert missed == []


@given(values, languages, languages, st.booleans(), st.booleans())
def test_one_number_in_words_or_digits(
    value: int, one: str, other: str, first: bool, second: bool
) -> None:
    """A number differs from itself in no language and no way of writing."""

    def said(language: str, in_words: bool) -> Said:
        word = spelled(value, language) if in_words else str(value)
        return Said(f"({word})", language)

    assert difference(said(one, first), said(other, second)) is None


@given(st.integers(11, 999), st.integers(11, 999), languages)
def test_two_numbers(one: int, other: int, language: str) -> None:
    """Two numbers in digits differ unless one may be said by the other; in both directions."""
    texts = Said(f"({one})", "en"), Said(f"({other})", language)
    assert (difference(*texts) is None) == (one == other)
    assert (difference(*reversed(texts)) is None) == (one == other)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_texts(one: str, other: str) -> None:
    """Any texts can be compared, in any language, and a text says its own numbers."""
    difference(Said(one, "en"), Said(other, "ru"))
    assert difference(Said(one, "und"), Said(one, "und")) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("пятнадцатилетний", 15), ("двадцатипятилетие", 25), ("Людовик XIV", 14), ("трёхместный", 3)],
)
def test_hints(text: str, value: int) -> None:
    """Compounds and Roman numbers say a number; they do not say the next one."""
    assert may_say(text, value)
    assert not may_say(text, value + 1)
