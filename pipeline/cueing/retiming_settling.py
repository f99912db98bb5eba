"""Times that stay as they are when they are mended a second time.

A track falls into islands: cues that no others come near, however all are moved. In each the least
change is found; where limits could not all hold, it is tried what a second run would move. Around
these few cues a window is solved anew, such that a second run leaves it alone, between cues that
stay; the window grows until all of the island is at rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from pipeline.cueing.infeasible import Certificate
from pipeline.cueing.retiming_easing import Easing, Further, Spans, Spared, fixed, moved
from pipeline.cueing.retiming_faults import faults
from pipeline.cueing.retiming_lanes import in_lanes
from pipeline.cueing.retiming_reach import Grid
from pipeline.cueing.retiming_track import Solution
from pipeline.cueing.timing_limits import Bounds, Timed, TimingLimit

_GROWTH = 4
"""How much wider the next windows are."""


class Settled(NamedTuple):
    """Times that a second run leaves as they are."""

    spans: Spans
    """The cues that move."""
    certificates: tuple[Certificate, ...]
    """Which cues cannot keep their limits, from the times on that they had."""
    arisen: tuple[Certificate, ...]
    """The same from the new times on, for what is still broken and not among the others."""
    spared: Spared
    """What was asked less of some cues."""
    kept: frozenset[int] = frozenset()
    """Cues that break a limit and are in no certificate: better times would not stay."""


def settled(cues: Sequence[Timed], bounds: Bounds, grid: Grid) -> Settled:
    """Return the times to which `cues` move, such that a second run moves none."""
    spans: Spans = {}
    certificates: list[Certificate] = []
    arisen: list[Certificate] = []
    spared: dict[int, frozenset[TimingLimit]] = {}
    kept: frozenset[int] = frozenset()
    for island in _islands(cues, bounds):
        one = _settled(Easing(island, bounds, grid))
        spans |= one.spans
        certificates += one.certificates
        arisen += one.arisen
        spared |= one.spared
        kept |= one.kept
    return Settled(spans, tuple(certificates), tuple(arisen), spared, kept)


def _islands(cues: Sequence[Timed], bounds: Bounds) -> Iterator[dict[int, Timed]]:
    """Yield the cues, of all lanes, that others cannot come near."""
    wide = bounds.widest_refused + 2 * bounds.shift
    found: dict[int, Timed] = {}
    latest = 0
    for index in sorted(range(len(cues)), key=lambda number: cues[number].span.start):
        start, end = cues[index].span
        if found and start - latest >= wide:
            yield found
            found = {}
        latest = max(latest, start, end) if found else max(start, end)
        found[index] = cues[index]
    if found:
        yield found


def _settled(island: Easing) -> Settled:
    solution = island.solution()
    if not solution.stuck:
        return Settled(solution.spans, (), (), {})
    spans = island.eased(solution)
    loose: set[int] = set()
    margin = 1
    while True:
        again = island.further(spans)
        astray = again.spans.keys() - loose
        if not astray or margin > len(island.cues):
            break
        now = moved(island.cues, spans)
        for window in _windows(island, now, astray, margin):
            rest = Easing(window.cues, island.bounds, island.grid).settled()
            for index in window.own:
                spans.pop(index, None)
            spans |= rest.spans
            loose = loose - window.own if rest.is_firm else loose | window.own
        margin *= _GROWTH
    return _told(island, solution, spans, again)


def _told(island: Easing, solution: Solution, spans: Spans, again: Further) -> Settled:
    """Return new times with certificates of what is still broken at them."""
    now = moved(island.cues, spans)
    left = {one.index for one in faults(now, island.bounds) if not now[one.index].is_held}
    # what rests on cues held by another is true of the times at which these were held, no others
    first = [one for one in solution.certificates() if not one.held and left.intersection(one.cues)]
    left -= {index for one in first for index in one.cues}
    arisen = [one for one in again.solution.certificates() if left.intersection(one.cues)]
    left -= {index for one in arisen for index in one.cues}
    return Settled(spans, tuple(first), tuple(arisen), again.spared, frozenset(left))


class _Window(NamedTuple):
    """Cues of an island that are solved anew."""

    cues: Mapping[int, Timed]
    """Where they were at first, with a neighbour on each side that stays where it is by now."""
    own: frozenset[int]
    """Those that may move."""


def _windows(
    island: Easing, now: Mapping[int, Timed], astray: Set[int], margin: int
) -> Iterator[_Window]:
    """Yield a window around each run of the cues `astray`, with `margin` cues on each side.

    It is wider where its outermost cues, if they had to be left where they were at first, would
    break a limit against neighbours where these are by now.
    """
    first, lanes = island.cues, in_lanes(island.cues)
    if len(lanes) > 1 or margin * _GROWTH > len(first):
        yield _Window(first, frozenset(first))
        return
    (lane,) = lanes
    for opens, closes in _runs(island, now, lane, astray, margin):
        own = lane[opens:closes]
        beside = (*lane[max(opens - 1, 0) : opens], *lane[closes : closes + 1])
        yield _Window(
            {index: first[index] for index in own} | {index: fixed(now[index]) for index in beside},
            frozenset(own),
        )


def _runs(
    island: Easing, now: Mapping[int, Timed], lane: Sequence[int], astray: Set[int], margin: int
) -> list[tuple[int, int]]:
    """Return the runs of a lane that become windows: the first cue and that after the last."""
    first, bounds = island.cues, island.bounds
    found: list[tuple[int, int]] = []

    def fits(one: int, later: int, left: Mapping[int, Timed], right: Mapping[int, Timed]) -> bool:
        was = set(bounds.broken_gaps(first[one], first[one].span, first[later].span.start))
        return was.issuperset(
            bounds.broken_gaps(first[one], left[one].span, right[later].span.start)
        )

    for place, index in enumerate(lane):
        if index not in astray:
            continue
        opens, closes = max(place - margin, 0), min(place + margin + 1, len(lane))
        while opens and not fits(lane[opens - 1], lane[opens], now, first):
            opens -= 1
        while closes < len(lane) and not fits(lane[closes - 1], lane[closes], first, now):
            closes += 1
        while found and opens <= found[-1][1]:
            before = found.pop()
            opens, closes = min(opens, before[0]), max(closes, before[1])
        found.append((opens, closes))
    return found
