"""All rules and all repairs on one film of 1,500 cues; 150,000 in the same time for each cue.

`pytest tests/benchmarks/test_checks.py --benchmark-only`. What is measured begins with the track:
counting characters is a part of it, reading the file is not.
"""

from __future__ import annotations

import time

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from pipeline.checks.context import Context, SeriesContext, TrackContext
from pipeline.checks.registry import RULES
from pipeline.checks.repairing import Repaired, repaired
from pipeline.checks.retimer import retimer
from pipeline.checks.rule import Rule
from pipeline.checks.run import check
from pipeline.formats import read
from pipeline.model.codes import CODES
from pipeline.model.cue import Cue
from pipeline.model.finding import Finding
from pipeline.model.frame_rate import parse_frame_rate
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from pipeline.profiles import load
from tests.benchmarks.films import film

HOUSES = {"netflix-en": "en", "netflix-en-sdh": "en", "netflix-ru": "ru", "bbc": "en"}
TRACK_RULES = tuple(rule for rule in RULES if rule.scope is TrackContext)

RUSSIAN = str.maketrans("abcdefghijklmnoprstuvyzABCDEFGHIJKLMNOPRSTUVYZ",
                        "абцдефгхийклмнопрстувызАБЦДЕФГХИЙКЛМНОПРСТУВЫЗ")  # fmt: skip


def track(cues: int, language: str) -> Track:
    """Return a film of so many cues; in Russian letters, if that is the language."""
    text = film(cues)
    shown = text if language == "en" else text.translate(RUSSIAN)
    return read(shown.encode(), name="film.srt").track


def context(track: Track, name: str, *, cuts: bool = True) -> TrackContext:
    """Return a track as nobody has looked at it, under the house with `name`."""
    rate = parse_frame_rate("25")
    changes = range(0, track.cues[-1].span.end, 4040) if cuts else ()
    return TrackContext(track, "film.srt", HOUSES[name], load(name), rate, shot_changes=changes)


def checked(
    track: Track, name: str, rules: tuple[Rule[TrackContext], ...] = TRACK_RULES
) -> tuple[Finding, ...]:
    """Return what `rules` find in a track that nobody has looked at."""
    return check([context(track, name)], rules)


def flawed(cues: int, language: str) -> Track:
    """Return a film of so many cues in which every third has a fault of text or of times."""
    one = track(cues, language)
    return one._replace(cues=tuple(map(_flawed, range(cues), one.cues)))


def _flawed(index: int, cue: Cue) -> Cue:
    if index % 6 == 0:
        return cue._replace(text=f"{cue.text} ...")
    start, end = cue.span
    return cue._replace(span=TimeSpan(start, end + 460)) if index % 6 == 3 else cue


def mended(track: Track, name: str) -> Repaired:
    """Return a track with all its fixes, times included."""
    return repaired(context(track, name, cuts=False), RULES, CODES, retimer=retimer())


@pytest.mark.parametrize("name", HOUSES)
@pytest.mark.benchmark(group="all rules, 1,500 cues")
def test_film(benchmark: BenchmarkFixture, name: str) -> None:
    """One film: under half a second."""
    one = track(1_500, HOUSES[name])
    checked(one, name)
    assert benchmark(checked, one, name)
    assert _median(benchmark) < 0.5


@pytest.mark.parametrize("rule", TRACK_RULES, ids=lambda rule: rule.name)
@pytest.mark.benchmark(group="one rule, 1,500 cues")
def test_rule(benchmark: BenchmarkFixture, rule: Rule[TrackContext]) -> None:
    """Each rule by itself, on a track whose characters have been counted."""
    one = TrackContext(
        track(1_500, "en"),
        "film.srt",
        "en",
        load("netflix-en"),
        parse_frame_rate("25"),
        shot_changes=range(0, 4_500_000, 4040),
    )
    list(rule.check(one))
    benchmark(lambda: list(rule.check(one)))
    # about 60 rules are to be through in half a second together
    assert _median(benchmark) < 0.05


@pytest.mark.parametrize("name", ["netflix-en", "netflix-ru"])
@pytest.mark.benchmark(group="all repairs, 1,500 cues")
def test_repair(benchmark: BenchmarkFixture, name: str) -> None:
    """A film is repaired, retiming included, in under a second."""
    one = flawed(1_500, HOUSES[name])
    result = benchmark(mended, one, name)
    assert len(result.changes) > 500
    assert _median(benchmark) < 1.0


@pytest.mark.benchmark(group="all repairs, 1,500 cues")
def test_repair_checks_only_what_has_changed(benchmark: BenchmarkFixture) -> None:
    """Repairing texts, round by round, takes less than four checks of the whole film."""
    one = flawed(1_500, "ru")
    each = []
    for _ in range(6):
        whole = context(one, "netflix-ru", cuts=False)
        contexts: list[Context] = [whole, SeriesContext((whole,))]
        started = time.perf_counter()
        check(contexts)
        each.append(time.perf_counter() - started)
    result = benchmark(repaired, whole, RULES, CODES)
    assert len(result.changes) > 200
    assert _median(benchmark) < 4 * sorted(each)[3]


@pytest.mark.benchmark(group="all repairs, 15,000 cues")
def test_time_of_repair_is_linear(benchmark: BenchmarkFixture) -> None:
    """Ten times the cues take about ten times the time to repair."""
    short, long = flawed(1_500, "ru"), flawed(15_000, "ru")
    mended(short, "netflix-ru")
    each = []
    for _ in range(3):
        started = time.perf_counter()
        mended(short, "netflix-ru")
        each.append(time.perf_counter() - started)
    started = time.perf_counter()
    assert benchmark.pedantic(mended, (long, "netflix-ru"), rounds=1).changes
    assert time.perf_counter() - started < 30 * sorted(each)[1]


@pytest.mark.parametrize("name", ["netflix-en", "netflix-ru"])
@pytest.mark.parametrize("times", [10, 100])
@pytest.mark.benchmark(group="all rules, 15,000 and 150,000 cues")
def test_time_is_linear(benchmark: BenchmarkFixture, name: str, times: int) -> None:
    """A hundred times the cues take about a hundred times the time, not ten thousand times."""
    short, long = track(1_500, HOUSES[name]), track(1_500 * times, HOUSES[name])
    checked(short, name)
    each = []
    for _ in range(5):
        started = time.perf_counter()
        checked(short, name)
        each.append(time.perf_counter() - started)
    started = time.perf_counter()
    assert benchmark.pedantic(checked, (long, name), rounds=1)
    assert time.perf_counter() - started < 3 * times * sorted(each)[2]


def _median(benchmark: BenchmarkFixture) -> float:
    """Return the seconds of the run in the middle."""
    assert benchmark.stats is not None
    return float(benchmark.stats.stats.median)
