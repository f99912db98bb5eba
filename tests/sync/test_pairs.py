"""Which cues have no counterpart."""

from __future__ import annotations

import random

from pipeline.sync.measure import measure
from pipeline.sync.timelines import Heard
from tests.sync.strategies import film
from tests.sync.test_moved import joined


def test_short_passages_are_told() -> None:
    """Three cues of the target that the reference has not are told, from first to last."""
    told = 0
    for seed in range(20):
        chance = random.Random(seed)
        cues, alone = film(chance, 80), film(chance, 3)
        target = joined(cues[:40], alone, cues[40:])
        relation = measure(cues, target)
        assert relation.is_trusted
        told += [(one.from_ms, one.to_ms) for one in relation.doubtful] == [
            (target[40].span.start, target[42].span.end)
        ]
    assert told >= 15


def test_every_other_cue_alone() -> None:
    """Lines of the target alone all over the film are no passages: their like is everywhere."""
    chance = random.Random(3)
    cues = film(chance, 100)
    songs = [Heard(one.span.shifted(137)) for one in cues[::2]]
    relation = measure(cues, sorted([*cues, *songs]))
    assert relation.is_trusted
    assert relation.doubtful == ()
