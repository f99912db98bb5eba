"""The best layout of a run: where the words of each segment go over to the next cue.

Exact by dynamic programming. The cues of a run are filled from the first to the last; between two
cues lies one break inside the segment that goes on there, or none. What a cue costs depends on the
break before it and the break after it only, so the best way to each break is known once the best
ways to all breaks one cue earlier are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from pipeline.cueing.cost import (
    FEWER_CUES,
    LONE_WORD,
    MERGED,
    NO_PART,
    SHORT_WORD,
    WITHIN_LIMITS,
    Part,
    too_fast,
    too_wide,
    unlike_source,
)
from pipeline.cueing.runs import Member, Run
from pipeline.cueing.script import Script, break_costs, break_parts
from pipeline.model.limits import Limits
from pipeline.model.track import Track

FORCED_INSIDE = 5_000
"""A cue break typed by the translator that falls inside a cue: the cue's time is shared then."""

_FARTHEST = 3
_SLACK = 80
"""A part is sought up to `_FARTHEST` times its share of the source and `_SLACK` characters more."""

_LONGEST_SILENCE = 1_000
"""Milliseconds between two cues over which `free` cueing does not merge them."""


class Layout(NamedTuple):
    """One way to lay out a run."""

    cost: float
    ends: tuple[tuple[int, ...], ...]
    """For each script, for each of its slots, the words that are shown by the end of the slot."""


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """What the search has to be told of a release."""

    language: str
    limits: Limits
    is_free: bool = False
    """Whether slots may be merged although there are words for each."""


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
    at most `WITHIN_LIMITS` a cue more. Where segments interleave (two break in the same gap), each
    is laid out by itself.
    """
    crossing = [run.crossing(edge) for edge in range(len(run.cues) - 1)]
    if any(len(scripts) > 1 for scripts in crossing):
        return [_apart(run, track, settings)]
    tables = _Search(run, track, settings, [one[0] if one else None for one in crossing])
    cheapest = tables.best(count)
    if not cheapest or not tables.is_too_fast(cheapest[0]):
        return cheapest
    tables.is_strict = True
    allowed = cheapest[0].cost + WITHIN_LIMITS * len(run.cues)
    within = [one for one in tables.best(count) if one.cost <= allowed]
    return (within + [one for one in cheapest if one not in within])[:count]


def _apart(run: Run, track: Track, settings: SearchSettings) -> Layout:
    """Return the layout in which no script knows of the others."""
    cost, ends = 0.0, []
    for number, one in enumerate(run.scripts):
        cues = tuple(slot.cue for slot in one.segment.slots)
        places = [
            tuple(member._replace(script=0) for member in members if member.script == number)
            for cue, members in zip(run.cues, run.members, strict=True)
            if cue in cues
        ]
        best = search(Run(cues, (one,), tuple(places)), track, settings)[0]
        cost += best.cost
        ends.append(best.ends[0])
    return Layout(cost, tuple(ends))


class _Search:
    """The tables of one search."""

    def __init__(
        self, run: Run, track: Track, settings: SearchSettings, crossing: list[int | None]
    ) -> None:
        self.run, self.settings, self.track = run, settings, track
        self.crossing = crossing
        self.is_strict = False
        """Whether a cue too fast to be read is no cue at all."""
        self.rooms = [
            settings.limits.readable(max(track.cues[cue].span.duration, 0)) for cue in run.cues
        ]
        self.costs = [
            break_costs(one, settings.language) if len(one.segment.slots) > 1 else []
            for one in run.scripts
        ]
        self.slot_after = [self._slot_before(edge) for edge in range(len(crossing))]

    def _slot_before(self, edge: int) -> int:
        """Return which inner edge of the crossing script lies at `edge` of the run."""
        number = self.crossing[edge]
        if number is None:
            return 0
        slots = self.run.scripts[number].segment.slots
        return sum(slot.cue <= self.run.cues[edge] for slot in slots) - 1

    def is_too_fast(self, layout: Layout) -> bool:
        """Whether a cue of `layout` has more characters than can be read in its time."""
        if self.rooms[0] is None:
            return False
        last = len(self.run.cues) - 1
        for index, members in enumerate(self.run.members):
            width, until = -1, index
            for number, slot in members:
                ends = layout.ends[number]
                begin = ends[slot - 1] if slot else 0
                if begin < ends[slot]:
                    width += self.run.scripts[number].wording.width(begin, ends[slot]) + 1
            while until < last and self._is_freed(until + 1, layout):
                until += 1
            room = self._readable(index, until)
            if room is not None and width > room:
                return True
        return False

    def _is_freed(self, index: int, layout: Layout) -> bool:
        return all(
            layout.ends[number][slot] == (layout.ends[number][slot - 1] if slot else 0)
            for number, slot in self.run.members[index]
        )

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
            cue_cost = self._cue_cost(first, edge, widely=widely)
            for place in places:
                extra = at_break(place)
                for start, steps in before.items():
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
        return found

    def _places(self, edge: int) -> Sequence[int]:
        """Return where the break at `edge` may be: words of the crossing script before it."""
        number = None if edge == len(self.crossing) else self.crossing[edge]
        if number is None:
            return (0,)
        one = self.run.scripts[number]
        if one.fixed is not None:
            return (one.fixed[self.slot_after[edge]],)
        return range(one.words + 1)

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
                if self.settings.is_free:
                    return
                if edge - first > 1:
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

    def _cue_cost(
        self, first: int, last: int, *, widely: bool
    ) -> Callable[[int, int], float | None]:
        """Return the cost of showing in cue `first` what belongs to the cues up to `last`.

        The function takes the places of the breaks before and after; None where it cannot be.
        """
        entering = self.crossing[first - 1] if first else None
        leaving = self.crossing[last] if last < len(self.crossing) else None
        members = self.run.members[first]
        if len(members) == 1:
            return self._cost_of_one(
                members[0], (first, last), (entering is None, leaving is None), widely=widely
            )
        return self._cost_of_several(members, (first, last), entering, leaving)

    def _cost_of_several(
        self,
        members: Sequence[Member],
        cues: tuple[int, int],
        entering: int | None,
        leaving: int | None,
    ) -> Callable[[int, int], float | None]:
        """Return the cost of a cue that several segments share."""
        scripts, limits = self.run.scripts, self.settings.limits
        merged = self._merged(cues)
        taking = self.crossing[cues[0]] if cues[0] < cues[1] else None
        readable = self._readable(*cues)
        lines, width = limits.lines, limits.line_characters
        is_dialogue = sum(self._opens_turn(member) for member in members[1:]) > 0

        def cost(start: int, place: int) -> float | None:
            points, whole, over = float(merged), -1, 0
            for member in members:
                one = scripts[member.script]
                begin = start if member.script == entering else 0
                end = place if member.script == leaving else one.words
                if begin > end:
                    return None
                if begin == end:
                    if member.script == taking:
                        return None  # what takes the later cues' time has words to show in it
                    continue
                wide = one.wording.width(begin, end)
                whole += wide + 1
                if is_dialogue and width:
                    over += max(wide - width, 0)  # each speaker has a line
                if len(one.segment.slots) > 1 and one.fixed is None:
                    points += _part_cost(end - begin, wide, one.shares[member.slot])
                points += _forced(one, begin, end)
            if whole < 0:
                return None
            if not is_dialogue and width and lines:
                over = whole - lines * width
            if readable is not None and whole > readable:
                if self.is_strict:
                    return None
                points += too_fast(whole - readable)
            return points + too_wide(over)

        return cost

    def _opens_turn(self, member: Member) -> bool:
        slot = self.run.scripts[member.script].segment.slots[member.slot]
        return bool(slot.dress.turns)

    def _cost_of_one(
        self,
        member: Member,
        cues: tuple[int, int],
        open_ends: tuple[bool, bool],
        *,
        widely: bool,
    ) -> Callable[[int, int], float | None]:
        """Return the cost of a cue that one segment has to itself."""
        one = self.run.scripts[member.script]
        words, ends, joints = one.words, one.wording.ends, one.wording.joints
        share = sum(one.shares[member.slot : member.slot + cues[1] - cues[0] + 1])
        is_whole = one.fixed is not None or len(one.segment.slots) == 1
        farthest = ends[-1] if widely or is_whole else _FARTHEST * share + _SLACK
        starts, goes_to_end = open_ends
        merged, readable = self._merged(cues), self._readable(*cues)
        spaces = [len(joint.strip("\n|")) for joint in joints]
        has_forced = bool(one.wording.forced())
        limits = self.settings.limits
        reach = _reach(one, limits) if limits.lines and limits.line_characters else None
        known: dict[int, float] = {}
        strictly = readable if self.is_strict else None

        def cost(start: int, place: int) -> float | None:
            begin = 0 if starts else start
            end = words if goes_to_end else place
            if begin >= end:
                return None
            width = ends[end] - ends[begin] - spaces[begin]
            if width > farthest or (strictly is not None and width > strictly):
                return None
            points = known.get(width)
            if points is None:
                points = float(merged)
                if readable is not None:
                    points += too_fast(width - readable)
                if not is_whole:
                    points += unlike_source(width, share)
                known[width] = points
            if end - begin == 1 and width < SHORT_WORD and not is_whole:
                points += LONE_WORD
            if reach is not None and end > reach[begin]:
                points += too_wide(width - one.wording.width(begin, reach[begin]))
            return points + _forced(one, begin, end) if has_forced else points

        return cost

    def _merged(self, cues: tuple[int, int]) -> int:
        return (MERGED if self.settings.is_free else FEWER_CUES) * (cues[1] - cues[0])

    def _readable(self, first: int, last: int) -> int | None:
        """Return the characters that can be read in cue `first`, shown until `last` ends."""
        if first == last:
            return self.rooms[first]
        spans = [self.track.cues[cue].span for cue in self.run.cues[first : last + 1]]
        longest, whole = self.settings.limits.longest, spans[-1].end - spans[0].start
        is_joined = longest is None or whole <= longest
        return self.settings.limits.readable(whole if is_joined else spans[0].duration)

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


def _part_cost(words: int, width: int, share: int) -> float:
    lone = LONE_WORD if words == 1 and width < SHORT_WORD else 0
    return unlike_source(width, share) + lone


def _forced(one: Script, begin: int, end: int) -> float:
    """Return the cost of cue breaks typed between two places."""
    inside = sum(begin < place < end for place in one.wording.forced())
    return float(FORCED_INSIDE * inside)


def _reach(one: Script, limits: Limits) -> list[int]:
    """Return for each word how far a cue that begins with it can go: lines filled one by one."""
    width, lines, words = limits.line_characters or 0, limits.lines or 1, one.words
    fill = [0] * words
    end = 0
    for begin in range(words):
        end = max(end, begin + 1)
        while end < words and one.wording.width(begin, end + 1) <= width:
            end += 1
        fill[begin] = end
    reach = []
    for begin in range(words):
        place = begin
        for _line in range(lines):
            if place < words:
                place = fill[place]
        reach.append(place)
    return reach


def explained(run: Run, layout: Layout, settings: SearchSettings) -> list[list[Part]]:
    """Return what the break after each cue of the run costs in `layout`, item by item."""
    parts: list[list[Part]] = []
    tables = [
        break_parts(one, settings.language) if len(one.segment.slots) > 1 else []
        for one in run.scripts
    ]
    for edge in range(len(run.cues) - 1):
        items: list[Part] = []
        for number in run.crossing(edge):
            one = run.scripts[number]
            slot = sum(slot.cue <= run.cues[edge] for slot in one.segment.slots) - 1
            place = layout.ends[number][slot]
            if one.fixed is None and 0 < place < one.words:
                items += tables[number][slot][place]
        parts.append(items)
    return parts
