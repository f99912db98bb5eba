"""Catalogs are filled where they are empty, and nowhere else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.filling import Found, fill
from pipeline.model.message import Message

KEYS = ("A", "B", "C", "D")


@given(
    st.lists(st.sampled_from(["", "было"]), min_size=4, max_size=4),
    st.dictionaries(
        st.sampled_from(KEYS), st.builds(Found, st.sampled_from(["", "стало"]), st.booleans())
    ),
)
def test_only_empty_messages_are_filled(old: list[str], found: dict[str, Found]) -> None:
    """No translation changes; an empty message has what was found, fuzzy unless it is certain."""
    before = Catalog(
        tuple(Message(key, key, text) for key, text in zip(KEYS, old, strict=True)),
        header=(("PO-Revision-Date", "old"),),
    )
    filling = fill(before, found, "new")
    for one, two in zip(before.messages, filling.catalog.messages, strict=True):
        new = found.get(one.id, Found("", certain=False))
        if one.translation or not new.text:
            assert two == one
        else:
            assert (two.translation, two.fuzzy) == (new.text, not new.certain)
    changed = filling.catalog.messages != before.messages
    assert filling.catalog.field("PO-Revision-Date") == ("new" if changed else "old")
    parts = (filling.certain, filling.doubtful, filling.kept, filling.empty)
    assert sorted(one.id for part in parts for one in part) == list(KEYS)


def test_what_it_was_made_for_stays_with_a_doubtful_one() -> None:
    """A doubtful translation keeps the text it was made for; comments come along."""
    catalog = Catalog((Message("A", "New.", comments=("mine",)),))
    found = {"A": Found("Старое.", certain=False, comments=("theirs",), previous_source="Old.")}
    (message,) = fill(catalog, found, "").catalog.messages
    assert (message.previous_source, message.comments) == ("Old.", ("mine", "theirs"))


def test_the_source_itself_is_no_certain_translation() -> None:
    """Words of the source's own are fuzzy; a number is the same in every language."""
    catalog = Catalog((Message("A", "Copy that."), Message("B", "12:30")))
    found = {"A": Found("Copy that.", certain=True), "B": Found("12:30", certain=True)}
    filling = fill(catalog, found, "2026-01-01 00:00+0000")
    assert [one.id for one in filling.doubtful] == ["A"]
    assert [one.id for one in filling.certain] == ["B"]
