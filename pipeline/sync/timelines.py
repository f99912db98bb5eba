"""What is measured: when the cues of a track begin and end, in the order of time."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
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

    def at(self, moment: int) -> float:
        """Return the reference time (ms) of a moment of the target."""
        return self.ratio * moment + self.offset


@dataclass(frozen=True, slots=True)
class Density:
    """How densely moments follow one another, about each of them."""

    levels: tuple[int, ...]
    """A logarithm of the mean step over 16 moments."""
    gaps: Mapping[int, tuple[int, ...]]
    """The steps from each moment of a level to the next one, in order of their length."""

    def by_chance(self, level: int, reach: int) -> list[float]:
        """Return, for 0 ms up to `reach`, how probable it is for a moment that has nothing to do
        with these to be that far from the nearest of them.

        In a gap of g ms all distances up to g / 2 are equally likely. Where gaps are too few to say
        it, the moments are taken to be a Poisson process.
        """  # noqa: D205
        rate = 2 / step_of(level)
        gaps = sorted(gap for near in (level - 1, level, level + 1)
                      for gap in self.gaps.get(near, ()))  # fmt: skip
        whole = sum(gaps)
        found = []
        place, count = 0, len(gaps)
        for away in range(reach):
            while place < count and gaps[place] <= 2 * away:
                place += 1
            poisson = rate * math.exp(-rate * away)
            found.append(max(2 * (count - place) / whole if whole else 0.0, _LEAST * poisson))
        return found


def density(moments: Sequence[int]) -> Density:
    """Return how densely ordered moments follow one another."""
    levels = _levels(moments)
    gaps: dict[int, list[int]] = {}
    for at, level in enumerate(levels[:-1]):
        gaps.setdefault(level, []).append(moments[at + 1] - moments[at])
    return Density(levels, {level: tuple(sorted(several)) for level, several in gaps.items()})


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
    density: Density
    """How densely starts follow one another."""
    density_of_ends: Density
    """How densely ends do, in order."""

    @property
    def span(self) -> int:
        """Milliseconds from the first start to the last end."""
        return self.sorted_ends[-1] - self.starts[0] if self.starts else 0

    def __len__(self) -> int:
        return len(self.starts)

    def part(self, first: int, last: int) -> Timeline:
        """Return cues `first` up to `last`, not included."""
        return _timeline(self.order[first:last], self.starts[first:last], self.ends[first:last])

    def only(self, places: Sequence[int]) -> Timeline:
        """Return the cues at `places`, which rise."""
        moments = (self.order, self.starts, self.ends)
        return _timeline(*(tuple(several[at] for at in places) for several in moments))


def timeline(cues: Sequence[Heard]) -> Timeline:
    """Return the times of `cues`; one that runs backwards is taken to last no time."""
    order = sorted(range(len(cues)), key=lambda at: (cues[at].span, at))
    starts = tuple(cues[at].span.start for at in order)
    ends = tuple(max(cues[at].span) if cues[at].span.duration > 0 else cues[at].span.start
                 for at in order)  # fmt: skip
    return _timeline(tuple(order), starts, ends)


FAR = 1_800_000
"""Milliseconds from a cue to the next that no film is silent for."""
_STRAY = 20
"""Of so many cues in its largest stretch a track may have one in a stretch that is astray."""


def core(times: Timeline) -> Timeline:
    """Return a timeline without the few cues that are far from all others, or that never end.

    One cue at 99:59:59 would make an hour and a half last a hundred hours. The same where there are
    none.
    """
    starts = times.starts
    heads = [0, *(at for at in range(1, len(starts)) if starts[at] - starts[at - 1] > FAR)]
    stretches = list(zip(heads, [*heads[1:], len(starts)], strict=True))
    least = max(last - first for first, last in stretches) / _STRAY
    kept = [
        at
        for first, last in stretches if last - first >= least
        for at in range(first, last) if times.ends[at] - starts[at] <= FAR
    ]  # fmt: skip
    return times if len(kept) in (0, len(starts)) else times.only(kept)


APART = 100
"""Milliseconds from start to start by which cues are told apart: nobody reads faster."""


def crowds(times: Timeline) -> list[int]:
    """Return the number, from 0, of the crowd that each cue is in.

    A cue that begins less than `APART` after the one before is in its crowd.
    """
    gaps = (two - one for one, two in pairwise(times.starts))
    return list(accumulate((gap >= APART for gap in gaps), initial=0))


def _timeline(order: tuple[int, ...], starts: tuple[int, ...], ends: tuple[int, ...]) -> Timeline:
    in_order = tuple(sorted(ends))
    return Timeline(order, starts, ends, in_order, density(starts), density(in_order))


_STEPS = 2
"""Levels for each doubling of the step."""
_LEAST_STEP, _MOST_STEP, _ONLY_STEP = 100.0, 60_000.0, 4_000.0
_AROUND = 8
_LEAST = 0.3
"""Of the Poisson process, what is left where no gap is long enough."""


def step_of(level: int) -> float:
    """Return the milliseconds from start to start that a level stands for."""
    return float(2 ** (level / _STEPS))


def _levels(moments: Sequence[int]) -> tuple[int, ...]:
    count = len(moments)
    found = []
    for at in range(count):
        low, high = max(0, at - _AROUND), min(count - 1, at + _AROUND)
        step = (moments[high] - moments[low]) / max(1, high - low) if count > 1 else _ONLY_STEP
        found.append(round(_STEPS * math.log2(min(_MOST_STEP, max(_LEAST_STEP, step)))))
    return tuple(found)
