"""Exact parts from lines, which cues belong together by them, and which have no counterpart."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from statistics import median_low

from pipeline.model.time import TimeSpan
from pipeline.sync.clock import scaled
from pipeline.sync.fitting import centre, nearest
from pipeline.sync.relation import Pair, Part, Passage, Residual, Side, residual
from pipeline.sync.search import Found
from pipeline.sync.stretches import Stretch, change_cost, most_of_a_run, unmet
from pipeline.sync.timelines import Timeline

LEAST_REACH = 80
"""Milliseconds within which two cues begin together at least: two frames of 25 a second."""
_REACH = 2.5
"""Spreads within which they do."""
_ROUNDED = 3
"""Milliseconds: a residual up to it is made of roundings, and the offset is what most cues say."""


def reach_of(found: Found) -> int:
    """Return within how many ms starts belong together."""
    return max(LEAST_REACH, round(_REACH * found.fit.spread))


def parts_of(
    target: Timeline, reference: Timeline, found: Found
) -> tuple[tuple[Part, ...], tuple[Pair, ...]]:
    """Return the parts, exact, and the pairs of cues; places are those in the order of time."""
    stretches, gains = list(found.fit.stretches), list(found.way.gains)
    # a passage without counterparts has to begin somewhere as well, so that places weigh nothing
    cost = change_cost(target, reference, found.likelihood) - math.log(len(target) + 1)
    while True:
        broken, astray = _broken_at_gaps(target, stretches, gains)
        offsets, pairs = _begun_together(target, reference, found, broken, astray)
        weak = _unheld(broken, pairs, gains, cost)
        if weak is None:
            break
        # its cues are those of the part beside it, and have no counterparts there
        one = broken[weak]
        gains[one.first : one.last] = [-1.0] * (one.last - one.first)
        stretches = _without(broken, weak)
    return _exact(target, reference, broken, offsets, pairs)


_LEAST_HELD = 2
"""Pairs of cues that hold a part, where there are several."""


def _unheld(
    stretches: Sequence[Stretch], pairs: Sequence[Pair], gains: Sequence[float], cost: float
) -> int | None:
    """Return the part that says least for itself, if that is too little; None if all say enough.

    In a passage without counterparts a few cues always meet some by chance. Those of a part are
    near one another, and some run of them says more than the choice of its offset: `cost` nats; or
    half as much, where all of them are in it, as in the few cues between two breaks.
    """
    if len(stretches) == 1:
        return None
    runs = [_said(gains[one.first : one.last]) for one in stretches]
    weak = min(range(len(stretches)), key=runs.__getitem__)
    if runs[weak] < cost:
        return weak
    held = [sum(one.first <= pair.target < one.last for pair in pairs) for one in stretches]
    weak = min(range(len(stretches)), key=held.__getitem__)
    return weak if held[weak] < _LEAST_HELD else None


def _said(gains: Sequence[float]) -> float:
    """Return the most that a run says; twice that of one that holds most cues, all but ends."""
    met = [at for at, gain in enumerate(gains) if gain > 0]
    most = most_of_a_run(gains)
    is_whole = 2 * len(met) >= len(gains) and min(gains[met[0] : met[-1] + 1]) > 0
    return 2 * most if is_whole else most


def _without(stretches: Sequence[Stretch], weak: int) -> list[Stretch]:
    """Return the stretches but for one, whose cues go to the one before, or else behind, it."""
    kept = [*stretches[:weak], *stretches[weak + 1 :]]
    one = stretches[weak]
    if weak:
        kept[weak - 1] = kept[weak - 1]._replace(last=one.last)
    else:
        kept[0] = kept[0]._replace(first=one.first)
    return kept


def _begun_together(
    target: Timeline,
    reference: Timeline,
    found: Found,
    stretches: Sequence[Stretch],
    astray: set[int],
) -> tuple[list[int], tuple[Pair, ...]]:
    """Return the offsets of the stretches, put right, and the pairs by which that was done."""
    reach = reach_of(found)
    ratios = [one.ratio for one in stretches]
    offsets = [round(one.line.offset) for one in stretches]
    pairs: tuple[Pair, ...] = ()
    for _ in range(2):
        mapped = [
            offset + scaled(start, ratio)
            for one, ratio, offset in zip(stretches, ratios, offsets, strict=True)
            for start in target.starts[one.first : one.last]
        ]
        pairs = begun_together(mapped, reference.starts, reach, astray)
        offs = [
            [pair.off for pair in pairs if one.first <= pair.target < one.last] for one in stretches
        ]
        offsets = [offset + _correction(off) for offset, off in zip(offsets, offs, strict=True)]
    return offsets, pairs


def _exact(
    target: Timeline,
    reference: Timeline,
    stretches: Sequence[Stretch],
    offsets: Sequence[int],
    pairs: Sequence[Pair],
) -> tuple[tuple[Part, ...], tuple[Pair, ...]]:
    breaks = [target.starts[0], *(_break(target, one.first) for one in stretches[1:])]
    breaks[0] = min(0, breaks[0])
    breaks.append(target.sorted_ends[-1])
    parts, exact = [], []
    for number, (one, offset) in enumerate(zip(stretches, offsets, strict=True)):
        empty = Part(
            breaks[number], breaks[number + 1], offset, one.ratio, one.last - one.first, 0,
            Residual(0, 0),
        )  # fmt: skip
        held = [
            pair._replace(
                off=reference.starts[pair.reference] - empty.map(target.starts[pair.target])
            )
            for pair in pairs
            if one.first <= pair.target < one.last
        ]
        exact += held
        away = residual([pair.off for pair in held])
        parts.append(replace(empty, met=len(held), residual=away))
    return tuple(parts), tuple(exact)


def _broken_at_gaps(
    target: Timeline, given: Sequence[Stretch], gains: Sequence[float]
) -> tuple[list[Stretch], set[int]]:
    """Return the stretches, broken at the longest pause between the counterparts on both sides.

    Not between two cues for which the reference has no time, whichever line they are mapped by:
    they are of one passage that it has not. Second come those for which it has none by their own
    line.
    """
    stretches = list(given)
    astray: set[int] = set()
    for number in range(len(stretches) - 1):
        one, two = stretches[number], stretches[number + 1]
        last = max((at for at in range(one.first, one.last) if gains[at] > 0), default=one.first)
        next_ = next((at for at in range(two.first, two.last) if gains[at] > 0), two.first)
        low, high = one.line.at(target.starts[last]), two.line.at(target.starts[next_])
        between = range(last + 1, next_)
        late = [at for at in between if one.line.at(target.starts[at]) >= high]
        early = [at for at in between if two.line.at(target.starts[at]) <= low]
        places = [*range(last + 1, next_ + 1)]
        end = one.line.at(target.ends[last])
        lost = [at for at in late if two.line.at(target.starts[at]) < end]
        if lost:
            places = [at for at in places if not lost[0] < at <= lost[-1]]
        place = max(places, key=lambda at: (_pause(target, at), -at))
        astray |= {at for at in late if at < place} | {at for at in early if at >= place}
        stretches[number] = one._replace(last=place)
        stretches[number + 1] = two._replace(first=place)
    return stretches, astray


def _pause(target: Timeline, at: int) -> int:
    return target.starts[at] - target.ends[at - 1]


def _break(target: Timeline, at: int) -> int:
    """Return a moment in the gap before a cue."""
    start, end = target.starts[at], target.ends[at - 1]
    return (start + end + 1) // 2 if end < start else start


def _correction(offs: Sequence[int]) -> int:
    if not offs:
        return 0
    middle = median_low(offs)
    if residual([one - middle for one in offs]).median <= _ROUNDED:
        return middle
    return round(centre([float(one) for one in offs]))


def begun_together(
    starts: Sequence[int], reference: Sequence[int], reach: int, without: Collection[int] = ()
) -> tuple[Pair, ...]:
    """Return the pairs of starts at most `reach` ms apart, one to one, the closest first taken.

    `starts` are in the reference's time; those at the places `without` are in no pair.
    """
    found = []
    alike = 0
    for here, moment in enumerate(starts):
        # of several cues that begin together, the second is the second there
        alike = alike + 1 if here and moment == starts[here - 1] else 0
        near = nearest(reference, moment) + alike
        some = range(max(0, near - 1), min(len(reference), near + 2))
        found += [
            (abs(reference[there] - moment), abs(here - there), here, there)
            for there in some
            if abs(reference[there] - moment) <= reach and here not in without
        ]
    met: set[int] = set()
    met_there: set[int] = set()
    pairs = []
    for _away, _order, here, there in sorted(found):
        if here not in met and there not in met_there:
            met.add(here)
            met_there.add(there)
            pairs.append(Pair(here, there, reference[there] - starts[here]))
    return tuple(sorted(pairs))


def ended_together(ends: Sequence[int], others: Sequence[int], reach: int) -> set[int]:
    """Return which of `ends` are at most `reach` ms from one of `others`, which are in order."""
    return {at for at, one in enumerate(ends) if abs(others[nearest(others, one)] - one) <= reach}


def covered(spans: Sequence[TimeSpan], others: Sequence[TimeSpan]) -> set[int]:
    """Return which of `spans` are on screen for half their time with one of `others`.

    Both are in the order of their starts.
    """
    found = set()
    place = 0
    for at, span in enumerate(spans):
        while place + 1 < len(others) and others[place].end <= span.start:
            place += 1
        for other in others[max(0, place - 1) : place + 3]:
            shared = min(span.end, other.end) - max(span.start, other.start)
            if shared > 0 and 2 * shared >= span.duration:
                found.add(at)
    return found


_LEAST_CUES = 5
_LEAST_TIME = 20_000


def passages(side: Side, times: Timeline, met: set[int]) -> Iterator[Passage]:
    """Yield the passages that have no counterparts but by chance.

    Those are the stretches in which cues without outnumber cues with a counterpart most; they are
    worth telling from five cues and 20 seconds on.
    """
    first, excess, most, last = 0, 0, 0, 0
    for at in range(len(times) + 1):
        excess += -1 if at in met or at == len(times) else 1
        if excess > most:
            most, last = excess, at
        if excess <= 0 or at == len(times):
            if most >= _LEAST_CUES:
                end = max(times.ends[first : last + 1])
                if end - times.starts[first] >= _LEAST_TIME:
                    yield Passage(side, times.starts[first], end, last + 1 - first)
            first, excess, most, last = at + 1, 0, 0, at + 1


_LEAST_LOST = 8.0
"""Nats by which a few cues have to be without counterparts to be told."""


def short_passages(times: Timeline, gains: Sequence[float]) -> Iterator[Passage]:
    """Yield the passages of a few cues of the target that speak clearly against their line."""
    for first, last in unmet(gains):
        if last - first > 1 and -sum(gains[first:last]) >= _LEAST_LOST:
            end = max(times.ends[first:last])
            yield Passage(Side.TARGET, times.starts[first], end, last - first)
