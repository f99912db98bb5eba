"""Tracks no film has: any times at all are measured soon, and nothing is read into them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.time import TimeSpan
from pipeline.sync.crowded import crowded
from pipeline.sync.measure import measure
from pipeline.sync.mend import mend
from pipeline.sync.search import likeliest
from pipeline.sync.simplest import simplest
from pipeline.sync.timelines import APART, FAR, Heard, core, crowds, timeline
from pipeline.sync.windows import (
    _MOST_OF_WINDOW,
    _MOST_WORK,
    _affordable,
    _work,
)
from tests.sync.strategies import film, seeds, stretched

some = settings(max_examples=25, deadline=None)
moments = st.one_of(
    st.integers(0, 10**9), st.integers(0, 50), st.sampled_from([0, 10**9, 359_999_999])
)
hostile = st.one_of(
    st.lists(st.builds(TimeSpan, moments, moments), min_size=1, max_size=40),
    st.builds(lambda span, count: [span] * count, st.builds(TimeSpan, moments, moments),
              st.integers(1, 300)),
    st.builds(lambda first, step, lasts, count: [
        TimeSpan(first + at * step, max(0, first + at * step + lasts)) for at in range(count)
    ], moments, st.one_of(st.integers(0, 20), moments), st.integers(-1_000, 10**9),
              st.integers(1, 200)),
).map(lambda spans: [Heard(span) for span in spans])  # fmt: skip
"""Spans anywhere, backwards, of no length, all the same, a millisecond or weeks apart."""


def late(cues: Sequence[Heard], by: int) -> list[Heard]:
    return [Heard(one.span.shifted(by), one.text) for one in cues]


@some
@given(hostile, hostile)
def test_whole(reference: list[Heard], target: list[Heard]) -> None:
    """Whatever times are, the relation is whole: parts without gaps, pairs one to one."""
    relation = measure(reference, target)
    assert relation.parts
    assert all(one.to_ms == two.from_ms for one, two in pairwise(relation.parts))
    assert len({pair.target for pair in relation.pairs}) == len(relation.pairs)
    assert len({pair.reference for pair in relation.pairs}) == len(relation.pairs)


@some
@given(hostile)
def test_itself(cues: list[Heard]) -> None:
    """The same track is trusted and left as it is."""
    relation = measure(cues, cues)
    assert relation.is_trusted
    assert relation.is_identity
    spans = [one.span for one in cues]
    assert mend(spans, relation) == spans


@given(hostile, hostile)
def test_work_is_bounded(one: list[Heard], other: list[Heard]) -> None:
    """Windows that are laid take so many bits in all, however far apart cues are."""
    target, reference = timeline(one), timeline(other)
    works = [_work(target, reference, *window) for window in _affordable(target, reference)]
    assert all(work <= _MOST_OF_WINDOW for work in works)
    assert len(works) <= 1 or sum(works) <= 4 * _MOST_WORK


@given(hostile)
def test_core(cues: list[Heard]) -> None:
    """What is left out of a track is a small part of it, or lasts too long for any film."""
    times = timeline(cues)
    kept = core(times)
    assert set(kept.order) <= set(times.order)
    assert len(kept) > 0
    if len(kept) < len(times):
        assert max(end - start for start, end in zip(kept.starts, kept.ends, strict=True)) <= FAR
        assert core(kept).span <= times.span


@some
@given(seeds, st.integers(40, 120), st.integers(0, 60_000), st.booleans())
def test_stray_cue(chance: random.Random, count: int, offset: int, ours: bool) -> None:
    """A cue at 99:59:59 on either side changes nothing of what the others say."""
    cues = film(chance, count)
    target = late(cues, offset)
    (target if ours else cues).append(Heard(TimeSpan(359_999_000, 359_999_999)))
    (part,) = measure(cues, target).parts
    assert (part.offset_ms, part.ratio) == (-offset, Fraction(1))


def test_far_apart() -> None:
    """Cues weeks apart, and two cues at both ends of a hundred hours, are measured exactly."""
    weeks = [Heard(TimeSpan(at * 10**9, at * 10**9 + 1_000)) for at in range(50)]
    ends = [Heard(TimeSpan(0, 10)), Heard(TimeSpan(359_999_990, 359_999_999))]
    for cues in (weeks, ends):
        relation = measure(cues, late(cues, 50))
        assert [(part.offset_ms, part.ratio) for part in relation.parts] == [(-50, Fraction(1))]


@pytest.mark.parametrize("step", [0, 1, 20])
@pytest.mark.parametrize("ratio", [Fraction(1), Fraction(990_916, 1_000_000)])
def test_crowd(step: int, ratio: Fraction) -> None:
    """Cues all at once, or so dense that one is like the next, are refused."""
    crowd = [Heard(TimeSpan(at * step, at * step + 900)) for at in range(400)]
    assert not measure(crowd, stretched(late(crowd, 700), ratio, 0)).is_trusted
    assert not measure(crowd, late(crowd[:-1], 700)).is_trusted


@given(hostile)
def test_crowds(cues: list[Heard]) -> None:
    """Crowds follow one another, and a new one begins where a pause between starts is."""
    starts = timeline(cues).starts
    numbers = crowds(timeline(cues))
    assert numbers[0] == 0
    for (one, two), (first, second) in zip(pairwise(numbers), pairwise(starts), strict=True):
        assert two - one == (second - first >= APART)


def test_film_with_some_crowds() -> None:
    """A film with songs written letter by letter on both sides is trusted by its other cues."""
    cues = film(random.Random(8), 120)
    song = [Heard(TimeSpan(400_000 + 20 * at, 420_000)) for at in range(300)]
    sung = sorted([*cues, *song])
    assert crowded(timeline(sung), timeline(sung)) is not None
    relation = measure(sung, late(sung, 3_700))
    assert relation.is_trusted
    assert [part.offset_ms for part in relation.parts] == [-3_700]


def test_simplest() -> None:
    """One offset is measured as one, however much people lag; and a true cut remains.

    In one film of fifty, lags may look like more by chance.
    """
    other = 0
    for seed in range(50):
        chance = random.Random(seed)
        cues = film(chance, chance.randint(20, 40))
        offset = chance.randint(-400, 400)
        lagging = [Heard(one.span.shifted(offset + round(chance.gauss(0, 120)))) for one in cues]
        here, there = timeline(lagging), timeline(cues)
        found = simplest(here, there, likeliest(here, there))
        other += found.fit.ratio != 1 or len(found.fit.stretches) > 1
        cut = [*cues[: len(cues) // 2], *late(cues[len(cues) // 2 :], 20_000)]
        there = timeline(cut)
        assert len(simplest(here, there, likeliest(here, there)).fit.stretches) > 1
    assert other <= 1
