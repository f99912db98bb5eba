"""Candidate layouts: their items are all of their cost, and the first is what is compiled."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cueing import LayoutSettings, lay_out
from pipeline.cueing.cost import FEWER_CUES, FORCED_INSIDE, LONE_WORD, TOO_WIDE, Item, Part
from pipeline.cueing.dressing import Wardrobe
from pipeline.cueing.explaining import CANDIDATES, Explanation, explain
from pipeline.language.breaks import Break
from pipeline.model.cue import Cue
from pipeline.model.limits import Limits, Profile
from pipeline.model.rendering import Rendering, Status
from pipeline.model.segment import Segment, Slot
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from pipeline.segmentation import SegmentationSettings, segment

Film = tuple[Track, tuple[Segment, ...], list[Rendering]]

SOURCE = ("the", "valve", "of the", "pump,", "and", "opens", "slowly.", "Look!", "(beep)", "42")
SPOKEN = st.lists(st.sampled_from(SOURCE), min_size=1, max_size=6).map(" ".join)
CUES = SPOKEN | st.tuples(SPOKEN, SPOKEN).map("- {0[0]}\n- {0[1]}".format) | st.just("AIRLOCK")
TARGET = ("клапан", "насоса,", "и", "в", "медленно", "42", "откройте.", "||", "\n", "международной")
SAID = st.lists(st.sampled_from(TARGET), min_size=1, max_size=12).map(" ".join)
LIMITS = st.builds(
    Limits,
    st.sampled_from((None, 1, 2)),
    st.sampled_from((None, 12, 42)),
    st.sampled_from((None, Fraction(6), Fraction(17))),
    longest=st.sampled_from((None, 4000)),
)
HOUSE = Limits(2, 42, Fraction(17), longest=7000)


def release(limits: Limits, *, is_free: bool = False) -> LayoutSettings:
    profile = Profile("house", "ru", limits, dash="- ", continuation="every-split")
    return LayoutSettings(Wardrobe("ru", profile), is_free=is_free)


def film(*texts: str, seconds: int = 2) -> tuple[Track, tuple[Segment, ...]]:
    """Return a film with a cue for each text, half a second apart, and its sentences."""
    step = seconds * 1000 + 500
    cues = tuple(
        Cue(TimeSpan(index * step, index * step + seconds * 1000), text, index + 1)
        for index, text in enumerate(texts)
    )
    track = Track(cues)
    return track, segment(track, SegmentationSettings(source_languages=("en",))).segments


@st.composite
def films(draw: st.DrawFn) -> Film:
    track, segments = film(
        *draw(st.lists(CUES, min_size=1, max_size=6)), seconds=draw(st.integers(1, 4))
    )
    shown = [
        draw(
            SAID.map(lambda text: Rendering(Status.TRANSLATED, text, "A"))
            | st.sampled_from((Rendering(Status.OWN), Rendering(Status.OMITTED, reason="kind")))
        )
        for _segment in segments
    ]
    shown = [
        one._replace(text="Да.") if one.text and not one.text.strip("| \n") else one
        for one in shown
    ]
    return track, segments, shown


@settings(deadline=None)
@given(films(), LIMITS, st.booleans())
def test_items_are_the_whole_cost(parts: Film, limits: Limits, is_free: bool) -> None:
    """The sum of all items is the cost by which the layouts were chosen, for every candidate; no
    item is nothing; the first candidate is what stands in the release, cue for cue."""
    track, segments, shown = parts
    house = release(limits, is_free=is_free)
    laid = lay_out(track, segments, shown, house).track.cues
    for number in range(1, len(track.cues) + 1):
        found = explain(track, segments, shown, house, number)
        if found is None:
            continue
        assert number in found.cues
        assert 1 <= len(found.candidates) <= CANDIDATES
        for one in found.candidates:
            assert sum(place.costs.total for place in one.places) == pytest.approx(one.cost)
            items = [part for place in one.places for part in place.costs.cue + place.costs.after]
            assert all(part.points for part in items)
            said = [cue for place in one.places for cue in place.shown]
            assert all(cue.text for cue in said)
        first = [cue for place in found.candidates[0].places for cue in place.shown]
        assert all(laid[(cue.number or 0) - 1] == cue for cue in first)


@given(films(), LIMITS)
def test_candidates_differ(parts: Film, limits: Limits) -> None:
    """No two candidates show the same words in the same cues."""
    track, segments, shown = parts
    found = explain(track, segments, shown, release(limits), 1)
    if found is None:
        return
    texts = [
        [(place.masters, [cue.text for cue in place.shown]) for place in one.places]
        for one in found.candidates
    ]
    assert all(one not in texts[:index] for index, one in enumerate(texts))


def explained(found: Explanation | None) -> Explanation:
    assert found is not None
    return found


def translated(*texts: str) -> list[Rendering]:
    return [Rendering(Status.TRANSLATED, text, "A") for text in texts]


def items(found: Explanation, candidate: int = 0) -> dict[Item, float]:
    """Return the points of each item of a candidate, over all its cues."""
    every: dict[Item, float] = {}
    for place in found.candidates[candidate].places:
        for part in place.costs.cue + place.costs.after:
            every[part.item] = every.get(part.item, 0) + part.points
    return every


def test_scarce_words() -> None:
    """Words too few for the cues are one cue: the others cost what a cue without words costs."""
    track, segments = film("When the sun", "comes up,", "we wake.")
    found = explained(explain(track, segments, translated("Подъём!"), release(HOUSE), 2))
    assert found.cues == (1, 2, 3)
    (place,) = found.candidates[0].places
    assert (place.masters, [cue.text for cue in place.shown]) == ((1, 2, 3), ["Подъём!"])
    assert Part(Item.FREED, 2 * FEWER_CUES) in place.costs.cue
    assert Part(Item.LONE_WORD, LONE_WORD) in place.costs.cue


def test_a_typed_break_is_paid_for_and_kept() -> None:
    """A cue break typed inside a cue has its price in each candidate; the parts are two cues."""
    track, segments = film("Look there.")
    found = explained(explain(track, segments, translated("Туда. || Смотри."), release(HOUSE), 1))
    (place,) = found.candidates[0].places
    assert [cue.text for cue in place.shown] == ["Туда.", "Смотри."]
    assert place.costs.cue == (Part(Item.TYPED, FORCED_INSIDE),)


def test_what_no_layout_holds() -> None:
    """Too wide and too fast are told of the cue where they are."""
    track, segments = film("Look.", seconds=1)
    long_ = translated(" ".join(["станция"] * 14))
    found = explained(explain(track, segments, long_, release(HOUSE), 1))
    assert items(found)[Item.TOO_WIDE] > TOO_WIDE
    assert items(found)[Item.TOO_FAST] == 10 + 111 - 17


def test_as_in_the_master() -> None:
    """What is not translated has one candidate, the master's cues, at no cost of breaks."""
    track, segments = film("When the sun", "comes up, we wake.")
    found = explained(explain(track, segments, [Rendering(Status.OWN)], release(HOUSE), 1))
    assert found.is_verbatim
    (one,) = found.candidates
    assert [cue.text for place in one.places for cue in place.shown] == [
        cue.text for cue in track.cues
    ]
    assert one.cost == 0


def test_interleaved_sentences_are_laid_out_apart() -> None:
    """Two sentences that break in the same gap have one layout, and its cost is that of both."""
    track, _segments = film("When the sun", "Look out,", "comes up,\nwe wake.")
    segments = (
        Segment("When the sun comes up,", (Slot(0, 0, 12), Slot(2, 0, 10, at=13)), "en"),
        Segment("Look out, we wake.", (Slot(1, 0, 9), Slot(2, 10, 18, at=10)), "en"),
    )
    shown = translated("Когда солнце встаёт,", "Смотри, мы просыпаемся.")
    found = explained(explain(track, segments, shown, release(HOUSE), 1))
    (one,) = found.candidates
    assert [cue.text.strip("…") for place in one.places for cue in place.shown] == [
        "Когда солнце",
        "Смотри",  # dots stand for the comma
        "встаёт, мы просыпаемся.",
    ]
    assert sum(place.costs.total for place in one.places) == pytest.approx(one.cost)
    assert items(found)[Item.KIND] == Break.PLAIN + Break.CLAUSE


def test_nothing_is_shown() -> None:
    """Where a release shows nothing of a cue there is nothing to explain."""
    track, segments = film("Look there.")
    silent = [Rendering(Status.SILENT, None, "A", reason="silent")]
    assert explain(track, segments, silent, release(HOUSE), 1) is None
