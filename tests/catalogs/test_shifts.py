"""Laws of shifts: what a cut does to times is told, part by part, and what it does not is not."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.fates import fates
from pipeline.catalogs.shifts import Moved, shifts
from pipeline.catalogs.template import Extraction, build_template
from pipeline.model.cue import Cue
from pipeline.model.segment import Segment, Slot
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

from .strategies import TEMPLATE

LINES = [f"We have {number} minutes left for this." for number in range(40)]
STEP = 3_000


def moved(starts: list[int], lines: list[str] = LINES) -> tuple[Moved, ...]:
    """Return what is told when lines that stood `STEP` apart start at `starts`."""
    old = _extracted(LINES, [STEP * at for at in range(len(LINES))]).template
    return shifts(fates(old, _extracted(lines, starts, old)))


def _extracted(lines: list[str], starts: list[int], previous: Catalog | None = None) -> Extraction:
    cues = [
        Cue(TimeSpan(start, start + 2_000), line, at + 1, line=4 * at + 1)
        for at, (line, start) in enumerate(zip(lines, starts, strict=True))
    ]
    segments = [Segment(line, (Slot(at, 0, len(line)),), "en") for at, line in enumerate(lines)]
    return build_template(segments, Track(tuple(cues)), TEMPLATE, previous)


@given(st.integers(5, 35), st.integers(1_000, 100_000))
@examples(max_examples=25, deadline=None)
def test_a_scene_is_put_in(cut: int, length: int) -> None:
    """What follows a new scene is later by its length, and what stands before it is not told."""
    starts = [STEP * at + (length if at >= cut else 0) for at in range(len(LINES))]
    assert moved(starts) == (Moved(STEP * cut + length, length, Fraction(1)),)


@given(st.integers(-20, 20).filter(bool))
@examples(max_examples=25, deadline=None)
def test_a_leader(seconds: int) -> None:
    """A film that begins later is shifted as a whole, from its first line on."""
    starts = [100_000 + STEP * at + 1_000 * seconds for at in range(len(LINES))]
    (one,) = moved(starts)
    assert (one.start, one.offset) == (starts[0], starts[0])


def test_another_rate() -> None:
    """A film that runs slower is told with how much longer it is."""
    starts = [STEP * at * 1001 // 960 for at in range(len(LINES))]
    (one,) = moved(starts)
    assert (one.start, one.ratio) == (0, Fraction(1001, 960))


def test_nothing_to_tell() -> None:
    """A film as it was, and one with lines of its own edited, moved nowhere."""
    starts = [STEP * at for at in range(len(LINES))]
    assert moved(starts) == ()
    assert moved(starts, [*LINES[:7], LINES[7] + " At most.", *LINES[8:]]) == ()
    assert moved([start + 20 for start in starts]) == ()
