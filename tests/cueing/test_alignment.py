"""Links between the words of a text and of its translation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cueing.alignment import align
from tests.strategies import ENGLISH, OTHERS, RUSSIAN, words

_some = st.lists(
    words | st.sampled_from(["water", "воду", "engine", "двигателей", "260", "«Союз»,", "—"]),
    max_size=12,
)
_languages = st.sampled_from(("en", "ru", "en-GB", "ja", "und", ""))


@given(_some, _some, _languages, _languages)
def test_links(source: list[str], target: list[str], one: str, other: str) -> None:
    """Each link joins a word of the one to a word of the other, once, with a strength up to 1."""
    links = align(source, target, (one, other))
    pairs = [(link.source, link.target) for link in links]
    assert len(set(pairs)) == len(pairs)
    assert [link.source for link in links] == sorted(link.source for link in links)
    for link in links:
        assert 0 <= link.source < len(source)
        assert 0 <= link.target < len(target)
        assert 0 < link.strength <= 1
    assert links == align(source, target, (one, other))


@given(
    st.lists(st.sampled_from([*ENGLISH, *RUSSIAN, *OTHERS]), min_size=1, max_size=8, unique=True)
)
def test_a_text_is_its_own_translation(text: list[str]) -> None:
    """Of a text of different words each belongs to itself more than to any other."""
    links = align(text, text, ("und", "und"))
    for index, word in enumerate(text):
        mine = {link.target: link.strength for link in links if link.source == index}
        if any(map(str.isalnum, word)):
            assert max(mine, key=lambda target: mine[target]) == index


@pytest.mark.parametrize(
    ("source", "target", "languages", "linked"),
    [
        ("260 days", "через 260 дней", ("en", "ru"), "260 260"),
        ("Sputnik flies", "Летит «Спутник»", ("en", "ru"), "Sputnik «Спутник»"),
        ("the engine stopped", "двигатель остановился", ("en", "ru"), "engine двигатель"),
        ("двигатель стоит", "the engine stands", ("ru", "en"), "двигатель engine"),
        (
            "in 1,000 years",
            "через 1 000 лет".replace(" 000", "\u00a0000"),
            ("en", "ru"),
            "1,000 1\u00a0000",
        ),
        ("NASA says", "«NASA» dit", ("en", "fr"), "NASA «NASA»"),
    ],
)
def test_evidence(source: str, target: str, languages: tuple[str, str], linked: str) -> None:
    """Numbers, names, words of the dictionary in any form and words of one sound are linked."""
    one, other = linked.split(" ")
    links = align(source.split(" "), target.split(" "), languages)
    found = {(source.split(" ")[link.source], target.split(" ")[link.target]) for link in links}
    assert (one, other) in found


def test_the_nearer_of_two() -> None:
    """A word that stands twice belongs most to the one at its own place."""
    links = align(["water", "and", "water"], ["вода", "и", "вода"], ("en", "ru"))
    strength = {(link.source, link.target): link.strength for link in links}
    assert strength[0, 0] > strength[0, 2]
    assert strength[2, 2] > strength[2, 0]
    assert [link.is_function for link in links if link.source == 1] == [True]


def test_unknown_languages_have_no_links() -> None:
    """Where nothing is known of the words, nothing is said of them."""
    assert align(["we", "water"], ["庭", "水"], ("en", "ja")) == ()
    assert align([], [], ("en", "ru")) == ()
