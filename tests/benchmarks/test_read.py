"""Reading 100,000 cues, beside the srt package and pysrt: `pytest tests/benchmarks`."""

from __future__ import annotations

from pathlib import Path

import pysrt
import pytest
import srt
from pytest_benchmark.fixture import BenchmarkFixture

from pipeline.formats import read, write_release
from pipeline.model.time import TimeSpan

CUES = 100_000
TEXTS = (
    "Hello there, captain.\nHow are things: good?",
    "Привет, командир!\nКак дела на борту?",
    "Nothing at all.",
    "<i>Long ago, in orbit,</i>\nwe all slept.",
)


@pytest.fixture(scope="module")
def film() -> bytes:
    """A well-formed file of 100,000 cues in two languages."""
    blocks = (
        f"{number}\n{TimeSpan(number * 2500, number * 2500 + 2100)}\n{TEXTS[number % 4]}\n\n"
        for number in range(1, CUES + 1)
    )
    return "".join(blocks).encode()


@pytest.fixture(scope="module")
def path(film: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same file on disk, since pysrt opens files only."""
    path = tmp_path_factory.mktemp("film") / "film.srt"
    path.write_bytes(film)
    return path


@pytest.mark.benchmark(group="read 100,000 cues", min_rounds=3, warmup=True, warmup_iterations=1)
def test_read(benchmark: BenchmarkFixture, film: bytes) -> None:
    """Bytes to a Track with its layout and findings."""
    reading = benchmark(read, film, name="film.srt")
    assert len(reading.track.cues) == CUES


@pytest.mark.benchmark(group="read 100,000 cues", min_rounds=3, warmup=True, warmup_iterations=1)
def test_read_with_srt(benchmark: BenchmarkFixture, film: bytes) -> None:
    """The srt package, on text that is already decoded."""
    text = film.decode()
    assert len(benchmark(lambda: list(srt.parse(text)))) == CUES


@pytest.mark.benchmark(group="read 100,000 cues", min_rounds=3, warmup=True, warmup_iterations=1)
def test_read_with_pysrt(benchmark: BenchmarkFixture, path: Path) -> None:
    """pysrt, which opens the file itself."""
    assert len(benchmark(pysrt.open, str(path), encoding="utf-8")) == CUES


@pytest.mark.benchmark(group="read 100,000 cues, every one to be mended", min_rounds=2)
def test_read_carefully(benchmark: BenchmarkFixture, film: bytes) -> None:
    """The careful way: a full stop before the milliseconds of every time."""
    reading = benchmark(read, film.replace(b",", b"."), name="film.srt")
    assert len(reading.track.cues) == CUES


@pytest.mark.benchmark(group="write a release of 20,000 cues", min_rounds=3)
def test_write_release(benchmark: BenchmarkFixture, film: bytes) -> None:
    """A Track to the bytes of a release, through pysrt."""
    track = read(film, name="film.srt").track
    fifth = type(track)(track.cues[: CUES // 5])
    assert benchmark(write_release, fifth).losses == ()
