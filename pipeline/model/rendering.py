"""A rendering: what one release shows for one segment, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """Where the text of a rendering is from."""

    TRANSLATED = "translated"
    OWN = "own"
    """Spoken in the release's language already: as in the master."""
    WORDLESS = "wordless"
    """In no language, or without letters: as in the master."""
    FUZZY = "fuzzy"
    UNTRANSLATED = "untranslated"
    SILENT = "silent"
    """Shown not at all, on purpose: the translation is `||`."""
    OMITTED = "omitted"
    """Not among what the release shows (kinds, same-language, untranslated)."""


class Rendering(NamedTuple):
    """What a release shows for a segment."""

    status: Status
    text: str | None = None
    """The translation to lay out; None for what the master's cue says."""
    message: str = ""
    """Identity of the message; empty for a segment in no catalog."""
    line: int = 0
    """Line of the message in its catalog; 0 when it is in none."""
    catalog: str = ""
    """Name of the catalog that the text is from: `ru`, `ru@edu`."""
    reason: str = ""
    """Why nothing is shown: `kind`, `same-language`, `untranslated`, `silent`; empty
    when something is."""

    @property
    def is_shown(self) -> bool:
        """Whether the release shows anything for the segment."""
        return not self.reason
