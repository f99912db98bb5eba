"""An adjustment: a change a person made to one release by hand, kept by identity of the message."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Act(StrEnum):
    """What was done to the cues of a release; the name of its table in the file."""

    CUE = "cue"
    """One cue has other times, text or place on the screen."""
    SPLIT = "split"
    """One cue became several."""
    JOIN = "join"
    """Several cues became one."""
    SHARE = "share"
    """The words of several cues are shared out among cues in another way."""
    DELETE = "delete"
    ADD = "add"


class CuePlace(NamedTuple):
    """Which cue of a release: the `cue`-th that shows `message`."""

    message: str = ""
    """Identity of the message; empty only where the release shows none."""
    cue: int = 1
    """Ordinal among the cues that show the message, from 1."""
    of: int = 1
    """How many cues showed the message when the adjustment was made."""
    aside: int = 0
    """Not 0 for a cue that shows no message: how many such cues after the one named, or, less
    than 0, before it."""


class Part(NamedTuple):
    """One cue as the person left it; None is what cueing gives."""

    start: int | None = None
    """Milliseconds from the start of the master's cue to that of this one."""
    end: int | None = None
    """Milliseconds from the end of the master's cue to that of this one; of an added cue, as
    `start`, from the start of the master's."""
    text: str | None = None
    """The exact text, lines and tags included."""
    position: int | None = None
    r"""The place on the screen as `{\an8}` counts it; 0 for none."""
    settings: str | None = None
    """What stands after the times."""


class Adjustment(NamedTuple):
    """One change, and what must still be so for it to be made again."""

    act: Act
    place: CuePlace
    """The cue it changes, or beside which it adds one."""
    parts: tuple[Part, ...] = ()
    """The cues there are instead; none for a deletion."""
    cues: int = 1
    """How many cues it changes, from the place on."""
    source: str = ""
    """Source text of the message (of a cue without message: of the master's cue)."""
    lasts: int | None = None
    """Duration of the master's cues, ms."""
    was: str | None = None
    """What cueing showed where the parts have other words; None where the words are the same."""
    before: bool = False
    """Whether a cue is added before the place and not after it."""
