"""What is measured: when the cues of a track begin and end, in the order of time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from pipeline.model.time import TimeSpan
from pipeline.model.track import Track


class Heard(NamedTuple):
    """What is on screen at a time, and what is said there, if anything is known of it."""

    span: TimeSpan
    text: str = ""


def heard(track: Track) -> list[Heard]:
    """Return the cues of a track, in its order."""
    return [Heard(cue.span, cue.text) for cue in track.cues]


class Line(NamedTuple):
    """An affine map of target time to reference time; a candidate, so in floating point."""

    ratio: float
    offset: float
    """Milliseconds."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The starts and ends of several cues."""

    order: tuple[int, ...]
    """Which cue is the first by time, which the second and so on."""
    starts: tuple[int, ...]
    """Milliseconds, in order of time."""
    ends: tuple[int, ...]
    """When those cues end; not in order where cues overlap, and never before their starts."""
    sorted_ends: tuple[int, ...]
    step: float
    """Milliseconds from start to start, as is usual where cues follow one another."""

    @property
    def span(self) -> int:
        """Milliseconds from the first start to the last end."""
        return self.sorted_ends[-1] - self.starts[0] if self.starts else 0

    def __len__(self) -> int:
        return len(self.starts)

    def part(self, first: int, last: int) -> Timeline:
        """Return cues `first` up to `last`, not included."""
        ends = self.ends[first:last]
        return Timeline(
            self.order[first:last], self.starts[first:last], ends, tuple(sorted(ends)), self.step
        )


def timeline(cues: Sequence[Heard]) -> Timeline:
    """Return the times of `cues`; one that runs backwards is taken to last no time."""
    order = sorted(range(len(cues)), key=lambda at: (cues[at].span, at))
    starts = tuple(cues[at].span.start for at in order)
    ends = tuple(max(cues[at].span) if cues[at].span.duration > 0 else cues[at].span.start
                 for at in order)  # fmt: skip
    return Timeline(tuple(order), starts, ends, tuple(sorted(ends)), _step(starts))


def _step(starts: Sequence[int]) -> float:
    steps = [two - one for one, two in _pairs(starts) if two > one]
    return float(median(steps)) if steps else 4000.0


def _pairs(starts: Sequence[int]) -> Iterable[tuple[int, int]]:
    return zip(starts, starts[1:], strict=False)
