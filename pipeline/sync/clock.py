"""The clock of two timelines: where a moment of the old one is in the new, part by part.

A film that is cut again is shifted, slowed or sped up, and has scenes taken out, put in and moved.
Between two cuts one affine map holds: new = offset + ratio x old. Anchors are places known to be
the same in both; some are wrong, and each may be off by a few frames.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby
from statistics import median_low
from typing import NamedTuple

USUAL_RATIOS: dict[Fraction, str] = {
    Fraction(1): "1",
    Fraction(1001, 960): "25/23.976",
    Fraction(960, 1001): "23.976/25",
    Fraction(25, 24): "25/24",
    Fraction(24, 25): "24/25",
    Fraction(1001, 1000): "24/23.976",
    Fraction(1000, 1001): "23.976/24",
}
"""Ratios of two frame rates that films are shown at (23.976 is 24000/1001), by what a table of
conversions calls them; a film re-timed from 25 to 23.976 frames a second takes 25/23.976 as long.
The likelier of two comes first."""

JUMP = 600
"""Milliseconds two neighbours may differ in their shift without a cut between them: both may be
250 ms off, since people and programs place cues by ear and by shot."""

_REACH = 8
"""Anchors that are looked at beyond one that does not fit: is it wrong, or is there a cut?"""


class Anchor(NamedTuple):
    """A place known in both timelines."""

    old: int
    """Milliseconds from the start of the old one."""
    new: int
    """The same of the new one."""
    weight: int = 1
    """How much it says, at least 1: the length of a text, for instance."""


def scaled(moment: int, ratio: Fraction) -> int:
    """Return `moment` by `ratio`, rounded to the nearest millisecond."""
    above, below = ratio.as_integer_ratio()
    return moment if above == below else (2 * moment * above + below) // (2 * below)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the old timeline in which one affine map holds."""

    start: int
    """Old time of its first anchor, ms; the part goes on until the next one starts."""
    last: int
    """Old time of its last anchor, ms: a cut lies somewhere after it."""
    offset: int
    """Milliseconds that are added."""
    ratio: Fraction
    """By what old times are multiplied first."""
    anchors: int
    """How many anchors hold it."""

    def map(self, moment: int) -> int:
        """Return where `moment` (ms) of the old timeline is in the new one."""
        return self.offset + scaled(moment, self.ratio)

    @property
    def ratio_name(self) -> str:
        """The ratio as people call it: `25/23.976`; an unusual one as a decimal number."""
        return USUAL_RATIOS.get(self.ratio) or f"{float(self.ratio):.6f}"


@dataclass(frozen=True, slots=True)
class Clock:
    """A piecewise-affine map; parts in order of old time, which need not be that of the new."""

    parts: tuple[Part, ...] = ()
    explained: float = 0.0
    """Share of the anchors' weight that the parts account for, 0 to 1."""
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(part.start for part in self.parts))

    def part_at(self, moment: int) -> Part | None:
        """Return the part that holds at `moment` (ms), the first one before all; None if none."""
        at = max(bisect_right(self._starts, moment) - 1, 0)
        return self.parts[at] if self.parts else None

    def map(self, moment: int) -> int:
        """Return where `moment` (ms) of the old timeline is in the new one; without parts there."""
        part = self.part_at(moment)
        return moment if part is None else part.map(moment)

    def residual(self, old: int, new: int) -> int:
        """Return by how many ms `new` is off from where `old` should be.

        Between the last anchor of a part and the next part lies a cut, nobody knows where: what is
        said there may belong to either, and the lesser residual counts.
        """
        at = max(bisect_right(self._starts, old) - 1, 0)
        if not self.parts:
            return new - old
        off = new - self.parts[at].map(old)
        if old <= self.parts[at].last or at + 1 == len(self.parts):
            return off
        return min(off, new - self.parts[at + 1].map(old), key=abs)


def estimate(anchors: Iterable[Anchor]) -> Clock:
    """Return the clock that the anchors tell; without anchors, one without parts.

    A part is held by two anchors at least, or is all there is; an anchor that fits no part is an
    outlier. The ratio of a part is a usual one wherever that fits as well as any other.
    """
    ordered = _one_each(anchors)
    if not ordered:
        return Clock()
    ratio = _common_ratio(ordered)
    labels = _labels(ordered, ratio)
    sizes = Counter(labels)
    several = max(sizes.values()) > 1
    held = [
        (one, label)
        for one, label in zip(ordered, labels, strict=True)
        if sizes[label] > 1 or not several
    ]
    members: dict[int, list[Anchor]] = {}
    for one, label in held:
        members.setdefault(label, []).append(one)
    maps = {label: _affine(several_of, ratio) for label, several_of in members.items()}
    if not several:
        held = [max(held, key=lambda pair: pair[0].weight)]
    parts = tuple(
        _part([one for one, _label in stretch], *maps[label]) for label, stretch in _stretches(held)
    )
    weight = sum(one.weight for one, _label in held)
    return Clock(parts, weight / sum(one.weight for one in ordered))


def _one_each(anchors: Iterable[Anchor]) -> list[Anchor]:
    """Return anchors in order of old time, the weightiest of each moment."""
    return [
        max(same, key=lambda one: (one.weight, -one.new))
        for _moment, same in groupby(sorted(anchors), key=lambda one: one.old)
    ]


_SAMPLE = 300
"""Pairs of anchors at each distance that are enough to tell the ratio of a film."""


def _common_ratio(anchors: Sequence[Anchor]) -> Fraction:
    """Return the usual ratio that makes most neighbours agree: most films have one throughout.

    Neighbours are tried at distances of 1 to 256 anchors; jitter hides the ratio at short ones, and
    cuts at long ones.
    """
    best, most = Fraction(1), -1.0
    for ratio in USUAL_RATIOS:
        rate, agreeing = float(ratio), 0.0
        for step in (1, 4, 16, 64, 256):
            count = len(anchors) - step
            for at in range(0, count, max(count // _SAMPLE, 1)):
                one, other = anchors[at], anchors[at + step]
                drift = abs((other.new - one.new) - rate * (other.old - one.old))
                if drift < JUMP:
                    agreeing += 1 - drift / JUMP
        if agreeing > most * 1.001:
            best, most = ratio, agreeing
    return best


def _labels(anchors: Sequence[Anchor], ratio: Fraction) -> list[int]:
    """Return for each anchor the first one of its group: those that share a shift, jumps apart."""
    rate = float(ratio)
    shifts = [one.new - rate * one.old for one in anchors]
    labels = [-1] * len(anchors)
    for start in range(len(anchors)):
        if labels[start] >= 0:
            continue
        labels[start] = last = start
        level, missed = [shifts[start]], 0
        for at in range(start + 1, len(anchors)):
            if at > last + 3 * _REACH:
                break
            if labels[at] >= 0:
                continue
            if abs(shifts[at] - _level(level)) < JUMP:
                labels[at], last, missed = start, at, 0
                level.append(shifts[at])
                continue
            missed += 1
            if missed > _REACH or _is_cut(shifts, at):
                break
    return labels


def _stretches(
    held: Iterable[tuple[Anchor, int]],
) -> Iterator[tuple[int, list[tuple[Anchor, int]]]]:
    """Yield the label and the anchors of each stretch of one label."""
    for label, stretch in groupby(held, key=lambda pair: pair[1]):
        yield label, list(stretch)


def _level(shifts: list[float]) -> float:
    """Return what the last few agree on: a slow drift is followed."""
    return median_low(shifts[-7:])


def _is_cut(shifts: list[float], at: int) -> bool:
    """Whether the next two anchors agree with this one, so that it begins another part."""
    following = shifts[at + 1 : at + 3]
    return len(following) == 2 and all(abs(one - shifts[at]) < JUMP for one in following)


def _part(anchors: Sequence[Anchor], offset: int, ratio: Fraction) -> Part:
    return Part(anchors[0].old, anchors[-1].old, offset, ratio, len(anchors))


def _affine(anchors: Sequence[Anchor], common: Fraction) -> tuple[int, Fraction]:
    """Return offset and ratio of anchors that share them."""
    ratio = _own_ratio(anchors, common)
    return median_low(one.new - scaled(one.old, ratio) for one in anchors), ratio


_ENOUGH = 12
"""Anchors from which a part may have a ratio of its own."""


def _own_ratio(anchors: Sequence[Anchor], common: Fraction) -> Fraction:
    """Return the common ratio, unless the part drifts away from it by more than jitter."""
    if len(anchors) < _ENOUGH:
        return common
    third = len(anchors) // 3
    slopes = [
        Fraction(other.new - one.new, other.old - one.old)
        for one, other in zip(anchors, anchors[-third:], strict=False)
    ]
    slope = median_low(slopes)
    span = anchors[-1].old - anchors[0].old
    if abs(slope - common) * span < JUMP // 2:
        return common
    usual = min(USUAL_RATIOS, key=lambda one: abs(one - slope))
    if abs(slope - usual) * span < JUMP // 2:
        return usual
    return slope.limit_denominator(1_000_000)
