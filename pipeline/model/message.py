"""A message: one entry of a template or catalog, free of any file syntax."""

from __future__ import annotations

from typing import Any, NamedTuple


class Reference(NamedTuple):
    """Where a message stands in the master: path relative to the project, line of the number."""

    path: str
    line: int


class Message(NamedTuple):
    """One entry: identity, source text, translation and what people and programs say about it."""

    id: str
    """Opaque identity (`msgctxt`); empty in catalogs that have none."""
    source: str
    """Source text (`msgid`)."""
    translation: str = ""
    """Translated text (`msgstr`); `||` alone shows nothing, on purpose."""
    fuzzy: bool = False
    obsolete: bool = False
    previous_id: str = ""
    previous_source: str = ""
    """The source text that the translation was made for (`#| msgid`)."""
    extracted: tuple[str, ...] = ()
    """Lines of `#.`."""
    comments: tuple[str, ...] = ()
    """Lines of the translator's own comment (`#`)."""
    references: tuple[Reference, ...] = ()
    flags: tuple[str, ...] = ()
    """Flags other than `fuzzy`, in file order."""
    line: int = 0
    """Line of the entry in the file it was read from, from 1; 0 when not read."""

    @property
    def is_translated(self) -> bool:
        """Whether the message has a translation that counts: not blank, not fuzzy."""
        return bool(self.translation.strip()) and not self.fuzzy

    def changed(self, **changes: Any) -> Message:
        """Return the message with `changes`."""
        return self._replace(**changes)
