"""Cues whose limits cannot all hold: the smallest such runs, and a certificate for each.

All limits of a run of cues lie between neighbours, so a smallest set of cues that cannot hold its
limits is a run without a hole: it cannot, and leaving out the limits of any one of its cues would
let the others hold theirs. (A long held cue that others lie in may stand before such a run.)
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.cueing.retiming_reach import Places, Reach, Stretch, Walk, is_clear
from pipeline.cueing.timing_limits import Bounds, Interval, TimingLimit


class Term(NamedTuple):
    """One step of the time that a run of cues needs."""

    cue: int
    """The cue whose duration it is, or after which the gap is."""
    limit: TimingLimit
    """What asks for it."""
    milliseconds: int


class Certificate(NamedTuple):
    """A smallest set of cues whose limits cannot all hold, and what is missing.

    The cues need time from `opens` on: `opens` and all `terms` together come to a time which the
    last edge misses by `missing` milliseconds, since its nearest place is `closes`.
    """

    cues: tuple[int, ...]
    """The cues, ascending in time; without the limits of any one of them the others can hold."""
    held: tuple[int, ...]
    """Those of them that stay where they are because an earlier certificate names them."""
    limits: tuple[TimingLimit, ...]
    """The limits that cannot all hold."""
    opens: int
    """The time from which the terms count, ms."""
    terms: tuple[Term, ...]
    closes: int
    """The nearest time to which the last edge can go, ms; for a text that cannot be read within
    the longest duration, the end of that duration."""
    missing: int
    """Milliseconds missing: between `closes` and `opens` with all the terms; above 0."""
    characters: int | None
    """Characters read in the missing time, rounded up: with so many fewer in a cue that is too
    fast the limits can hold, unless another one asks for its time too. None where no reading speed
    is among the terms."""

    @property
    def needed(self) -> int:
        """The milliseconds of all terms."""
        return sum(term.milliseconds for term in self.terms)


def cores(stretch: Stretch, bounds: Bounds, spacing: int) -> list[Stretch]:
    """Return all smallest runs of `stretch` whose limits cannot all hold, from left to right."""
    walk = Walk(stretch, bounds, spacing)
    found: list[Stretch] = []
    first = 0
    while (last := _stop(walk, first, len(stretch.reaches) - 1)) is not None:
        first = _latest_first(walk, first, last)
        found.append(_smallest(stretch, first, last, bounds, spacing))
        first += 1
    return found


def _stop(walk: Walk, first: int, last: int) -> int | None:
    """Return the cue at which no place is left on the way from `first`, None if none to `last`."""
    if first > last:
        return None
    places = walk.first(first)
    for index in range(first, last + 1):
        if index > first:
            places = walk.after(index - 1, places)
        if not places.ends:
            return index
    return None


def _latest_first(walk: Walk, first: int, last: int) -> int:
    """Return the last cue from which there is no way to `last`; `first` is such a cue."""
    step, good = 1, last + 1
    bad = last
    while bad > first and _stop(walk, bad, last) is None:
        good, bad = bad, max(first, bad - step)
        step *= 2
    while good - bad > 1:
        middle = (good + bad) // 2
        if _stop(walk, middle, last) is None:
            good = middle
        else:
            bad = middle
    return bad


def _smallest(stretch: Stretch, first: int, last: int, bounds: Bounds, spacing: int) -> Stretch:
    """Return the cues from `first` to `last`, without those held before them that do not matter."""
    reaches = stretch.reaches[first : last + 1]
    if first or not stretch.further or not reaches[0].is_held:
        return Stretch(reaches)
    for held in (*stretch.further, reaches[0]):
        one = Stretch((held, *reaches[1:]))
        if _stop(Walk(one, bounds, spacing), 0, len(reaches) - 1) is not None:
            return one
    return Stretch(reaches, stretch.further)


def certificate(core: Stretch, bounds: Bounds, spacing: int) -> Certificate:
    """Return the certificate of a smallest run of cues whose limits cannot all hold."""
    return _Proof(core, bounds, spacing).certificate()


class _Edge(NamedTuple):
    """A time of an edge on the way to the place that is missed."""

    cue: int
    """Its number in the run."""
    is_end: bool
    time: int
    is_bound: bool
    """Whether it cannot go further to where more time would be."""


class _Miss(NamedTuple):
    """How an edge misses the nearest time at which its limits hold."""

    distance: int
    time: int
    """When it would have to be."""
    place: int
    """Where it can be."""


class _Proof:
    """The way through a run of cues to the edge that has no place left."""

    def __init__(self, core: Stretch, bounds: Bounds, spacing: int) -> None:
        self.core = core
        self.reaches = core.reaches
        self.bounds = bounds
        self.walk = Walk(core, bounds, spacing)
        self.places: list[Places] = []

    def certificate(self) -> Certificate:
        places = self.walk.first(0)
        while places.ends:
            self.places.append(places)
            places = self.walk.after(len(self.places) - 1, places)
        self.places.append(places)
        one = self.reaches[len(self.places) - 1]
        if places.starts:
            if one.most is not None and one.least > one.most:
                return self._too_long(one)
            if not one.ends:
                return self._too_near_to_shot(one, one.cue.span.end, TimingLimit.SHOT_OUT)
            intervals = list(self.walk.after_start(len(self.places) - 1, places.starts))
            return self._missed(_miss(intervals, one.ends), is_end=True)
        if len(self.places) == 1:
            return self._too_near_to_shot(one, one.cue.span.start, None)
        intervals = list(self.walk.after_end(len(self.places) - 2, self.places[-2]))
        return self._missed(self._clear_of_all(intervals, one), is_end=False)

    def _clear_of_all(self, intervals: list[Interval], one: Reach) -> _Miss:
        """Return how the start of `one` misses, with held cues further back in its way too."""
        if not self.core.further:
            return _miss(intervals, one.starts)
        last = one.starts[-1]
        time = max(last, *(held.cue.span.end - 1 for held in self.core.further))
        while True:
            time += 1
            if any(
                low <= time and (high is None or time <= high) for low, high in intervals
            ) and all(is_clear(held, time, self.bounds) for held in self.core.further):
                return _Miss(time - last, time, last)

    def _missed(self, miss: _Miss, *, is_end: bool) -> Certificate:
        is_later = miss.time > miss.place
        edges = [_Edge(len(self.places) - 1, is_end, miss.time, is_bound=False)]
        while (before := self._before(edges[-1], is_later=is_later)) is not None:
            edges.append(before)
            if before.is_bound:
                break
        edges.reverse()
        terms = [self._term(one, later, is_later=is_later) for one, later in pairwise(edges)]
        return self._certificate(edges[0].time, terms, miss.place, miss.distance)

    def _before(self, edge: _Edge, *, is_later: bool) -> _Edge | None:
        """Return the edge before `edge` at a time from which its limits allow it."""
        if edge.is_end:
            one = self.reaches[edge.cue]
            if one.is_held:
                return None
            times = self._times(edge.cue, is_end=False, is_later=is_later)
            time = next(
                t for t in times
                if one.least <= edge.time - t and (one.most is None or edge.time - t <= one.most)
            )  # fmt: skip
            bound = one.starts[0] if is_later else one.starts[-1]
            return _Edge(edge.cue, is_end=False, time=time, is_bound=time == bound)
        if edge.cue == 0:
            return None
        one = self.reaches[edge.cue - 1]
        times = self._times(edge.cue - 1, is_end=True, is_later=is_later)
        time = next(t for t in times if self._can_follow(edge.cue - 1, t, edge.time))
        bound = one.ends[0] if is_later else one.ends[-1]
        return _Edge(edge.cue - 1, is_end=True, time=time, is_bound=time == bound)

    def _can_follow(self, cue: int, end: int, next_start: int) -> bool:
        """Whether a cue can end at `end`, a time that it can reach, and the next start then."""
        one, bounds, gap = self.reaches[cue], self.bounds, next_start - end
        if any(low <= gap and (high is None or gap <= high) for low, high in bounds.gaps):
            return True
        if gap not in bounds.chained:
            return False
        starts = self._times(cue, is_end=False, is_later=True)
        if one.is_held:
            return bounds.is_chain_spared(one.cue, one.cue.span.start, next_start)
        return any(
            one.least <= end - start
            and (one.most is None or end - start <= one.most)
            and bounds.is_chain_spared(one.cue, start, next_start)
            for start in starts
        )

    def _times(self, cue: int, *, is_end: bool, is_later: bool) -> Iterator[int]:
        """Yield the times that an edge can reach, from where most time would be left."""
        one, places = self.reaches[cue], self.places[cue]
        runs, times = (places.ends, one.ends) if is_end else (places.starts, one.starts)
        for first, last in runs if is_later else reversed(runs):
            yield from times[first : last + 1] if is_later else reversed(times[first : last + 1])

    def _term(self, edge: _Edge, later: _Edge, *, is_later: bool) -> Term:
        one, bounds = self.reaches[edge.cue], self.bounds
        time = later.time - edge.time
        if later.is_end:
            limit = _strictest(one, bounds) if is_later else TimingLimit.LONGEST
        elif is_later and time <= (bounds.gaps[0][1] or time):
            limit = TimingLimit.GAP if bounds.gap else TimingLimit.OVERLAP
        else:
            limit = TimingLimit.FLICKER if bounds.flicker else TimingLimit.CHAINING
        return Term(one.number, limit, time)

    def _too_long(self, one: Reach) -> Certificate:
        opens, most = one.cue.span.start, one.most or 0
        term = Term(one.number, _strictest(one, self.bounds), one.least)
        found = self._certificate(opens, [term], opens + most, one.least - most)
        return found._replace(limits=(*found.limits, TimingLimit.LONGEST))

    def _too_near_to_shot(self, one: Reach, edge: int, limit: TimingLimit | None) -> Certificate:
        bounds = self.bounds
        shift = bounds.shift if one.cue.is_free else 0
        broken = bounds.broken_start if limit is None else bounds.broken_end
        limit = limit or next(iter(broken(edge)), TimingLimit.SHOT_IN_AFTER)
        missing = 1
        while True:
            for place, time in (
                (edge + shift, edge + shift + missing),
                (edge - shift, edge - shift - missing),
            ):
                if not any(broken(time)):
                    step = Term(one.number, limit, time - edge)
                    return self._certificate(edge, [step], place, missing)
            missing += 1

    def _certificate(
        self, opens: int, terms: Sequence[Term], closes: int, missing: int
    ) -> Certificate:
        speed = self.bounds.limits.reading_speed
        limits = dict.fromkeys(term.limit for term in terms)
        characters = None
        if speed is not None and TimingLimit.READING_SPEED in limits:
            characters = -(-missing * speed.numerator // (1000 * speed.denominator))
        members = [*self.core.further, *self.reaches]
        return Certificate(
            cues=tuple(one.number for one in members),
            held=tuple(one.number for one in members if one.is_held),
            limits=tuple(limits),
            opens=opens,
            terms=tuple(terms),
            closes=closes,
            missing=missing,
            characters=characters,
        )


def _strictest(one: Reach, bounds: Bounds) -> TimingLimit:
    """Return the limit that asks for the longest duration of a cue."""
    return max(bounds.lower(one.cue), key=lambda pair: pair[1])[0]


def _miss(intervals: Sequence[Interval], places: Sequence[int]) -> _Miss:
    """Return how the nearest of `places` misses the nearest of the `intervals`."""
    misses: list[_Miss] = []
    for low, high in intervals:
        before = bisect_left(places, low)
        if before:
            place = places[before - 1]
            misses.append(_Miss(low - place, low, place))
        if high is not None and (after := bisect_right(places, high)) < len(places):
            misses.append(_Miss(places[after] - high, high, places[after]))
    return min(misses)
