"""One cue of 8,000 and of 32,000 characters of one kind: no rule takes time that grows by squares.

`pytest tests/benchmarks/test_long_cues.py --benchmark-only`. No subtitle is so long; a file that
somebody has made to be read for ever, or one that was damaged, is.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from pipeline.checks.context import TrackContext
from pipeline.checks.registry import RULES
from pipeline.checks.repairing import repaired
from pipeline.checks.retimer import retimer
from pipeline.checks.run import check
from pipeline.formats import read
from pipeline.model.codes import CODES
from pipeline.profiles import load

UNITS = {
    "quotation marks": '"',
    "guillemets": "«",
    "closing quotation marks": "»",
    "dots": ".",
    "ellipses": "a... ",
    "hyphens": "-",
    "dashes": " - ",
    "tags": "<i>",
    "pairs of tags": "<i>a</i> ",
    "opening brackets": "(",
    "closing brackets": ")",
    "braces": "{",
    "digits": "7",
    "numbers": "7 ",
    "large numbers": "1,000 ",
    "fractions": "1/2 ",
    "apostrophes": "it's ",
    "words": "that ",
    "calls": "! ",
    "spaces": " ",
    "lines": "\na",
    "speakers": "\n- a",
    "two scripts": "aбc ",
    "hyphenated": "a-",
    "notes": "♪",
    "combining": "a\u0301",
    "invisible": "\u200b",
    "directions": "\u200f",
    "items": "a) ",
    "faces": ":) ",
}


def _context(unit: str, length: int, language: str) -> TrackContext:
    text = f"Yes {unit * (length // len(unit))} a"
    film = f"1\n00:00:01,000 --> 00:00:05,000\n{text}\n\n2\n00:00:06,000 --> 00:00:08,000\nNo.\n"
    track = read(film.encode(), name="film.srt").track
    return TrackContext(track, "film.srt", language, load(f"netflix-{language}"))


def _checked(unit: str, length: int, language: str) -> float:
    """Return how long a check takes, s."""
    context = _context(unit, length, language)
    started = time.process_time()
    check([context])
    return time.process_time() - started


def _mended(unit: str, length: int, language: str) -> float:
    """Return how long a repair takes, s."""
    context = _context(unit, length, language)
    started = time.process_time()
    repaired(context, RULES, CODES, retimer=retimer())
    return time.process_time() - started


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("do", [_checked, _mended], ids=["check", "fix"])
@pytest.mark.benchmark(group="one cue of 32,000 characters")
def test_time_is_near_linear(
    benchmark: BenchmarkFixture, do: Callable[[str, int, str], float], unit: str, language: str
) -> None:
    """Four times the characters take about four times the time, not sixteen times."""
    do(UNITS[unit], 100, language)
    short = min(do(UNITS[unit], 8_000, language) for _ in range(3))
    long = benchmark.pedantic(do, (UNITS[unit], 32_000, language), rounds=1)
    assert long < 8 * short + 0.1
