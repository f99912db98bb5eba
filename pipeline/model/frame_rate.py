"""Frame rates, exact, and the one conversion between frames and milliseconds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import ceil


@dataclass(frozen=True, slots=True)
class FrameRate:
    """Frames per second as an exact fraction."""

    fraction: Fraction
    """Frames per second, greater than 0."""

    def __post_init__(self) -> None:
        if self.fraction <= 0:
            raise ValueError("a frame rate is greater than 0")

    def __str__(self) -> str:
        return _written(self.fraction)

    def frames(self, milliseconds: int) -> int:
        """Return the nearest number of frames in `milliseconds`, halves away from zero.

        Rounding as in Subtitle Edit (`SubtitleFormat.cs`); count the frames
        of a difference, not the difference of two frame numbers.
        """
        return _nearest(milliseconds * self.fraction.numerator, self.fraction.denominator * 1000)

    def milliseconds(self, frames: int) -> int:
        """Return the nearest milliseconds of `frames`, halves away from zero."""
        return _nearest(frames * 1000 * self.fraction.denominator, self.fraction.numerator)

    def least(self, frames: int) -> int:
        """Return the least milliseconds that are `frames` (1 or more) by `frames`.

        >>> FrameRate(Fraction(24)).least(2), FrameRate(Fraction(24)).frames(62)
        (63, 1)
        """
        return ceil((frames - Fraction(1, 2)) * 1000 / self.fraction)

    @property
    def half_second(self) -> int:
        """Frames in half a second: 12 at 23.976 and 24, 13 at 25, 15 at 29.97 (Netflix)."""
        return round_half_away(self.fraction / 2)

    @property
    def is_pulled_down(self) -> bool:
        """Whether it is the x/1.001 of a whole rate x, as 23.976 is of 24."""
        return self.fraction.denominator != 1 and (self.fraction * 1001 / 1000).denominator == 1


USUAL_RATES = tuple(map(Fraction, ("23.98", "24", "25", "29.97", "30", "50", "59.94", "60")))
"""Rates that films are delivered in (Subtitle Edit, `NetflixCheckTimedTextFrameRate`)."""


def is_usual(rate: Fraction) -> bool:
    """Whether films are delivered in `rate` frames a second, give or take a hundredth.

    The hundredth lets 23.976, 24000/1001 and 23.98 be one rate, as they are in files.

    >>> is_usual(Fraction(24000, 1001)), is_usual(Fraction(48))
    (True, False)
    """
    return any(abs(rate - usual) <= Fraction(1, 100) for usual in USUAL_RATES)


def round_half_away(number: Fraction) -> int:
    """Return the nearest integer; a half goes away from zero."""
    return _nearest(number.numerator, number.denominator)


def _nearest(numerator: int, denominator: int) -> int:
    """Return the integer nearest to a quotient, without a fraction: this is asked for every cue."""
    nearest = (2 * abs(numerator) + denominator) // (2 * denominator)
    return nearest if numerator >= 0 else -nearest


NTSC_RATES = {
    "23.976": Fraction(24000, 1001),
    "23.98": Fraction(24000, 1001),
    "29.97": Fraction(30000, 1001),
    "47.952": Fraction(48000, 1001),
    "59.94": Fraction(60000, 1001),
    "119.88": Fraction(120000, 1001),
}
"""What people write for the rates that are x/1.001 (SMPTE ST 12-1)."""

_NTSC_OF_DECIMAL = {Fraction(written): rate for written, rate in NTSC_RATES.items()}
_WRITTEN_RATE = re.compile(
    r"(?P<decimal>[0-9]{1,9}(?:\.[0-9]{1,9})?)|[0-9]{1,9}/0{0,9}[1-9][0-9]{0,8}"
)


@cache
def parse_frame_rate(text: str) -> FrameRate:
    """Return the rate written as `25`, `23.976` or `24000/1001`; raise ValueError otherwise.

    A decimal that people write for a rate x/1.001 means that rate; a fraction means itself.

    >>> parse_frame_rate("29.970").fraction
    Fraction(30000, 1001)
    """
    written = _WRITTEN_RATE.fullmatch(text)
    if written is None:
        raise ValueError(f"not a frame rate: {text!r}")
    fraction = Fraction(text)
    return FrameRate(_NTSC_OF_DECIMAL.get(fraction, fraction) if written["decimal"] else fraction)


def _written(fraction: Fraction) -> str:
    for name, value in NTSC_RATES.items():
        if value == fraction:
            return name
    return str(fraction)
