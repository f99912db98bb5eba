"""Parts of a few cues between two breaks: sought only where the film has room for them.

A part anywhere costs the choice among all offsets there are, and a few cues that jitter never say
as much. Between counterparts before and after there are far fewer.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.sync.search import Found
from pipeline.sync.stretches import Stretch, room, unmet, voted
from pipeline.sync.timelines import Line, Timeline

_FEWEST, _MOST = 2, 8
"""Cues of such a part; more are found among all offsets."""
_RARE = 4.0
"""Nats that it costs that there is such a part at all."""


def with_short_parts(target: Timeline, reference: Timeline, found: Found) -> Found:
    """Return `found` with parts for a few cues that meet nothing, and would all meet something.

    Its score stays: such parts say nothing of whether the two tracks are related.
    """
    stretches, gains = list(found.fit.stretches), list(found.way.gains)
    lines = [one.line for one in stretches for _at in range(one.first, one.last)]
    for passage in sorted(unmet(gains)):
        several = [_best(target, reference, found, lines, cues) for cues in _about(passage, gains)]
        best = max((one for one in several if one), key=lambda one: one.gained, default=None)
        if best is not None:
            first, last, line = best.part
            lines[first:last] = [line] * (last - first)
            gains[first:last] = best.said
            stretches = _with(stretches, best.part)
    if len(stretches) == len(found.fit.stretches):
        return found
    way = found.way._replace(gains=tuple(gains))
    return found._replace(way=way, fit=found.fit._replace(stretches=tuple(stretches)))


class _Short(NamedTuple):
    gained: float
    """Nats more than before, the choice of the part taken off."""
    part: Stretch
    said: list[float]
    """What its cues say, each more than nothing."""


def _about(passage: tuple[int, int], gains: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Yield the cues that a passage may be, with or without those beside it.

    One of the few may meet another by chance.
    """
    for first in (passage[0], passage[0] - 1):
        for last in (passage[1], passage[1] + 1):
            if first >= 0 and last <= len(gains) and _FEWEST <= last - first <= _MOST:
                yield first, last


def _best(
    target: Timeline,
    reference: Timeline,
    found: Found,
    lines: Sequence[Line],
    cues: tuple[int, int],
) -> _Short | None:
    """Return the part in which all of the cues meet others, if that says enough."""
    first, last = cues
    likelihood, ratio = found.likelihood, lines[first].ratio
    low, high = room(target, found.way.gains, lines, first, last)
    low = max(low, float(reference.starts[0] - likelihood.reach))
    high = min(high, float(reference.starts[-1] + likelihood.reach))
    there = reference.starts[
        bisect_right(reference.starts, low) : bisect_left(reference.starts, high)
    ]
    part = target.part(first, last)
    before = sum(found.way.gains[first:last])
    choice = math.log(max(2.0, (high - low) / likelihood.spread)) + math.log(last - first)
    least, best = before + choice + _RARE, None
    for offset in voted(part.starts, there, ratio, likelihood.spread):
        line = Line(ratio, offset)
        if not low < line.at(part.starts[0]) <= line.at(part.starts[-1]) < high:
            continue
        said = likelihood.of_cues(part, reference, line)
        gained = sum(said) - least
        if min(said) > 0 and gained > (best.gained if best else 0.0):
            best = _Short(gained, Stretch(first, last, line), said)
    return best


def _with(stretches: Sequence[Stretch], part: Stretch) -> list[Stretch]:
    """Return the stretches with one put in, others cut to what is left of them."""
    found = [part]
    for one in stretches:
        if one.first < part.first:
            found.append(one._replace(last=min(one.last, part.first)))
        if one.last > part.last:
            found.append(one._replace(first=max(one.first, part.last)))
    return sorted(found)
