"""What is over the limits: counted on the screen, named by cue and number."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from pipeline.cueing import LayoutSettings, lay_out
from pipeline.cueing.excesses import Excess, excess_of
from pipeline.cueing.lines import break_lines, fits
from pipeline.language.counting import visible_length
from pipeline.model.limits import Limits
from pipeline.model.time import TimeSpan

from .strategies import Film, houses, limits, sentence_films, spans
from .strategies import texts as any_texts
from .telling import TWO, say


@given(sentence_films(), houses)
def test_every_cue_over_the_limits(film: Film, house: LayoutSettings) -> None:
    """Each cue that is not the master's own is within the limits, or named once with its number,
    its messages, and characters that would fit."""
    laid = lay_out(*film, house)
    limits = house.wardrobe.profile.limits
    named = {one.cue: one for one in laid.excesses}
    assert len(named) == len(laid.excesses)
    assert [*named] == sorted(named)
    for number, (cue, origin) in enumerate(
        zip(laid.track.cues, laid.provenance.cues, strict=True), 1
    ):
        one = named.pop(number, None)
        room = limits.readable(cue.span.duration)
        is_read = room is None or visible_length(cue.text) <= room
        if one is None:
            own = cue.text == film.master.cues[origin.masters[0] - 1].text
            labels = any(mark in film.master.cues[origin.masters[0] - 1].text for mark in ":[")
            assert own or labels or (is_read and fits(cue.text, limits))
        else:
            assert not (is_read and fits(cue.text, limits))
            assert one.length == visible_length(cue.text) == one.limit + one.surplus
            assert one.surplus > 0
            assert one.messages == origin.messages
            assert not one.is_too_fast or one.limit == room
    assert not named


@given(any_texts, spans, limits)
def test_surplus(text: str, span: TimeSpan, limits: Limits) -> None:
    """The surplus is none where speed and lines hold the text, and at least what the speed
    leaves no time for."""
    text = break_lines(text, limits, 99)
    found = excess_of(1, text, span, limits, ())
    room = limits.readable(span.duration)
    hurry = 0 if room is None else max(visible_length(text) - room, 0)
    assert (found is None) == (fits(text, limits) and not hurry)
    if found:
        assert found.surplus >= hurry
        assert found.is_too_fast == (found.surplus == hurry > 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("а" * 17, None),
        ("а" * 18, Excess(3, 18, 17, True, ("m",))),
        ("<i>" + "а" * 17 + "</i>", None),
        ("а" * 9 + "\n" + "а" * 9, Excess(3, 18, 17, True, ("m",))),
    ],
)
def test_reading_speed(text: str, expected: Excess | None) -> None:
    """Seventeen characters can be read in a second at 17 a second; tags and breaks count none."""
    limits = Limits(2, 42, Fraction(17))
    assert excess_of(3, text, TimeSpan(0, 1000), limits, ("m",)) == expected


def test_lines() -> None:
    """Characters over the width of their line are too many, whatever the time."""
    limits = Limits(2, 10)
    assert excess_of(1, "а" * 10 + "\n" + "а" * 13, TimeSpan(0, 9000), limits, ()) == Excess(
        1, 23, 20, False, ()
    )


def test_excesses() -> None:
    """What is over the limits is named by cue and characters, counted on the screen."""
    laid = say(
        TWO, "Мы поливаем весь наш старый сад и днём и ночью, а старый капитан корабля спит."
    )
    expected = [
        (number, visible_length(cue.text), 34)
        for number, cue in enumerate(laid.track.cues, 1)
        if visible_length(cue.text) > 34
    ]
    assert expected
    assert [(one.cue, one.length, one.limit) for one in laid.excesses] == expected
    assert all(one.is_too_fast and one.messages == ("m0",) for one in laid.excesses)
    assert say(TWO, "Мы поливаем сад, и капитан спит.").excesses == ()
