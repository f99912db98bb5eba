"""Lines by the correlation of starts and ends."""

from __future__ import annotations

import random
from collections import Counter
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.sync.correlation import _meetings, peaks
from pipeline.sync.fingerprints import exact_lines
from pipeline.sync.timelines import Heard, timeline
from pipeline.sync.windows import window_lines
from tests.clocks import Damage, damaged
from tests.sync.strategies import film, offsets, seeds, stretched, usual_ratios

_ODD = Fraction(964, 1000)
some = settings(max_examples=30)
starts = st.lists(st.integers(0, 100_000), min_size=1, max_size=20)


@given(starts, starts)
def test_product_counts_pairs(here: list[int], there: list[int]) -> None:
    """The product of two numbers counts the pairs of each difference, as counting them does."""
    counts, lowest = _meetings(here, there, 1.0, 100)
    expected = Counter(two // 100 - one // 100 for one in here for two in there)
    found = {at + lowest: count for at, count in enumerate(counts) if count}
    assert found == expected


@some
@given(seeds, offsets)
def test_offset_is_found(chance: random.Random, offset: int) -> None:
    """Of jittered cues the best offset is right to a bin, hours away."""
    cues = film(chance, 60)
    target = damaged(cues, Damage(offset=offset, jitter=40), chance)
    moved = target.truth[0] - target.cues[0].span.start
    best = peaks(timeline(target.cues), timeline(cues), 1.0, bin_ms=100)[0]
    assert abs(best.line.offset - moved) <= 200


@some
@given(seeds, usual_ratios, offsets)
def test_exact_cues(chance: random.Random, ratio: Fraction, offset: int) -> None:
    """Cues that are equal to the millisecond give the line at once, whatever the ratio."""
    cues = film(chance, 60)
    target = stretched(cues, ratio, offset)
    line = exact_lines(timeline(target), timeline(cues))[0]
    for one, other in zip(target, cues, strict=True):
        assert abs(line.ratio * one.span.start + line.offset - other.span.start) < 12


def test_windows() -> None:
    """A ratio nobody has named is found by windows, where every start jitters."""
    for seed in range(3):
        chance = random.Random(seed)
        cues = film(chance, 120)
        jittered = [Heard(one.span.shifted(chance.randint(-80, 80))) for one in cues]
        target = stretched(jittered, _ODD, 50_000)
        line = window_lines(timeline(target), timeline(cues))[0]
        assert abs(line.ratio - _ODD) < 1e-3
