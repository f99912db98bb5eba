"""Laws of pins: they go with their text and identity, never by number or time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.cue import Kind
from pipeline.model.pin import Pin
from pipeline.model.track import Track
from pipeline.segmentation import place_pins
from tests.strategies import pins, track_of, tracks

FILM = track_of("Hello.", "Yes.", "Go.", "Yes.", "Bye.")


@given(tracks, st.lists(pins, max_size=4))
def test_every_pin_is_placed_or_found_lost(track: Track, several: list[Pin]) -> None:
    """No pin goes: each keeps what it states, at a place in the track or with a finding."""
    placed = place_pins(several, track, file="film.srt")
    assert len(placed.pins) == len(several)
    lost = 0
    for before, after in zip(several, placed.pins, strict=True):
        same = after._replace(cue=before.cue, time=before.time, text=before.text)
        assert same == before
        if before.is_of_message:
            assert after == before
            continue
        here = after.cue is not None and after.time is None and after.cue - 1 in placed.by_cue
        if here and after.text == track.cues[after.cue - 1].text:
            continue
        lost += 1
        assert after == before
    assert [finding.code for finding in placed.findings] == ["STR010"] * lost
    assert all(0 <= index < len(track.cues) for index in placed.by_cue)


@given(tracks, st.integers(1, 12), st.integers(1, 12))
def test_a_passage_keeps_both_its_ends(track: Track, first: int, last: int) -> None:
    """A passage stands from its first cue to its last, or is lost as a whole."""
    pin = Pin(cue=first, to_cue=last, suppress=("TIM001",), reason="r")
    placed = place_pins([pin], track)
    if first <= last <= len(track.cues):
        (found,) = placed.standing
        assert (found.cue, found.to_cue) == (first, last)
        assert (found.text, found.to_text) == (
            track.cues[first - 1].text,
            track.cues[last - 1].text,
        )
        assert place_pins([found], track).pins == (found,)
    else:
        assert (placed.standing, placed.lost) == ((), {0})
        assert [finding.code for finding in placed.findings] == ["STR010"]


def test_a_passage_moves_with_its_ends() -> None:
    """Cues that come before it and between its ends make a passage begin later and longer."""
    pin = Pin(cue=1, text="A.", to_cue=2, to_text="B.", suppress=("TIM001",), reason="r")
    moved = place_pins([pin], track_of("New.", "A.", "And.", "B.")).pins[0]
    assert (moved.cue, moved.to_cue) == (2, 4)
    assert place_pins([pin], track_of("New.", "B.", "And.", "A.")).lost == {0}


@given(tracks, st.lists(pins, max_size=4))
def test_placing_twice_changes_nothing(track: Track, several: list[Pin]) -> None:
    """Pins that have been placed stay where they are."""
    once = place_pins(several, track)
    again = place_pins(once.pins, track)
    assert again.pins == once.pins
    assert again.by_cue.keys() == once.by_cue.keys()


@given(st.integers(1, 5), st.integers(0, 4))
def test_a_pin_moves_with_its_message(cue: int, shift: int) -> None:
    """Cues put in before a pin move it, also where its text is said more than once."""
    (pin,) = place_pins([Pin(cue=cue, note="softly")], FILM).pins
    pin = pin._replace(message="ID")
    longer = Track((*track_of(*["Yes."] * shift).cues, *FILM.cues))
    placed = place_pins([pin], longer, {"ID": cue - 1 + shift})
    assert list(placed.by_cue) == [cue - 1 + shift]
    assert placed.pins[0].cue == cue + shift


def test_a_pin_stays_with_its_message_when_the_words_change() -> None:
    """Identity carries a pin over an edit of its text."""
    pin = Pin(cue=3, text="Going.", message="ID")
    assert place_pins([pin], FILM, {"ID": 2}).pins == (pin._replace(text="Go."),)


def test_a_pin_in_a_message_of_several_cues_stays_in_its_cue() -> None:
    """A message leads to its first cue; the pin of its second cue keeps its own."""
    pin = Pin(cue=5, text="Bye.", message="ID")
    assert list(place_pins([pin], FILM, {"ID": 3}).by_cue) == [4]


def test_a_pin_finds_the_only_cue_that_says_its_text() -> None:
    """Without identity a moved text is found if it is said once; of two nobody knows which."""
    assert list(place_pins([Pin(cue=1, text="Bye.")], FILM).by_cue) == [4]
    lost = place_pins([Pin(cue=1, text="Yes.")], FILM, file="film.srt")
    assert (lost.by_cue, lost.pins) == ({}, (Pin(cue=1, text="Yes."),))
    assert lost.findings[0].text == "Yes."
    assert (lost.findings[0].place.file, lost.findings[0].place.cue) == ("film.srt", 1)


def test_a_new_pin_is_believed() -> None:
    """A number or a time inside a cue is the place of a new pin; past the film there is none."""
    assert list(place_pins([Pin(cue=2)], FILM).by_cue) == [1]
    assert list(place_pins([Pin(time=4999)], FILM).by_cue) == [1]
    for nowhere in (Pin(), Pin(cue=0), Pin(cue=6), Pin(time=2000), Pin(time=-1)):
        assert place_pins([nowhere], FILM).findings[0].place.start == nowhere.time


def test_pins_of_one_cue_are_joined() -> None:
    """Two pins of a cue state what either states; where both do, the later holds."""
    one = Pin(cue=1, language="en", kind=Kind.SIGN, note="a", suppress=("TIM001",))
    other = Pin(time=0, language="ru", note="b", suppress=("TIM002",), reason="so")
    (joined,) = place_pins([one, other], FILM).by_cue.values()
    assert (joined.language, joined.kind, joined.note) == ("ru", Kind.SIGN, "a\nb")
    assert (joined.suppress, joined.reason) == (("TIM001", "TIM002"), "so")
