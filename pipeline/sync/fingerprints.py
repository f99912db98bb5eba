"""Lines between tracks that have cues in common to the millisecond, at any ratio and offset.

Two neighbouring steps from start to start and two durations, all as shares of the two steps
together, are the same in both tracks however one of them was shifted or stretched. Places that are
alike vote for a ratio, then, at that ratio, for offsets.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median
from typing import NamedTuple

from pipeline.sync.timelines import Line, Timeline

_SHARES = 200
"""Into how many bins a share is put: half a millisecond of two seconds is a hundredth of one."""
_SHORTEST = 60
"""Milliseconds: shorter steps are too coarse to be told from one another."""
_MOST_ALIKE = 12
"""A pattern that more places have says nothing: a track cut at even times, for instance."""
_BIN = 0.001
"""Width of a bin of logarithms of ratios: a millisecond of a second."""
_LEAST_ALIKE = 3
"""Places alike that a line needs where others have as many; shorter parts are sought for later."""
_CLUSTER = 12
"""Milliseconds between neighbouring offsets of one cluster."""


class _Alike(NamedTuple):
    moment: int
    there: int
    log_ratio: float


def exact_lines(target: Timeline, reference: Timeline, *, most: int = 24) -> list[Line]:
    """Return the lines that most places alike lie on, the most voted first; one ratio for all."""
    alike = sorted(_alike(target, reference))
    votes = Counter(math.floor(one.log_ratio / _BIN) for one in alike)
    if not votes:
        return []
    near = {at: votes[at - 1] + 2 * count + votes[at + 1] for at, count in votes.items()}
    peak = max(near, key=lambda at: (near[at], -abs(at)))
    held = [one for one in alike if abs(one.log_ratio / _BIN - peak - 0.5) <= 1.5]
    ratio = _sharpened(held, math.exp(median(one.log_ratio for one in held)))
    return [Line(ratio, offset) for offset in _offsets(held, ratio)[:most]]


def _patterns(times: Timeline) -> Iterator[tuple[tuple[int, int, int], int, int]]:
    starts, ends = times.starts, times.ends
    for at in range(len(starts) - 2):
        first, second, third = starts[at : at + 3]
        whole = third - first
        if min(second - first, third - second) < _SHORTEST:
            continue
        shares = (second - first, ends[at] - first, ends[at + 1] - second)
        one, two, three = (_SHARES * share // whole for share in shares)
        yield (one, two, three), first, whole


def _alike(target: Timeline, reference: Timeline) -> Iterator[_Alike]:
    there: dict[tuple[int, int, int], list[tuple[int, int]]] = {}
    for key, moment, whole in _patterns(reference):
        there.setdefault(key, []).append((moment, whole))
    for key, moment, whole in _patterns(target):
        found = there.get(key, ())
        if len(found) <= _MOST_ALIKE:
            for start, other in found:
                yield _Alike(moment, start, math.log(other / whole))


def _sharpened(held: Sequence[_Alike], ratio: float) -> float:
    """Return the ratio, measured over ever longer distances, which cuts hide in a minority."""
    within = 2 * _BIN
    for step in (1, 3, 9, 27, 81, 243, 729):
        far = [(two.moment - one.moment, two.there - one.there)
               for one, two in zip(held, held[step:], strict=False)
               if two.moment > one.moment]  # fmt: skip
        slopes = [there / here for here, there in far if abs(there / here - ratio) <= within]
        if len(slopes) < max(3, len(far) // 8):
            return ratio
        ratio = median(slopes)
        within = min(within, 4 / median(here for here, _there in far))
    return ratio


def _offsets(held: Sequence[_Alike], ratio: float) -> list[float]:
    """Return where offsets cluster, the largest cluster first."""
    offsets = sorted(one.there - ratio * one.moment for one in held)
    place = 0
    numbered: list[tuple[int, float]] = []
    for at, offset in enumerate(offsets):
        if at and offset - offsets[at - 1] > _CLUSTER:
            place += 1
        numbered.append((place, offset))
    clusters = [[offset for _place, offset in several]
                for _place, several in groupby(numbered, key=lambda pair: pair[0])]  # fmt: skip
    clusters.sort(key=len, reverse=True)
    least = min(_LEAST_ALIKE, len(clusters[0]))
    return [median(several) for several in clusters if len(several) >= least]
