"""The clock of two timelines, from anchors."""

from __future__ import annotations

import random
import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sync.clock import JUMP, USUAL_RATIOS, Anchor, Clock, Part, estimate

seeds = st.integers(0, 999).map(random.Random)
ratios = st.sampled_from(list(USUAL_RATIOS))
MINUTE = 60_000


@st.composite
def recuts(draw: st.DrawFn) -> tuple[list[tuple[int, int, int]], Fraction]:
    """Draw the parts of a film (from, to, offset), 1 to 5 of 1 to 4 minutes, and their ratio."""
    parts, start, offset = [], 0, draw(st.integers(-MINUTE, MINUTE))
    for _ in range(draw(st.integers(1, 5))):
        end = start + draw(st.integers(MINUTE, 4 * MINUTE))
        parts.append((start, end, offset))
        start = end
        offset += draw(st.sampled_from((-1, 1))) * draw(st.integers(5_000, 5 * MINUTE))
    return parts, draw(ratios)


def anchors_of(
    film: tuple[list[tuple[int, int, int]], Fraction], chance: random.Random, *, jitter: int = 0
) -> list[Anchor]:
    """Return an anchor about every four seconds."""
    parts, ratio = film
    found = []
    for start, end, offset in parts:
        moment = start
        while moment < end:
            new = offset + round(moment * ratio) + chance.randint(-jitter, jitter)
            found.append(Anchor(moment, new, chance.randint(1, 9)))
            moment += chance.randint(1_000, 7_000)
    return found


@given(recuts(), seeds)
def test_exact(film: tuple[list[tuple[int, int, int]], Fraction], chance: random.Random) -> None:
    """Of anchors without error every part is found where it begins, and maps to the millisecond."""
    anchors = anchors_of(film, chance)
    clock = estimate(anchors)
    assert [part.start for part in clock.parts] == [start for start, _end, _offset in film[0]]
    assert {part.ratio for part in clock.parts} == {film[1]}
    assert all(abs(clock.residual(one.old, one.new)) <= 1 for one in anchors)
    assert all(abs(clock.map(one.old) - one.new) <= 1 for one in anchors)
    assert clock.explained == 1


@given(recuts(), seeds, st.floats(0, 0.15))
def test_robust(
    film: tuple[list[tuple[int, int, int]], Fraction], chance: random.Random, share: float
) -> None:
    """With jitter of 250 ms, and up to one anchor in seven that is anywhere, moments within the
    parts are mapped to within the jitter."""
    right = anchors_of(film, chance, jitter=250)
    anchors = [
        one._replace(new=chance.randint(0, 10**7)) if chance.random() < share else one
        for one in right
    ]
    clock = estimate(anchors)
    close = sum(abs(clock.map(one.old) - one.new) <= JUMP for one in right)
    assert close >= 0.9 * len(right)
    assert clock.explained > 0.5


@given(st.lists(st.builds(Anchor, *[st.integers(0, 10**7)] * 2, st.integers(1, 9)), max_size=30))
def test_any_anchors(anchors: list[Anchor]) -> None:
    """Whatever the anchors and their order, there is one answer, its parts in order."""
    clock = estimate(anchors)
    assert estimate(anchors[::-1]) == clock
    assert 0 <= clock.explained <= 1
    assert bool(clock.parts) == bool(anchors)
    starts = [part.start for part in clock.parts]
    assert starts == sorted(set(starts))
    assert all(part.start <= part.last for part in clock.parts)
    assert all(one.last < other for one, other in zip(clock.parts, starts[1:], strict=False))


@given(
    st.lists(st.integers(0, 10**7), min_size=1, max_size=40, unique=True),
    st.integers(-(10**6), 10**6),
)
def test_shift(moments: list[int], shift: int) -> None:
    """A film that is only shifted has one part and the ratio 1."""
    clock = estimate(Anchor(one, one + shift) for one in moments)
    first, last = min(moments), max(moments)
    assert clock.parts == (Part(first, last, shift, Fraction(1), len(moments)),)
    assert (clock.map(first - 5_000), clock.map(last + 5_000)) == (
        first - 5_000 + shift,
        last + 5_000 + shift,
    )


def test_moved_scene() -> None:
    """A scene that moved is a part of its own, and what was between goes on as before."""
    chance = random.Random(1)
    film = ([(0, MINUTE, 0), (MINUTE, 2 * MINUTE, 9 * MINUTE), (2 * MINUTE, 9 * MINUTE, -MINUTE)],
            Fraction(1))  # fmt: skip
    clock = estimate(anchors_of(film, chance, jitter=100))
    assert [(part.start, round(part.offset, -3)) for part in clock.parts] == [
        (start, offset) for start, _end, offset in film[0]
    ]


def test_two_lines_moved() -> None:
    """Two lines that moved together are a part, and the parts around them are one map."""
    anchors = [Anchor(3_000 * n, 3_000 * n + 70_000) for n in range(40)]
    for n in (20, 21):
        anchors[n] = Anchor(3_000 * n, 3_000 * n + 500_000)
    assert [part.offset for part in estimate(anchors).parts] == [70_000, 500_000, 70_000]


def test_between_parts() -> None:
    """What lies between the last anchor of a part and the next may belong to either."""
    clock = Clock(
        (Part(0, 10_000, 0, Fraction(1), 5), Part(20_000, 30_000, 5_000, Fraction(1), 5)), 1
    )
    assert clock.residual(15_000, 15_000) == clock.residual(15_000, 20_000) == 0
    assert clock.residual(9_000, 14_000) == 5_000
    assert clock.residual(21_000, 21_000) == -5_000
    assert Clock().residual(5, 8) == 3
    assert Clock().map(5) == 5
    assert Clock().part_at(5) is None


@pytest.mark.parametrize(("ratio", "name"), list(USUAL_RATIOS.items()))
def test_names(ratio: Fraction, name: str) -> None:
    """Usual ratios are called as people call them."""
    (part,) = estimate(Anchor(n, round(n * ratio)) for n in range(0, 10**6, 2_000)).parts
    assert (part.ratio, part.ratio_name) == (ratio, name)


def test_unusual() -> None:
    """A drift of no usual ratio is measured."""
    (part,) = estimate(Anchor(n, round(n * 1.02)) for n in range(0, 10**6, 2_000)).parts
    assert part.ratio_name == "1.020000"


def test_near_linear() -> None:
    """Four times the anchors take about four times as long, also where none fits another."""
    chance = random.Random(1)

    def seconds(count: int, jitter: int) -> float:
        anchors = [Anchor(3_000 * n, 3_000 * n + chance.randint(0, jitter)) for n in range(count)]
        begin = time.process_time()
        estimate(anchors)
        return time.process_time() - begin

    for jitter in (100, 10**8):
        small, large = (min(seconds(count, jitter) for _ in range(3)) for count in (2_000, 8_000))
        assert large < 4 * 2.5 * small + 0.05
