"""The clock of two tracks that differ by a shift and a rate."""

from __future__ import annotations

import random
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.sync.offset import REACH, USUAL_RATIOS, Offset, counterparts, estimate


def _starts(seed: int, count: int = 120) -> list[int]:
    chance = random.Random(seed)
    moment, found = 5_000, []
    for _one in range(count):
        moment += chance.randrange(1_200, 9_000)
        found.append(moment)
    return found


@given(st.integers(0, 50), st.sampled_from(USUAL_RATIOS), st.integers(-60_000, 60_000))
@settings(max_examples=40, deadline=None)
def test_shift_and_usual_rate_are_found(seed: int, ratio: Fraction, offset: int) -> None:
    """Whatever the shift up to a minute and the usual rate, every start is explained to 20 ms."""
    starts = _starts(seed)
    other = [int(one * ratio) + offset for one in starts]
    clock = estimate(starts, other)
    assert clock.is_trusted
    assert max(abs(clock.at(one) - two) for one, two in zip(starts, other, strict=True)) <= 20


@given(st.integers(0, 30))
@settings(max_examples=15, deadline=None)
def test_dropped_cues_and_jitter_are_borne(seed: int) -> None:
    """With a tenth of the cues dropped and 80 ms of jitter the clock is right to 60 ms."""
    chance = random.Random(seed)
    starts = _starts(seed)
    other = [one + 3_700 + chance.randrange(-80, 81) for one in starts if chance.random() > 0.1]
    clock = estimate(starts, other)
    assert clock.is_trusted
    assert max(abs(clock.at(one) - one - 3_700) for one in (starts[0], starts[-1])) <= 60


@given(st.integers(0, 30))
@settings(max_examples=15, deadline=None)
def test_unrelated_tracks_are_not_trusted(seed: int) -> None:
    """Two films have no clock in common."""
    assert not estimate(_starts(seed), _starts(seed + 1_000)).is_trusted


def test_nothing_has_no_clock() -> None:
    """Where one track has no cue, the clock is the same and not trusted."""
    assert estimate([], [1]) == Offset()
    assert not Offset().is_trusted


def test_offset_beyond_reach_is_not_trusted() -> None:
    """A shift beyond what is looked for is not taken for another one."""
    starts = _starts(3, 40)
    assert not estimate(starts, [one + 20 * REACH for one in starts]).is_trusted


@given(
    st.lists(st.integers(0, 9_000)).map(sorted),
    st.lists(st.integers(0, 9_000)).map(sorted),
    st.integers(0, 500),
)
def test_counterparts_are_near_and_used_once(one: list[int], two: list[int], near: int) -> None:
    """Each start has one counterpart at most, within the tolerance, and all stand in order."""
    pairs = counterparts(one, two, near)
    assert all(abs(one[a] - two[b]) <= near for a, b in pairs)
    assert pairs == sorted(pairs)
    assert len({a for a, _b in pairs}) == len({b for _a, b in pairs}) == len(pairs)
