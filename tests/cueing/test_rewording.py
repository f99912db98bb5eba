"""Wording changed in a release goes back to the messages it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from pipeline.cueing import Laid
from pipeline.cueing.rewording import Break, edits, rewordings
from pipeline.cueing.wordage import placed, tokens, unplaced, words
from pipeline.model.cue import Cue
from pipeline.model.provenance import Origin, Provenance
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

SHOWN = {"A": "Да, конечно.", "B": "Мы летим над морем", "C": "<i>и</i> видим луну."}


def _laid(texts: Mapping[str, str]) -> Laid:
    """Lay three messages into two cues as a plain house does: A and B share the first."""
    one = [part.strip() for part in texts["B"].split("||")]
    shown = [
        ("A", "B", f"- {texts['A']}\n- {one[0]}"),
        *(("B", "", part) for part in one[1:]),
        ("C", "", texts["C"]),
    ]
    cues, origins = [], []
    for number, (key, other, text) in enumerate(shown, 1):
        if "||" not in text:
            span = TimeSpan(1000 * number, 1000 * number + 900)
            cues.append(Cue(span, text, number))
            origins.append(Origin((number,), (key, other) if other else (key,)))
    return Laid(Track(tuple(cues)), Provenance(tuple(origins)))


def _edited(*texts: str, editable: Sequence[str] = "ABC") -> dict[str, str]:
    laid = _laid(SHOWN)
    wanted = [
        cue._replace(text=text) for cue, text in zip(laid.track.cues, texts, strict=False)
    ] + [Cue(TimeSpan(9000, 9900), text) for text in texts[len(laid.track.cues) :]]
    return edits(
        laid,
        wanted,
        SHOWN,
        lambda trial: _laid({**SHOWN, **trial}),
        editable=editable,
        breakable=editable,
    ).texts


def test_of_two_messages_in_a_cue_the_changed_one_is_edited() -> None:
    """A word in a cue that two messages share goes to the message of the word it replaces."""
    assert _edited("- Нет, конечно.\n- Мы летим над морем", SHOWN["C"]) == {"A": "Нет, конечно."}
    assert _edited("- Да, конечно.\n- Мы парим над морем", SHOWN["C"]) == {
        "B": "Мы парим над морем"
    }


def test_words_put_in_where_a_line_begins_are_of_the_message_below() -> None:
    """Between two messages the line decides whose a new word is."""
    assert _edited("- Да, конечно.\n- Вот мы летим над морем", SHOWN["C"]) == {
        "B": "Вот мы летим над морем"
    }
    assert _edited("- Да, конечно же.\n- Мы летим над морем", SHOWN["C"]) == {
        "A": "Да, конечно же."
    }


def test_tags_are_wording() -> None:
    """A word set in italics is the translation's; a place on the screen is not."""
    assert _edited("- Да, конечно.\n- Мы <i>летим</i> над морем", SHOWN["C"]) == {
        "B": "Мы <i>летим</i> над морем"
    }
    assert _edited("{\\an8}- Да, конечно.\n- Мы летим над морем", "{\\an8}" + SHOWN["C"]) == {}


def test_a_break_is_typed_where_that_gives_the_release() -> None:
    """A message cut into two cues gets a cue break, one on two lines a line break."""
    assert _edited("- Да, конечно.\n- Мы летим", "над морем", SHOWN["C"]) == {
        "B": "Мы летим || над морем"
    }
    assert _edited("- Да, конечно.\n- Мы летим над морем", "<i>и</i> видим\nлуну.") == {
        "C": "<i>и</i> видим\nлуну."
    }


def test_what_may_not_be_edited_is_not() -> None:
    """Wording of a message that is in no catalog is left to adjustments."""
    assert _edited("- Нет, конечно.\n- Мы летим над морем", SHOWN["C"], editable="BC") == {}


_words = st.lists(
    st.sampled_from(("да", "<b>нет</b>", "5", "а\u00a0в", "—", '<font color="r g">я</font>')),
    max_size=6,
)


@given(_words, st.lists(st.sampled_from((" ", "\n")), min_size=6, max_size=6))
def test_tokens_hold_the_text(parts: list[str], gaps: list[str]) -> None:
    """Words of a text are what was joined, whatever the breaks and the spaces in tags."""
    text = "".join(part + gap for part, gap in zip(parts, gaps, strict=False))
    assert tokens(text) == parts
    assert words(text) == words(" ".join(parts))


@given(_words, st.integers(0, 9))
def test_a_place_is_put_and_taken(parts: list[str], position: int) -> None:
    """A text placed and placed again holds one place; without it the text is as before."""
    text = " ".join(parts)
    assert unplaced(placed(text, position)) == text
    assert placed(placed(text, 8), position) == placed(text, position)


@given(st.lists(_words.map(" ".join), min_size=2, max_size=2))
def test_attributed_words_are_the_words_on_the_screen(texts: list[str]) -> None:
    """Every word of a changed cue goes to a message of it, in order, but for dress."""
    laid = _laid(SHOWN)
    wanted = [
        cue._replace(text=text or cue.text)
        for cue, text in zip(laid.track.cues, texts, strict=False)
    ]
    for found in rewordings(laid, wanted, SHOWN):
        given_words = [word.text for key in found.words for word in found.words[key]]
        on_screen = [token for text in found.texts for token in tokens(text)]
        assert len(given_words) <= len(on_screen)
        assert found.reworded <= found.messages
        assert all(word.gap in Break for key in found.words for word in found.words[key])
