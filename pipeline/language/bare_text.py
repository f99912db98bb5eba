"""A text without what a viewer does not see in it, and the way back to its own offsets."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.language.patterns import compiled
from pipeline.model.markup import TAG

_UNSEEN = "\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad"
"""Zero-width spaces, bidirectional marks, soft hyphens."""
_CLOSES = r"</|\{\\[ibus]0\}|[\u200e\u200f\u202c\u2069]"
_SUSPECT = rf"[<{{{_UNSEEN}]"


class Hidden(NamedTuple):
    """One tag or unseen character."""

    at: int
    """How many characters of the bare text stand before it."""
    end: int
    """Offset just after it in the whole text."""
    closes: bool
    """Whether it closes what stands before it: `</i>`, the end of a run of Hebrew."""
    is_tag: bool


class BareText(NamedTuple):
    """What a viewer sees of a text."""

    text: str
    hidden: tuple[Hidden, ...]
    """In order."""
    length: int
    """Characters of the whole text."""

    def offsets(self, ends: list[int]) -> tuple[int, ...]:
        """Return where parts of the bare text that end at `ends` (rising) end in the whole text.

        What closes right after a part belongs to it, a tag also after a space; what opens belongs
        to the next. A part with nothing but spaces after it ends with the whole text.
        """
        if ends and not self.text[ends[-1] :].strip():
            return (*self._moved(ends[:-1]), self.length)
        return self._moved(ends)

    def _moved(self, ends: list[int]) -> tuple[int, ...]:
        if not self.hidden:
            return tuple(ends)
        moved, index, taken = [], 0, 0
        for end in ends:
            while index < len(self.hidden) and self.hidden[index].at < end:
                taken, index = self.hidden[index].end - self.hidden[index].at, index + 1
            place, following = end + taken, _next_seen(self.text, end)
            while index < len(self.hidden) and self.hidden[index].at <= following:
                one = self.hidden[index]
                if not one.closes or (one.at > end and not one.is_tag):
                    break
                place = self.hidden[index].end
                taken, index = place - self.hidden[index].at, index + 1
            moved.append(place)
        return tuple(moved)


def bare_text(text: str) -> BareText:
    """Return `text` without its tags and unseen characters."""
    if compiled(_SUSPECT).search(text) is None:
        return BareText(text, (), len(text))
    parts, hidden, place, at = [], [], 0, 0
    for found in _hidden().finditer(text):
        parts.append(text[place : found.start()])
        at += found.start() - place
        place = found.end()
        closes = compiled(_CLOSES).match(found.group()) is not None
        hidden.append(Hidden(at, place, closes, len(found.group()) > 1))
    parts.append(text[place:])
    return BareText("".join(parts), tuple(hidden), len(text))


def _next_seen(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


@cache
def _hidden() -> re.Pattern[str]:
    return re.compile(rf"{TAG.pattern}|[{_UNSEEN}]", re.IGNORECASE)
