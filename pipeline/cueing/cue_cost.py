"""What the cues of a run cost: fast, for the search, and item by item, for people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.cueing.cost import (
    FEWER_CUES,
    FORCED_INSIDE,
    LONE_WORD,
    MERGED,
    SHORT_WORD,
    Item,
    Part,
    too_fast,
    too_wide,
    unlike_source,
)
from pipeline.cueing.runs import Member, Run, joined_span
from pipeline.cueing.script import Script
from pipeline.cueing.wording import joint_width
from pipeline.model.limits import Limits
from pipeline.model.track import Track

_FARTHEST = 3
_SLACK = 80
_MANY_WORDS = 150
"""In a text of more words, which no sentence has, a part is sought only up to `_FARTHEST` times its
share of the source and `_SLACK` characters more, lest a broken master take minutes."""

CueCost = Callable[[int, int], float | None]
"""From the places of the breaks before and after a cue to its cost; None where it cannot be."""


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """What the search has to be told of a release."""

    language: str
    limits: Limits
    dash: int = 2
    """Characters of the dash before each speaker's line where several speak."""
    is_free: bool = False
    """Whether slots may be merged although there are words for each."""


class CueCosts:
    """The costs of the cues of one run: `of` for the search, `parts` the same for people."""

    def __init__(self, run: Run, track: Track, settings: SearchSettings) -> None:
        self.run, self.track, self.settings = run, track, settings
        crossing = run.crossings()
        self.crossing = [one[0] if one else None for one in crossing]
        """The script that goes on after each cue but the last, None where none does."""
        self.rooms = [
            settings.limits.readable(max(track.cues[cue].span.duration, 0)) for cue in run.cues
        ]

    def of(self, first: int, last: int, *, widely: bool, strictly: bool) -> CueCost:
        """Return the cost of showing in cue `first` what belongs to the cues up to `last`.

        Of a text of very many words, parts far longer than their share of the source are left out
        unless `widely`; cues too fast to be read if `strictly`.
        """
        members = self.run.members[first]
        if len(members) == 1:
            return self._of_one(members[0], (first, last), widely=widely, strictly=strictly)
        return self._of_several(members, (first, last), strictly=strictly)

    def _around(self, first: int, last: int) -> tuple[int | None, int | None]:
        """Return the scripts that go on over the edges before `first` and after `last`."""
        entering = self.crossing[first - 1] if first else None
        return entering, self.crossing[last] if last < len(self.crossing) else None

    def _of_several(
        self, members: Sequence[Member], cues: tuple[int, int], *, strictly: bool
    ) -> CueCost:
        """Return the cost of a cue that several segments share."""
        scripts, limits = self.run.scripts, self.settings.limits
        entering, leaving = self._around(*cues)
        merged, readable = self._merged(cues), self.readable(*cues)
        # what takes the time of later cues has words to show in it
        taking = self.crossing[cues[0]] if cues[0] < cues[1] else None
        plans = [
            (
                number == entering,
                number == leaving,
                number == taking,
                scripts[number],
                scripts[number].shares[slot] if scripts[number].is_parted else None,
                bool(scripts[number].wording.forced()),
                self._opens(Member(number, slot)),
            )
            for number, slot in members
        ]
        dash = self.settings.dash

        def cost(start: int, place: int) -> float | None:
            points, spoken = float(merged), []
            for enters, leaves, takes, one, share, has_forced, opens in plans:
                begin = start if enters else 0
                end = place if leaves else one.words
                if begin > end or (takes and begin == end):
                    return None
                if begin == end:
                    continue
                wide = one.wording.width(begin, end)
                spoken.append((opens, wide))
                if share is not None:
                    points += unlike_source(wide, share)
                    points += LONE_WORD if end - begin == 1 and wide < SHORT_WORD else 0
                if has_forced:
                    points += _typed(one, begin, end)
            if not spoken:
                return None
            turns = _turns(spoken, dash)
            whole = sum(turns)
            if readable is not None and whole > readable:
                if strictly:
                    return None
                points += too_fast(whole - readable)
            return points + too_wide(_over_lines(turns, limits))

        return cost

    def _of_one(
        self, member: Member, cues: tuple[int, int], *, widely: bool, strictly: bool
    ) -> CueCost:
        """Return the cost of a cue that one segment has to itself."""
        one = self.run.scripts[member.script]
        words, ends, joints = one.words, one.wording.ends, one.wording.joints
        share = self._share(one, member, cues)
        is_whole = not one.is_parted
        is_sought = widely or is_whole or words <= _MANY_WORDS
        farthest = ends[-1] if is_sought else _FARTHEST * share + _SLACK
        entering, leaving = self._around(*cues)
        merged, readable = self._merged(cues), self.readable(*cues)
        spaces = [joint_width(joint) for joint in joints]
        has_forced = bool(one.wording.forced())
        limits = self.settings.limits
        reach = _reach(one, limits) if limits.lines and limits.line_characters else None
        known: dict[int, float] = {}
        most = readable if strictly else None

        def cost(start: int, place: int) -> float | None:
            begin = 0 if entering is None else start
            end = words if leaving is None else place
            if begin >= end:
                return None
            width = ends[end] - ends[begin] - spaces[begin]
            if width > farthest or (most is not None and width > most):
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
                points += too_wide(ends[end] - ends[reach[begin]])
            return points + _typed(one, begin, end) if has_forced else points

        return cost

    def parts(self, first: int, last: int, ends: Sequence[Sequence[int]]) -> list[Part]:
        """Return item by item what `of` sums up, for the layout with these `ends`."""
        cues, members = (first, last), self.run.members[first]
        items = [Part(Item.FREED, self._merged(cues))]
        spoken: list[tuple[bool, int]] = []
        for member in members:
            one = self.run.scripts[member.script]
            begin = ends[member.script][member.slot - 1] if member.slot else 0
            end = ends[member.script][member.slot]
            if begin == end:
                continue
            width = one.wording.width(begin, end)
            spoken.append((self._opens(member), width))
            if one.is_parted:
                is_only = len(members) == 1
                share = self._share(one, member, cues) if is_only else one.shares[member.slot]
                items.append(Part(Item.LENGTH, unlike_source(width, share)))
                if end - begin == 1 and width < SHORT_WORD:
                    items.append(Part(Item.LONE_WORD, LONE_WORD))
            items.append(Part(Item.TYPED, _typed(one, begin, end)))
        readable, turns = self.readable(*cues), _turns(spoken, self.settings.dash)
        if readable is not None:
            items.append(Part(Item.TOO_FAST, too_fast(sum(turns) - readable)))
        items.append(Part(Item.TOO_WIDE, too_wide(self._over(first, ends, turns))))
        return [item for item in items if item.points]

    def _over(self, first: int, ends: Sequence[Sequence[int]], turns: Sequence[int]) -> int:
        """Return how many characters the lines of a cue do not hold; less than 1 when they do."""
        lines, width = self.settings.limits.lines, self.settings.limits.line_characters
        members = self.run.members[first]
        if not width:
            return 0
        if len(members) > 1:
            return _over_lines(turns, self.settings.limits)
        ((number, slot),) = members
        one = self.run.scripts[number]
        begin, end = ends[number][slot - 1] if slot else 0, ends[number][slot]
        reached = _reach(one, self.settings.limits)[begin] if lines else end
        return turns[0] - one.wording.width(begin, reached) if end > reached else 0

    @staticmethod
    def _share(one: Script, member: Member, cues: tuple[int, int]) -> int:
        """Return the characters that a segment has by its source in a group of cues."""
        return sum(one.shares[member.slot : member.slot + cues[1] - cues[0] + 1])

    def _opens(self, member: Member) -> bool:
        """Whether a speaker begins to speak with this slot."""
        return bool(self.run.scripts[member.script].segment.slots[member.slot].dress.turns)

    def spoken(self, index: int, ends: Sequence[Sequence[int]]) -> int:
        """Return the characters that cue `index` of the run shows in the layout with `ends`."""
        spoken = []
        for member in self.run.members[index]:
            number, slot = member
            begin = ends[number][slot - 1] if slot else 0
            if begin < ends[number][slot]:
                width = self.run.scripts[number].wording.width(begin, ends[number][slot])
                spoken.append((self._opens(member), width))
        return sum(_turns(spoken, self.settings.dash))

    def _merged(self, cues: tuple[int, int]) -> int:
        return (MERGED if self.settings.is_free else FEWER_CUES) * (cues[1] - cues[0])

    def readable(self, first: int, last: int) -> int | None:
        """Return the characters that can be read in cue `first`, shown until `last` ends."""
        if first == last:
            return self.rooms[first]
        limits = self.settings.limits
        span = joined_span(self.track, self.run.cues[first : last + 1], limits.longest)
        return limits.readable(span.duration)


def _typed(one: Script, begin: int, end: int) -> int:
    """Return the cost of cue breaks typed between two places."""
    return FORCED_INSIDE * sum(begin < place < end for place in one.wording.forced())


def _turns(spoken: Sequence[tuple[bool, int]], dash: int) -> list[int]:
    """Return the characters of each speaker's line, dashes counted where several speak.

    `spoken` has for each part of a cue whether a speaker begins with it, and how wide it is.
    """
    turns: list[int] = []
    for opens, width in spoken:
        if opens or not turns:
            turns.append(width)
        else:
            turns[-1] += width + 1
    return [width + dash for width in turns] if len(turns) > 1 else turns


def _over_lines(turns: Sequence[int], limits: Limits) -> int:
    """Return how many characters lines do not hold: one for each speaker, or all for one."""
    lines, width = limits.lines, limits.line_characters
    if not width:
        return 0
    if len(turns) > 1:
        return sum(max(turn - width, 0) for turn in turns)
    return sum(turns) - lines * width if lines else 0


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
