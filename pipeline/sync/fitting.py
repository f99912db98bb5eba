"""The exact map of cues that have counterparts: one ratio for all parts, an offset for each."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction
from statistics import median
from typing import NamedTuple

from pipeline.sync.clock import USUAL_RATIOS
from pipeline.sync.likelihood import LEAST_SPREAD, MOST_SPREAD
from pipeline.sync.stretches import FINEST, Stretch
from pipeline.sync.timelines import Line, Timeline

ROUNDED = 2e-6
"""By how much a usual ratio may be missed, since tools take 23.976 for 24000/1001."""
_TUKEY = 4.685
"""Tukey's biweight: spreads beyond which a point has no weight (95 % efficiency)."""


class Fit(NamedTuple):
    """Lines put right, and how well they hold."""

    stretches: tuple[Stretch, ...]
    ratio: Fraction
    spread: float
    """Milliseconds: standard deviation of those with counterparts."""
    share: float
    """Of the starts and ends, how many have a counterpart."""
    uncertain: float
    """Standard error of the ratio."""


def nearest(there: Sequence[int], moment: float) -> int:
    """Return the place of the moment nearest to `moment` in an ordered sequence, not empty."""
    place = bisect_left(there, moment)
    if place == len(there):
        return place - 1
    if place and moment - there[place - 1] <= there[place] - moment:
        return place - 1
    return place


def fit(
    target: Timeline,
    reference: Timeline,
    stretches: Sequence[Stretch],
    reach: float,
    given: Fraction | None = None,
) -> Fit:
    """Return the lines of the starts that are at most `reach` ms from a start.

    The ratio is `given`, else a usual one unless the starts say clearly that it is another.
    """
    groups = [_pairs(target, reference, one, reach) for one in stretches]
    ratio, error = _common_ratio(groups, stretches[0].line.ratio)
    if given is None:
        # ends tell the ratio too, with offsets of their own: people let texts stand longer
        others = [_pairs_of_ends(target, reference, one, reach) for one in stretches]
        exact = _named(ratio, error, *_common_ratio([*groups, *others], ratio))
    else:
        exact = given
    rate = float(exact)
    found, away = [], []
    for one, pairs in zip(stretches, groups, strict=True):
        offset = one.line.offset + (one.line.ratio - rate) * target.starts[one.first]
        if pairs:
            offset = centre([there - rate * here for here, there in pairs])
            away += [there - rate * here - offset for here, there in pairs]
        found.append(Stretch(one.first, one.last, Line(rate, offset)))
    met = len(away)
    ends = sum(
        abs(reference.sorted_ends[nearest(reference.sorted_ends, moment)] - moment) <= reach
        for one in found for moment in
        (one.line.ratio * end + one.line.offset for end in target.ends[one.first : one.last])
    )  # fmt: skip
    share = (met + ends) / (2 * len(target))
    return Fit(tuple(found), exact, spread_of(away), min(0.97, max(0.03, share)), error)


def fit_each(
    target: Timeline, reference: Timeline, stretches: Sequence[Stretch], reach: float
) -> Fit:
    """Return the same where lines are of several ratios: one for all that have about the same."""
    groups: dict[float, list[Stretch]] = {}
    for one in stretches:
        groups.setdefault(one.line.ratio, []).append(one)
    fits = [fit(target, reference, several, reach) for several in groups.values()]
    found = sorted(one for fitted in fits for one in fitted.stretches)
    most = max(fits, key=lambda fitted: sum(one.last - one.first for one in fitted.stretches))
    away = [
        there - one.line.at(here)
        for one in found for here, there in _pairs(target, reference, one, reach)
    ]  # fmt: skip
    share = min(0.97, sum(one.share for one in fits))
    return most._replace(stretches=tuple(found), spread=spread_of(away), share=share)


def sloped(
    target: Timeline, reference: Timeline, stretches: Sequence[Stretch], reach: float
) -> Line:
    """Return one line, of whatever ratio, for all starts that are met in several stretches."""
    pairs = [one for several in stretches for one in _pairs(target, reference, several, reach)]
    if len(pairs) < 3:
        return stretches[0].line
    ratio, _error = _common_ratio([pairs], stretches[0].line.ratio)
    return Line(ratio, centre([there - ratio * here for here, there in pairs]))


def _pairs(
    target: Timeline, reference: Timeline, stretch: Stretch, reach: float
) -> list[tuple[int, int]]:
    here = target.starts[stretch.first : stretch.last]
    return _met(here, reference.starts, stretch.line, reach)


def _pairs_of_ends(
    target: Timeline, reference: Timeline, stretch: Stretch, reach: float
) -> list[tuple[int, int]]:
    here = target.ends[stretch.first : stretch.last]
    return _met(here, reference.sorted_ends, stretch.line, reach)


def _met(
    moments: Sequence[int], others: Sequence[int], line: Line, reach: float
) -> list[tuple[int, int]]:
    found = []
    for here in moments:
        moment = line.ratio * here + line.offset
        there = others[nearest(others, moment)]
        if abs(there - moment) <= reach:
            found.append((here, there))
    return found


def centre(values: Sequence[float]) -> float:
    """Return the centre of several values, outliers not counted: Tukey's biweight location."""
    middle = median(values)
    # not half of them alone: of a few starts that jitter evenly half may lie close by chance
    scale = max(LEAST_SPREAD / 2, deviation([one - middle for one in values]))
    for _ in range(4):
        weights = [weight((one - middle) / scale) for one in values]
        total = sum(weights)
        if not total:
            return middle
        middle = sum(w * one for w, one in zip(weights, values, strict=True)) / total
    return middle


def spread_of(away: Sequence[float]) -> float:
    """Return the standard deviation that distances have, outliers not counted."""
    if not away:
        return MOST_SPREAD
    return min(MOST_SPREAD, max(LEAST_SPREAD, deviation(away)))


def deviation(away: Sequence[float]) -> float:
    """Return the larger of what half and four fifths of the distances say."""
    sizes = sorted(abs(one) for one in away)
    return max(1.4826 * sizes[len(sizes) // 2], sizes[len(sizes) * 4 // 5] / 1.2816)


def weight(distance: float) -> float:
    """Return how much a point counts that is so many spreads away: 1 at most, 0 for an outlier."""
    return (1 - (distance / _TUKEY) ** 2) ** 2 if abs(distance) < _TUKEY else 0.0


_ENOUGH = 1000
"""Pairs of a stretch that are enough to tell its ratio."""


def _common_ratio(groups: Sequence[Sequence[tuple[int, int]]], ratio: float) -> tuple[float, float]:
    """Return the slope that all groups share, each with its own offset, and its standard error."""
    for _ in range(3):
        points: list[tuple[float, float]] = []
        for group in groups:
            pairs = group[:: 1 + len(group) // _ENOUGH]
            if len(pairs) > 1:
                middle = sum(here for here, _there in pairs) / len(pairs)
                level = centre([there - ratio * here for here, there in pairs])
                points += [(here - middle, there - ratio * here - level) for here, there in pairs]
        if len(points) < 3:
            return ratio, 1.0
        scale = spread_of([off for _x, off in points])
        weights = [weight(off / scale) for _x, off in points]
        across = sum(w * x * x for w, (x, _off) in zip(weights, points, strict=True))
        if not across:
            return ratio, 1.0
        slope = sum(w * x * off for w, (x, off) in zip(weights, points, strict=True)) / across
        if abs(slope) > ratio / 2:
            return ratio, 1.0  # a few points anywhere
        ratio += slope
        if abs(slope) < 1e-9:
            break
    return ratio, scale / across**0.5


_PRIOR = 1.5
"""Nats that each further of the usual ratios, and each that is none of them, is less likely by."""


def _named(ratio: float, error: float, finer: float, error_of_finer: float) -> Fraction:
    """Return the likeliest usual ratio that `ratio` may be, else the finer one.

    The finer ratio, which ends have told too, chooses among those that starts allow.
    """
    least, best = math.inf, None
    for rank, usual in enumerate(USUAL_RATIOS):
        if abs(float(usual) - ratio) <= max(3 * error, ROUNDED):
            off = (float(usual) - finer) / max(error_of_finer, ROUNDED)
            cost = off**2 / 2 + _PRIOR * rank / len(USUAL_RATIOS)
            if cost < least:
                least, best = cost, usual
    return best or Fraction(finer).limit_denominator(FINEST)
