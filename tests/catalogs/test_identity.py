"""Identities: the same for ever, the smallest free one, never given twice."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.catalogs.identity import LENGTH, Identities, first_identity, normalised

from .strategies import texts


@pytest.mark.parametrize(
    ("title", "text", "ordinal", "identity"),
    [
        ("iss-01", "Go for launch.", 1, "HHDK2WUDZS5P"),
        ("iss-01", "Go for launch.", 2, "TERKJQV3LMGQ"),
        ("iss-02", "Go for launch.", 1, "7E5G43E2E5KU"),
        ("iss-01", "Поехали!", 1, "6MD42VK5U4TK"),
        ("iss-01", "Straße ＃5 ½", 1, "SMWL6FCMGHYR"),
        ("", "日本語", 1, "NYBU5W33JBV2"),
    ],
)
def test_frozen(title: str, text: str, ordinal: int, identity: str) -> None:
    """These identities are in catalogs of the world: they can never change."""
    assert first_identity(title, text, ordinal) == identity


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Go for launch.", "<i>GO</i>  for\n{\\an8}launch. "),
        ("Ещё е\u0301", "ЕЩЁ\xa0Е\u0301"),
        ("café", "cafe\u0301"),
        ("Straße", "STRASSE"),
        ("a b", "a\u2028b"),
    ],
)
def test_what_does_not_count(text: str, same: str) -> None:
    """Tags, the form of Unicode, case and white space count for nothing."""
    assert normalised(text) == normalised(same)
    assert first_identity("t", text, 1) == first_identity("t", same, 1)


@pytest.mark.parametrize(
    ("one", "other"), [("5", "6"), ("Yes.", "Yes!"), ("a-b", "a b"), ("е", "ё")]
)
def test_what_counts(one: str, other: str) -> None:
    """Digits, marks and letters count."""
    assert first_identity("t", one, 1) != first_identity("t", other, 1)


@given(texts)
def test_normalised(text: str) -> None:
    """A normalised text has no space but single ones inside, and no capital letters."""
    form = normalised(text)
    assert form == " ".join(form.split())
    assert unicodedata.normalize("NFC", form).casefold() == form.casefold()


@given(st.lists(st.sampled_from(("Yes.", "yes.", "No.", "<<i>b>", "<i>Yes.</i>")), max_size=30))
@example(["<<i>b>"])
def test_smallest_free(film: list[str]) -> None:
    """The identity of a text is the one of the smallest ordinal that nobody has, and never given
    twice."""
    taken = {first_identity("t", "Yes.", 1), first_identity("t", "No.", 2)}
    identities = Identities("t", taken)
    have = set(taken)
    for text in film:
        expected = next(
            one for k in range(1, 100) if (one := first_identity("t", text, k)) not in have
        )
        assert identities.new(text) == expected
        have.add(expected)


@given(st.text(max_size=5), texts, st.integers(1, 99))
def test_form(title: str, text: str, ordinal: int) -> None:
    """An identity is 12 letters of base32, a lone surrogate in the text or not."""
    identity = first_identity(title, text + "\ud800", ordinal)
    assert len(identity) == LENGTH == 12
    assert set(identity) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
