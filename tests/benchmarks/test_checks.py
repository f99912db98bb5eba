"""All rules on one film of 1,500 cues, and on 150,000 in the same time for each cue.

`pytest tests/benchmarks/test_checks.py --benchmark-only`. What is measured begins with the track:
counting characters is a part of it, reading the file is not.
"""

from __future__ import annotations

import time

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from pipeline.checks.context import TrackContext
from pipeline.checks.registry import RULES
from pipeline.checks.rule import Rule
from pipeline.checks.run import check
from pipeline.formats import read
from pipeline.model.finding import Finding
from pipeline.model.frame_rate import parse_frame_rate
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


def checked(
    track: Track, name: str, rules: tuple[Rule[TrackContext], ...] = TRACK_RULES
) -> tuple[Finding, ...]:
    """Return what `rules` find in a track that nobody has looked at."""
    rate = parse_frame_rate("25")
    changes = range(0, track.cues[-1].span.end, 4040)
    profile = load(name)
    context = TrackContext(track, "film.srt", HOUSES[name], profile, rate, shot_changes=changes)
    return check([context], rules)


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
@pytest.mark.benchmark(group="all rules, 150,000 cues")
def test_time_is_linear(benchmark: BenchmarkFixture, name: str) -> None:
    """A hundred times the cues take about a hundred times the time, not ten thousand times."""
    short, long = track(1_500, HOUSES[name]), track(150_000, HOUSES[name])
    checked(short, name)
    each = []
    for _ in range(5):
        started = time.perf_counter()
        checked(short, name)
        each.append(time.perf_counter() - started)
    started = time.perf_counter()
    assert benchmark.pedantic(checked, (long, name), rounds=1)
    assert time.perf_counter() - started < 300 * sorted(each)[2]


def _median(benchmark: BenchmarkFixture) -> float:
    """Return the seconds of the run in the middle."""
    assert benchmark.stats is not None
    return float(benchmark.stats.stats.median)
