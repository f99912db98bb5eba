"""Which line holds where: the best way through the cues of the target, a line for each.

Dynamic programming (Viterbi): each cue speaks for each line, and each change of line costs what
would be gained by chance, as there are so many lines and places to choose from.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from heapq import nlargest
from statistics import median
from typing import NamedTuple

from pipeline.sync.likelihood import Likelihood
from pipeline.sync.timelines import Line, Timeline

_BLOCK = 8
"""Cues of a long stretch that vote for its line at least."""
_LEAST_LOST = 4.0
"""Nats by which a stretch has to be without counterparts for another line to be sought for it."""
_OF_A_GOOD = 0.35
"""Of what a good cue says, how much the cues of a passage have to on an average."""
_LEAST_VOTES = 2
_MOST_VOTES = 400_000
"""Pairs that vote for the offset of one stretch; four times as many in all."""


FINEST = 10_000_000
"""The largest denominator of a ratio: any two such are different as floating-point numbers."""


class Stretch(NamedTuple):
    """Cues `first` up to `last`, not included, that one line holds for."""

    first: int
    last: int
    line: Line

    @property
    def ratio(self) -> Fraction:
        """The ratio of a line that was fitted, exact again."""
        return Fraction(self.line.ratio).limit_denominator(FINEST)


class Way(NamedTuple):
    """Lines for all cues of the target."""

    stretches: tuple[Stretch, ...]
    gains: tuple[float, ...]
    """For each cue, how much it speaks for its line."""
    score: float
    """Of all, with what the changes cost taken off."""


def change_cost(target: Timeline, reference: Timeline, likelihood: Likelihood) -> float:
    """Return the logarithm of how many places and offsets a part could have."""
    offsets = (reference.span + target.span + 1) / likelihood.spread
    return math.log(max(2.0, offsets)) + math.log(len(target) + 1)


def best_way(
    target: Timeline,
    reference: Timeline,
    lines: Sequence[Line],
    likelihood: Likelihood,
    cost: float,
) -> Way:
    """Return the best lines; the reference runs on from one to the next."""
    gains = [likelihood.of_cues(target, reference, line) for line in lines]
    count = len(lines)
    history = _History(
        [[one[0]] for one in gains],
        [[line.at(target.starts[0]) if gain[0] > 0 else -math.inf]
         for line, gain in zip(lines, gains, strict=True)],
        likelihood.none,
    )  # fmt: skip
    totals = [one[0] for one in gains]
    origins: list[list[tuple[int, int]]] = []
    for at in range(1, len(target)):
        start = target.starts[at]
        origin, after = [], []
        first = max(range(count), key=totals.__getitem__)
        enough, reached = totals[first] - cost, history.reached[first][at - 1]
        # others come from the best by a change themselves
        leaders = [other for other, total in enumerate(totals) if total >= enough]
        for here, line in enumerate(lines):
            moment = line.at(start)
            before, last, total = here, at - 1, totals[here]
            if total < enough and reached < moment:
                before, total = first, enough
            elif total < enough:
                before, last, total = history.best(here, leaders, at, moment, cost)
            gain = gains[here][at]
            origin.append((before, last))
            after.append(total + gain)
            history.reached[here].append(moment if gain > 0 else history.reached[before][last])
        origins.append(origin)
        for line_totals, total in zip(history.totals, after, strict=True):
            line_totals.append(total)
        totals = after
    line_at = max(range(count), key=totals.__getitem__)
    path, said = _path(origins, line_at, gains, likelihood.none)
    return Way(_stretches(path, lines), said, totals[line_at])


class _History(NamedTuple):
    """The best way to each cue by each line."""

    totals: list[list[float]]
    """By line, for each cue so far."""
    reached: list[list[float]]
    """The latest moment of the reference that has met a cue."""
    none: float
    """What a cue says that meets nothing."""

    def best(
        self, here: int, leaders: Sequence[int], at: int, moment: float, cost: float
    ) -> tuple[int, int, float]:
        """Return the line before cue `at`, its last cue, and the total with what the change costs.

        The same line, or a better one, of the `leaders`, that does not reach beyond `moment`. Where
        it does so by chance, in a passage that the reference has not, it ends before that.
        """
        found, last, most = here, at - 1, self.totals[here][-1]
        for other in leaders:
            total, end = self.totals[other][-1] - cost, at - 1
            if total <= most:
                continue
            reached = self.reached[other]
            if reached[end] >= moment:
                # those of lines before this one have an entry for this cue already
                end = bisect_left(reached, moment, 0, at) - 1
                if end < 0:
                    continue
                total = self.totals[other][end] + (at - 1 - end) * self.none - cost
                if total <= most:
                    continue
            found, last, most = other, end, total
        return found, last, most


def _path(
    origins: Sequence[Sequence[tuple[int, int]]],
    line: int,
    gains: Sequence[Sequence[float]],
    none: float,
) -> tuple[list[int], tuple[float, ...]]:
    """Return the line of each cue of the way that ends with `line`, and what each cue says."""
    at = len(origins)
    path, said = [line] * (at + 1), [none] * (at + 1)
    while True:
        path[at], said[at] = line, gains[line][at]
        if not at:
            return path, tuple(said)
        line, last = origins[at - 1][line]
        path[last + 1 : at] = [line] * (at - 1 - last)
        at = last


def _stretches(path: Sequence[int], lines: Sequence[Line]) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    first = 0
    for at in range(1, len(path) + 1):
        if at == len(path) or path[at] != path[first]:
            found.append(Stretch(first, at, lines[path[first]]))
            first = at
    return tuple(found)


def lines_of_rest(
    target: Timeline, reference: Timeline, way: Way, likelihood: Likelihood
) -> list[Line]:
    """Return lines on which cues lie that have no counterpart, by the ratio that holds there.

    They are sought between the counterparts before and after, since a film runs on, and then
    everywhere, since these may be so by chance.
    """
    found: list[Line] = []
    left = 4 * _MOST_VOTES
    ratios = [one.line for one in way.stretches for _at in range(one.first, one.last)]
    for first, last in unmet(way.gains):
        for low, high in (room(target, way.gains, ratios, first, last), (-math.inf, math.inf)):
            there = reference.starts[
                bisect_left(reference.starts, low) : bisect_right(reference.starts, high)
            ]
            voters = target.starts[first:last]
            if len(there) * len(voters) > _MOST_VOTES:
                voters = voters[: max(_BLOCK, _MOST_VOTES // len(there))]
            left -= len(there) * len(voters)
            if left < 0:
                return found
            ratio = ratios[first].ratio
            offsets = voted(voters, there, ratio, likelihood.spread)
            found += [Line(ratio, offset) for offset in offsets]
    return found


def demanding(gains: Sequence[float]) -> list[float]:
    """Return what each cue says beyond a part of what a good one does.

    A few that meet others by chance are not enough then to make a passage one with counterparts.
    """
    good = sorted(gains)[len(gains) * 3 // 4]
    return [one - _OF_A_GOOD * max(0.0, good) for one in gains]


def unmet(gains: Sequence[float]) -> list[tuple[int, int]]:
    """Return stretches that meet nothing but by chance, those of least gain first.

    Each is the one of least gain (Kadane) up to where what follows makes up for it.
    """
    found: list[tuple[float, int, int]] = []
    first, total, best, best_end = 0, 0.0, 0.0, 0
    for at, gain in enumerate([*gains, math.inf]):
        total -= gain
        if total <= 0:
            if best >= _LEAST_LOST:
                found.append((-best, first, best_end))
            first, total, best = at + 1, 0.0, 0.0
        elif total > best:
            best, best_end = total, at + 1
    return [(first, last) for _lost, first, last in sorted(found)]


def most_of_a_run(gains: Sequence[float]) -> float:
    """Return the largest sum of gains that follow one another (Kadane)."""
    most = total = 0.0
    for gain in gains:
        total = max(0.0, total + gain)
        most = max(most, total)
    return most


def room(
    target: Timeline, gains: Sequence[float], lines: Sequence[Line], first: int, last: int
) -> tuple[float, float]:
    """Return from when to when in the reference the cues can be."""
    low, high = -math.inf, math.inf
    for at in range(first - 1, -1, -1):
        if gains[at] > 0:
            low = lines[at].at(target.starts[at])
            break
    for at in range(last, len(target)):
        if gains[at] > 0:
            high = lines[at].at(target.starts[at])
            break
    return low, high


def voted(here: Sequence[int], there: Sequence[int], ratio: float, spread: float) -> list[float]:
    """Return the offsets that most pairs agree on."""
    width = max(10.0, 2 * spread)
    moments = [ratio * one for one in here]
    votes: Counter[float] = Counter()
    for moment in moments:
        votes.update([(two - moment) // width for two in there])
    near = [(count + votes[at + 1], -abs(at), at) for at, count in votes.items()]
    return [
        _middle(moments, there, at * width, (at + 2) * width)
        for count, _near, at in nlargest(3, near)
        if count >= _LEAST_VOTES
    ]


def _middle(here: Sequence[float], there: Sequence[int], low: float, high: float) -> float:
    """Return the median of the offsets from `low` to `high`, where there are some."""
    low, high = low - 1, high + 1  # a bin's edge may be rounded either way
    return median(
        two - moment
        for moment in here
        for two in there[bisect_left(there, low + moment) : bisect_left(there, high + moment)]
    )
