"""The best layout of a run: where the words of each segment go over to the next cue.

Exact by dynamic programming. The cues of a run are filled from the first to the last; between two
cues lies one break inside the segment that goes on there, or none. What a cue costs depends on the
break before it and the break after it only, so the best way to each break is known once the best
ways to all breaks one cue earlier are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.cueing.cost import NO_PART, WITHIN_LIMITS, WITHIN_LIMITS_CHARACTER
from pipeline.cueing.cue_cost import CueCosts, SearchSettings
from pipeline.cueing.runs import Run
from pipeline.cueing.script import break_costs, break_kinds
from pipeline.language.breaks import Break
from pipeline.model.track import Track

_LONGEST_SILENCE = 1_000
"""Milliseconds between two cues over which `free` cueing does not merge them."""


class Layout(NamedTuple):
    """One way to lay out a run."""

    cost: float
    ends: tuple[tuple[int, ...], ...]
    """For each script, for each of its slots, the words that are shown by the end of the slot."""

    def is_freed(self, run: Run, index: int) -> bool:
        """Whether the cue `index` of `run` has no words: they stand in the one before."""
        return all(
            self.ends[number][slot] == (self.ends[number][slot - 1] if slot else 0)
            for number, slot in run.members[index]
        )


class _Step(NamedTuple):
    """A way to a break: what it costs, and the break it came from."""

    cost: float
    edge: int
    """The edge of the break it came from: after that cue of the run; -1 at the start."""
    place: int
    rank: int
    """Which of the ways to that break."""


def search(run: Run, track: Track, settings: SearchSettings, count: int = 1) -> list[Layout]:
    """Return the `count` cheapest layouts of `run`, the cheapest first, fewer if there are fewer.

    Where the cheapest has a cue too fast to be read, layouts without any go before it if they cost
    at most `WITHIN_LIMITS` more for each cue, and as much for each character too many as
    `WITHIN_LIMITS_CHARACTER` says, and tear no name nor number. Where segments interleave (two
    break in the same gap), each is laid out by itself.
    """
    if run.is_interleaved:
        return [_apart(run, track, settings)]
    tables = _Search(CueCosts(run, track, settings))
    cheapest = tables.best(count)
    surplus = tables.surplus(cheapest[0]) if cheapest else 0
    if not surplus:
        return cheapest
    tables.is_strict = True
    more = WITHIN_LIMITS * len(run.cues) + WITHIN_LIMITS_CHARACTER * surplus
    within = [one for one in tables.best(count) if one.cost <= cheapest[0].cost + more]
    return (within + [one for one in cheapest if one not in within])[:count]


def _apart(run: Run, track: Track, settings: SearchSettings) -> Layout:
    """Return the layout in which no script knows of the others."""
    best = [search(alone, track, settings)[0] for alone in run.each_alone()]
    return Layout(sum(one.cost for one in best), tuple(one.ends[0] for one in best))


class _Search:
    """The tables of one search."""

    def __init__(self, cues: CueCosts) -> None:
        self.cues, self.crossing = cues, cues.crossing
        self.run, self.settings, self.track = cues.run, cues.settings, cues.track
        self.is_strict = False
        """Whether a cue too fast to be read is no cue at all."""
        self.costs = [
            break_costs(one, self.settings.language) if len(one.segment.slots) > 1 else []
            for one in self.run.scripts
        ]
        self.kinds = [
            break_kinds(one, self.settings.language) if len(one.segment.slots) > 1 else []
            for one in self.run.scripts
        ]
        self.slot_after = [self._slot_before(edge) for edge in range(len(self.crossing))]

    def _slot_before(self, edge: int) -> int:
        """Return which inner edge of the crossing script lies at `edge` of the run."""
        number = self.crossing[edge]
        if number is None:
            return 0
        slots = self.run.scripts[number].segment.slots
        return sum(slot.cue <= self.run.cues[edge] for slot in slots) - 1

    def surplus(self, layout: Layout) -> int:
        """Return how many characters of `layout` are more than can be read in their cues' time."""
        if self.cues.rooms[0] is None:
            return 0
        last, surplus = len(self.run.cues) - 1, 0
        for index in range(last + 1):
            until = index
            while until < last and layout.is_freed(self.run, until + 1):
                until += 1
            room = self.cues.readable(index, until)
            shown = self.cues.spoken(index, layout.ends)
            surplus += 0 if room is None else max(shown - room, 0)
        return surplus

    def best(self, count: int) -> list[Layout]:
        """Return the cheapest layouts."""
        last = len(self.run.cues) - 1
        ways: list[dict[int, list[_Step]]] = []
        for edge in range(last + 1):
            ways.append(self._ways_to(edge, ways, count))
        return [
            Layout(step.cost, self._ends(ways, last, rank))
            for rank, step in enumerate(ways[last].get(0, []))
        ]

    def _ways_to(
        self, edge: int, ways: Sequence[dict[int, list[_Step]]], count: int
    ) -> dict[int, list[_Step]]:
        """Return for each place of the break at `edge` the cheapest ways to it."""
        narrow = self._collected(edge, ways, count, widely=False)
        return narrow or self._collected(edge, ways, count, widely=True)

    def _collected(
        self, edge: int, ways: Sequence[dict[int, list[_Step]]], count: int, *, widely: bool
    ) -> dict[int, list[_Step]]:
        found: dict[int, list[_Step]] = {}
        places = self._places(edge)
        at_break = self._break_cost(edge)
        for first in self._groups(edge):
            before = ways[first - 1] if first else {0: [_Step(0.0, -2, 0, 0)]}
            cue_cost = self.cues.of(first, edge, widely=widely, strictly=self.is_strict)
            rises = self._is_alone(first, edge)
            for place in places:
                extra = at_break(place)
                for start, steps in before.items():
                    if rises and start >= place:
                        break  # starts rise, and no cue is empty
                    cost = cue_cost(start, place)
                    if cost is None:
                        continue
                    waiting = found.get(place)
                    for rank, step in enumerate(steps):
                        whole = step.cost + cost + extra
                        if waiting is None:
                            waiting = found[place] = [_Step(whole, first - 1, start, rank)]
                        elif len(waiting) < count or whole < waiting[-1].cost:
                            waiting.append(_Step(whole, first - 1, start, rank))
                            if len(waiting) > 1:
                                waiting.sort()
                                del waiting[count:]
        return dict(sorted(found.items()))

    def _is_alone(self, first: int, edge: int) -> bool:
        """Whether one script runs on through the cues and has the first of them to itself."""
        if not first or edge == len(self.crossing) or len(self.run.members[first]) > 1:
            return False
        return self.crossing[first - 1] == self.crossing[edge] is not None

    def _places(self, edge: int) -> Sequence[int]:
        """Return where the break at `edge` may be: words of the crossing script before it."""
        number = None if edge == len(self.crossing) else self.crossing[edge]
        if number is None:
            return (0,)
        one = self.run.scripts[number]
        if one.fixed is not None:
            return (one.fixed[self.slot_after[edge]],)
        places = range(one.words + 1)
        if not self.is_strict:
            return places
        # no name and no number is torn only to gain time
        kinds = self.kinds[number]
        return [place for place in places if kinds[place] < Break.SPLIT]

    def _break_cost(self, edge: int) -> Callable[[int], float]:
        number = None if edge == len(self.crossing) else self.crossing[edge]
        if number is None or self.run.scripts[number].fixed is not None:
            return lambda _place: 0.0
        costs = self.costs[number][self.slot_after[edge]]
        words = self.run.scripts[number].words
        return lambda place: costs[place] if 0 < place < words else NO_PART

    def _groups(self, edge: int) -> Iterator[int]:
        """Yield the first cues of the groups that may end at `edge`: all words in the first cue."""
        yield edge
        for first in range(edge - 1, -1, -1):
            number = self.crossing[first]
            if number is None or self.run.scripts[number].fixed is not None:
                return
            if any(member.script != number for member in self.run.members[first + 1]):
                return
            scarce = self.run.scripts[number].words < len(self.run.scripts[number].segment.slots)
            if not scarce and not (self.settings.is_free and self._may_merge(first, edge)):
                return
            yield first

    def _may_merge(self, first: int, last: int) -> bool:
        """Whether `free` cueing may show the text of these cues of the run in one."""
        spans = [self.track.cues[cue].span for cue in self.run.cues[first : last + 1]]
        adjacent = self.run.cues[last] - self.run.cues[first] == last - first
        silence = max(later.start - earlier.end for earlier, later in pairwise(spans))
        longest = self.settings.limits.longest
        duration = spans[-1].end - spans[0].start
        return adjacent and silence <= _LONGEST_SILENCE and (longest is None or duration <= longest)

    def _ends(
        self, ways: Sequence[dict[int, list[_Step]]], last: int, rank: int
    ) -> tuple[tuple[int, ...], ...]:
        """Return the layout that leads to the end by the way `rank`."""
        ends = [[one.words] * len(one.segment.slots) for one in self.run.scripts]
        edge, place = last, 0
        while edge >= 0:
            step = ways[edge][place][rank]
            for inner in range(step.edge + 1, edge + 1):
                number = self.crossing[inner] if inner < len(self.crossing) else None
                if number is not None:
                    leaves = edge < len(self.crossing) and self.crossing[edge] == number
                    words = place if leaves else self.run.scripts[number].words
                    ends[number][self.slot_after[inner]] = words
            edge, place, rank = step.edge, step.place, step.rank
        return tuple(map(tuple, ends))
