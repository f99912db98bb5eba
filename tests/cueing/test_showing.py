"""What each cue of a run shows: the pieces of its segments, in their dress."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cueing.runs import linked, run_of
from pipeline.cueing.search import Layout
from pipeline.cueing.showing import showings
from pipeline.cueing.wording import CUE_BREAK
from pipeline.model.markup import strip_tags

from .strategies import Film, sentence_films
from .telling import TWO, say, texts


@given(sentence_films(), st.data())
def test_every_word_in_its_cue(film: Film, data: st.DataObject) -> None:
    """However the words of a run are shared out, each is shown in the cue it was given to; a piece
    begins a segment where its first word is, and ends it where its last one is."""
    shown = [one.is_shown for one in film.renderings]
    for group in linked(film.segments, shown):
        run = run_of(group, film.segments, film.renderings, film.master)
        ends = []
        for one in run.scripts:
            inner = len(one.segment.slots) - 1
            places = st.lists(st.integers(0, one.words), min_size=inner, max_size=inner)
            ends.append(one.fixed or (*sorted(data.draw(places)), one.words))
        cues = list(showings(run, Layout(0, tuple(ends)), set()))
        assert len(cues) == len(run.cues)
        said = ["".join(piece.text for part in cue for piece in part.pieces) for cue in cues]
        for place, members in enumerate(run.members):
            wanted = ""
            for number, slot in members:
                begin = ends[number][slot - 1] if slot else 0
                wanted += run.scripts[number].wording.text(begin, ends[number][slot])
            plain = strip_tags(said[place]).replace(" ", "")
            assert plain == strip_tags(wanted.replace(CUE_BREAK, "")).replace(" ", "")
        for number, one in enumerate(run.scripts):
            pieces = [
                piece
                for cue in cues
                for part in cue
                for piece, owner in zip(
                    part.pieces, _owners(part.scripts, len(part.pieces)), strict=True
                )
                if owner == number
            ]
            if pieces and not any(
                slot.dress != slot.dress._replace(leading_dots="", trailing_dots="")
                for slot in one.segment.slots
            ):
                assert [piece.begins for piece in pieces] == [True] + [False] * (len(pieces) - 1)
                assert [piece.ends for piece in pieces] == [False] * (len(pieces) - 1) + [True]


def _owners(scripts: tuple[int, ...], count: int) -> tuple[int, ...]:
    """Return whose each of `count` pieces is: each script has one in a cue of the release."""
    assert len(scripts) == count
    return scripts


@pytest.mark.parametrize(
    ("translation", "shown"),
    [
        (r"{\an8}Мы || поливаем, и || спим.", [r"{\an8}Мы", r"{\an8}поливаем, и", r"{\an8}спим."]),
        (r"Мы || {\an8}поливаем, и || спим.", ["Мы", r"{\an8}поливаем, и", "спим."]),
        ("<i>Мы || поливаем, и || спим.</i>", ["<i>Мы</i>", "<i>поливаем, и</i>", "<i>спим.</i>"]),
        (
            "<i>Мы</i> || поливаем, <b>и || спим.</b>",
            ["<i>Мы</i>", "поливаем, <b>и</b>", "<b>спим.</b>"],
        ),
    ],
)
def test_parts(translation: str, shown: list[str]) -> None:
    """Each part of a translation has its position and its tags."""
    assert texts(say(TWO, translation)) == shown


def test_dots_at_the_edges() -> None:
    """Continuation dots of the master stand at the edges at which the sentence still goes on."""
    told = (("We water the garden…", 0, 2000), ("…and the captain sleeps.", 100, 2000))
    assert texts(say(told, "Мы поливаем сад || и капитан спит.")) == [
        "Мы поливаем сад…",
        "…и капитан спит.",
    ]
    assert texts(say(told, "Спим.")) == ["Спим."]
