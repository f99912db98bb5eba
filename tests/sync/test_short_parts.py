"""Parts of a few cues between two breaks."""

from __future__ import annotations

import random

import pytest

from pipeline.sync.measure import measure
from pipeline.sync.mend import mend
from pipeline.sync.search import likeliest
from pipeline.sync.short_parts import with_short_parts
from pipeline.sync.simplest import simplest
from pipeline.sync.timelines import Heard, timeline
from tests.clocks import CASES, damaged
from tests.sync.strategies import film
from tests.sync.test_moved import joined
from tests.sync.test_rates import jittered


def late(cues: list[Heard], by: int) -> list[Heard]:
    """Return cues `by` ms later."""
    return [Heard(one.span.shifted(by), one.text) for one in cues]


@pytest.mark.parametrize(("count", "jitter"), [(2, 0), (2, 80), (3, 80), (4, 250), (6, 250)])
def test_between_two_breaks(count: int, jitter: int) -> None:
    """A few cues between two breaks are where they belong, in nine films of ten."""
    wrong = 0
    for seed in range(20):
        chance = random.Random(seed)
        cues = film(chance, 80)
        at = chance.randint(10, 60)
        one, two = chance.randint(3_000, 40_000), chance.randint(3_000, 40_000)
        exact = [
            *cues[:at], *late(cues[at : at + count], one), *late(cues[at + count :], one + two)
        ]  # fmt: skip
        target = jittered(exact, jitter, chance)
        relation = measure(cues, target)
        assert relation.is_trusted
        mended = mend([one.span for one in target], relation)
        off = [
            mended[place].start - cues[place].span.start
            - (target[place].span.start - exact[place].span.start)
            for place in range(at, at + count)
        ]  # fmt: skip
        wrong += max(map(abs, off)) > max(2, 1.5 * jitter)
    assert wrong <= 2


@pytest.mark.parametrize("name", CASES)
def test_none_of_chance(name: str) -> None:
    """A damaged film is given no such part that it has not."""
    for seed in range(4):
        chance = random.Random(seed)
        cues = film(chance, 120)
        here, there = timeline(damaged(cues, CASES[name], chance).cues), timeline(cues)
        found = simplest(here, there, likeliest(here, there))
        assert with_short_parts(here, there, found) == found


def test_cues_of_one_track_alone() -> None:
    """Two to six lines of the target alone are, in 19 films of 20, no part of their own."""
    parts = 0
    for seed in range(40):
        chance = random.Random(seed)
        cues, more = film(chance, 80), film(chance, chance.randint(2, 6))
        target = jittered(joined(cues[:40], more, cues[40:]), 80, chance)
        relation = measure(cues, target)
        assert relation.is_trusted
        parts += len(relation.parts) > 2
    assert parts <= 2
