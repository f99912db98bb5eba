"""The edges that retiming moves, each with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from pipeline.cueing.retiming_faults import BETWEEN, faults, own_faults
from pipeline.cueing.retiming_lanes import in_lanes
from pipeline.cueing.timing_limits import Bounds, Timed, TimingLimit
from pipeline.model.time import TimeSpan

_Reasons = dict[TimingLimit, None]


class Edge(StrEnum):
    """One of the two times of a cue."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Change:
    """One time that moves."""

    index: int
    """The cue."""
    edge: Edge
    old: int
    """Milliseconds before."""
    new: int
    """Milliseconds after."""
    reasons: tuple[TimingLimit, ...]
    """The limits for which it moves, at least one: those broken before that would be broken if this
    edge alone stayed, else those of the cues that it makes room for."""


def changes(
    cues: Mapping[int, Timed], spans: Sequence[TimeSpan], bounds: Bounds
) -> Iterator[Change]:
    """Yield the edges of `cues` that are moved to `spans`, in the order of the cues."""
    lanes = in_lanes(cues)
    moved = {index for index, cue in cues.items() if cue.span != spans[index]}
    if not moved:
        return
    own = _broken_before(cues, lanes, bounds)
    roots = _roots(lanes, moved, own)
    for index, edge, back, needed in _put_back(cues, lanes, spans, bounds):
        old, new = (getattr(span, edge) for span in (back, spans[index]))
        reasons = [limit for limit in needed if limit in own.get(index, ())]
        reasons = reasons or list(roots[index]) or list(needed)
        yield Change(index, edge, old, new, tuple(reasons))


def _broken_before(
    cues: Mapping[int, Timed], lanes: Sequence[Sequence[int]], bounds: Bounds
) -> dict[int, _Reasons]:
    """Return the limits that each cue breaks; of a gap or an overlap, both its cues."""
    beside = {later: one for lane in lanes for one, later in pairwise(lane)}
    found: dict[int, _Reasons] = {}
    for one in faults(cues, bounds):
        index, limit = one.index, one.limit
        found.setdefault(index, {})[limit] = None
        if limit in BETWEEN:
            found.setdefault(beside.get(index, index), {})[limit] = None
    return found


def _roots(
    lanes: Sequence[Sequence[int]], moved: set[int], own: Mapping[int, _Reasons]
) -> dict[int, _Reasons]:
    """Return for each cue that moves the limits broken by all that moves with it."""
    found: dict[int, _Reasons] = {}
    for lane in lanes:
        run: _Reasons = {}
        for index in lane:
            if index in moved:
                found[index] = run
                run |= own.get(index, {})
            else:
                run = {}
    return found


def _put_back(
    cues: Mapping[int, Timed],
    lanes: Sequence[Sequence[int]],
    spans: Sequence[TimeSpan],
    bounds: Bounds,
) -> Iterator[tuple[int, Edge, TimeSpan, _Reasons]]:
    """Yield each edge that moves, the cue with it put back, and the limits it would break then."""
    before: dict[int, set[int]] = {}
    after: dict[int, int] = {}
    for lane in lanes:
        latest = lane[0]
        for one, later in pairwise(lane):
            latest = max(latest, one, key=lambda index: spans[index].end)
            before[later], after[one] = {one, latest}, later
    for index, cue in cues.items():
        (start, end), (new_start, new_end) = cue.span, spans[index]
        for edge, old, new, back in (
            (Edge.START, start, new_start, TimeSpan(start, new_end)),
            (Edge.END, end, new_end, TimeSpan(new_start, end)),
        ):
            if old == new:
                continue
            needed = list(own_faults(cue, back, bounds))
            for one in before.get(index, ()):
                needed += bounds.broken_gaps(cues[one], spans[one], back.start)
            if index in after:
                needed += bounds.broken_gaps(cue, back, spans[after[index]].start)
            yield index, edge, back, dict.fromkeys(needed)
