"""Laws of the language of each cue: letters, alphabets, neighbours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.segmentation.languages import is_unlikely, spoken_languages
from tests.strategies import cue_texts, languages

SAID = st.lists(st.tuples(cue_texts, st.sampled_from(["", "", "", "en", "fr", "zxx"])), max_size=8)


@given(SAID, languages)
def test_what_is_stated_holds_and_the_rest_may_be_spoken(
    said: list[tuple[str, str]], candidates: tuple[str, ...]
) -> None:
    """A stated language is kept; any other is a candidate or unknown, and never `zxx`."""
    texts, stated = [text for text, _ in said], [language for _, language in said]
    found = spoken_languages(texts, stated, candidates)
    assert len(found) == len(texts)
    for language, told in zip(found, stated, strict=True):
        assert language
        assert not told or language == told
        if not told:
            assert language != "zxx"
            assert not candidates or language in {*candidates, "und"}


@given(st.lists(cue_texts, max_size=8), st.sampled_from(["ru", "en", "pt-BR"]))
def test_a_film_of_one_language_is_in_it(texts: list[str], language: str) -> None:
    """Where only one language may be spoken, every cue is in it, whatever its letters."""
    assert set(spoken_languages(texts, [""] * len(texts), (language,))) <= {language}


@pytest.mark.parametrize(
    ("candidates", "said", "expected"),
    [
        (("en", "ru"), ["Hello", "12:30", "Привет"], ["en", "en", "ru"]),
        (("en", "ru"), ["Hello", "1", "2", "3", "Привет"], ["en", "en", "en", "ru", "ru"]),
        (("en", "ru"), ["…", "Привет"], ["ru", "ru"]),
        (("en", "ru"), ["…", "1"], ["en", "en"]),
        (("en", "ru"), ["Привет", "5 × 5", "Hello"], ["ru", "ru", "en"]),
        (("en", "ru", "uk"), ["Ґанок", "Так", "Hello", "Да", "Ты"], ["uk", "uk", "en", "ru", "ru"]),
        (("ru", "uk"), ["Так", "Hello"], ["ru", "und"]),
        (("en", "ru"), ["Привет", "你好", "…"], ["ru", "und", "ru"]),
        (("ru", "en"), ["你好", "1"], ["und", "ru"]),
        (("en", "de"), ["Größe", "Hand"], ["de", "de"]),
        (("zh", "en"), ["你好", "OK", "1"], ["zh", "en", "en"]),
        (("ja", "zh"), ["漢字", "かな"], ["ja", "ja"]),
        ((), ["你好", "かな", "Привет", "Hi", "1"], ["zh", "ja", "ru", "en", "en"]),
        ((), ["…"], ["und"]),
        ((), [], []),
    ],
)
def test_known_films(candidates: tuple[str, ...], said: list[str], expected: list[str]) -> None:
    """Script, then alphabet, then the nearest neighbour of the script, the earlier of two."""
    assert spoken_languages(said, [""] * len(said), candidates) == expected


def test_what_is_in_no_language_has_no_neighbours() -> None:
    """A pin to `zxx`, or to a language of another film, says nothing about the cues around it."""
    said = ["Ля-ля", "…", "Так"]
    assert spoken_languages(said, ["zxx", "", ""], ("uk", "ru")) == ["zxx", "uk", "uk"]
    assert spoken_languages(["Oh", "Hand"], ["fr", ""], ("en", "de")) == ["fr", "en"]
    assert spoken_languages(["Oh", "…"], ["zxx", ""], ()) == ["zxx", "und"]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["Look out!", "The hatch is open.", "Люк!"], True),
        (["Берегись!", "NASA", "Люк открыт."], False),
        (["12:30", "…"], False),
        ([], False),
    ],
)
def test_an_unlikely_language_is_told(texts: list[str], told: bool) -> None:
    """A film most of which is in other letters is hardly in the only language named."""
    assert is_unlikely(texts, "ru") is told
