"""Retiming: the least change of a track's times under which its limits hold.

What is minimised, exactly: the milliseconds by which starts and ends move, all together; of that
the milliseconds of starts, since a viewer notices late speech more than a late end; then the last
edge stands as early as it can, then the one before it. No edge moves by more than `max_shift`
frames; one that moves lands on the frame grid, one that does not stays to the millisecond. The
order of starts stays, in a lane and over all lanes.

What cannot be. Where the limits of some cues cannot all hold, the smallest such runs are named,
each with a certificate, and their cues stay exactly as they are, to the last limit they broke; all
other cues are solved around them. So nothing is moved that does not come right by it, no cue
breaks a limit that it had kept, and retiming twice changes nothing: the cues of a certificate have
not moved, so they cannot come right the second time either, and all other limits hold. (Were part
of such a run improved, a second run would find it nearer to its goal, and move it on, each time by
`max_shift`.)

One thing only can stand against the second run: a certificate may rest on cues held by another
one, and beside cues that have moved other runs may be found. Then the second run is tried, and cues
that it would move are held too, until it moves none; `Retiming.kept` names those that no
certificate names. No film of the corpora has any.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from pipeline.cueing.infeasible import Certificate
from pipeline.cueing.retiming_lanes import Part, Solved, Wishes, in_lanes, parts
from pipeline.cueing.retiming_reach import Grid
from pipeline.cueing.timing_limits import Bounds, Interval, Timed, TimingLimit, TimingLimits
from pipeline.model.time import TimeSpan

__all__ = [
    "Broken",
    "Certificate",
    "Change",
    "Edge",
    "Retiming",
    "Timed",
    "TimingLimit",
    "TimingLimits",
    "broken",
    "retime",
]


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
    """The limits that would be broken if this edge alone stayed; at least one."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A limit that a cue breaks; of a gap, the cue after it."""

    index: int
    limit: TimingLimit


@dataclass(frozen=True, slots=True)
class Retiming:
    """What retiming came to."""

    spans: tuple[TimeSpan, ...]
    """The time of each cue, in the order in which the cues were given."""
    changes: tuple[Change, ...]
    """The times that move, in the order of the cues."""
    remaining: tuple[Certificate, ...]
    """Why limits are still broken: the cues of each stay as they are."""
    kept: tuple[int, ...] = ()
    """Cues that no certificate names, left as they are so that a second run moves nothing."""

    @property
    def moved(self) -> int:
        """The milliseconds by which edges move, all together."""
        return sum(abs(change.new - change.old) for change in self.changes)


def retime(cues: Sequence[Timed], limits: TimingLimits) -> Retiming:
    """Return the least change of the times of `cues` under which `limits` hold.

    The cues stand in the order of the file, whatever their times; cues that overlap, last no time
    or run backwards are broken limits like others.
    """
    bounds, grid = Bounds(limits), Grid(limits.frame_rate)
    solved, held = _settled(cues, bounds, grid)
    spans = tuple(solved.spans.get(index, cue.span) for index, cue in enumerate(cues))
    named = {index for one in solved.certificates for index in one.cues}
    return Retiming(
        spans,
        tuple(_changes(cues, spans, bounds)),
        solved.certificates,
        tuple(sorted(held - named)),
    )


def _settled(cues: Sequence[Timed], bounds: Bounds, grid: Grid) -> tuple[Solved, frozenset[int]]:
    """Return the solution that a second run does not change, and the cues held for that."""
    held: frozenset[int] = frozenset()
    while True:
        solved = _in_order(cues, bounds, grid, held)
        if not solved.is_layered:
            return solved, held
        later = [
            cue._replace(span=solved.spans.get(index, cue.span)) for index, cue in enumerate(cues)
        ]
        again = _in_order(later, bounds, grid, frozenset()).spans
        if again.keys() <= held:
            return solved, held
        held |= again.keys()


def broken(cues: Sequence[Timed], limits: TimingLimits) -> list[Broken]:
    """Return the limits that `cues` break, in the order of the lanes.

    A gap is that to the cue before in the lane; an overlap is with any cue before.
    """
    bounds = Bounds(limits)
    found: list[Broken] = []
    for lane in in_lanes(cues):
        latest: int | None = None
        for place, index in enumerate(lane):
            cue = cues[index]
            limits_broken = list(_own(cue, cue.span, bounds))
            if place:
                before = cues[lane[place - 1]]
                limits_broken += bounds.broken_gaps(before, before.span, cue.span.start)
            if latest is not None and latest > cue.span.start:
                limits_broken.append(TimingLimit.OVERLAP)
            found += (Broken(index, limit) for limit in dict.fromkeys(limits_broken))
            latest = cue.span.end if latest is None else max(latest, cue.span.end)
    return found


def _own(cue: Timed, span: TimeSpan, bounds: Bounds) -> Iterator[TimingLimit]:
    yield from bounds.broken_durations(cue, span)
    if bounds.shots:
        yield from bounds.broken_start(span.start)
        yield from bounds.broken_end(span.end)


def _in_order(cues: Sequence[Timed], bounds: Bounds, grid: Grid, held: frozenset[int]) -> Solved:
    """Return the solution of all lanes, with the starts of different lanes in their order.

    The lanes do not see each other at first. Where two starts then change places, neither may pass
    a time between where both were, and the lanes are solved again.
    """
    lanes = in_lanes(cues)
    onsets: dict[int, Interval] = {}
    while True:
        wishes = Wishes(held, onsets)
        found = [
            Part(cues, part, bounds, grid, wishes).solved()
            for lane in lanes
            for part in parts(cues, lane, bounds)
        ]
        spans = {index: span for one in found for index, span in one.spans.items()}
        crossed = _narrowed(cues, spans, onsets) if len(lanes) > 1 else onsets
        if crossed == onsets:
            break
        onsets = crossed
    return Solved(
        spans,
        tuple(proof for one in found for proof in one.certificates),
        bool(onsets) or bool(held) or any(one.is_layered for one in found),
    )


def _narrowed(
    cues: Sequence[Timed], spans: dict[int, TimeSpan], onsets: dict[int, Interval]
) -> dict[int, Interval]:
    """Return where starts may go so that those that have changed places no longer do."""
    found = dict(onsets)
    order = sorted(range(len(cues)), key=lambda index: cues[index].span.start)
    for one, later in pairwise(order):
        first, second = (spans.get(i, cues[i].span).start for i in (one, later))
        if first <= second:
            continue
        old, old_later = cues[one].span.start, cues[later].span.start
        if second >= old_later:
            meeting = old_later
        elif first <= old:
            meeting = old
        else:
            meeting = (old + old_later) // 2
        opens, closes = found.get(one, (0, None))
        found[one] = (opens, meeting if closes is None else min(closes, meeting))
        opens, closes = found.get(later, (0, None))
        found[later] = (max(opens, meeting), closes)
    return found


def _changes(cues: Sequence[Timed], spans: Sequence[TimeSpan], bounds: Bounds) -> Iterator[Change]:
    """Yield the edges that move, each with the limits that it would break if it alone stayed."""
    before: dict[int, set[int]] = {}
    after: dict[int, int] = {}
    for lane in in_lanes(cues):
        latest = lane[0]
        for one, later in pairwise(lane):
            latest = max(latest, one, key=lambda index: spans[index].end)
            before[later], after[one] = {one, latest}, later
    for index, (cue, span) in enumerate(zip(cues, spans, strict=True)):
        for edge, old, new, put_back in (
            (Edge.START, cue.span.start, span.start, TimeSpan(cue.span.start, span.end)),
            (Edge.END, cue.span.end, span.end, TimeSpan(span.start, cue.span.end)),
        ):
            if old == new:
                continue
            reasons = list(_own(cue, put_back, bounds))
            for one in before.get(index, ()):
                reasons += bounds.broken_gaps(cues[one], spans[one], put_back.start)
            if index in after:
                reasons += bounds.broken_gaps(cue, put_back, spans[after[index]].start)
            yield Change(index, edge, old, new, tuple(dict.fromkeys(reasons)))
