"""A fix: what would mend a finding, as data; it is applied in one place, or only shown."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class FixSafety(StrEnum):
    """How far a fix may be trusted."""

    SAFE = "safe"
    """Keeps the words and what they mean; made without asking."""
    UNSAFE = "unsafe"
    """Likely right, yet a person has to look; made when asked for."""
    DISPLAY = "display"
    """A suggestion that is shown and never made."""


class Mend(StrEnum):
    """What a fix changes."""

    TEXT = "text"
    """The text of the finding's cue, or of its translation in the catalog, by edits."""
    TIMES = "times"
    """Times: all cues of the track are retimed together (`cueing.retiming`)."""
    DELETE = "delete"
    """The cue goes."""
    SORT = "sort"
    """The cues are put in the order of their times."""
    NUMBERS = "numbers"
    """The cues are numbered from 1 in the order they stand."""


class Edit(NamedTuple):
    """The characters `[start, end)` of a text, tags included, and what stands there instead."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """One fix. Edits are in order and do not touch each other."""

    safety: FixSafety
    edits: tuple[Edit, ...] = ()
    mend: Mend = Mend.TEXT

    def applied(self, text: str) -> str:
        """Return `text` with the edits made.

        >>> Fix(FixSafety.SAFE, (Edit(4, 7, "…"),)).applied("Wait...")
        'Wait…'
        """
        parts: list[str] = []
        place = 0
        for start, end, instead in self.edits:
            parts += (text[place:start], instead)
            place = end
        return "".join((*parts, text[place:]))


RETIMED = Fix(FixSafety.SAFE, mend=Mend.TIMES)
"""The fix of every finding on times that retiming mends."""
