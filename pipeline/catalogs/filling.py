"""Filling a catalog with translations found elsewhere: only where it has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from pipeline.catalogs.catalog import Catalog
from pipeline.language.scripts import has_letters
from pipeline.model.message import Message


class Found(NamedTuple):
    """A translation found for a message."""

    text: str
    certain: bool
    comments: tuple[str, ...] = ()
    """What a translator said of it."""
    previous_source: str = ""
    """The text that it was made for, where that is another."""
    previous_id: str = ""
    """What stands for the message that it was made for, where it is a guess of another's."""


@dataclass(frozen=True, slots=True)
class Filling:
    """A catalog with what was found, and what became of each message."""

    catalog: Catalog
    certain: tuple[Message, ...] = ()
    doubtful: tuple[Message, ...] = ()
    kept: tuple[Message, ...] = ()
    """Messages that had a translation; it stays, whatever was found."""
    empty: tuple[Message, ...] = ()
    """Messages that still have none."""


def fill(catalog: Catalog, found: Mapping[str, Found], revised: str) -> Filling:
    """Return `catalog` with the translations `found`, by identity, where it has none.

    What is not certain is fuzzy, as is what says the same as its source. `revised` is the date for
    the header, should entries change.
    """
    messages: list[Message] = []
    sorted_: dict[str, list[Message]] = {"certain": [], "doubtful": [], "kept": [], "empty": []}
    for message in catalog.messages:
        name, filled = _filled(message, found.get(message.id))
        sorted_[name].append(filled)
        messages.append(filled)
    result = replace(catalog, messages=tuple(messages))
    if not result.says_same(catalog):
        result = result.with_fields(PO_Revision_Date=revised)
    return Filling(result, **{name: tuple(several) for name, several in sorted_.items()})


def _filled(message: Message, one: Found | None) -> tuple[str, Message]:
    if message.translation:
        return "kept", message
    if one is None or not one.text:
        return "empty", message
    # words of the source's own are a translation only of names and the like
    certain = one.certain and (one.text != message.source or not has_letters(one.text))
    filled = message.changed(
        translation=one.text,
        fuzzy=not certain,
        comments=tuple(dict.fromkeys((*message.comments, *one.comments))),
        previous_source="" if certain else one.previous_source,
        previous_id="" if certain else one.previous_id,
    )
    return ("certain" if certain else "doubtful"), filled
