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
