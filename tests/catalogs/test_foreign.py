"""Catalogs of other films are refused; those of the same film are not, however it was cut."""

from __future__ import annotations

import pytest

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.foreign import refuse_foreign
from pipeline.errors import InputError
from pipeline.model.message import Message

SAID = (
    "When the sun comes up over the sea, the station turns slowly to the light.",
    "Yes.",
    "I think that the pump works again since the last repair of the valve.",
)
CUT = (
    "When the sun comes up over the sea,",
    "the station turns slowly to the light.",
    "Yes. I think that the pump",
    "works again since the last repair of the valve.",
)


def film(texts: tuple[str, ...], name: str = "film") -> Catalog:
    messages = tuple(Message(f"{name} {at}", text) for at, text in enumerate(texts))
    return Catalog(messages, header=(("Project-Id-Version", name),))


@pytest.mark.parametrize(("one", "other"), [(SAID, CUT), (CUT, SAID), (SAID, SAID)])
def test_the_same_words_cut_otherwise(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """A catalog by cue fits the template by sentence, and the other way round."""
    refuse_foreign(film(one), film(other, "PACKAGE VERSION"), "ru.po")


def test_another_film() -> None:
    """Short lines that are in every film make no film the same."""
    others = ("Yes.", "The sun is a star.", "Let us go home now, it is late.", "Why?", "I know.")
    with pytest.raises(InputError, match="another title"):
        refuse_foreign(film(SAID), film(others, "PACKAGE VERSION"), "ru.po")
