"""What a break clearly parts, and what it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.phrase_breaks import Parted, parted


def _pairs(language: str, pairs: str) -> list[tuple[str, str]]:
    return [(pair, language) for pair in pairs.split(" | ")]


@pytest.mark.parametrize(
    ("pair", "language"),
    [
        *_pairs(
            "en",
            "the table | of London | and went | on the | in 1998 | your idea"
            " | Dr. Who | not quite | A man | THE HATCH | city —",
        ),
        *_pairs(
            "ru",
            "в доме | не знаю | и ушёл | знает ли | То же | хотел бы, | г-н Иванов"
            " | А Иван | «В доме | Москва — | глава 5",
        ),
    ],
)
def test_phrases(pair: str, language: str) -> None:
    """Articles, prepositions, conjunctions, negations, titles belong to the next word."""
    assert parted(*pair.split(" "), language) is Parted.PHRASE


@pytest.mark.parametrize(
    ("pair", "language"),
    [
        *_pairs(
            "en",
            "5 km | 10 percent. | 10 000 | 80 % | 20 minutes",
        ),
        *_pairs(
            "ru",
            "5 км | 10 000 | 1961 г. | № 5 | стр. 15 | 20 °C | 3 часа, | С.П. Королёв",
        ),
        ("10 000", "de"),
    ],
)
def test_numbers(pair: str, language: str) -> None:
    """Digits belong to digits, units and signs; initials to a name."""
    assert parted(*pair.split(" "), language) is Parted.NUMBER


@pytest.mark.parametrize(
    ("pair", "language"),
    [
        *_pairs(
            "en",
            "the, table | come in | in and | for is | on it | 1998 300 | B. Then"
            " | I. Then | off the | US and",
        ),
        *_pairs(
            "ru",
            "и, наверное | как. Но | дома в | 5 в | 2010. Лет | Б. Станция"
            " | люк закрыт | 10 30 | б) люк",
        ),
        ("der Tisch", "de"),
    ],
)
def test_what_may_be_parted(pair: str, language: str) -> None:
    """Marks free a word; words that can stand alone are not judged."""
    assert parted(*pair.split(" "), language) is None


def test_words_before_tell_more() -> None:
    """A capital letter is a word at the start of a sentence, and a name behind a noun."""
    assert parted("A", "man", "en", ["vitamin"]) is None
    assert parted("A", "man", "en", ["Yes."]) is Parted.PHRASE
    assert parted("not", "you", "en", ["or"]) is None
    assert parted("F.", "Kennedy", "en", ["was", "John"]) is Parted.NUMBER
    assert parted("Б.", "Станция", "ru", ["это", "План"]) is None


words = st.text(st.sampled_from("аВнеthof5.,—«»-%№ё'\u0301"), max_size=6)


@given(words, words, st.sampled_from(["en", "ru", "de", "und", ""]), st.lists(words, max_size=3))
def test_any_words_have_an_answer(
    before: str, after: str, language: str, earlier: list[str]
) -> None:
    """No words are too odd to be judged; where one is missing nothing is parted."""
    answer = parted(before, after, language, earlier)
    if not before or not after:
        assert answer is None


@given(st.sampled_from(["the", "of", "and", "в", "не", "и"]), st.sampled_from(list(",.!?…:;—")))
def test_marks_free_words(word: str, mark: str) -> None:
    """Behind a mark a line may end, whatever the word."""
    assert parted(word + mark, "word", "en") is None
    assert parted(word + mark, "слово", "ru") is None
