"""A catalog or template as a value: header, live messages, obsolete messages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter

from pipeline.model.message import Message

_WITHOUT_LINE = attrgetter(*(name for name in Message._fields if name != "line"))


@dataclass(frozen=True, slots=True)
class Catalog:
    """The messages of a title: a template (no translations) or the catalog of one language."""

    messages: tuple[Message, ...] = ()
    """Live messages in file order."""
    obsolete: tuple[Message, ...] = ()
    """Messages that went, kept so that no translation and no identity is lost."""
    header: tuple[tuple[str, str], ...] = ()
    """Fields of the header entry in order: name and value."""
    comment: tuple[str, ...] = ()
    """Lines of the comment above the header."""
    fuzzy_header: bool = False
    """Templates have a fuzzy header, catalogs have not."""

    def field(self, name: str) -> str:
        """Return a header field, empty where there is none."""
        wanted = name.lower()
        return next((value for key, value in self.header if key.lower() == wanted), "")

    def with_fields(self, **fields: str) -> Catalog:
        """Return the catalog with header fields set; `Language_Team` stands for Language-Team."""
        named = {key.replace("_", "-"): value for key, value in fields.items()}
        have = {key.lower(): key for key, _value in self.header}
        known = {have.get(key.lower(), key): value for key, value in named.items()}
        kept = tuple((key, known.pop(key, value)) for key, value in self.header)
        return replace(self, header=kept + tuple(known.items()))

    def says_same(self, other: Catalog) -> bool:
        """Whether all entries are the same in the same order, wherever they stood in a file."""
        return (len(self.messages), len(self.obsolete)) == (
            len(other.messages),
            len(other.obsolete),
        ) and all(
            _WITHOUT_LINE(one) == _WITHOUT_LINE(two)
            for mine, theirs in ((self.messages, other.messages), (self.obsolete, other.obsolete))
            for one, two in zip(mine, theirs, strict=True)
        )
