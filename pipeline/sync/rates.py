"""Parts at a rate of their own: a film of which some reels were converted, and others were not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from pipeline.sync.clock import USUAL_RATIOS
from pipeline.sync.fitting import fit_each
from pipeline.sync.likelihood import Likelihood
from pipeline.sync.search import Found, choice
from pipeline.sync.stretches import (
    best_way,
    change_cost,
    demanding,
    most_of_a_run,
    room,
    unmet,
    voted,
)
from pipeline.sync.timelines import Line, Timeline

_LEAST_CUES = 5
"""Cues without counterparts from which another rate is sought for them."""
_MOST_VOTES = 1_000_000
"""Pairs that vote for offsets, at all rates together."""
_RARE = 8.0
"""Nats that a further rate costs: hardly any film has two."""
_ROUNDS = 6
_STEPS = 3
"""Parts that may be the steps of another rate, where starts jitter."""
_SHARE = 0.6


def with_other_rates(target: Timeline, reference: Timeline, found: Found) -> Found:
    """Return `found`, or what explains more with parts at other usual ratios than the first one."""
    lines = [*_of_passages(target, reference, found), *_of_steps(target, reference, found)]
    if not lines:
        return found
    other = _settled(target, reference, lines, found)
    return other if other.score > found.score else found


def _of_passages(target: Timeline, reference: Timeline, found: Found) -> Iterator[Line]:
    """Yield lines that say more of cues without counterparts than the choice of a line costs."""
    lines = [one.line for one in found.fit.stretches for _at in range(one.first, one.last)]
    likelihood = Likelihood(found.likelihood.spread, _SHARE)
    left = _MOST_VOTES
    gains = demanding(found.way.gains)
    for first, last in unmet(gains):
        if last - first < _LEAST_CUES:
            continue
        low, high = room(target, gains, lines, first, last)
        starts = reference.starts
        there = starts[bisect_left(starts, low) : bisect_right(starts, high)]
        left -= (last - first) * len(there) * (len(USUAL_RATIOS) - 1)
        if left < 0:
            return
        part = target.part(first, last)
        least = change_cost(part, reference, likelihood) + _RARE
        for ratio in map(float, USUAL_RATIOS):
            if ratio == lines[first].ratio:
                continue
            for offset in voted(part.starts, there, ratio, likelihood.spread):
                line = Line(ratio, offset)
                if most_of_a_run(likelihood.of_cues(part, reference, line)) > least:
                    yield line


def _of_steps(target: Timeline, reference: Timeline, found: Found) -> Iterator[Line]:
    """Yield lines through the middle of parts of which several may be the steps of another rate."""
    stretches = found.fit.stretches
    if len(stretches) < _STEPS:
        return
    likelihood = found.likelihood
    for number, one in enumerate(stretches):
        beside = stretches[max(0, number - 1) : number + 2]
        first, last = beside[0].first, beside[-1].last
        middle = target.starts[(one.first + one.last) // 2]
        part = target.part(first, last)
        least = sum(found.way.gains[first:last]) - likelihood.spread
        for ratio in map(float, USUAL_RATIOS):
            if ratio != one.line.ratio:
                line = Line(ratio, one.line.offset + (one.line.ratio - ratio) * middle)
                if sum(likelihood.of_cues(part, reference, line)) > least:
                    yield line


def _settled(target: Timeline, reference: Timeline, lines: Sequence[Line], found: Found) -> Found:
    """Return the likeliest relation by the lines of `found` and others."""
    spread, share = found.fit.spread, found.fit.share
    lines = [*(one.line for one in found.fit.stretches), *lines]
    best = found
    for _ in range(_ROUNDS):
        likelihood = Likelihood(spread, share)
        cost = change_cost(target, reference, likelihood)
        way = best_way(target, reference, lines, likelihood, cost)
        fitted = fit_each(target, reference, way.stretches, likelihood.reach)
        rates = len({one.line.ratio for one in fitted.stretches})
        score = way.score - choice(fitted, likelihood, cost) - _RARE * (rates - 1)
        other = Found(way, fitted, likelihood, score)
        if other.score > best.score:
            best = other
        elif _:
            break
        spread, share = fitted.spread, fitted.share
        lines = [one.line for one in fitted.stretches]
    return best
