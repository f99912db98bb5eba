"""Laws of series: which titles belong together, and that a series goes one way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.context import SeriesContext, TrackContext
from pipeline.checks.rules.text.inconsistent_yo import check
from pipeline.checks.series import series_of
from pipeline.model.cue import Cue
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from pipeline.profiles import load
from tests.checks.strategies import SPELLED

films = st.lists(st.lists(st.sampled_from(SPELLED), max_size=8), min_size=1, max_size=4)


def track(file: str, words: list[str] | None = None, language: str = "ru") -> TrackContext:
    """Return a film of one cue."""
    cue = Cue(TimeSpan(1000, 9000), " ".join(words or []))
    return TrackContext(Track((cue,)), file, language, load("ru-house"))


@given(films)
def test_a_series_goes_one_way(texts: list[list[str]]) -> None:
    """What is found has ё everywhere, or nowhere; with it changed nothing is found any more."""
    tracks = [track(f"{number}.srt", words) for number, words in enumerate(texts)]
    found = list(check(SeriesContext(tuple(tracks))))
    assert len({"ё" in str(one.value) for one in found}) <= 1
    instead = {str(one.value): str(one.limit).split(" ")[0] for one in found}
    mended = [[instead.get(word, word) for word in words] for words in texts]
    tracks = [track(f"{number}.srt", words) for number, words in enumerate(mended)]
    assert list(check(SeriesContext(tuple(tracks)))) == []


@given(films)
def test_a_title_is_told_the_same_alone_as_beside_the_others(texts: list[list[str]]) -> None:
    """What is found in one title of a series is what is found there in all of it."""
    tracks = tuple(track(f"{number}.srt", words) for number, words in enumerate(texts))
    series = SeriesContext(tracks)
    parts = [one for own in tracks for one in check(SeriesContext((own,), series))]
    assert parts == list(check(series))


def test_names_that_differ_by_number_are_a_series() -> None:
    """One folder, one language, one name before the number; a year is no number of an episode."""
    names = [
        "a/show.s01e01.ru.srt", "a/show.s01e02.end.ru.srt", "b/show.s01e03.ru.srt",
        "a/film.ru.srt", "a/other.ru.srt", "a/alien.1979.ru.srt", "a/alien.1986.ru.srt",
    ]  # fmt: skip
    found = series_of([*map(track, names), track("a/show.s01e04.uk.srt", language="uk")])
    together = [[one.file for one in series.tracks] for series in found]
    assert together == [names[:2], *([name] for name in names[2:]), ["a/show.s01e04.uk.srt"]]
