"""Retiming in time that grows with the film: 1,500 cues, 15,000 and 150,000."""

from __future__ import annotations

import gc
import random
import time
from functools import cache

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from pipeline.cueing.retiming import Timed, TimingLimits, retime
from pipeline.model.frame_rate import FrameRate, parse_frame_rate
from pipeline.model.time import TimeSpan
from pipeline.profiles import load

USUAL = 1_500
"""Cues of a usual film."""
SIZES = (USUAL, 15_000, 150_000)
MOST_SECONDS = 0.5
"""For a usual film, on one core."""
MOST_SECONDS_DENSE = 3.0
"""For one without any pause and without a frame rate: then all cues hang together, and each edge
has a thousand places."""
MOST = 2.0
"""Growth of the time per cue from one size to the next that is still linear, on a machine that
does other things as well. Growth with the square would be 10."""
RATES = (None, parse_frame_rate("24"), parse_frame_rate("23.976"), parse_frame_rate("25"))


@cache
def film(cues: int, *, is_dense: bool = False) -> list[Timed]:
    """Return invented cues, one in two of which breaks a limit; dense ones leave no pauses."""
    chance = random.Random(1)
    found: list[Timed] = []
    start = 0
    for _ in range(cues):
        characters = chance.randrange(12, 70)
        length = max(833, characters * 1000 // 17) + chance.randrange(-200, 900)
        found.append(Timed(TimeSpan(start, start + length), characters))
        pause = 0 if is_dense or chance.random() < 0.7 else chance.randrange(500, 4000)
        start += length + chance.choice((0, 0, 42, 83, 83, 125, 250)) + pause
    return found


def limits(rate: FrameRate | None) -> TimingLimits:
    return TimingLimits.of(load("netflix-ru").limits, rate, chaining=True)


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize("is_dense", [False, True], ids=["film", "dense"])
@pytest.mark.parametrize("rate", RATES, ids=str)
def test_a_usual_film(benchmark: BenchmarkFixture, rate: FrameRate | None, is_dense: bool) -> None:
    """A usual film is retimed in well under half a second."""
    cues = film(USUAL, is_dense=is_dense)
    found = benchmark.pedantic(retime, args=(cues, limits(rate)), rounds=3)
    assert found.changes
    benchmark.extra_info["changes"] = len(found.changes)
    benchmark.extra_info["certificates"] = len(found.remaining)
    is_worst = is_dense and rate is None
    assert benchmark.stats["min"] < (MOST_SECONDS_DENSE if is_worst else MOST_SECONDS)


@pytest.mark.parametrize(
    ("rate", "is_dense"),
    [(RATES[1], False), (RATES[1], True)],
    ids=["film", "dense film"],
)
def test_linear(benchmark: BenchmarkFixture, rate: FrameRate | None, is_dense: bool) -> None:
    """The time per cue does not grow with the film."""
    per_cue: list[float] = []

    def all_sizes() -> None:
        for size in SIZES:
            cues = film(size, is_dense=is_dense)
            gc.collect()
            before = time.process_time()
            retime(cues, limits(rate))
            per_cue.append((time.process_time() - before) / size)

    benchmark.pedantic(all_sizes, rounds=1)
    benchmark.extra_info["microseconds per cue"] = [round(one * 1e6) for one in per_cue]
    assert per_cue[1] < per_cue[0] * MOST
    assert per_cue[2] < per_cue[1] * MOST
