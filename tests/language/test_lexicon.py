"""The dictionary: which words of two languages translate each other."""

from __future__ import annotations

from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.lexicon import lexicon, skeleton
from pipeline.language.stems import stem


def test_both_ways() -> None:
    """What translates a word is translated by it, as well."""
    there, back = lexicon("en", "ru"), lexicon("ru", "en")
    assert {
        (one, other): weight for one, row in there.items() for other, weight in row.items()
    } == {(one, other): weight for other, row in back.items() for one, weight in row.items()}


def test_weights() -> None:
    """A weight is above 0 and at most 1; the first sense of each word has 1."""
    for row in lexicon("en", "ru").values():
        assert max(row.values()) == 1
        assert min(row.values()) > 0


def test_regions_and_unknown_pairs() -> None:
    """A region changes nothing; a pair without a table has none."""
    assert lexicon("en-GB", "ru-RU") == lexicon("en", "ru")
    assert lexicon("RU", "EN") == lexicon("ru", "en")
    assert lexicon("en", "de") == lexicon("en", "en") == lexicon("", "") == {}


def test_the_file_is_in_order() -> None:
    """Each line is a headword and its senses in small letters, no headword twice, е for ё, and says
    where it is from."""
    package = resources.files("pipeline.language")
    text = (package / "lexicons" / "en-ru.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    assert text.startswith("#")
    assert "Compiled" in text
    assert [len(row) for row in rows] == [2] * len(rows)
    headwords = [row[0] for row in rows]
    assert len(set(headwords)) == len(headwords)
    for _headword, senses in rows:
        several = senses.split(", ")
        assert all(
            sense and sense == sense.strip().lower() and "ё" not in sense for sense in several
        )


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        ("engine", "двигателями"), ("ships", "корабль"), ("waters", "вода"), ("because", "потому"),
        ("opened", "открыли"), ("seven", "семь"), ("captain", "капитана"),
    ],
)  # fmt: skip
def test_words(english: str, russian: str) -> None:
    """Words are found in any of their forms."""
    assert stem(russian, "ru") in lexicon("en", "ru")[stem(english, "en")]


@given(st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґabcdefghijklmnopqrstuvwxyz.'", max_size=16))
def test_skeleton(word: str) -> None:
    """A skeleton is of Latin consonants, none doubled, and that of a skeleton's letters is one."""
    found = skeleton(word)
    assert found == "" or (found.isascii() and found.isalpha())
    assert not set(found) & set("aeiou")
    assert all(one != other for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("one", "other"),
    [("кэррот", "carrot"), ("спутник", "sputnik"), ("байконур", "baikonur"), ("мотор", "motor"),
     ("физик", "physic"), ("хьюстон", "houston"), ("юри", "yuri")],
)  # fmt: skip
def test_cognates(one: str, other: str) -> None:
    """Words that came from one another sound alike in two alphabets."""
    assert skeleton(one) == skeleton(other)
