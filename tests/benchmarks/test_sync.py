"""Whole processes of sync against ffsubsync: `pytest tests/benchmarks/test_sync.py`."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from pipeline.model.time import timecode

BIN = Path(sys.executable).parent
FASTER = 5
"""How many times as fast as ffsubsync sync is at 1,000 cues, at least."""
MOST_SECONDS = 2.0
"""What 10,000 cues may take, the start of the process included."""
WORDS = ("orbit", "hatch", "crew", "water", "light", "window", "earth", "ocean", "suit", "valve")
Speech = list[tuple[int, int, str]]


def speech(cues: int) -> Speech:
    """Return cues at times that people speak at: no two gaps alike, and what they say."""
    draw = random.Random(cues)
    said, at = [], 2000
    for number in range(cues):
        lasts = draw.randrange(900, 5200)
        words = " ".join(draw.choices(WORDS, k=draw.randrange(2, 9)))
        said.append((at, at + lasts, f"{words.capitalize()} {number}."))
        at += lasts + draw.choice((84, 200, 700, 1500, 4000))
    return said


def written(said: Speech, ratio: Fraction = Fraction(1), offset: int = 0) -> str:
    """Return the file of cues at another speed, later."""
    return "\n".join(
        f"{number}\n{timecode(round(start * ratio) + offset)} --> "
        f"{timecode(round(end * ratio) + offset)}\n{text}\n"
        for number, (start, end, text) in enumerate(said, 1)
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with films of two lengths, and both made for 25 frames a second, late."""
    root = tmp_path_factory.mktemp("sync")
    for cues in (1_000, 10_000):
        said = speech(cues)
        (root / f"film{cues}.srt").write_text(written(said), "utf-8")
        late = written(said, Fraction(24000, 25025), 3700)
        (root / f"late{cues}.srt").write_text(late, "utf-8")
    return root


def sync(folder: Path, cues: int) -> None:
    """Run sync as a process of its own."""
    run(folder, "subtitr", "sync", f"film{cues}.srt", f"late{cues}.srt", "-o", "out.srt")


def ffsubsync(folder: Path, cues: int) -> None:
    """Run ffsubsync in the same way, as it is without options."""
    run(folder, "ffsubsync", f"film{cues}.srt", "-i", f"late{cues}.srt", "-o", "peer.srt")


def run(folder: Path, program: str, *arguments: str) -> None:
    """Run a program; it has to succeed, and to write its file anew."""
    (folder / arguments[-1]).unlink(missing_ok=True)
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    command = [str(BIN / program), *arguments]
    subprocess.run(command, cwd=folder, check=True, env=environment, capture_output=True)
    assert (folder / arguments[-1]).stat().st_size > 1000


needs_peer = pytest.mark.skipif(
    not (BIN / "ffsubsync").exists(), reason="ffsubsync is not installed: pip install '.[bench]'"
)


@pytest.mark.benchmark(group="sync 1,000 cues")
def test_sync(benchmark: BenchmarkFixture, folder: Path) -> None:
    """subtitr: measured, and mended."""
    benchmark.pedantic(sync, (folder, 1_000), rounds=5, warmup_rounds=1)


@needs_peer
@pytest.mark.benchmark(group="sync 1,000 cues")
def test_ffsubsync(benchmark: BenchmarkFixture, folder: Path) -> None:
    """ffsubsync: the same files."""
    benchmark.pedantic(ffsubsync, (folder, 1_000), rounds=5, warmup_rounds=1)


@needs_peer
@pytest.mark.benchmark(group="sync 1,000 cues, side by side")
def test_faster_than_ffsubsync(benchmark: BenchmarkFixture, folder: Path) -> None:
    """The two in turns on one machine, the best of each: a ratio that other load does not bend."""
    ratio = benchmark.pedantic(in_turns, (folder, sync, ffsubsync), rounds=1)
    benchmark.extra_info["ratio"] = round(ratio, 1)
    assert ratio >= FASTER


def in_turns(
    folder: Path, one: Callable[[Path, int], None], other: Callable[[Path, int], None]
) -> float:
    """Return how many times as long the other takes."""
    best = {one: float("inf"), other: float("inf")}
    for program in (one, other) * 5:
        started = time.perf_counter()
        program(folder, 1_000)
        best[program] = min(best[program], time.perf_counter() - started)
    return best[other] / best[one]


@pytest.mark.benchmark(group="sync 10,000 cues")
def test_sync_a_season(benchmark: BenchmarkFixture, folder: Path) -> None:
    """As many cues as a season has, in one file."""
    benchmark.pedantic(sync, (folder, 10_000), rounds=5, warmup_rounds=1)
    if benchmark.stats is not None:  # None when benchmarks run once, as tests
        assert benchmark.stats.stats.min < MOST_SECONDS
