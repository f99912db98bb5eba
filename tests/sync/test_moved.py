"""Scenes that one track has elsewhere than the other."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.time import TimeSpan
from pipeline.sync.measure import measure
from pipeline.sync.relation import Doubt
from pipeline.sync.timelines import Heard
from tests.sync.strategies import film, seeds
from tests.sync.test_rates import jittered


def joined(*scenes: list[Heard]) -> list[Heard]:
    """Return scenes one after another, two seconds between them."""
    found: list[Heard] = []
    for scene in scenes:
        by = found[-1].span.end + 2_000 - scene[0].span.start if found else 0
        found += [Heard(one.span.shifted(by), one.text) for one in scene]
    return found


@settings(deadline=None, max_examples=30)
@given(
    seeds,
    st.integers(10, 40),
    st.integers(12, 30),
    st.integers(12, 40),
    st.sampled_from([0, 80]),
    st.booleans(),
)
def test_moved(
    chance: random.Random, before: int, scene: int, between: int, jitter: int, swapped: bool
) -> None:
    """A track with a scene elsewhere is refused, and it is told which scene it is."""
    cues = film(chance, before + scene + between + 30)
    one, two = before + scene, before + scene + between
    late = joined(cues[:before], cues[one:two], cues[before:one], cues[two:])
    late = jittered(late, jitter, chance)
    relation = measure(*(late, cues) if swapped else (cues, late))
    assert not relation.is_trusted
    told = [reason for reason in relation.reasons if reason.doubt is Doubt.MOVED]
    assert told
    assert all(reason.is_grave for reason in told)
    passage = told[0].passage
    assert passage is not None
    # of two neighbours that changed places either one was moved
    assert abs(passage.cues - min(scene, between)) <= 3 or passage.cues >= min(scene, between)


@pytest.mark.parametrize("jitter", [0, 80, 250])
def test_shown_again(jitter: int) -> None:
    """A recap, a scene of the film that is shown once more, is no scene that was moved."""
    for seed in range(10):
        chance = random.Random(seed)
        cues = film(chance, 100)
        recap = joined(cues[40:55], cues)
        relation = measure(cues, jittered(recap, jitter, chance))
        assert relation.is_trusted
        assert Doubt.MOVED not in {reason.doubt for reason in relation.reasons}


@pytest.mark.parametrize("jitter", [0, 80, 250])
def test_replaced(jitter: int) -> None:
    """Scenes that are others in each track are not moved: they have no counterpart anywhere."""
    for seed in range(5):
        chance = random.Random(seed)
        cues, one, two = film(chance, 120), film(chance, 25), film(chance, 20)
        late = joined(cues[:30], one, cues[50:80], two, cues[105:])
        relation = measure(cues, jittered(late, jitter, chance))
        assert Doubt.MOVED not in {reason.doubt for reason in relation.reasons}
        assert relation.is_trusted


def test_where_it_belongs() -> None:
    """It is told from when to when the scene is in the target, and where in the reference."""
    cues = film(random.Random(1), 100)
    late = joined(cues[:30], cues[45:90], cues[30:45], cues[90:])
    (told,) = (one for one in measure(cues, late).reasons if one.doubt is Doubt.MOVED)
    assert told.passage is not None
    assert TimeSpan(*told.passage[1:3]) == TimeSpan(late[75].span.start, late[89].span.end)
    assert abs(told.numbers["there_ms"] - cues[30].span.start) <= 2
    assert told.passage.cues == 15
