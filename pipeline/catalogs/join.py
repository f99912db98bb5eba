"""Joining texts to messages of a catalog where identities do not help: by text and order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.message import Message


@dataclass(frozen=True, slots=True)
class Joined:
    """A text and the message found for it."""

    index: int
    """Index of the text."""
    message: Message
    certain: bool
    """False where the text stands more or less often than in the catalog, so that order may err."""
    wanted: int = 1
    """How often the text stands among the texts."""
    present: int = 1
    """How often it stands in the catalog."""


def join_by_text(texts: Sequence[str], messages: Sequence[Message]) -> list[Joined]:
    """Return the message of each text that has one: equal texts are joined in order."""
    places: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        places.setdefault(text, []).append(index)
    stock: dict[str, list[Message]] = {}
    for message in messages:
        stock.setdefault(message.source, []).append(message)
    joined = []
    for text, indices in places.items():
        found = stock.get(text, [])
        certain = len(found) == len(indices)
        joined += [
            Joined(index, message, certain, len(indices), len(found))
            for index, message in zip(indices, found, strict=False)
        ]
    return joined
