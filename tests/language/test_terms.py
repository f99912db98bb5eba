"""Terms found in texts, in all their forms and only there."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.stems import plain_word
from pipeline.language.terms import Forms, TermFinder, plain_text
from pipeline.language.word_forms import forms_of, forms_of_entry
from pipeline.model.cue import Kind
from pipeline.model.glossary import Glossary, Term

words = st.text("абвгдеёьй", min_size=1, max_size=8)

SAME = (
    "люк люка люку люком люке люки люков люками; модуль модуля модули модулей модулями;"
    " станция станции станцию станций станциями; стыковка стыковки стыковок стыковкам;"
    " шлюзовой шлюзового шлюзовому шлюзовым шлюзовом шлюзовая шлюзовые шлюзовых;"
    " ремень ремня ремни ремней ремнями; конец конца концов; боец бойца бойцами;"
    " корабль корабля кораблём кораблей; дверь двери дверью дверей дверями; день дня дни дней;"
    " время времени временем времена времён; давление давления давлением; экипаж экипажа экипажей;"
    " огонёк огонька огоньки огоньков; двигатель двигателя двигатели; ЦУП ЦУПа ЦУПом"
)
APART = (
    "люк люкс; порт портрет; кабина кабинет; луна лунный; часть частый; отсек сектор; мост мостик"
)


@pytest.mark.parametrize("line", [line.split() for line in SAME.split(";")], ids=" ".join)
def test_forms_of_one_word(line: list[str]) -> None:
    """Every form of a noun or adjective is found by its dictionary form."""
    entry = forms_of_entry(plain_word(line[0]), "ru")
    for form in line:
        assert not entry.isdisjoint(forms_of(plain_word(form), "ru")), form


@pytest.mark.parametrize("line", [line.split() for line in APART.split(";")], ids=" ".join)
def test_forms_of_other_words(line: list[str]) -> None:
    """A word with the same beginning is another word."""
    one, other = line
    assert forms_of_entry(one, "ru").isdisjoint(forms_of(other, "ru"))


@given(words, st.sampled_from(["ru", "en", "de", "und"]))
def test_a_word_is_a_form_of_itself(word: str, language: str) -> None:
    """Whatever a word looks like, it is found as it stands."""
    assert not forms_of_entry(word, language).isdisjoint(forms_of(word, language))


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


def test_english_derivations() -> None:
    """`docking` is a word of its own; `dock` is also found in `docked` and `docks`."""
    assert Forms(["docking"], "en").find("It docks and docked.") == ()
    assert len(Forms(["dock"], "en").find("It docks, docked, docking; the dock's.")) == 4
