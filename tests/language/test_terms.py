"""Terms found in texts, in all their forms and only there."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.terms import Forms, TermFinder, plain_text
from pipeline.model.cue import Kind
from pipeline.model.glossary import Glossary, Term

words = st.text("абвгдеёьй", min_size=1, max_size=8)


@given(st.lists(words, min_size=1, max_size=3), words, words)
def test_a_phrase_is_found_where_it_stands(phrase: list[str], before: str, after: str) -> None:
    """A phrase is found between other words; what is found never overlaps."""
    form = " ".join(phrase)
    text = f"{before}! {form}. {after}"
    found = Forms([form], "ru").find(text)
    assert any(text[one.start : one.end] == form for one in found) or any(
        one.start <= len(before) + 2 < one.end for one in found
    )
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.lists(words, max_size=3), st.text(max_size=30))
def test_found_places_lie_in_the_text(forms: list[str], text: str) -> None:
    """Any text can be searched; places are in order and lie in it."""
    found = Forms(forms, "ru").find(text)
    assert all(0 <= one.start < one.end <= len(plain_text(text)) for one in found)
    assert list(found) == sorted(found, key=lambda one: one.start)


def test_the_longest_term_of_the_language_and_kind() -> None:
    """Of terms that overlap the longest is told; languages and kinds are kept apart."""
    hatch, airlock = Term(("hatch",)), Term(("airlock hatch",))
    russian, radio = Term(("hatch",), languages=("ru",)), Term(("roger",), kinds=(Kind.RADIO,))
    finder = TermFinder(Glossary((hatch, airlock, russian, radio)))
    assert finder.terms_in("The airlock hatch and the hatches.", "en") == (airlock, hatch)
    assert finder.terms_in("Roger.", "en") == ()
    assert finder.terms_in("Roger.", "en", Kind.RADIO) == (radio,)
    assert TermFinder(Glossary()).terms_in("hatch", "en") == ()


def found(form: str, text: str, language: str) -> list[tuple[str, bool]]:
    """Return what is found of one form, and whether it is certain."""
    places = Forms([form], language).find(text)
    return [(plain_text(text)[one.start : one.end], one.is_certain) for one in places]


def test_english_verbs_are_said_to_be_verbs() -> None:
    """`dock` is a noun, `to dock` a verb, `docking` a word of its own; `to the dock` a phrase."""
    text = "It docks, docked, is docking; the dock's. Back to the dock."
    assert [word for word, _ in found("dock", text, "en")] == ["docks", "dock's", "dock"]
    assert [word for word, _ in found("to dock", text, "en")] == [
        "docks",
        "docked",
        "docking",
        "dock",
    ]
    assert [word for word, _ in found("docking", text, "en")] == ["docking"]
    assert [word for word, _ in found("to the dock", text, "en")] == ["to the dock"]


@pytest.mark.parametrize(
    ("form", "text", "said"),
    [
        ("гора", "Какое горе!", [("горе", False)]),
        ("гора", "Мы на горе, в горах.", [("горе", False), ("горах", True)]),
        ("пол", "Поле. На полу.", [("Поле", False), ("полу", True)]),
        ("рот", "Рота, подъём! Полон рот.", [("рот", True)]),
        ("дорога", "Дорогой подарок. Идём дорогами.", [("Дорогой", False), ("дорогами", True)]),
        ("горе", "Какое горе!", [("горе", True)]),
        ("ребёнок", "Дети! Человек и люди.", [("Дети", True)]),
        ("Лев", "Льва и льва.", [("Льва", True)]),
        (
            "выход в открытый космос",
            "После выхода в открытый космос.",
            [("выхода в открытый космос", True)],
        ),
    ],
)
def test_forms_that_are_other_words(form: str, text: str, said: list[tuple[str, bool]]) -> None:
    """A form that is the dictionary form of another word is found, and is not certain."""
    assert found(form, text, "ru") == said


def test_a_dictionary_form_belongs_to_its_own_term() -> None:
    """Of two terms the one whose dictionary form stands in the text is meant."""
    station, camp = Term(("станция",)), Term(("стан",))
    finder = TermFinder(Glossary((camp, station)))
    assert finder.terms_in("На станции.", "ru") == (station,)
    mountain, grief = Term(("гора",)), Term(("горе",))
    finder = TermFinder(Glossary((mountain, grief)))
    assert finder.terms_in("Какое горе! Мы на горе.", "ru") == (grief,)
    assert finder.terms_in("Горы.", "ru") == (mountain,)


def test_many_terms_in_a_long_text_take_linear_time() -> None:
    """A text of 200,000 words is searched at once."""
    text = "люк " * 200_000
    assert len(Forms(["люк", "люк люк"], "ru").find(text)) == 100_000
