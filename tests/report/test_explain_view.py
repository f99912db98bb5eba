"""Candidate layouts as text for editors, and as JSON for programs."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pipeline.cueing.cost import Item, Part
from pipeline.cueing.explaining import Candidate, Costs, Explanation, Place
from pipeline.language.breaks import Break
from pipeline.model.cue import Cue
from pipeline.model.limits import Limits
from pipeline.model.rendering import Rendering, Status
from pipeline.model.time import TimeSpan
from pipeline.report.columns import width
from pipeline.report.explain_view import BREAKS, ITEMS, Explained, json_view, text_view

from .strategies import texts

HOUSE = Limits(2, 42, Fraction(17))
SAID = Rendering(Status.TRANSLATED, "Клапан открыт.", "A")


def place(number: int, text: str, *, after: tuple[Part, ...] = (), cost: float = 2.5) -> Place:
    span = TimeSpan(number * 2000, number * 2000 + 1000)
    return Place((number,), (Cue(span, text, number),), Costs((Part(Item.LENGTH, cost),), after))


FIRST = Candidate(
    12.52,
    (
        place(1, "Насос и клапан", after=(Part(Item.SAME_WORD, -10.0), Part(Item.KIND, 20.0))),
        place(2, "давно\nоткрыты.", cost=0.02),
    ),
)
SECOND = Candidate(
    70.0,
    (
        place(1, "Насос и клапан давно", after=(Part(Item.KIND, 60.0),), cost=7.5),
        place(2, "открыты.", cost=2.5),
    ),
)
RUN = Explanation((1, 2), (SAID,), is_verbatim=False, candidates=(FIRST, SECOND))
FOUND = Explained("film", "ru", 2, HOUSE, RUN)


def test_the_first_in_full_and_what_differs() -> None:
    """The layout taken has every item, dearest first; the others their cues that differ and what
    is dearer in them."""
    assert text_view([FOUND]).split("\n") == [
        "film:2, ru: cues 1, 2 of the master are laid out together",
        "at most 2 lines of 42 characters, at most 17 characters a second",
        "",
        "1. cost 12.5: the layout that compile takes",
        "   cue 1  00:00:02,000 --> 00:00:03,000  14 characters, 14.0/s",
        "       Насос и клапан",
        "        2.5  longer or shorter than its share of the source",
        "   break after it",
        "       20.0  the break: after a clause",
        "      -10.0  the same word stands at the master's break",
        "   cue 2  00:00:04,000 --> 00:00:05,000  13 characters, 13.0/s",
        "       давно",
        "       открыты.",
        "",
        "2. cost 70.0, 57.5 more",
        "   cue 1  00:00:02,000 --> 00:00:03,000  20 characters, 20.0/s, too fast",
        "       Насос и клапан давно",
        "   cue 2  00:00:04,000 --> 00:00:05,000  8 characters, 8.0/s",
        "       открыты.",
        "      +40.0  worse places for a break",
        "      +10.0  fewer breaks at the same word as in the master",
        "       +7.5  longer or shorter than its share of the source",
        "",
    ]


def test_what_there_is_to_say_of_one_layout() -> None:
    """One cue, the master's own cues, and what is not shown are told in words."""
    alone = Explanation((2,), (SAID,), is_verbatim=False, candidates=(FIRST,))
    text = text_view([replace(FOUND, explanation=alone, is_adjusted=True)])
    assert "film:2, ru: one cue by itself\nthere is nothing to choose but where its lines" in text
    assert "compile then makes the changes that were accepted for these cues\n\ncost 12.5\n" in text
    own = RUN._replace(renderings=(Rendering(Status.OWN),), is_verbatim=True, candidates=(FIRST,))
    text = text_view([replace(FOUND, explanation=own)])
    assert "\nit is spoken in the language of the release\nall stays as in the master;" in text
    assert "at most" not in text
    hidden = replace(FOUND, explanation=None, reason="silent")
    shown = text_view([hidden, replace(hidden, reason="")])
    assert shown == (
        "film:2, ru: not shown: the translation shows nothing, on purpose\n\n"
        "film:2, ru: not shown: the cue is empty\n"
    )


def test_a_cheaper_one_was_not_taken() -> None:
    """A layout that costs less than the first is said to be too fast."""
    run = RUN._replace(candidates=(SECOND, FIRST))
    assert "2. cost 12.5, but a cue is too fast to be read\n" in text_view(
        [replace(FOUND, explanation=run)]
    )


def test_everything_has_words_that_fit() -> None:
    """Each item and each kind of break has its words, and they fit into 80 columns."""
    assert set(ITEMS) == set(Item)
    assert set(BREAKS) == set(Break)
    assert max(width(f"{' ' * 13}{text}") for text in (*ITEMS.values(), *BREAKS.values())) <= 80


@given(texts, texts, st.booleans())
def test_json_holds_it_all_and_harms_no_terminal(title: str, text: str, ascii_only: bool) -> None:
    """The keys are those of the manual, the texts are as they are, controls are escaped."""
    run = RUN._replace(candidates=(Candidate(1.0, (place(1, text),)),))
    written = json_view([replace(FOUND, title=title, explanation=run)], ascii_only=ascii_only)
    assert all(one.isprintable() or one == "\n" for one in written)
    (found,) = json.loads(written)["explanations"]
    assert list(found) == [
        "title", "release", "cue", "reason", "cues", "verbatim", "adjusted", "lines",
        "line_characters", "reading_speed", "candidates",
    ]  # fmt: skip
    assert found["title"] == title
    (candidate,) = found["candidates"]
    (shown,) = candidate["places"][0].pop("shown")
    assert candidate == {
        "cost": 1.0,
        "places": [{"cues": [1], "cost": [{"item": "unlike-source", "points": 2.5}], "break": []}],
    }
    assert shown["text"] == text
    assert (shown["start_ms"], shown["end_ms"]) == (2000, 3000)
    assert shown["characters_per_second"] == shown["characters"]
