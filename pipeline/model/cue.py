"""A cue: one timed event on screen."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from pipeline.model.time import TimeSpan


class Kind(StrEnum):
    """What a cue is."""

    DIALOGUE = "dialogue"
    NARRATION = "narration"
    RADIO = "radio"
    SIGN = "sign"
    SONG = "song"
    SOUND = "sound"
    CREDIT = "credit"


class Cue(NamedTuple):
    """One timed event on screen: number, time span, text, settings.

    `==` compares everything, the place in the file too; `says_same` compares what a viewer sees.
    """

    span: TimeSpan
    text: str
    r"""Lines joined by `\n`, tags included, empty when the file has no text."""
    number: int | None = None
    """The number the file gives it; None where it gives none that is a number."""
    settings: str = ""
    """What stood after the times, without the space before it: `X1:100 X2:200 Y1:1 Y2:2`."""
    line: int = 0
    """The line of the number in the file (of the times, where the number is missing), from 1; 0
    for a cue that was not read."""

    def says_same(self, other: Cue) -> bool:
        """Whether a viewer sees the same: time, text and settings."""
        return (
            self.span == other.span and self.text == other.text and self.settings == other.settings
        )
