"""The likeliest relation of two timelines: candidates, the best way through them, the exact fit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.sync.clock import USUAL_RATIOS
from pipeline.sync.correlation import peaks
from pipeline.sync.fingerprints import exact_lines
from pipeline.sync.fitting import Fit, fit, sloped
from pipeline.sync.likelihood import Likelihood
from pipeline.sync.stretches import Way, best_way, change_cost, lines_of_rest
from pipeline.sync.timelines import Line, Timeline, core, crowds
from pipeline.sync.windows import window_lines

_ROUNDS = 7
_CLOSE = 0.1
"""By how much the spread may still change where nothing else does."""
_MOST_STEPS = 24_000
"""Cues times lines that are weighed at once."""
_SURE, _SURE_OF_A_CUE, _SURE_SHARE = 60.0, 0.8, 0.7
"""Nats in all and for each cue of the shorter track, and share of starts and ends with a
counterpart: far more than any of unrelated tracks has, so that no other candidate is tried."""


_JITTER = 10.0
"""Milliseconds: with a smaller spread ratios are not mistaken for each other."""
_TORN = 5.0
"""Spreads by which two offsets may differ that are tried as one."""
_RELATED = 0.002
_HOPELESS = -60.0
"""Nats below which nothing akin is tried."""
_LEAST_CROWDS = 5
_PROMINENT = 15.0
"""Standard deviations by which a correlation stands out so far that it is looked at right away."""


class Found(NamedTuple):
    """The likeliest relation."""

    way: Way
    fit: Fit
    likelihood: Likelihood
    score: float
    """Nats, with what it costs to choose among ratios, offsets and parts taken off."""


def likeliest(target: Timeline, reference: Timeline) -> Found:
    """Return the likeliest relation of two timelines that have cues."""
    least = max(_SURE, _SURE_OF_A_CUE * min(len(target), len(reference)))
    several: list[Found] = []
    for lines, spread in _candidates(core(target), core(reference)):
        found = settled(target, reference, lines, spread)
        several.append(found)
        if found.score > _HOPELESS:
            several += _relatives(target, reference, found)
        if found.score > least and found.fit.share > _SURE_SHARE:
            break
    return max(several, key=_score)


def _relatives(target: Timeline, reference: Timeline, found: Found) -> Iterator[Found]:
    """Yield what comes of ratios that are a thousandth off, if there are several parts.

    Where starts jitter, more parts of such a ratio explain as much as fewer of the right one.
    """
    stretches, spread = found.fit.stretches, found.fit.spread
    if len(stretches) == 1 or spread < _JITTER:
        return
    for usual in map(float, USUAL_RATIOS):
        if 0 < abs(usual / stretches[0].line.ratio - 1) < _RELATED:
            lines = []
            for one in stretches:
                middle = target.starts[(one.first + one.last) // 2]
                offset = one.line.offset + (one.line.ratio - usual) * middle
                lines.append(Line(usual, offset))
            yield settled(target, reference, lines, spread)


def _score(found: Found) -> float:
    return found.score


def _candidates(target: Timeline, reference: Timeline) -> Iterable[tuple[Sequence[Line], float]]:
    lines = exact_lines(target, reference)
    if lines:
        yield lines, 5.0
    if _is_clump(target) or _is_clump(reference):
        yield [one.line for one in peaks(target, reference, 1.0, bin_ms=100)], 60.0
        return
    for width in (100, 400):
        ranked = []
        for rank, ratio in enumerate(USUAL_RATIOS):
            found = peaks(target, reference, float(ratio), bin_ms=width)
            lines = [one.line for one in found]
            if found[0].score > _PROMINENT:
                yield lines, width * 0.6
            else:
                ranked.append((found[0].score, -rank, lines))
        ranked.sort(reverse=True)
        for _score, _rank, several in ranked[:2]:
            yield several, width * 0.6
    for line in window_lines(target, reference):
        yield [line], 90.0


def _is_clump(times: Timeline) -> bool:
    """Whether many cues are so close to one another that they tell few moments, and no ratio."""
    count = crowds(times)[-1] + 1
    return count < _LEAST_CROWDS and 2 * count < len(times)


def settled(target: Timeline, reference: Timeline, lines: Sequence[Line], spread: float) -> Found:
    """Return the relation that candidates of one ratio lead to."""
    share = 0.6
    most = max(5, _MOST_STEPS // len(target))
    lines = lines[:most]
    several: list[Found] = []
    for turn in range(_ROUNDS):
        likelihood = Likelihood(spread, share)
        cost = change_cost(target, reference, likelihood)
        way = best_way(target, reference, lines, likelihood, cost)
        fitted = fit(target, reference, way.stretches, likelihood.reach)
        found = Found(way, fitted, likelihood, way.score - choice(fitted, likelihood, cost))
        before = max(map(_score, several), default=-math.inf)
        several.append(found)
        is_settled = found.score < before + 0.5 and abs(fitted.spread / spread - 1) < _CLOSE
        if (turn > 1 and is_settled) or (turn and max(before, found.score) < 0):
            break
        used = [one.line for one in fitted.stretches]
        more = []
        if turn:
            # not before the spread is known: with too small a one, everything is unmet
            more = lines_of_rest(target, reference, way, likelihood)
        more += _merged(fitted)
        if len(used) > 1:
            # several offsets may be steps that follow another ratio
            more.append(sloped(target, reference, way.stretches, likelihood.reach))
        lines = _unlike([*used, *more, *(() if turn else lines)], spread)[:most]
        spread, share = fitted.spread, fitted.share
    return max(several, key=_score)


_UNUSUAL = 10.0
"""Nats it costs to choose among all ratios that are not usual, near 1."""
_FAR_FROM_ONE = 40.0
"""Nats for each e-fold that such a ratio is away from 1: a tenth more or less is far."""


_NEAR_ZERO = 2_000
"""Milliseconds: most tracks of a film are no farther apart."""


def choice(fitted: Fit, likelihood: Likelihood, cost: float) -> float:
    """Return what the choice of the first offset and of the ratio costs; `cost` is that of any."""
    ratio = fitted.ratio
    if ratio == 1:
        near = abs(fitted.stretches[0].line.offset) <= _NEAR_ZERO
        return min(cost, math.log(2 * _NEAR_ZERO / likelihood.spread) + 1) if near else cost
    if ratio in USUAL_RATIOS:
        return cost + math.log(len(USUAL_RATIOS))
    return cost + _UNUSUAL + _FAR_FROM_ONE * abs(math.log(ratio))


def _merged(fitted: Fit) -> Iterator[Line]:
    """Yield the line between two neighbours whose offsets may be one, torn apart by jitter."""
    for one, two in pairwise(fitted.stretches):
        if abs(one.line.offset - two.line.offset) < _TORN * fitted.spread:
            cues, others = one.last - one.first, two.last - two.first
            offset = (cues * one.line.offset + others * two.line.offset) / (cues + others)
            yield Line(one.line.ratio, offset)


def _unlike(lines: Iterable[Line], spread: float) -> list[Line]:
    kept: list[Line] = []
    for line in lines:
        if all(abs(line.offset - one.offset) > spread / 4 or line.ratio != one.ratio
               for one in kept):  # fmt: skip
            kept.append(line)
    return kept
