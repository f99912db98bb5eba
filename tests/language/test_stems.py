"""Stems: what the forms of a word have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.stems import plain_word, stem
from tests.strategies import MARKS, words

_letters = st.text("абвгдежзийклмнопрстуфхцчшщъыьэюяabcdefghijklmnopqrstuvwxyz'", max_size=14)


@given(_letters, st.sampled_from(["ru", "en", "ru-RU", "EN"]))
def test_a_stem_begins_its_word(word: str, language: str) -> None:
    """A stem is a beginning of its word, but for an English y that is i in other forms, and of a
    word of three letters or more it keeps three."""
    found = stem(word, language)
    assert word.startswith(found) or (found.endswith("i") and word.startswith(found[:-1]))
    assert len(found) >= min(len(word.removesuffix("'s")), 2)


@given(_letters, st.sampled_from(["de", "ja", "uk", "und", ""]))
def test_unknown_languages(word: str, language: str) -> None:
    """A language without a table keeps its words."""
    assert stem(word, language) == word


@given(words, st.sampled_from(MARKS), st.sampled_from(["", "«", "(", '"', "— "]))
def test_plain(word: str, mark: str, opening: str) -> None:
    """A plain word has no marks around it and no capitals; plain it stays."""
    plain = plain_word(opening + word + mark)
    assert plain == plain_word(word)
    assert plain == plain_word(plain)
    assert "ё" not in plain


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("ru", "делает делал делали делают делать"),
        ("ru", "кораблями кораблях кораблям корабля"),
        ("ru", "быстрый быстрая быстрого быстро быстрыми"),
        ("ru", "космонавт космонавты космонавтов космонавтами"),
        ("ru", "остановился остановилась остановились"),
        ("en", "stop stops stopped stopping"),
        ("en", "engine engines engine's"),
        ("en", "city cities"),
        ("en", "try tries tried"),
        ("en", "pass passes passed passing"),
        ("en", "quick quickly"),
    ],
)
def test_forms_of_one_word(language: str, forms: str) -> None:
    """The forms of a word have one stem."""
    assert len({stem(form, language) for form in forms.split()}) == 1
