"""Which limits the times of cues break."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.cueing.retiming_lanes import in_lanes
from pipeline.cueing.timing_limits import Bounds, Timed, TimingLimit, TimingLimits
from pipeline.model.time import TimeSpan

BETWEEN = frozenset(
    {TimingLimit.OVERLAP, TimingLimit.GAP, TimingLimit.CHAINING, TimingLimit.FLICKER}
)
"""Limits of what lies between two cues."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A limit that a cue breaks; of a gap, the cue after it."""

    index: int
    limit: TimingLimit


def broken(cues: Sequence[Timed], limits: TimingLimits) -> list[Broken]:
    """Return the limits that `cues` break, in the order of the lanes.

    A gap is that to the cue before in the lane; an overlap is with any cue before.
    """
    return list(faults(dict(enumerate(cues)), Bounds(limits)))


def faults(cues: Mapping[int, Timed], bounds: Bounds) -> Iterator[Broken]:
    """Yield the limits that `cues` break, lane by lane."""
    for lane in in_lanes(cues):
        yield from _of_lane(cues, lane, bounds)


def own_faults(cue: Timed, span: TimeSpan, bounds: Bounds) -> Iterator[TimingLimit]:
    """Yield the limits that `cue` breaks by itself at `span`."""
    yield from bounds.broken_durations(cue, span)
    if bounds.shots:
        yield from bounds.broken_start(span.start)
        yield from bounds.broken_end(span.end)


def _of_lane(cues: Mapping[int, Timed], lane: Sequence[int], bounds: Bounds) -> Iterator[Broken]:
    latest: int | None = None
    for place, index in enumerate(lane):
        cue = cues[index]
        found = list(own_faults(cue, cue.span, bounds))
        if place:
            before = cues[lane[place - 1]]
            found += bounds.broken_gaps(before, before.span, cue.span.start)
        if latest is not None and latest > cue.span.start:
            found.append(TimingLimit.OVERLAP)
        yield from (Broken(index, limit) for limit in dict.fromkeys(found))
        latest = cue.span.end if latest is None else max(latest, cue.span.end)
