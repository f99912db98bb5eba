"""Time: whole milliseconds, half-open spans."""

from __future__ import annotations

from typing import NamedTuple

MILLISECONDS_PER_HOUR = 3_600_000


def timecode(milliseconds: int) -> str:
    """Return `milliseconds` as SRT writes a time: `HH:MM:SS,mmm`; hours grow past 99 as needed.

    >>> timecode(62_500)
    '00:01:02,500'
    """
    if milliseconds < 0:
        return f"-{timecode(-milliseconds)}"
    seconds, rest = divmod(milliseconds, 1000)
    hours, second = divmod(seconds, 3600)
    return "%02d:%02d:%02d,%03d" % (hours, second // 60, second % 60, rest)  # noqa: UP031 - twice as fast


class TimeSpan(NamedTuple):
    """The half-open time `[start, end)` in milliseconds from the start of the film.

    A span that runs backwards (`end < start`) can be made, since files hold such cues; it says so
    through `is_backwards` and contains nothing.
    """

    start: int
    end: int

    @property
    def duration(self) -> int:
        """Milliseconds from start to end; negative when the span runs backwards."""
        return self.end - self.start

    @property
    def is_backwards(self) -> bool:
        """Whether the end lies before the start."""
        return self.end < self.start

    def contains(self, moment: int) -> bool:
        """Whether `moment` (ms) lies in the span: the start does, the end does not."""
        return self.start <= moment < self.end

    def intersects(self, other: TimeSpan) -> bool:
        """Whether some moment lies in both spans; spans that only touch share none.

        ::

            [----)            [----)
               [----)  yes         [----)  no
        """
        return max(self.start, other.start) < min(self.end, other.end)

    def shifted(self, milliseconds: int) -> TimeSpan:
        """Return the span moved by `milliseconds`."""
        return TimeSpan(self.start + milliseconds, self.end + milliseconds)

    def __str__(self) -> str:
        return f"{timecode(self.start)} --> {timecode(self.end)}"
