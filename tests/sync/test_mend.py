"""New times for the cues of a target."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.time import TimeSpan
from pipeline.sync.mend import mend
from pipeline.sync.relation import NO_RESIDUAL, Pair, Part, Relation
from tests.sync.strategies import any_spans, film, usual_ratios


@st.composite
def relations(draw: st.DrawFn) -> Relation:
    """Draw a relation of one to four parts, of any offsets, that may run back at their breaks."""
    breaks = sorted(draw(st.lists(st.integers(0, 20_000), min_size=2, max_size=5, unique=True)))
    ratio = draw(usual_ratios)
    parts = [
        Part(one, two, draw(st.integers(-30_000, 30_000)), ratio, 0, 0, NO_RESIDUAL)
        for one, two in pairwise(breaks)
    ]
    return Relation(tuple(parts))


@given(st.lists(any_spans, max_size=30), relations())
def test_order_is_kept(spans: list[TimeSpan], relation: Relation) -> None:
    """No time is negative, no cue is lost, and of two cues the later one does not come first."""
    mended = mend(spans, relation)
    assert len(mended) == len(spans)
    assert all(min(span) >= 0 for span in mended)
    order = sorted(range(len(spans)), key=lambda at: spans[at].start)
    starts = [mended[at].start for at in order]
    assert starts == sorted(starts)


@given(st.lists(any_spans, max_size=30), relations())
def test_durations_are_kept(spans: list[TimeSpan], relation: Relation) -> None:
    """A cue lasts as long as before, times the ratio, to a rounding."""
    ratio = relation.parts[0].ratio
    for before, after in zip(spans, mend(spans, relation), strict=True):
        if not before.is_backwards:
            assert abs(after.duration - before.duration * ratio) <= (ratio != 1)


@given(st.lists(any_spans, max_size=30), relations(), st.data())
def test_counterparts_stay(spans: list[TimeSpan], relation: Relation, data: st.DataObject) -> None:
    """A cue with a counterpart is put where its part puts it, whatever becomes of the others."""
    latest = 0
    met: list[Pair] = []
    for at in sorted(range(len(spans)), key=lambda at: (spans[at].start, at)):
        moment = relation.map(spans[at].start)
        if moment >= latest and data.draw(st.booleans()):
            latest = moment
            met.append(Pair(at, len(met), 0))
    mended = mend(spans, replace(relation, pairs=tuple(sorted(met))))
    for pair in met:
        assert mended[pair.target].start == relation.map(spans[pair.target].start)


def test_without_parts() -> None:
    """A relation without parts changes nothing."""
    spans = [one.span for one in film(random.Random(1), 5)]
    assert mend(spans, Relation()) == spans


def test_cut_scene() -> None:
    """What the reference has not is moved to where it goes on, and what follows is exact."""
    spans = [TimeSpan(1_000 * at, 1_000 * at + 800) for at in range(10)]
    parts = (
        Part(0, 6_500, 0, Fraction(1), 7, 4, NO_RESIDUAL),
        Part(6_500, 9_800, -3_000, Fraction(1), 3, 3, NO_RESIDUAL),
    )
    starts = [span.start for span in mend(spans, Relation(parts))]
    assert starts == [0, 1_000, 2_000, 3_000, 4_000, 4_000, 4_000, 4_000, 5_000, 6_000]


def test_cut_scene_with_cues_behind_the_break() -> None:
    """Cues of a passage that the reference has not do not draw those before it to themselves."""
    spans = [TimeSpan(1_000 * at, 1_000 * at + 800) for at in range(10)]
    parts = (
        Part(0, 4_500, 0, Fraction(1), 5, 4, NO_RESIDUAL),
        Part(4_500, 9_800, -4_000, Fraction(1), 5, 2, NO_RESIDUAL),
    )
    pairs = [Pair(at, at, 0) for at in (0, 1, 2, 3)] + [Pair(at, at - 4, 0) for at in (8, 9)]
    starts = [span.start for span in mend(spans, Relation(parts, tuple(pairs)))]
    assert starts == [0, 1_000, 2_000, 3_000, 3_000, 3_000, 3_000, 3_000, 4_000, 5_000]


def test_before_the_begin() -> None:
    """What would come before the reference begins comes at its begin."""
    part = Part(0, 5_000, -1_500, Fraction(1), 3, 3, NO_RESIDUAL)
    spans = [TimeSpan(0, 900), TimeSpan(1_000, 1_900), TimeSpan(2_000, 2_900)]
    assert mend(spans, Relation((part,))) == [
        TimeSpan(0, 900), TimeSpan(0, 900), TimeSpan(500, 1_400),
    ]  # fmt: skip
