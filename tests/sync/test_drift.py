"""Whether cues drift, told from jitter."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.time import TimeSpan
from pipeline.sync.drift import slope_of
from pipeline.sync.measure import measure
from pipeline.sync.relation import Doubt
from pipeline.sync.timelines import Heard
from tests.sync.strategies import film, seeds, stretched
from tests.sync.test_rates import jittered

SLOW = [Fraction(10005, 10000), Fraction(10007, 10000), Fraction(1001, 1000), Fraction(9992, 10000)]


@given(seeds, st.floats(-0.05, 0.05), st.integers(5, 60), st.floats(1, 300))
def test_slope(chance: random.Random, slope: float, count: int, spread: float) -> None:
    """The slope of points is found to five standard errors, and of exact ones exactly."""
    times = sorted(chance.sample(range(600_000), count))
    exact = slope_of([(time, 300 + slope * time) for time in times])
    assert abs(exact.by - slope) < 1e-9
    off = slope_of([(time, slope * time + chance.gauss(0, spread)) for time in times])
    assert off.error > 0
    assert abs(off.by - slope) < max(5, 60 / count) * off.error


def test_jitter_is_no_slope() -> None:
    """Of films that only jitter one in a hundred seems to drift at most."""
    seeming = 0
    for seed in range(500):
        chance = random.Random(seed)
        times = sorted(chance.sample(range(600_000), chance.randint(6, 60)))
        seeming += slope_of([(time, chance.uniform(-250, 250)) for time in times]).is_significant
    assert seeming <= 10


def test_lag_is_no_slope() -> None:
    """Neighbours that are off together say less than as many that are off independently."""
    errors = {0.0: 0.0, 0.9: 0.0}
    for share in errors:
        for seed in range(20):
            chance, off, points = random.Random(seed), 0.0, []
            for at in range(80):
                off = share * off + (1 - share**2) ** 0.5 * chance.gauss(0, 100)
                points.append((4_000.0 * at, off))
            errors[share] += slope_of(points).error
    assert errors[0.9] > 1.5 * errors[0.0]


@pytest.mark.parametrize("jitter", [80, 250])
def test_slow_drift(jitter: int) -> None:
    """A drift of a thousandth or less is measured: most films are right to half the jitter.

    Few are not, where so few cues cannot tell it from none; and none is off by the jitter.
    """
    loose = 0
    for seed in range(40):
        chance = random.Random(seed)
        cues = film(chance, chance.randint(40, 90))
        exact = stretched(cues, SLOW[seed % len(SLOW)], 3_700)
        relation = measure(cues, jittered(exact, jitter, chance))
        assert relation.is_trusted
        mapped = [relation.map(one.span.start) for one in exact]
        away = max(abs(one - cue.span.start) for one, cue in zip(mapped, cues, strict=True))
        assert away < jitter
        loose += away > jitter / 2
    assert loose <= 4


def test_no_ratio_that_no_film_has() -> None:
    """Cues that all meet the same one are not slowed down until they begin with it."""
    target = [Heard(TimeSpan(6 * at, 6 * at)) for at in range(12)]
    relation = measure([Heard(TimeSpan(0, 0))], target)
    assert not relation.is_trusted
    assert all(part.ratio > Fraction(3, 4) for part in relation.parts)


@pytest.mark.parametrize("jitter", [80, 250])
def test_offset_stays(jitter: int) -> None:
    """Cues that only jitter are given no drift, in 29 films of 30."""
    drifting = 0
    for seed in range(30):
        chance = random.Random(seed)
        cues = film(chance, chance.randint(20, 120))
        relation = measure(cues, jittered(stretched(cues, Fraction(1), 5_000), jitter, chance))
        assert relation.is_trusted
        drifting += relation.parts[0].ratio != 1
    assert drifting <= 1


@pytest.mark.parametrize("ratio", [Fraction(25, 24), Fraction(24, 25)])
def test_few_cues_that_drift(ratio: Fraction) -> None:
    """A dozen cues of loose times at another rate are right, or refused, and not put as an offset.

    That is so for every cue of 40 films but one in 200.
    """
    wrong = cues_of_all = 0
    for seed in range(40):
        chance = random.Random(seed)
        cues = film(chance, chance.randint(7, 14))
        exact = stretched(cues, ratio, 0)
        relation = measure(cues, jittered(exact, 250, chance))
        if relation.is_trusted:
            mapped = [relation.map(one.span.start) for one in exact]
            wrong += sum(
                abs(one - cue.span.start) > 375 for one, cue in zip(mapped, cues, strict=True)
            )
            cues_of_all += len(cues)
    assert cues_of_all > 200
    assert wrong <= cues_of_all / 200


def test_too_few_for_a_drift() -> None:
    """Where cues seem to drift and are too few to say so, that is the only reason told."""
    told = []
    for seed in range(80):
        chance = random.Random(seed)
        cues = film(chance, 8)
        relation = measure(cues, jittered(stretched(cues, Fraction(102, 100), 0), 250, chance))
        told += [{one.doubt for one in relation.reasons if one.is_grave}]
    assert {Doubt.FEW_FOR_DRIFT} in told
