"""Runs: segments linked by shared cues."""

from __future__ import annotations

from hypothesis import given

from pipeline.cueing import lay_out
from pipeline.cueing.runs import joined_span, linked, run_of
from pipeline.model.cue import Cue, Kind
from pipeline.model.rendering import Rendering, Status
from pipeline.model.segment import Segment, Slot
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from pipeline.segmentation import SegmentationSettings, segment
from tests.segmentation.strategies import film_of
from tests.strategies import CAST

from .strategies import Film, sentence_films
from .telling import HOUSE, places_of_words


@given(sentence_films())
def test_runs_part_the_shown_segments(film: Film) -> None:
    """Each shown segment is in one run; two of one cue are in the same, and each run hangs
    together by its cues."""
    shown = [one.is_shown for one in film.renderings]
    groups = list(linked(film.segments, shown))
    assert sorted(index for group in groups for index in group) == [
        index for index, one in enumerate(shown) if one
    ]
    cues = [{slot.cue for i in group for slot in film.segments[i].slots} for group in groups]
    assert sum(map(len, cues)) == len(set().union(*cues))
    for group, its in zip(groups, cues, strict=True):
        assert group == sorted(group)
        reached = {slot.cue for slot in film.segments[group[0]].slots}
        for _step in group:
            for index in group:
                mine = {slot.cue for slot in film.segments[index].slots}
                reached |= mine if mine & reached else set()
        assert reached == its


@given(sentence_films())
def test_a_run_holds_every_slot(film: Film) -> None:
    """A run has the slots of its segments, by cue, in the order of their text."""
    shown = [one.is_shown for one in film.renderings]
    for group in linked(film.segments, shown):
        run = run_of(group, film.segments, film.renderings, film.master)
        assert [one.segment_index for one in run.scripts] == group
        places = [
            (cue, run.scripts[number].segment.slots[slot].start)
            for cue, members in zip(run.cues, run.members, strict=True)
            for number, slot in members
        ]
        assert places == sorted(places)
        assert len(places) == sum(len(film.segments[index].slots) for index in group)
        for cue, members in zip(run.cues, run.members, strict=True):
            for number, slot in members:
                assert run.scripts[number].segment.slots[slot].cue == cue
        for edge in range(len(run.cues) - 1):
            crossing = run.crossings()[edge]
            assert crossing or not run.members[edge]


def test_joined_span() -> None:
    """Time joins while cues are neighbours, follow one another, and all is not too long."""
    spans = (TimeSpan(0, 1000), TimeSpan(1100, 2000), TimeSpan(2100, 3000), TimeSpan(500, 900))
    track = Track(tuple(Cue(span, "x") for span in spans))
    assert joined_span(track, (0,), None) == TimeSpan(0, 1000)
    assert joined_span(track, (0, 1, 2), None) == TimeSpan(0, 3000)
    assert joined_span(track, (0, 1, 2), 2000) == TimeSpan(0, 2000)
    assert joined_span(track, (0, 2), None) == TimeSpan(0, 1000)
    assert joined_span(track, (2, 3), None) == TimeSpan(2100, 3000)


def test_radio_between() -> None:
    """A sentence and the radio's in its pauses come out in order of time, each whole."""
    told = (
        ("COMMANDER: We water the garden,", 0, 2000),
        ("HOUSTON: Station, we", 50, 900),
        ("COMMANDER: and the captain", 50, 2000),
        ("HOUSTON: hear you well.", 50, 900),
        ("COMMANDER: sleeps.", 50, 900),
    )
    master = film_of(list(told))
    segments = segment(master, SegmentationSettings(("en",), CAST)).segments
    shown = [
        Rendering(Status.TRANSLATED, " ".join(f"q{n}x{k}z" for k in range(9)), f"m{n}")
        for n in range(len(segments))
    ]
    assert any(one.kind is Kind.RADIO for one in segments)
    laid = lay_out(master, segments, shown, HOUSE)
    starts = [cue.span.start for cue in laid.track.cues]
    assert starts == sorted(starts) == [cue.span.start for cue in master.cues]
    for found in places_of_words(laid).values():
        assert [*found] == [*range(9)]
        assert [*found.values()] == sorted(found.values())


def test_interleaved() -> None:
    """Two sentences that begin in one cue and go on in turns lose no word, and none changes
    places with another of its own."""
    told = (("A1 B1", 0, 1000), ("A2", 50, 900), ("B2", 50, 900), ("A3", 50, 900), ("B3", 50, 900))
    master = film_of(list(told))
    one = Segment("A1 A2 A3", (Slot(0, 0, 3), Slot(1, 0, 2, at=3), Slot(3, 0, 2, at=6)), "en")
    two = Segment("B1 B2 B3", (Slot(0, 3, 5), Slot(2, 0, 2, at=3), Slot(4, 0, 2, at=6)), "en")
    for many in (1, 2, 3, 7):
        shown = [
            Rendering(Status.TRANSLATED, " ".join(f"q{n}x{k}z" for k in range(many)), f"m{n}")
            for n in range(2)
        ]
        laid = lay_out(master, [one, two], shown, HOUSE)
        starts = [cue.span.start for cue in laid.track.cues]
        assert starts == sorted(starts)
        for found in places_of_words(laid).values():
            assert [*found] == [*range(many)]
            assert [*found.values()] == sorted(found.values())
        used = {number for origin in laid.provenance.cues for number in origin.masters}
        assert used | {*laid.provenance.left_out} == {1, 2, 3, 4, 5}
