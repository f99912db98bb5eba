"""Catalogs in time that grows with the number of messages: 20,000 against 2,000 as a ratio."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from fractions import Fraction
from functools import cache

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.identity import normalised
from pipeline.catalogs.item import Item
from pipeline.catalogs.match import match
from pipeline.catalogs.mo import write_mo
from pipeline.catalogs.po import read_po, write_po
from pipeline.catalogs.template import TemplateSettings, build_template
from pipeline.catalogs.update import UpdateSettings, update_catalog
from pipeline.model.cue import Cue
from pipeline.model.limits import Limits
from pipeline.model.segment import Segment, Slot
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

SMALL, LARGE = 2_000, 20_000
MOST = 2.5 * LARGE / SMALL
"""Growth that still counts as linear: 20,000 messages are no longer in the processor's cache, and
the machine does other things as well. Growth with the square would be 10 times more, not 2.5."""

DATE = "2026-01-02 03:04+0000"
WORDS = ("the", "station", "hatch", "is", "open", "now", "we", "go", "for", "launch", "copy",
         "that", "five", "minutes", "Houston")  # fmt: skip
UPDATE = UpdateSettings("ru", DATE, limits=(Limits(2, 42, Fraction(17)),))


@cache
def lines(count: int) -> list[str]:
    """Return the lines of a film, every twentieth a repeated `Yes.`"""
    chance = random.Random(1)
    return [
        "Yes." if n % 20 == 0 else " ".join(chance.choices(WORDS, k=chance.randint(3, 12))) + "."
        for n in range(count)
    ]


@cache
def edited(count: int) -> list[str]:
    """Return the lines after a re-cut: 5 % edited, a scene gone, a scene moved, a scene new."""
    chance = random.Random(2)
    new = [f"{one} at last" if chance.random() < 0.05 else one for one in lines(count)]
    tenth = count // 10
    moved = new[tenth : 2 * tenth]
    scene = [f"{n} {n * 7919} new." for n in range(tenth)]
    return [*new[:tenth], *new[2 * tenth : 5 * tenth], *moved, *scene, *new[6 * tenth :]]


@cache
def items(texts: tuple[str, ...]) -> list[Item]:
    """Return texts as matching wants them, three seconds apart."""
    return [Item(normalised(text), 3000 * n) for n, text in enumerate(texts)]


@cache
def template(count: int) -> Catalog:
    """Return the template of the film."""
    return _template(lines(count), None)


@cache
def recut(count: int) -> Catalog:
    """Return the template of the film after the re-cut."""
    return _template(edited(count), template(count))


@cache
def catalog(count: int) -> Catalog:
    """Return the film's catalog, every message translated, a tenth of them fuzzy."""
    fresh = update_catalog(template(count), None, UPDATE).catalog
    done = tuple(
        one.changed(translation=f"«{one.source}»", fuzzy=n % 10 == 0)
        for n, one in enumerate(fresh.messages)
    )
    return Catalog(done, (), fresh.header)


@cache
def data(count: int) -> bytes:
    """Return the catalog as a file."""
    return write_po(catalog(count))


def _template(texts: list[str], previous: Catalog | None) -> Catalog:
    cues = tuple(
        Cue(TimeSpan(3000 * n, 3000 * n + 2000), text, n + 1, line=4 * n + 1)
        for n, text in enumerate(texts)
    )
    segments = [Segment(text, (Slot(n, 0, len(text)),), "en") for n, text in enumerate(texts)]
    settings = TemplateSettings("film", "film", "subtitles/source/film.srt", DATE)
    return build_template(segments, Track(cues), settings, previous).template


STEPS: dict[str, Callable[[int], object]] = {
    "read_po": lambda count: read_po(data(count), "ru.po"),
    "write_po": lambda count: write_po(catalog(count)),
    "write_mo": lambda count: write_mo(catalog(count)),
    "match": lambda count: match(items(tuple(lines(count))), items(tuple(edited(count)))),
    "build_template": lambda count: _template(edited(count), template(count)),
    "update_catalog": lambda count: update_catalog(recut(count), catalog(count), UPDATE),
}


@pytest.mark.parametrize("name", STEPS)
@pytest.mark.benchmark(group="20,000 messages")
def test_linear(benchmark: BenchmarkFixture, name: str) -> None:
    """Ten times the messages take about ten times the time."""
    step = STEPS[name]
    step(SMALL)
    step(LARGE)  # what is cached is made, and the code is warm
    small = min(_seconds(step, SMALL) for _ in range(9))
    benchmark.pedantic(step, (LARGE,), rounds=4)
    assert benchmark.stats.stats.min < MOST * small


def _seconds(step: Callable[[int], object], count: int) -> float:
    start = time.perf_counter()
    step(count)
    return time.perf_counter() - start
