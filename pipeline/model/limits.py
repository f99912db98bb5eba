"""Limits: the numbers of a house's rules for subtitles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction


class Limits(NamedTuple):
    """What one profile allows; None where the house sets no limit."""

    lines: int | None = None
    """Most lines in a cue."""
    line_characters: int | None = None
    """Most characters in a line."""
    reading_speed: Fraction | None = None
    """Most characters per second."""
    shortest: int | None = None
    """Shortest duration of a cue, ms."""
    longest: int | None = None
    """Longest duration of a cue, ms."""
    gap_frames: int | None = None
    """Least frames between two cues."""
    gap: int | None = None
    """Least milliseconds between two cues, where no frame rate is known."""
    event_characters: int | None = None
    """Most characters in a cue."""
    words_per_minute: int | None = None
    """Most words per minute."""
    chaining: bool | None = None
    """Whether a gap wider than the least one and shorter than half a second has to be closed."""
    flicker: int | None = None
    """Milliseconds below which a gap that is not 0 makes the screen flicker."""
    word_time: int | None = None
    """Least milliseconds for each word of a cue."""
    file_speed: Fraction | None = None
    """Most characters per second over the whole file."""
    pause: int | None = None
    """Milliseconds that a gap between two cues had better have, where it is not 0."""

    def space(self, duration: int) -> int | None:
        """Return how many characters fit into a cue of `duration` ms, None without limits.

        The lesser of lines x characters per line and floor(reading speed x seconds).
        """
        fits: list[int] = []
        if self.lines is not None and self.line_characters is not None:
            fits.append(self.lines * self.line_characters)
        readable = self.readable(duration)
        if readable is not None:
            fits.append(readable)
        return min(fits, default=None)

    def readable(self, duration: int) -> int | None:
        """Return how many characters can be read in `duration` ms, None without a limit."""
        speed = self.reading_speed
        if speed is None:
            return None
        return speed.numerator * max(duration, 0) // (speed.denominator * 1000)


class Style(NamedTuple):
    """How a house writes; empty or None where it does not say."""

    ellipsis: str = ""
    """`…` or `...`."""
    interruption: str = ""
    """What ends a line that is cut off: `--`, `–` or `…`."""
    quotes: str = ""
    """Opening and closing marks, outer and inner: `«»„“`; only outer: `""`."""
    inner_dash: str = ""
    """The dash between the words of a sentence: `—` or `–`."""
    spelled_to: int | None = None
    """Numbers from 1 to this one are spelled out."""
    spelled_first: bool = False
    """Whether a number that begins a sentence is spelled out."""
    italics: bool = True
    """Whether italics are used."""
    sdh: bool = False
    """Whether the subtitles are for the deaf and hard of hearing: sounds in brackets, notes around
    songs."""
    glyphs: str = ""
    """Name of the set of characters that may be used (`language.glyphs`); empty for any."""
    yo: str = ""
    """The letter ё: `always`, or `consistent` through a series."""
    no_break_spaces: bool = True
    """Whether no-break spaces may stand in a release."""
    balance: str = ""
    """The lines of a cue: `half` (the shorter at least half of the longer), `bottom-heavy`."""


class Profile(NamedTuple):
    """House rules as data: limits, and how the house writes what cueing puts back."""

    name: str
    language: str = ""
    """Language the profile is for; empty for any."""
    limits: Limits = Limits()
    dash: str = "- "
    """What stands before each speaker's line when two speak: `-` or `- `; empty: as in the
    master."""
    continuation: str = "source"
    """Dots at cue edges inside a sentence: `source` (as in the master), `none`, `pause-2s` (where
    2 s of silence or more part it), `every-split` (wherever two cues part it)."""
    continuation_leading: bool = False
    """Whether the dots of `pause-2s` and `every-split` also begin the cue that goes on."""
    sources: tuple[tuple[str, str], ...] = ()
    """Where each number is from: key and source."""
    style: Style = Style()
    severities: tuple[tuple[str, str], ...] = ()
    """Rules (code or name) that this house judges in its own way: `error`, `warning`, `info`, or
    `off`."""
    about: str = ""
    """Who it is for, in a sentence."""
    extends: str = ""
    """The profile that this one is made from; empty for none."""
