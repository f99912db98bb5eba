"""What a segment brings to a run: its words, its shares, and what its breaks cost."""

from __future__ import annotations

import math

import pytest
from hypothesis import given

from pipeline.cueing.runs import linked, run_of
from pipeline.cueing.script import break_costs, break_parts
from pipeline.language.counting import visible_length
from pipeline.model.rendering import Rendering, Status
from pipeline.segmentation import SegmentationSettings, segment
from tests.segmentation.strategies import film_of

from .strategies import Film, sentence_films
from .telling import TWO


@given(sentence_films())
def test_scripts(film: Film) -> None:
    """A script has all words of its text; slots share its characters by source and the time of a
    cue by length: never more than there is, and never no time at all."""
    shown = [one.is_shown for one in film.renderings]
    for group in linked(film.segments, shown):
        run = run_of(group, film.segments, film.renderings, film.master)
        for one in run.scripts:
            slots = one.segment.slots
            assert len(one.shares) == len(one.durations) == len(slots)
            assert sum(one.shares) <= one.wording.ends[-1]
            assert sum(one.shares) > one.wording.ends[-1] - len(slots) or not any(one.shares)
            assert min(one.shares) >= 0
            for slot, duration in zip(slots, one.durations, strict=True):
                assert 1 <= duration <= max(film.master.cues[slot.cue].span.duration, 1)
            if film.is_as_in_master(one.segment_index):
                assert one.fixed is not None
                assert one.fixed[-1] == one.words
                assert [*one.fixed] == sorted(one.fixed)
            else:
                text = film.renderings[one.segment_index].text or ""
                assert one.fixed is None
                said = one.wording.position + one.wording.text(0, one.words)
                assert said == text
                if " || " not in text:
                    assert one.wording.ends[-1] == visible_length(text)


@given(sentence_films())
def test_break_costs(film: Film) -> None:
    """Every place has a finite cost at every edge, which is the sum of what is told of it."""
    shown = [one.is_shown for one in film.renderings]
    for group in linked(film.segments, shown):
        for one in run_of(group, film.segments, film.renderings, film.master).scripts:
            costs, parts = break_costs(one, "ru"), break_parts(one, "ru")
            assert len(costs) == len(parts) == len(one.segment.slots) - 1
            for sums, items in zip(costs, parts, strict=True):
                assert len(sums) == len(items) == one.words + 1
                assert all(map(math.isfinite, sums))
                assert [sum(part.points for part in item) for item in items] == pytest.approx(sums)


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("Мы поливаем сад, и капитан спит.", "Мы поливаем сад,"),
        ("Мы поливаем сад, а капитан корабля спит.", "Мы поливаем сад,"),
        ("Сад мы поливаем, и капитан спит.", "Сад мы поливаем,"),
        ("Мы поливаем\nсад, и капитан спит.", "Мы поливаем\nсад,"),
    ],
)
def test_the_best_break(text: str, best: str) -> None:
    """The cheapest break is where a reader of both texts would put it."""
    master = film_of(list(TWO))
    segments = segment(master, SegmentationSettings(("en",))).segments
    shown = [Rendering(Status.TRANSLATED, text, "m")]
    (one,) = run_of([0], segments, shown, master).scripts
    (costs,) = break_costs(one, "ru")
    place = min(range(1, one.words), key=costs.__getitem__)
    assert one.wording.text(0, place) == best
