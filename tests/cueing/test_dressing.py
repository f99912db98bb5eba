"""What is put back around a translation."""

from __future__ import annotations

import pytest
from hypothesis import given

from pipeline.cueing.dressing import Pauses, Wardrobe, dress_text, undressed_master
from pipeline.model.cast import Cast, Speaker
from pipeline.model.limits import Limits, Profile
from pipeline.model.segment import BARE, Dress, Turn
from pipeline.profiles import load

from .strategies import dresses, texts, wardrobes

CAST = Cast((Speaker("ANNA", names=(("ru", "АННА"),)), Speaker("BOB")))
HOUSE = Wardrobe("ru", Profile("house", limits=Limits(2, 42)), cast=CAST)
KEEP = Wardrobe("ru", HOUSE.profile, keeps_speakers=True, cast=CAST)
TWO = Dress(turns=(Turn("- ", "ANNA: ", "ANNA"), Turn("- ", "BOB: ", "BOB")))
NOW = Pauses()


def house(dash: str = "- ", continuation: str = "source", language: str = "ru") -> Wardrobe:
    return Wardrobe(
        language, Profile("house", limits=Limits(2, 42), dash=dash, continuation=continuation)
    )


@given(texts, dresses, wardrobes)
def test_words(text: str, dress: Dress, wardrobe: Wardrobe) -> None:
    """A dressed text holds the words of the translation, in order, whatever is put around."""
    dressed = dress_text(text, dress, wardrobe, Pauses(3000, 3000), 2)
    assert text in dressed.replace("\n", " ")


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
    ("continuation", "language", "pauses", "dress", "dressed"),
    [
        ("source", "ru", Pauses(0, 0), BOTH, "…и…"),
        ("none", "ru", Pauses(3000, 3000), BOTH, "и"),
        ("pause-2s", "ru", Pauses(2000, 2000), BOTH, "…и…"),
        ("pause-2s", "ru-RU", Pauses(2000, 1999), BOTH, "…и"),
        ("pause-2s", "ru", Pauses(1999, None), BOTH, "и"),
        ("pause-2s", "en", Pauses(2000, 2000), BOTH, "и…"),
        ("pause-2s", "rup", Pauses(2000, 2000), BOTH, "и…"),
        ("pause-2s", "ru", Pauses(2000, 0), Dress(trailing_dots="…"), "и"),
        ("pause-2s", "ru", Pauses(2000, 2000), BARE, "и"),
    ],
)
def test_dots(continuation: str, language: str, pauses: Pauses, dress: Dress, dressed: str) -> None:
    """Dots that say that a sentence goes on follow the profile; where none were, none come."""
    wardrobe = house(continuation=continuation, language=language)
    assert dress_text("и", dress, wardrobe, pauses, 1) == dressed


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
