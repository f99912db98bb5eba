"""Adjustments are made again only where their place is the same but for a shift."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.cueing import Laid
from pipeline.cueing.accepting import differences
from pipeline.cueing.adjusting import ADDED, DELETED, adjust
from pipeline.cueing.excesses import Excess
from pipeline.cueing.places import Film
from pipeline.model.adjustment import Act, Adjustment, CuePlace, Part
from pipeline.model.cue import Cue
from pipeline.model.provenance import Origin, Provenance
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

CUES = tuple(
    Cue(TimeSpan(1000 * at, 1000 * at + 900), text, at)
    for at, text in enumerate(("[ветер]", "Раз, два,", "три.", "[ветер]", "Пять."), 1)
)
LAID = Laid(
    Track(CUES),
    Provenance(
        (
            Origin((1,)),
            Origin((2,), ("S",)),
            Origin((3,), ("S",)),
            Origin((4,)),
            Origin((5,), ("F",)),
        )
    ),
)
FILM = Film(Track(CUES), {"S": "One, two, three.", "F": "Five."})


def shifted(milliseconds: int) -> tuple[Laid, Film]:
    """Return the release after a re-cut: a new cue in front, all others later."""
    new = Cue(TimeSpan(0, 500), "Начало.", 1)
    cues = (new, *(cue._replace(span=cue.span.shifted(milliseconds)) for cue in CUES))
    origins = (
        Origin((1,), ("N",)),
        *(
            one._replace(masters=tuple(number + 1 for number in one.masters))
            for one in LAID.provenance.cues
        ),
    )
    film = Film(Track(cues), {**FILM.sources, "N": "Start."})
    return Laid(Track(cues), Provenance(origins)), film


@pytest.mark.parametrize("place", range(5))
def test_a_change_moves_with_its_cue(place: int) -> None:
    """Through a re-cut before it a change stays with its cue, also one that shows no message."""
    wanted = list(CUES)
    wanted[place] = wanted[place]._replace(span=CUES[place].span.shifted(-40), text="Иначе.")
    adjustments = differences(LAID, wanted, FILM)
    laid, film = shifted(7000)
    adjusted = adjust(laid, adjustments, film)
    assert not adjusted.unapplied
    cue = adjusted.laid.track.cues[place + 1]
    assert (cue.span, cue.text) == (CUES[place].span.shifted(6960), "Иначе.")


def test_each_reason_is_told() -> None:
    """Another duration, source, number of cues, other words, no cue: five reasons, none applied."""
    moved = Adjustment(
        Act.CUE, CuePlace("S", 2, 2), (Part(40),), source="One, two, three.", lasts=900
    )
    assert not adjust(LAID, [moved], FILM).unapplied
    for other, said in (
        (replace_part(lasts=800), "lasts 900 ms, not 800 ms"),
        (replace_part(source="Two."), "source text"),
        (replace_part(place=CuePlace("S", 2, 3)), "in 2 cues, not 3"),
        (replace_part(parts=(Part(text="Четыре."),)), "other words"),
        (replace_part(place=CuePlace("Z")), "does not show"),
    ):
        adjusted = adjust(LAID, [other], FILM)
        (told,) = adjusted.unapplied
        assert told.adjustment is other
        assert said in str(told.reason)
        assert adjusted.laid.track == LAID.track


def replace_part(**changes: object) -> Adjustment:
    """Return an adjustment of the second cue of S with `changes`."""
    one = Adjustment(
        Act.CUE, CuePlace("S", 2, 2), (Part(40),), source="One, two, three.", lasts=900
    )
    return one._replace(**changes)  # type: ignore[arg-type]


def test_two_adjustments_of_a_cue_are_not_mixed() -> None:
    """Of two that speak of one cue the first is made, the second told."""
    (told,) = adjust(LAID, [replace_part(), replace_part(parts=(Part(80),))], FILM).unapplied
    assert "another adjustment" in str(told.reason)


def test_provenance_says_what_was_done_by_hand() -> None:
    """An added cue and a deleted one have their reasons."""
    wanted = [*CUES[:4], Cue(TimeSpan(9000, 9900), "Перевод: мы")]
    after = adjust(LAID, differences(LAID, wanted, FILM), FILM).laid.provenance
    assert after.cues[-1] == Origin((), (), ADDED)
    assert after.left_out == {5: DELETED}


def test_a_release_without_cues_can_be_added_to() -> None:
    """Where nothing is shown an added cue is counted from the beginning of the film."""
    empty = Laid(Track(()), Provenance(()))
    wanted = [Cue(TimeSpan(1000, 2000), "Перевод: мы")]
    film = replace(FILM, sources={})
    (added,) = adjust(empty, differences(empty, wanted, film), film).laid.track.cues
    assert (added.span, added.text) == (TimeSpan(1000, 2000), "Перевод: мы")


def test_excesses_follow_their_cues() -> None:
    """What is too long is told at its new number, and not where a person changed time or text."""
    excess = Excess(2, 50, 40, False, ("S",))
    long_ = replace(LAID, excesses=(excess, excess._replace(cue=3)))
    wanted = [Cue(TimeSpan(0, 500), "Титр."), *CUES]
    wanted[3] = wanted[3]._replace(span=CUES[2].span.shifted(40))
    after = adjust(long_, differences(long_, wanted, FILM), FILM).laid
    assert after.excesses == (excess._replace(cue=3),)
