"""Films of which parts run at rates of their own."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.time import TimeSpan
from pipeline.sync.measure import measure
from pipeline.sync.mend import mend
from pipeline.sync.rates import with_other_rates
from pipeline.sync.search import likeliest
from pipeline.sync.timelines import Heard, timeline
from tests.clocks import CASES, damaged
from tests.sync.strategies import film, seeds

FAR_APART = [Fraction(1), Fraction(1001, 960), Fraction(24, 25)]
"""Ratios that 30 cues tell from one another whatever their jitter."""


def reels(cues: list[Heard], cuts: list[int], ratios: list[Fraction], pause: int) -> list[Heard]:
    """Return cues in reels, each of which has to be taken times its ratio to last as long again."""
    found: list[Heard] = []
    firsts, lasts = [0, *cuts], [*cuts, len(cues)]
    for first, last, ratio in zip(firsts, lasts, ratios, strict=True):
        zero = cues[first].span.start
        begin = found[-1].span.end + pause if found else 7_000
        found += [
            Heard(TimeSpan(*(begin + round((time - zero) / ratio) for time in one.span)), one.text)
            for one in cues[first:last]
        ]
    return found


def jittered(cues: list[Heard], jitter: int, chance: random.Random) -> list[Heard]:
    """Return cues whose starts and ends are off by up to `jitter` ms each."""
    return [
        Heard(TimeSpan(*(max(0, time + chance.randint(-jitter, jitter)) for time in one.span)))
        for one in cues
    ]


@settings(deadline=None, max_examples=8)
@given(
    seeds,
    st.integers(30, 60),
    st.permutations(FAR_APART),
    st.booleans(),
    st.integers(200, 60_000),
    st.sampled_from([0, 80]),
)
def test_each_part_at_its_rate(
    chance: random.Random,
    size: int,
    ratios: list[Fraction],
    back: bool,
    pause: int,
    jitter: int,
) -> None:
    """Each reel is mended at its own rate: right to the rounding, or half the jitter."""
    cues = film(chance, 3 * size)
    rates = [*ratios[:2], ratios[0] if back else ratios[2]]
    exact = reels(cues, [size, 2 * size], rates, pause)
    late = jittered(exact, jitter, chance)
    relation = measure(cues, late)
    assert relation.is_trusted
    assert [part.ratio for part in relation.parts] == rates
    mended = mend([one.span for one in late], relation)
    for at, (one, cue) in enumerate(zip(mended, cues, strict=True)):
        off = round((late[at].span.start - exact[at].span.start) * rates[at // size])
        assert abs(one.start - cue.span.start - off) <= max(2, jitter // 2)


@pytest.mark.parametrize("jitter", [0, 80, 250])
def test_short_reel(jitter: int) -> None:
    """Twenty cues at another rate are enough to be seen."""
    for seed in range(5):
        chance = random.Random(seed)
        cues = film(chance, 100)
        exact = reels(cues, [40, 60], [Fraction(1), Fraction(25, 24), Fraction(1)], 3_000)
        relation = measure(cues, jittered(exact, jitter, chance))
        assert relation.is_trusted
        assert relation.parts[0].ratio == relation.parts[-1].ratio == 1
        mapped = [relation.map(one.span.start) for one in exact]
        wrong = [
            abs(one - cue.span.start) > max(2, jitter)
            for one, cue in zip(mapped, cues, strict=True)
        ]
        assert sum(wrong) <= (2 if jitter else 0)


@pytest.mark.parametrize("name", CASES)
def test_one_rate_stays(name: str) -> None:
    """A film of one rate is not given another for some of its cues."""
    for seed in range(2):
        chance = random.Random(seed)
        cues = film(chance, 120)
        late = timeline(damaged(cues, CASES[name], chance).cues)
        found = likeliest(late, timeline(cues))
        other = with_other_rates(late, timeline(cues), found)
        assert {one.ratio for one in other.fit.stretches} == {found.fit.ratio}
