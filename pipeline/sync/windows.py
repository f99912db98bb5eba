"""Lines at any ratio, by windows: a few dozen cues of the target, laid over the whole reference.

All offsets are tried at once: the starts of the reference are the bits of a long number, shifted
once for each start of the window, and the shifted numbers are added bit by bit with carries (a
vertical counter). A line that explains a window is then grown over the cues around it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from heapq import nlargest
from typing import NamedTuple

from pipeline.sync.fitting import sloped
from pipeline.sync.likelihood import Likelihood
from pipeline.sync.stretches import Stretch
from pipeline.sync.timelines import Line, Timeline

_SIZE = 48
"""Cues in a window."""
_COUNT = 4
"""Windows that are tried, evenly over the track."""
_BIN = 120
"""Milliseconds; a start meets another in the same bin or in one beside it."""
SLOWEST, FASTEST = 0.75, 4 / 3
"""Ratios beyond which no film is re-timed."""
_MOST_DRIFT = 150
"""Milliseconds by which the ends of a window may be off between two ratios that are tried."""
_MOST_WORK = 10_000_000_000
"""Bits that all windows may take: four windows of 48 cues in a film of 1,000 take less."""
_MOST_OF_WINDOW = 40_000_000_000
"""Bits that one may: one window in a season of 10,000 cues takes less."""
_GROWN = 16
"""Candidates that are grown."""


class _Laid(NamedTuple):
    score: float
    first: int
    last: int
    line: Line


def window_lines(target: Timeline, reference: Timeline) -> list[Line]:
    """Return the lines at any ratio that explain most around some window, the best first."""
    windows = list(_affordable(target, reference))
    if not windows:
        return []
    starts, ends = (_bits(moments, reference.starts[0])
                    for moments in (reference.starts, reference.sorted_ends))  # fmt: skip
    laid: list[_Laid] = []
    for first, last in windows:
        laid += _over(target, reference, first, last, starts, ends)
    likelihood = Likelihood(90.0, 0.6)
    grown = sorted(
        (_grown(target, reference, one, likelihood) for one in nlargest(_GROWN, laid)), reverse=True
    )
    lines: list[Line] = []
    for _score, line in grown:
        if all(abs(line.ratio / one.ratio - 1) > 1e-4 for one in lines):
            lines.append(line)
    return lines[:3]


def _affordable(target: Timeline, reference: Timeline) -> Iterator[tuple[int, int]]:
    """Yield the first and last cue of each window that is not too long to be laid.

    Where the reference is long there are fewer windows, evenly over the track all the same; cues so
    far from one another that a window would take too many ratios are left to other means.
    """
    count = len(target)
    works = [_work(target, reference, *one) for one in _windows(count, _COUNT)]
    usual = sorted(works)[len(works) // 2]
    for first, last in _windows(count, max(1, min(_COUNT, _MOST_WORK // max(1, usual)))):
        if _work(target, reference, first, last) <= _MOST_OF_WINDOW:
            yield first, last


def _work(target: Timeline, reference: Timeline, first: int, last: int) -> int:
    """Return how many bits a window takes to lay."""
    long = _length(target, first, last)
    bins = (reference.span + int(long * FASTEST)) // _BIN + 3
    return _ratios(long) * 2 * (last - first) * bins


def _length(target: Timeline, first: int, last: int) -> int:
    return max(1, max(target.ends[first:last]) - target.starts[first])


def _step(long: int) -> float:
    return min(0.02, 2 * _MOST_DRIFT / long)


def _ratios(long: int) -> int:
    return int(math.log(FASTEST / SLOWEST) / _step(long)) + 1


def _windows(count: int, most: int) -> Iterator[tuple[int, int]]:
    size = count if count <= _SIZE * 3 // 2 else _SIZE
    several = min(most, max(1, count // size))
    for number in range(several):
        first = (2 * number + 1) * count // (2 * several) - size // 2
        first = min(max(0, first), count - size)
        yield first, first + size


def _bits(moments: Sequence[int], zero: int) -> int:
    """Return a number with a bit for each bin of `_BIN` ms in which, or beside, a moment is."""
    size = (moments[-1] - zero) // _BIN + 3
    row = bytearray(size // 8 + 1)
    for moment in moments:
        for at in range((moment - zero) // _BIN, (moment - zero) // _BIN + 3):
            row[at >> 3] |= 1 << (at & 7)
    return int.from_bytes(row, "little")


def _over(
    target: Timeline, reference: Timeline, first: int, last: int, starts: int, ends: int
) -> Iterator[_Laid]:
    """Yield for each ratio the offset at which most of a window meets the reference."""
    base = target.starts[first]
    long = _length(target, first, last)
    # an empty margin before the reference, for windows that begin before it
    margin = int(long * FASTEST) // _BIN + 1
    starts, ends = starts << margin, ends << margin
    covered = (starts.bit_count() + ends.bit_count()) / (2 * starts.bit_length())
    count = 2 * (last - first)
    usual = count * covered
    for number in range(_ratios(long)):
        ratio = SLOWEST * math.exp(number * _step(long))
        places = [int(ratio * (one - base) / _BIN + 0.5) for one in target.starts[first:last]]
        places_of_ends = [int(ratio * (one - base) / _BIN + 0.5) for one in target.ends[first:last]]
        shifted = [starts >> place for place in places] + [
            ends >> place for place in places_of_ends
        ]
        met, at = _most(shifted)
        moment = reference.starts[0] + (at - margin - 1) * _BIN + _BIN / 2
        score = (met - usual) / math.sqrt(usual * (1 - covered) + 1)
        yield _Laid(score, first, last, Line(ratio, moment - ratio * base))


def _most(rows: Sequence[int]) -> tuple[int, int]:
    """Return in how many of the numbers the bit is set that is set in most, and which it is."""
    planes: list[int] = []
    for row in rows:
        carry = row
        for at, plane in enumerate(planes):
            planes[at], carry = plane ^ carry, plane & carry
            if not carry:
                break
        if carry:
            planes.append(carry)
    most, held = 0, -1
    for at in range(len(planes) - 1, -1, -1):
        here = planes[at] if held < 0 else planes[at] & held
        if here:
            held, most = here, most | 1 << at
    return (most, (held & -held).bit_length() - 1) if held > 0 else (0, 0)


def _grown(
    target: Timeline, reference: Timeline, laid: _Laid, likelihood: Likelihood
) -> tuple[float, Line]:
    """Return what the cues around a window say of its line, put right as it grows."""
    first, last, line = laid.first, laid.last, laid.line
    count = len(target)
    best = (-math.inf, line)
    for _ in range(12):
        line = sloped(target, reference, [Stretch(first, last, line)], likelihood.reach)
        part = target.part(first, last)
        score = sum(likelihood.of_cues(part, reference, line))
        if score > best[0]:
            best = (score, line)
        elif score < best[0] * 0.7:
            break
        if (first, last) == (0, count):
            break
        more = (last - first) // 2 + 1
        first, last = max(0, first - more), min(count, last + more)
    return best
