"""Whether the cues of one part drift: a test of the slope that their offsets have."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from statistics import fmean
from typing import NamedTuple

from pipeline.sync.clock import USUAL_RATIOS
from pipeline.sync.fitting import centre, deviation, nearest, weight
from pipeline.sync.likelihood import LEAST_SPREAD, Likelihood
from pipeline.sync.stretches import FINEST
from pipeline.sync.timelines import Line, Timeline
from pipeline.sync.windows import FASTEST, SLOWEST

_LEAST_CUES = 5
"""Counterparts from which the slope of a part is asked."""
_SIGNIFICANT = 3.0
"""Standard errors from which a slope is more than chance, where there are many counterparts."""
_DOUBTFUL, _FAR = 2.5, 300.0
"""Standard errors from which a slope may be more than chance, and milliseconds by which the first
or the last cue would be off then, if that matters."""
_USUAL = 2.0
"""Those by which it may miss a usual ratio that it is taken for."""
_ENOUGH = 2_000
"""Cues that are enough to tell any drift; of more, some evenly over the film."""
_LEAST_BLOCKS = 5
"""Means of neighbours that say whether those are off independently."""


class Slope(NamedTuple):
    """By how much more offsets are at a later time."""

    by: float
    error: float
    """Standard error, neighbours that are off together allowed for."""
    points: int
    """How many it is that of."""

    @property
    def is_significant(self) -> bool:
        """Whether it is more than chance: a third of a percent, by Student's t."""
        free = self.points - 2
        # within 5 % of the quantiles of t from four degrees of freedom on
        least = _SIGNIFICANT * (1 + 3 / free + 5 / free**2)
        return abs(self.by) >= least * self.error


def drifting(
    target: Timeline, reference: Timeline, line: Line, likelihood: Likelihood
) -> Fraction | None:
    """Return the ratio that the cues on a line have if it is clearly another; None if it is not.

    A usual one, if it may be that.
    """
    slope = _slope(target, reference, line, likelihood)
    if not slope.is_significant:
        return None
    ratio = line.ratio + slope.by
    if not SLOWEST < ratio < FASTEST:
        return None  # many cues that meet the same one
    usual = min(USUAL_RATIOS, key=lambda one: abs(float(one) - ratio))
    if abs(float(usual) - ratio) < _USUAL * slope.error and float(usual) != line.ratio:
        return usual
    return Fraction(ratio).limit_denominator(FINEST)


def may_drift(target: Timeline, reference: Timeline, line: Line, likelihood: Likelihood) -> bool:
    """Whether the cues on a line may have another ratio, and are too few to say which."""
    slope = _slope(target, reference, line, likelihood)
    most = abs(slope.by) * (target.starts[-1] - target.starts[0]) / 2
    return most > _FAR and abs(slope.by) > _DOUBTFUL * slope.error


def _slope(target: Timeline, reference: Timeline, line: Line, likelihood: Likelihood) -> Slope:
    return min(
        (slope_of(points) for points in _offsets(target, reference, line, likelihood.reach)
         if len(points) >= _LEAST_CUES),
        key=lambda one: one.error, default=Slope(0.0, math.inf, _LEAST_CUES),
    )  # fmt: skip


def _offsets(
    target: Timeline, reference: Timeline, line: Line, reach: float
) -> Iterator[list[tuple[float, float]]]:
    """Yield times and offsets of the cues that meet others: of their starts, then with their ends.

    Ends tell something of their own where both tracks end texts alike.
    """
    begun, both = [], []
    step = 1 + len(target) // _ENOUGH
    for start, end in zip(target.starts[::step], target.ends[::step], strict=True):
        off = _off(reference.starts, line.at(start))
        if abs(off) <= reach:
            begun.append((float(start), off))
            off_end = _off(reference.sorted_ends, line.at(end))
            if abs(off_end) <= reach:
                both.append(((start + end) / 2, (off + off_end) / 2))
    yield begun
    yield both


def _off(moments: Sequence[int], moment: float) -> float:
    return moments[nearest(moments, moment)] - moment


def slope_of(points: Sequence[tuple[float, float]]) -> Slope:
    """Return the slope of points in the order of time, outliers not counted.

    People who time a film by ear lag now more, now less, so that neighbours are not off
    independently; the means of several then scatter more than chance has it, and the slope is
    that less certain.
    """
    middle, level = (fmean(values) for values in zip(*points, strict=True))
    across = sum((x - middle) ** 2 for x, _y in points)
    if not across:
        return Slope(0.0, math.inf, len(points))
    slope = sum((x - middle) * (y - level) for x, y in points) / across
    for _ in range(4):
        level = centre([y - slope * (x - middle) for x, y in points])
        left = [y - level - slope * (x - middle) for x, y in points]
        scale = max(LEAST_SPREAD, deviation(left))
        weights = [weight(one / scale) for one in left]
        total = sum(weights)
        middle = sum(w * x for w, (x, _y) in zip(weights, points, strict=True)) / total
        across = sum(w * (x - middle) ** 2 for w, (x, _y) in zip(weights, points, strict=True))
        if not across:
            return Slope(0.0, math.inf, len(points))
        by = sum(w * (x - middle) * one for w, (x, _y), one in
                 zip(weights, points, left, strict=True)) / across  # fmt: skip
        slope += by
    kept = [one for one, w in zip(left, weights, strict=True) if w]
    free = len(points) / (len(points) - 2)
    return Slope(slope, scale * math.sqrt(free * _together(kept) / across), len(points))


def _together(left: Sequence[float]) -> float:
    """Return by how much more the means of neighbours vary than if all were independent."""
    level = sum(left) / len(left)
    variance = sum((one - level) ** 2 for one in left) / len(left)
    most = 1.0
    size = 2
    while variance and size * _LEAST_BLOCKS <= len(left):
        means = [
            sum(left[at : at + size]) / size - level for at in range(0, len(left) - size + 1, size)
        ]
        # a line has been taken off
        of_means = sum(one**2 for one in means) / (len(means) - 1)
        most = max(most, size * of_means / variance)
        size *= 2
    return most
