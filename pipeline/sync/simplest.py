"""One offset, or one drift, in place of a cut or a ratio, where times do not clearly say more."""

from __future__ import annotations

from fractions import Fraction

from pipeline.sync.drift import drifting
from pipeline.sync.fitting import fit
from pipeline.sync.likelihood import Likelihood
from pipeline.sync.search import Found, choice
from pipeline.sync.stretches import Stretch, best_way, change_cost
from pipeline.sync.timelines import Line, Timeline

_EXACT = 30.0
"""Milliseconds of spread up to which a ratio or a cut is seen as it is."""
_WITHIN = 2.5
"""Spreads of one offset that the other map stays within, if it says the same but for jitter."""
_CLEARLY = 20.0
"""Nats by which a ratio or a cut has to be likelier than one offset where it stays within: people
who time a film by ear lag now more, now less, so that neighbours are not off independently."""
_MOST_LOOSER = 1.7
"""Times the spread that is left of the other map: from there on one offset does not say the same,
however few cues there are to tell."""
_ROUNDS = 5


def simplest(target: Timeline, reference: Timeline, found: Found) -> Found:
    """Return what a relation comes to: one offset if that will do, else one drift, else `found`.

    The score stays that of `found`: two tracks are not less related for being put more simply.
    """
    simple = _one_offset(target, reference, found)
    if len(simple.fit.stretches) > 1 or simple.fit.spread < _EXACT:
        return simple
    line = simple.fit.stretches[0].line
    ratio = drifting(target, reference, line, simple.likelihood)
    if ratio is None:
        return simple
    middle = (target.starts[0] + target.starts[-1]) / 2
    offset = line.offset + (line.ratio - float(ratio)) * middle
    other = _single(target, reference, offset, simple.fit.spread, ratio)
    return other._replace(score=max(found.score, other.score))


def _one_offset(target: Timeline, reference: Timeline, found: Found) -> Found:
    """Return one offset at ratio 1 where it explains two tracks about as well as `found` does."""
    stretches, spread = found.fit.stretches, found.fit.spread
    if spread < _EXACT or (len(stretches) == 1 and found.fit.ratio == 1):
        return found
    departures = [
        one.line.offset + (one.line.ratio - 1) * target.starts[at]
        for one in stretches
        for at in (one.first, (one.first + one.last) // 2, one.last - 1)
    ]
    middle = (min(departures) + max(departures)) / 2
    if max(departures) - middle > _WITHIN * 4 * spread:
        return found
    single = max(
        (_single(target, reference, offset, spread) for offset in (middle, *departures)),
        key=lambda one: one.score,
    )
    offset = single.fit.stretches[0].line.offset
    away = max(abs(one - offset) for one in departures)
    if away > _WITHIN * single.fit.spread or found.score - single.score > _CLEARLY:
        return found
    if single.fit.spread > _MOST_LOOSER * spread:
        return found
    return single._replace(score=max(found.score, single.score))


_ONE = Fraction(1)


def _single(
    target: Timeline, reference: Timeline, offset: float, spread: float, ratio: Fraction = _ONE
) -> Found:
    """Return what one offset near `offset` explains best."""
    line, share = Line(float(ratio), offset), 0.6
    several: list[Found] = []
    for _ in range(_ROUNDS):
        likelihood = Likelihood(spread, share)
        cost = change_cost(target, reference, likelihood)
        way = best_way(target, reference, [line], likelihood, cost)
        whole = [Stretch(0, len(target), line)]
        fitted = fit(target, reference, whole, likelihood.reach, ratio)
        score = way.score - choice(fitted, likelihood, cost)
        several.append(Found(way, fitted, likelihood, score))
        line, spread, share = fitted.stretches[0].line, fitted.spread, fitted.share
    return max(several, key=lambda one: one.score)
