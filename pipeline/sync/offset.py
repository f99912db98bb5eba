"""The clock of one track in terms of another's, where they differ by a shift and a rate.

Starts vote for offsets: each pair of a start of one track and one of the other, for each usual
ratio of frame rates. The most voted is then put right by least squares on the pairs that agree with
it. The share of starts that agree says how far the result can be trusted; a cut or another edit of
the film shows as a small one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

_RATES = (Fraction(24000, 1001), Fraction(24), Fraction(25), Fraction(30000, 1001), Fraction(30))
USUAL_RATIOS = tuple(
    sorted(
        {one / other for one in _RATES for other in _RATES if Fraction(3, 4) < one / other < 4 / 3},
        key=lambda ratio: (ratio != 1, abs(ratio - 1)),
    )
)
"""Ratios by which a film runs faster or slower elsewhere: none, 1001/1000, 25/23.976 and so on."""

REACH = 120_000
"""Milliseconds: largest offset that is looked for; a leader or a recap is hardly longer."""
FINE = (40, 200)
COARSE = (250, 750)
"""Milliseconds: width of a bin of votes, and how far from the clock a start may lie and agree with
it. Tracks retimed from one template agree finely; two people who time a film by ear differ by half
a second, and lag behind one another."""
_LEAST_PARTED = 12
"""Fewer starts say nothing of parts of a film."""
_MOST_VOTES = 400
"""Starts of each track that vote; more say the same."""


class Offset(NamedTuple):
    """What time the other track has: `moment * ratio + offset`."""

    ratio: Fraction = Fraction(1)
    offset: int = 0
    """Milliseconds."""
    explained: float = 0.0
    """Share of the starts of the shorter track that have a counterpart."""
    chance: float = 1.0
    """The share that two unrelated tracks of these lengths would have."""
    spread: int = 0
    """Milliseconds: median distance of the counterparts from the clock."""
    least: float = 0.0
    """The share explained in that quarter of the shorter track where it is least: a cut leaves what
    is behind it unexplained."""

    def at(self, moment: int) -> int:
        """Return the time in the other track of a moment (ms) of the first."""
        scaled = moment * self.ratio.numerator // self.ratio.denominator
        return scaled + self.offset

    @property
    def is_trusted(self) -> bool:
        """Whether one shift and rate explain both tracks, and not by chance."""
        return self.explained >= 0.6 and self.explained - self.chance >= 0.2

    @property
    def is_whole(self) -> bool:
        """Whether it is trusted, and in every part of the film."""
        return self.is_trusted and self.least >= 0.5


def estimate(reference: Sequence[int], other: Sequence[int]) -> Offset:
    """Return the clock of `other` for moments of `reference`, both starts of cues in order, ms.

    A clock that is not trusted is the likeliest all the same.
    """
    if not reference or not other:
        return Offset()
    best = Offset()
    for width, tolerance in (FINE, COARSE):
        for ratio, offset in _voted(reference, other, width):
            clock = _settled(reference, other, ratio, offset, tolerance)
            if clock.explained - clock.chance > best.explained - best.chance + 0.02:
                best = clock
        if best.is_trusted:
            return best
    return best


def _voted(
    reference: Sequence[int], other: Sequence[int], width: int
) -> list[tuple[Fraction, int]]:
    """Return the offset that most starts vote for, for each ratio with about as many votes."""
    voters = _some(reference)
    found: list[tuple[int, Fraction, int]] = []
    for ratio in USUAL_RATIOS:
        votes: Counter[int] = Counter()
        for start in voters:
            moment = int(start * ratio)
            low = bisect_left(other, moment - REACH)
            high = bisect_left(other, moment + REACH)
            votes.update((one - moment) // width for one in other[low:high])
        if not votes:
            continue
        near = {
            place: votes[place - 1] + count + votes[place + 1] for place, count in votes.items()
        }
        place = max(near, key=lambda one: (near[one], votes[one], -abs(one)))
        found.append((near[place], ratio, place * width + width // 2))
    most = max((count for count, _ratio, _offset in found), default=0)
    return [(ratio, offset) for count, ratio, offset in found if 5 * count >= 3 * most]


def _some(starts: Sequence[int]) -> Sequence[int]:
    step = -(-len(starts) // _MOST_VOTES)
    return starts[::step]


def _settled(
    reference: Sequence[int], other: Sequence[int], ratio: Fraction, offset: int, tolerance: int
) -> Offset:
    """Return the clock near the one voted for that most counterparts agree with."""
    pairs = counterparts([int(one * ratio) + offset for one in reference], other, tolerance)
    drift = _drift(
        [(reference[one], other[two] - int(reference[one] * ratio)) for one, two in pairs]
    )
    span = reference[-1] - reference[0]
    if abs(drift) * span > tolerance and len(pairs) >= 20:
        # no usual ratio: what the counterparts themselves say
        ratio = (ratio + drift).limit_denominator(100_000)
    apart = sorted(other[two] - int(reference[one] * ratio) for one, two in pairs)
    offset = apart[len(apart) // 2] if apart else offset
    mapped = [int(one * ratio) + offset for one in reference]
    pairs = counterparts(mapped, other, tolerance)
    fewer = min(len(reference), len(other))
    away = sorted(abs(other[two] - mapped[one]) for one, two in pairs)
    length = max(1, other[-1] - other[0], mapped[-1] - mapped[0])
    density = max(len(reference), len(other)) / length
    chance = min(1.0, 2 * tolerance * density)
    spread = away[len(away) // 2] if away else 0
    shorter = 0 if len(reference) <= len(other) else 1
    quarters = Counter(4 * pair[shorter] // fewer for pair in pairs)
    explained = len(pairs) / fewer
    least = min(1.0, min(quarters[one] for one in range(4)) * 4 / fewer)
    if fewer < _LEAST_PARTED:
        least = explained
    return Offset(ratio, offset, explained, chance, spread, least)


def counterparts(
    mapped: Sequence[int], other: Sequence[int], tolerance: int
) -> list[tuple[int, int]]:
    """Return indices of starts that lie within `tolerance` ms of one another, each used once.

    Both are in order, and so are the pairs.
    """
    pairs = []
    place = 0
    for index, moment in enumerate(mapped):
        while place < len(other) and other[place] < moment - tolerance:
            place += 1
        if place == len(other):
            break
        here = abs(other[place] - moment)
        while place + 1 < len(other) and abs(other[place + 1] - moment) < here:
            place += 1
            here = abs(other[place] - moment)
        if here <= tolerance:
            pairs.append((index, place))
            place += 1
    return pairs


def _drift(points: Sequence[tuple[int, int]]) -> Fraction:
    """Return the slope of the line through `points` (ms, ms) by least squares."""
    count = len(points)
    if count < 2:
        return Fraction(0)
    total_x, total_y = sum(x for x, _y in points), sum(y for _x, y in points)
    square = count * sum(x * x for x, _y in points) - total_x * total_x
    mixed = count * sum(x * y for x, y in points) - total_x * total_y
    return Fraction(mixed, square) if square else Fraction(0)
