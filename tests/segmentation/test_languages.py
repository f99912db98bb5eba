"""Laws of the language of each cue: letters, alphabets, neighbours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.cast import Cast, Speaker
from pipeline.model.cue import Cue
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from pipeline.segmentation import SegmentationSettings, segment
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


SPOKEN = st.sampled_from(("Да.", "Yes.", "Нет, спасибо.", "Go on.", "12:30.", "…"))
LABELS = st.sampled_from(("ANNA: ", "[ANNA] ", "АННА: ", "- ANNA: ", "[ANNA]: ", ""))


@given(
    st.lists(st.tuples(LABELS, SPOKEN), min_size=1, max_size=8),
    st.sampled_from(("cue", "sentence")),
    st.sampled_from((("en", "ru"), ("ru", "en"), ("ru",), ())),
)
def test_a_label_says_nothing_of_the_language(
    said: list[tuple[str, str]], unit: str, candidates: tuple[str, ...]
) -> None:
    """Whether the cast knows a name or not, a cue is in the language of what is said in it."""
    spans = [TimeSpan(20_000 * at, 20_000 * at + 2_000) for at in range(len(said))]
    cues = [Cue(span, "".join(one)) for span, one in zip(spans, said, strict=True)]
    named = Cast((Speaker("ANNA", names=(("ru", "АННА"),)),))
    told = []
    for cast in (Cast(), named):
        settings = SegmentationSettings(cast=cast, source_languages=candidates, unit=unit)
        found = segment(Track(tuple(cues)), settings)
        unlikely = any(one.code == "STR012" for one in found.findings)
        told.append((unlikely, {s.cue: one.language for one in found.segments for s in one.slots}))
    assert told[0] == told[1]


def test_a_sign_has_no_label() -> None:
    """What a sign says before a colon is said by nobody."""
    cues = (Cue(TimeSpan(0, 900), "DANGER: 5 В"), Cue(TimeSpan(1_000, 1_900), "ANNA: Да."))
    settings = SegmentationSettings(source_languages=("en", "ru"), unit="cue")
    found = segment(Track(cues), settings).segments
    assert [one.language for one in found] == ["en", "ru"]
