"""Whole processes against their peers: start-up included, outputs removed before each run.

translate-toolkit makes each cue a message, so `--unit cue` is compared with it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.films import film

BIN = Path(sys.executable).parent
SIZES = (1_500, 20_000)
BY_CUE = ("--unit", "cue", "-q")


@pytest.fixture(scope="module", params=SIZES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a film, its catalogs of both kinds, all translated."""
    if not (BIN / "sub2po").exists():
        pytest.skip("translate-toolkit is not installed: pip install '.[bench]'")
    root = tmp_path_factory.mktemp(f"film{request.param}")
    (root / "film.srt").write_text(film(request.param), "utf-8")
    run(root, "subtitr", "extract", "film.srt", "-o", "film.pot", *BY_CUE)
    run(root, "subtitr", "update", "film.pot", "ru.po", "-l", "ru", "-q")
    run(root, "sub2po", "--progress=none", "film.srt", "peer.po")
    for name in ("ru.po", "peer.po"):
        catalog = polib.pofile(str(root / name))
        assert len(catalog) == request.param
        for entry in catalog:
            entry.msgstr = f"Перевод слов «{entry.msgid[:30]}»"
        catalog.save(str(root / name))
    run(root, "subtitr", "update", "film.pot", "ru.po", "-q")  # as `update` leaves a catalog
    return root


def run(folder: Path, program: str, *arguments: str) -> None:
    """Run a program as a process of its own."""
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    subprocess.run(
        [str(BIN / program), *arguments],
        cwd=folder,
        check=True,
        env=environment,
        capture_output=True,
    )


def measure(
    benchmark: BenchmarkFixture, folder: Path, output: str, *command: str, rounds: int = 7
) -> None:
    """Measure a command that writes `output`, which is not there before each run."""
    target = folder / output

    def remove() -> None:
        target.unlink(missing_ok=True)

    benchmark.pedantic(
        run, (folder, *command), setup=remove, rounds=rounds, warmup_rounds=1, iterations=1
    )
    assert target.stat().st_size > 1000


@pytest.mark.benchmark(group="extract")
def test_extract(benchmark: BenchmarkFixture, folder: Path) -> None:
    """subtitr: SRT to POT."""
    command = ("subtitr", "extract", "film.srt", "-o", "out.pot", *BY_CUE)
    measure(benchmark, folder, "out.pot", *command)


@pytest.mark.benchmark(group="extract")
def test_sub2po(benchmark: BenchmarkFixture, folder: Path) -> None:
    """translate-toolkit: SRT to PO."""
    measure(benchmark, folder, "out.po", "sub2po", "--progress=none", "film.srt", "out.po")


@pytest.mark.benchmark(group="compile")
def test_compile(benchmark: BenchmarkFixture, folder: Path) -> None:
    """subtitr: PO and SRT to SRT."""
    command = ("subtitr", "compile", "film.srt", "ru.po", "-o", "out.srt", *BY_CUE)
    measure(benchmark, folder, "out.srt", *command)


@pytest.mark.benchmark(group="compile")
def test_po2sub(benchmark: BenchmarkFixture, folder: Path) -> None:
    """translate-toolkit: PO and SRT to SRT."""
    command = ("po2sub", "--progress=none", "-t", "film.srt", "peer.po", "peer.srt")
    measure(benchmark, folder, "peer.srt", *command)


@pytest.mark.benchmark(group="start")
def test_version(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """subtitr: --version."""
    benchmark.pedantic(run, (tmp_path, "subtitr", "--version"), rounds=15, warmup_rounds=2)


@pytest.mark.benchmark(group="start")
def test_click(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """Python importing click, and nothing else."""
    command = (tmp_path, "python", "-c", "import click")
    benchmark.pedantic(run, command, rounds=15, warmup_rounds=2)


@pytest.mark.benchmark(group="nothing changed")
@pytest.mark.parametrize("state", ["first", "again"])
def test_build(benchmark: BenchmarkFixture, tmp_path: Path, state: str) -> None:
    """subtitr build on 200 titles of 300 cues: for the first time, and on unchanged input."""
    root = project(tmp_path, titles=200, cues=300)

    def clean() -> None:
        if state == "first":
            for name in ("locales", "subtitles/ru", ".subtitr"):
                shutil.rmtree(root / name, ignore_errors=True)

    if state == "again":
        run(root, "subtitr", "build", "-q")
    benchmark.pedantic(
        run, (root, "subtitr", "build", "-q"), setup=clean, rounds=3, warmup_rounds=0, iterations=1
    )


@pytest.mark.benchmark(group="workers")
@pytest.mark.parametrize("jobs", [1, 2])
def test_jobs(benchmark: BenchmarkFixture, tmp_path: Path, jobs: int) -> None:
    """subtitr build on 200 titles of 300 cues with one and two workers."""
    root = project(tmp_path, titles=200, cues=300)

    def clean() -> None:
        for name in ("locales", "subtitles/ru", ".subtitr"):
            shutil.rmtree(root / name, ignore_errors=True)

    command = ("subtitr", "build", "-q", "--jobs", str(jobs))
    benchmark.pedantic(run, (root, *command), setup=clean, rounds=3, warmup_rounds=0, iterations=1)


def project(root: Path, *, titles: int, cues: int) -> Path:
    """Make a project with one release of many titles."""
    masters = root / "subtitles" / "source"
    masters.mkdir(parents=True)
    (root / "subtitr.toml").write_text('languages = ["ru"]\nsource-languages = ["en"]\n')
    for number in range(titles):
        (masters / f"film-{number:03}.srt").write_text(film(cues, seed=number), "utf-8")
    return root
