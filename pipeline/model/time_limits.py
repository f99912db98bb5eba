"""What a house's limits say of times at one frame rate: rules and retiming ask the same value."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import NamedTuple

from pipeline.model.frame_rate import FrameRate, round_half_away
from pipeline.model.limits import Limits
from pipeline.model.time import TimeSpan

HALF_SECOND = 500
"""Half a second, ms: what the gap between two cues and the way to a change of shot are held
against where no frame rate is known."""


class TimeLimits(NamedTuple):
    """The limits on times as whole milliseconds, whatever unit the house counts in.

    Frames are those of the difference between two times, the nearest whole number, halves up
    (`FrameRate.frames`); each bound here is the exact edge of what rounds to so many frames, so
    that comparing milliseconds and comparing frames is the same.
    """

    shortest: int | None = None
    """A cue is shown for at least so long."""
    longest: int | None = None
    """A cue is shown for at most so long."""
    gap: int | None = None
    """Between two cues lies at least so much."""
    gap_frames: int | None = None
    """`gap` as the house counts it; None where it is counted in milliseconds."""
    closed: int | None = None
    """What is left of a gap that is closed: the least gap as near as milliseconds come."""
    unclosed: range = range(0)
    """The gaps that have to be closed: wider than the least one, shorter than half a second."""
    on_cut: int = 0
    """Times nearer to a change of shot than this are on it; 0 where the house counts no gaps."""
    before_cut: range = range(0)
    """How long before a change of shot a cue ends rightly: a least gap, to the nearest frame."""
    half_second: int = HALF_SECOND
    """The least that counts as half a second."""
    reading_speed: Fraction | None = None
    """Most characters per second."""
    words_per_minute: int | None = None
    """Most words per minute."""
    word_time: int | None = None
    """Least time for each word."""
    frame_rate: FrameRate | None = None
    """None where it is not known; all is in milliseconds then."""

    @property
    def unit(self) -> str:
        """The unit in which gaps are told: `frames`, or `ms` without a frame rate."""
        return "ms" if self.gap_frames is None else "frames"

    def told(self, milliseconds: int) -> int:
        """Return a gap in `unit`."""
        if self.gap_frames is None or self.frame_rate is None:
            return milliseconds
        return self.frame_rate.frames(milliseconds)

    def needed(self, characters: int, words: int = 0) -> int:
        """Return the least time (ms) in which a cue of so many characters and words is shown.

        A cue of this duration is clean of every rule on short durations and reading speeds, and
        one a millisecond shorter is not.
        """
        return max(
            self.shortest or 0, self.needed_to_read(characters), self.needed_for_words(words)
        )

    def needed_to_read(self, characters: int) -> int:
        """Return the least time (ms) in which so many characters can be read."""
        speed = self.reading_speed
        if speed is None:
            return 0
        return -(-characters * 1000 * speed.denominator // speed.numerator)

    def needed_for_words(self, words: int) -> int:
        """Return the least time (ms) in which so many words can be read."""
        least = (self.word_time or 0) * words
        if self.words_per_minute is not None:
            least = max(least, -(-words * 60_000 // self.words_per_minute))
        return least

    def has_to_be_closed(self, span: TimeSpan, next_start: int) -> bool:
        """Whether the gap between `span` and the cue that starts at `next_start` has to be closed.

        Not if the cue would have to be shown longer than the longest duration for that.
        """
        if self.closed is None or next_start - span.end not in self.unclosed:
            return False
        return self.longest is None or next_start - self.closed - span.start <= self.longest


def time_limits(limits: Limits, frame_rate: FrameRate | None = None) -> TimeLimits:
    """Return what `limits` say of times at `frame_rate`, None where it is not known.

    Without a rate, gaps are the profile's milliseconds, and a frame is as long as those
    milliseconds make it: a gap that two frames are written as (84 ms for the 83.4 ms of two frames
    at 23.976) needs no closing.
    """
    own = TimeLimits(
        shortest=limits.shortest,
        longest=_longest(limits.longest, frame_rate),
        reading_speed=limits.reading_speed,
        words_per_minute=limits.words_per_minute,
        word_time=limits.word_time,
        frame_rate=frame_rate,
    )
    frames, gap = limits.gap_frames, limits.gap
    half = HALF_SECOND if frame_rate is None else frame_rate.least(frame_rate.half_second)
    if frames is not None and frame_rate is not None:
        closed, on_cut = frame_rate.milliseconds(frames), frame_rate.least(1)
        right = range(max(frame_rate.least(frames), 0), frame_rate.least(frames + 1))
        own = own._replace(gap=right.start, gap_frames=frames)
    elif gap is not None:
        # half a frame to either side of the gap; half a ms of a gap that is in no frames
        frame = Fraction(gap, frames) if gap and frames else Fraction(1)
        closed, on_cut = gap, ceil(frame / 2)
        right = range(max(ceil(gap - frame / 2), 0), ceil(gap + frame / 2))
        own = own._replace(gap=gap)
    else:
        return own
    return own._replace(
        closed=closed,
        unclosed=range(right.stop, half) if limits.chaining else range(0),
        on_cut=on_cut,
        before_cut=right,
        half_second=half,
    )


def _longest(longest: int | None, frame_rate: FrameRate | None) -> int | None:
    """Return the longest duration: the frames of 7 s at 24 take 7007 ms at 24/1.001."""
    if longest is None or frame_rate is None or not frame_rate.is_pulled_down:
        return longest
    return round_half_away(Fraction(longest * 1001, 1000))
