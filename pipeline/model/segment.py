"""A segment: the unit that is translated, with the cues it runs over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model.cue import Kind


class Turn(NamedTuple):
    """How one speaker's words begin in a cue; a cue where two speak has two turns."""

    dash: str = ""
    """The dialogue dash as the cue has it, with the space after it."""
    label: str = ""
    """The speaker label as the cue has it: `COMMANDER: `."""
    speaker: str = ""
    """The speaker's name in the cast."""


class Dress(NamedTuple):
    """What stands around a segment's text in one cue and is not translated.

    Taken off for the translator and put back by cueing as the release wants it.
    """

    before: str = ""
    r"""Tags in front that wrap the whole: `{\an8}<i>`."""
    after: str = ""
    """The tags that close them: `</i>`."""
    turns: tuple[Turn, ...] = ()
    r"""One for each speaker's part of the text; the parts are separated by `\n` in the text."""
    leading_dots: str = ""
    """Dots at the cue's start that only say that a sentence goes on."""
    trailing_dots: str = ""
    """Dots at the cue's end that only say that a sentence goes on."""


BARE = Dress()
"""Nothing around the text."""


class Slot(NamedTuple):
    """The part of one cue's time and space that a segment has."""

    cue: int
    """Index of the cue in its track, from 0."""
    start: int
    """First character of the segment in the cue's text."""
    end: int
    """Character after the last one."""
    dress: Dress = BARE
    at: int = 0
    """First character, in the segment's text, of what the segment says in this cue."""


@dataclass(frozen=True, slots=True)
class Segment:
    """What is translated as one: a sentence, sign, song couplet or sound, with its 1..n slots."""

    text: str
    r"""The text for the translator: joined, line breaks folded except where they are meant."""
    slots: tuple[Slot, ...]
    """At least one; the cues need not be adjacent, and may be shared with other segments."""
    language: str
    """Language spoken, a BCP 47 tag; `zxx` for what is in no language, `und` when unknown."""
    kind: Kind = Kind.DIALOGUE
    speaker: str = ""
    """Name in the cast, empty when unknown."""
    note: str = ""
    """A note of a pin for the translator."""
    has_letters: bool = True
    """False for `12:30` or `…`: an empty translation then means: as in the master."""

    def __post_init__(self) -> None:
        if not self.slots:
            raise ValueError("a segment has at least one slot")

    def part(self, index: int) -> str:
        """Return what the segment says in its slot `index`, from 0, without white space around."""
        following = self.slots[index + 1].at if index + 1 < len(self.slots) else len(self.text)
        return self.text[self.slots[index].at : following].strip()

    @property
    def is_wordless(self) -> bool:
        """Whether the segment is in no language (`zxx`): in no catalog, copied to releases."""
        return self.language == NO_LANGUAGE


NO_LANGUAGE = "zxx"
"""ISO 639-2: no linguistic content."""
UNKNOWN_LANGUAGE = "und"
"""ISO 639-2: undetermined."""
