"""What is put back around a translation."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cueing.dressing import (
    Pauses,
    Piece,
    Wardrobe,
    dress_cue,
    dress_text,
    undressed_master,
)
from pipeline.model.cast import Cast, Speaker
from pipeline.model.limits import Limits, Profile
from pipeline.model.markup import TAG, strip_tags
from pipeline.model.segment import BARE, Dress, Turn
from pipeline.profiles import NO_PROFILE, load
from pipeline.segmentation.undress import undress

from .strategies import dresses, pieces, texts, wardrobes

CAST = Cast((Speaker("ANNA", names=(("ru", "АННА"),)), Speaker("BOB")))
HOUSE = Wardrobe("ru", Profile("house", limits=Limits(2, 42)), cast=CAST)
KEEP = Wardrobe("ru", HOUSE.profile, keeps_speakers=True, cast=CAST)
TWO = Dress(turns=(Turn("- ", "ANNA: ", "ANNA"), Turn("- ", "BOB: ", "BOB")))
NOW = Pauses()


def house(dash: str = "- ", continuation: str = "source", leading: bool = True) -> Wardrobe:
    profile = Profile(
        "house",
        limits=Limits(2, 42),
        dash=dash,
        continuation=continuation,
        continuation_leading=leading,
    )
    return Wardrobe("ru", profile)


@given(texts, dresses, wardrobes)
def test_words(text: str, dress: Dress, wardrobe: Wardrobe) -> None:
    """A dressed text holds the words of the translation, in order, whatever is put around."""
    dressed = dress_text(text, dress, wardrobe, Pauses(3000, 3000), 2)
    assert text in dressed.replace("\n", " ")


@given(st.lists(pieces, min_size=1, max_size=4), wardrobes, st.integers(1, 3))
def test_words_of_pieces(pieces: list[Piece], wardrobe: Wardrobe, lines: int) -> None:
    """A cue holds the words of its pieces, in order, and nothing besides but dashes, dots and
    labels that are kept; wherever there are words there is a cue without empty lines."""
    dressed = dress_cue(pieces, wardrobe, Pauses(3000, 3000), lines)
    shown = strip_tags(dressed)
    expected = "".join(strip_tags(piece.text) for piece in pieces)
    if wardrobe.keeps_speakers:
        shown = re.sub(r"(?m)^([-–]? ?)ANNA: ", r"\1", shown)
    assert letters(shown) == letters(expected)
    assert all(line.strip() for line in shown.split("\n"))
    assert len(TAG.findall(dressed)) >= len(TAG.findall("".join(p.text for p in pieces)))


@given(texts, dresses, wardrobes)
def test_whole(text: str, dress: Dress, wardrobe: Wardrobe) -> None:
    """A piece that is a whole segment, alone in its cue, is dressed as the segment's text is."""
    around = Pauses(3000, 3000)
    cue = dress_cue([Piece(text, dress)], wardrobe, around, 2)
    assert cue == dress_text(text, dress, wardrobe, around, 2)


@given(
    st.lists(st.sampled_from(("Да.", "Ну, ладно", "Минут 5?", "Hi")), min_size=1, max_size=3),
    st.sampled_from(("", "- ", "-", "– ")),
    st.sampled_from((("", ""), ("<i>", "</i>"), (r"{\an8}", ""), (r"{\an8}<b>", "</b>"))),
    st.booleans(),
)
def test_back_on(lines: list[str], dash: str, wrap: tuple[str, str], apart: bool) -> None:
    """What was taken off a regular cue comes back as it was, where the house has no rules."""
    if not dash:
        lines = lines[:1]
    master = wrap[0] + "\n".join(dash + line for line in lines) + wrap[1]
    text, dress = undress(master, Cast())
    pieces = [Piece(text, dress)]
    if apart and dress.turns:
        pieces = [
            Piece(part, dress._replace(turns=(turn,)), in_dialogue=len(lines) > 1)
            for part, turn in zip(text.split("\n"), dress.turns, strict=True)
        ]
    assert dress_cue(pieces, Wardrobe("ru", NO_PROFILE), NOW, len(lines)) == master


@pytest.mark.parametrize(
    ("text", "dress", "dressed"),
    [
        ("Да.", BARE, "Да."),
        ("Да.", Dress(r"{\an8}<i>", "</i>"), r"{\an8}<i>Да.</i>"),
        (r"{\an2}Да.", Dress(r"{\an8}<i>", "</i>"), r"{\an2}<i>Да.</i>"),
        (r" {\an8} Да.", BARE, r"{\an8}Да."),
        ("Да.\nНет.", TWO, "- Да.\n- Нет."),
        ("— Да.\n-Нет.", TWO, "— Да.\n-Нет."),
        ("-5\n—5 минут.", TWO, "- -5\n—5 минут."),
        ("Да. Нет.", TWO, "Да. Нет."),
        ("Да.", Dress(turns=(Turn("- "),)), "- Да."),
        ("<i>- Да.</i>", Dress(turns=(Turn("- "),)), "<i>- Да.</i>"),
        ("Да.\n\n Нет. \n", BARE, "Да.\nНет."),
        ("- Да.", BARE, "- Да."),
        ("Да", Dress(leading_dots="…", trailing_dots="..."), "…Да..."),
        ("…Да...", Dress(leading_dots="...", trailing_dots="…"), "…Да..."),
        ("Да!»", Dress(trailing_dots="…"), "Да!»"),
    ],
)
def test_dress(text: str, dress: Dress, dressed: str) -> None:
    """Tags, dashes and dots come back; a position and a dash typed by the translator win."""
    assert dress_text(text, dress, HOUSE, NOW, 1) == dressed


@pytest.mark.parametrize(("dash", "dressed"), [("-", "-Да.\n-Нет."), ("", "–Да.\n–Нет.")])
def test_dash(dash: str, dressed: str) -> None:
    """Dashes are as the profile has them; without one, as in the master."""
    dress = Dress(turns=(Turn("–"), Turn("–")))
    assert dress_text("Да.\nНет.", dress, house(dash), NOW, 2) == dressed


@pytest.mark.parametrize(
    ("wardrobe", "text", "dress", "dressed"),
    [
        (KEEP, "Да.\nНет.", TWO, "- АННА: Да.\n- BOB: Нет."),
        (KEEP, "Да.", Dress(turns=(Turn("", "[ANNA] ", "ANNA"),)), "[АННА] Да."),
        (HOUSE, "Да.", Dress(turns=(Turn("", "ANNA: ", "ANNA"),)), "Да."),
        (KEEP, "Да.", Dress(turns=(Turn("", "EVE: ", "EVE"),)), "EVE: Да."),
    ],
)
def test_labels(wardrobe: Wardrobe, text: str, dress: Dress, dressed: str) -> None:
    """Labels are kept in the release's language, or dropped."""
    assert dress_text(text, dress, wardrobe, NOW, 1) == dressed


def test_label_takes_room() -> None:
    """The first line is shorter by what stands before it."""
    text = "а" * 20 + " " + "б" * 20
    dress = Dress(turns=(Turn("", "ANNA: ", "ANNA"),))
    assert dress_text(text, dress, HOUSE, NOW, 1) == text
    assert dress_text(text, dress, KEEP, NOW, 1) == "АННА: " + text.replace(" ", "\n")


BOTH = Dress(leading_dots="…", trailing_dots="…")


@pytest.mark.parametrize(
    ("continuation", "leading", "pauses", "dress", "dressed"),
    [
        ("source", False, Pauses(0, 0), BOTH, "…и…"),
        ("none", True, Pauses(3000, 3000), BOTH, "и"),
        ("pause-2s", True, Pauses(2000, 2000), BOTH, "…и…"),
        ("pause-2s", True, Pauses(2000, 1999), BOTH, "…и"),
        ("pause-2s", True, Pauses(1999, None), BOTH, "и"),
        ("pause-2s", False, Pauses(2000, 2000), BOTH, "и…"),
        ("pause-2s", True, Pauses(2000, 0), Dress(trailing_dots="…"), "и"),
        ("pause-2s", True, Pauses(2000, 2000), BARE, "и"),
        ("every-split", True, Pauses(0, 0), BOTH, "…и…"),
        ("every-split", False, Pauses(0, 0), BOTH, "и…"),
        ("every-split", True, Pauses(0, 0), BARE, "и"),
    ],
)
def test_dots(continuation: str, leading: bool, pauses: Pauses, dress: Dress, dressed: str) -> None:
    """Dots around a whole segment follow the profile; where none were, none come."""
    wardrobe = house(continuation=continuation, leading=leading)
    assert dress_text("и", dress, wardrobe, pauses, 1) == dressed


FIRST, INNER, LAST = (True, False), (False, False), (False, True)


@pytest.mark.parametrize(
    ("continuation", "leading", "text", "dress", "edges", "dressed"),
    [
        ("source", True, "и", BARE, INNER, "и"),
        ("source", True, "и", BOTH, INNER, "…и…"),
        ("source", True, "и", BOTH, FIRST, "и…"),
        ("source", True, "и", BOTH, LAST, "…и"),
        ("none", True, "и", BOTH, INNER, "и"),
        ("pause-2s", True, "и", BARE, INNER, "…и…"),
        ("pause-2s", True, "и", BARE, LAST, "…и"),
        ("pause-2s", False, "и", BARE, INNER, "и…"),
        ("every-split", True, "и", BARE, INNER, "…и…"),
        ("every-split", False, "и", BARE, INNER, "и…"),
        ("every-split", True, "и", BARE, FIRST, "и…"),
        ("every-split", True, "и", BARE, LAST, "…и"),
        ("every-split", True, "…и т. д.", BARE, INNER, "…и т. д."),
        ("every-split", True, "...и...", BARE, INNER, "...и..."),
        ("every-split", True, "<i>и…</i>", BARE, FIRST, "<i>и…</i>"),
        ("every-split", True, "и", Dress("<i>", "</i>"), FIRST, "<i>и…</i>"),
    ],
)
def test_dots_of_a_part(
    continuation: str,
    leading: bool,
    text: str,
    dress: Dress,
    edges: tuple[bool, bool],
    dressed: str,
) -> None:
    """Dots stand where a sentence is parted, never where it begins or ends, never twice."""
    piece = Piece(text, dress, *edges)
    wardrobe = house(continuation=continuation, leading=leading)
    assert dress_cue([piece], wardrobe, Pauses(2000, 2000), 1) == dressed


def test_dots_stand_where_cues_part() -> None:
    """Between two pieces of one turn no dots come; before another speaker's they do."""
    wardrobe = house("-", "every-split")
    one, rest = Piece("я думаю", BARE, *FIRST), Piece("и хочу", BARE, *INNER)
    other = said("Что?", DASH)
    assert dress_cue([one, rest], wardrobe, NOW, 1) == "я думаю и хочу…"
    assert dress_cue([one, other], wardrobe, NOW, 1) == "-я думаю…\n-Что?"


def test_dots_take_room() -> None:
    """A line with its dots is as wide as the house allows, no wider."""
    text = "а" * 20 + " " + "б" * 21
    wardrobe = house(continuation="every-split")
    assert dress_cue([Piece(text)], wardrobe, NOW, 1) == text
    assert dress_cue([Piece(text, ends=False)], wardrobe, NOW, 1) == text.replace(" ", "\n") + "…"


DASH, ANNA, BOB = Turn("- "), Turn("", "ANNA: ", "ANNA"), Turn("", "BOB: ", "BOB")


def said(text: str, *turns: Turn, speaker: str = "", dialogue: bool = True) -> Piece:
    return Piece(text, Dress(turns=turns), speaker=speaker, in_dialogue=dialogue)


@pytest.mark.parametrize(
    ("pieces", "dash", "dressed"),
    [
        ([said("Да."), said("Нет.")], "-", "Да. Нет."),
        ([said("Да.", DASH), said("Нет."), said("И всё.", DASH)], "-", "-Да. Нет.\n-И всё."),
        ([said("так и есть."), said("Нет.", DASH)], "-", "-так и есть.\n-Нет."),
        ([said("так и есть."), said("Нет.", DASH)], "", "так и есть.\n- Нет."),
        ([said("Да.", DASH)], "-", "Да."),
        ([said("Да.", DASH), said("Нет.")], "-", "Да. Нет."),
        ([said("Да.", DASH, dialogue=False)], "-", "-Да."),
        ([said("Да.", DASH), said("", DASH)], "-", "Да."),
        ([said("Да.", ANNA), said("Нет.", BOB)], "-", "-Да.\n-Нет."),
        ([said("Да.", ANNA), said("Нет.", BOB)], "", "- Да.\n- Нет."),
        ([said("и всё.", speaker="BOB"), said("Ну.", BOB, speaker="BOB")], "-", "и всё.\nНу."),
        ([said("— Да.", DASH), said("Нет.", DASH)], "-", "— Да.\n-Нет."),
        ([said("Да.\nТак.", DASH), said("Нет.", DASH)], "-", "-Да.\nТак.\n-Нет."),
    ],
)
def test_turns(pieces: list[Piece], dash: str, dressed: str) -> None:
    """Each new turn begins a line; dashes stand on both speakers' lines, and only beside another
    speaker's; what one speaker says is joined."""
    assert dress_cue(pieces, house(dash), NOW, 1) == dressed


def test_kept_labels() -> None:
    """A label that is kept tells who speaks, where somebody begins to; nobody needs a dash."""
    pieces = [said("и всё."), said("Да.", ANNA), said("Нет.", Turn("- ", "BOB: ", "BOB"))]
    assert dress_cue(pieces[:2], KEEP, NOW, 1) == "и всё.\nАННА: Да."
    assert dress_cue(pieces[1:], KEEP, NOW, 1) == "- АННА: Да.\n- BOB: Нет."


@pytest.mark.parametrize(
    ("pieces", "dressed"),
    [
        (
            [Piece("Да.", Dress(r"{\an8}<i>", "</i>")), Piece("Ну.", Dress(r"{\an8}<i>", "</i>"))],
            r"{\an8}<i>Да. Ну.</i>",
        ),
        (
            [Piece("Да.", Dress(r"{\an8}")), Piece(r"{\an2} Ну.", Dress(r"{\an8}"))],
            r"{\an2}Да. Ну.",
        ),
        ([Piece("Да."), Piece(" ", Dress("<i>", "</i>"))], "Да."),
        ([Piece(r"{\an1}Да."), Piece(r"{\an2}Ну.")], r"{\an1}Да. Ну."),
        (
            [Piece("Да.", Dress(r"{\an8}<i>", "</i>")), Piece("Ну.", Dress(r"{\an8}"))],
            r"{\an8}<i>Да.</i> Ну.",
        ),
    ],
)
def test_wraps(pieces: list[Piece], dressed: str) -> None:
    """Tags that wrap the cue stand once, its position too, and one typed wins."""
    assert dress_cue(pieces, HOUSE, NOW, 1) == dressed


def test_speakers_keep_to_their_lines() -> None:
    """Each of two speakers has one line; a third line goes to who does not fit into one."""
    long = "Никто из нас тогда ещё ничего не знал об этом."
    pieces = [said("Да.", DASH), said(long, DASH)]
    three = Wardrobe("ru", Profile("house", limits=Limits(3, 42)))
    assert dress_cue(pieces, HOUSE, NOW, 2) == f"- Да.\n- {long}"
    assert (
        dress_cue(pieces, three, NOW, 2)
        == "- Да.\n- Никто из нас тогда ещё\nничего не знал об этом."
    )


@pytest.mark.parametrize(
    ("text", "dress", "shown"),
    [
        ("- ANNA: Hi.\n- BOB: Bye.", TWO, "- Hi.\n- Bye."),
        (
            "- Tell BOB: no.\n- BOB: No.",
            Dress(turns=(Turn("- "), TWO.turns[1])),
            "- Tell BOB: no.\n- No.",
        ),
        ("<i>ANNA: Hi.</i>", Dress("<i>", "</i>", (Turn("", "ANNA: ", "ANNA"),)), "<i>Hi.</i>"),
        ("Hi.  \n there", BARE, "Hi.  \n there"),
        ("Tell BOB: no.", Dress(turns=(Turn("", "BOB: ", "BOB"),)), "Tell BOB: no."),
    ],
)
def test_master(text: str, dress: Dress, shown: str) -> None:
    """The master's own text is verbatim but for the labels, where they are dropped."""
    assert undressed_master(text, dress, HOUSE) == shown
    assert undressed_master(text, dress, KEEP) == text


def test_two_speakers_without_their_labels_get_dashes() -> None:
    """Where labels go, a cue of two speakers has the profile's dashes; one speaker needs none."""
    both = Dress(turns=(Turn(label="BOB: ", speaker="BOB"), Turn(label="ANN: ", speaker="ANN")))
    alone = Dress(turns=(Turn(label="BOB: ", speaker="BOB"),))
    wardrobe = Wardrobe("ru", load("netflix-ru"))
    assert dress_text("Раз.\nДва.", both, wardrobe, Pauses(), 2) == "- Раз.\n- Два."
    assert dress_text("Раз.", alone, wardrobe, Pauses(), 1) == "Раз."


def letters(text: str) -> str:
    """Return a text without space, and without the marks that a profile may put."""
    return re.sub(r"[\s.…–-]", "", text)
