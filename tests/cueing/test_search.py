"""The search finds what trying every layout finds."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations_with_replacement, pairwise, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.cueing.cue_cost import SearchSettings
from pipeline.cueing.runs import Run, linked, run_of
from pipeline.cueing.script import Script, break_costs
from pipeline.cueing.search import search
from pipeline.model.limits import Limits
from pipeline.model.rendering import Rendering, Status
from pipeline.model.track import Track
from pipeline.segmentation import SegmentationSettings, segment
from tests.segmentation.strategies import film_of

Ends = tuple[tuple[int, ...], ...]

_cues = st.tuples(
    st.sampled_from(
        (
            "and so we",
            "we think, with the old",
            "it works. So does",
            "the captain. Yes. And",
            "- What?\n- Nothing. I mean",
            "sleeps.",
            "and he said",
        )
    ),
    st.sampled_from((0, 40, 600, 1500)),
    st.sampled_from((300, 900, 2000, 4000)),
)
_words = st.sampled_from(
    ("да,", "и", "не", "мы", "станция", "сказал.", "ночью", "ж" * 30, "<i>a</i>")
)
_texts = st.lists(
    st.tuples(st.sampled_from((" ", " ", " ", " ", "\n", " || ")), _words), min_size=1, max_size=6
).map(lambda pairs: "".join(joint + word for joint, word in pairs).strip(" |\n"))
_settings = st.builds(
    SearchSettings,
    st.just("ru"),
    st.sampled_from(
        (
            Limits(),
            Limits(2, 42),
            Limits(2, 12, Fraction(12), longest=5000),
            Limits(1, 20, Fraction(17), longest=2000),
        )
    ),
    is_free=st.booleans(),
)


@st.composite
def runs(draw: st.DrawFn) -> tuple[Run, Track]:
    """Draw a run that has few enough layouts to try them all."""
    track = film_of(draw(st.lists(_cues, min_size=2, max_size=4)))
    segments = segment(track, SegmentationSettings(("en",))).segments
    renderings = [
        Rendering(Status.OWN)
        if draw(st.integers(0, 5)) == 0
        else Rendering(Status.TRANSLATED, draw(_texts), f"m{number}")
        for number in range(len(segments))
    ]
    groups = [*linked(segments, [True] * len(segments))]
    run = run_of(max(groups, key=len), segments, renderings, track)
    assume(not run.is_interleaved)
    return run, track


@given(runs(), _settings)
def test_exact(case: tuple[Run, Track], settings: SearchSettings) -> None:
    """The layouts found are the cheapest of all there are, cheapest first, none twice; where the
    cheapest is too fast, those without a cue too fast go before it if they cost little more."""
    run, track = case
    tried = Trial(run, track, settings)
    costs = {ends: cost for ends in tried.layouts() if (cost := tried.cost(ends)) is not None}
    assume(len(costs) < 3000)
    cheapest = sorted(costs, key=costs.__getitem__)[:4]
    assume(len(cheapest) < 2 or costs[cheapest[1]] - costs[cheapest[0]] > 1e-9)
    wanted = cheapest
    if tried.is_too_fast(cheapest[0]):
        most = costs[cheapest[0]] + 20 * len(run.cues) + 5 * tried.surplus(cheapest[0])
        slow = sorted(
            (ends for ends in costs if not tried.is_too_fast(ends)), key=costs.__getitem__
        )
        within = [ends for ends in slow[:4] if costs[ends] <= most]
        wanted = (within + [ends for ends in cheapest if ends not in within])[:4]
    found = search(run, track, settings, count=4)
    assert len({one.ends for one in found}) == len(found)
    assert [one.cost for one in found] == pytest.approx([costs[ends] for ends in wanted])
    assert [costs[one.ends] for one in found] == pytest.approx([one.cost for one in found])
    assert search(run, track, settings)[0] == found[0]


class Trial:
    """Every layout of a run and its cost, by the words of docs and of `cost.py` alone."""

    def __init__(self, run: Run, track: Track, settings: SearchSettings) -> None:
        self.run, self.track, self.settings = run, track, settings
        self.breaks = [break_costs(one, settings.language) for one in run.scripts]

    def layouts(self) -> Iterator[Ends]:
        """Yield all ways to share out the words of all scripts."""
        ways = []
        for one in self.run.scripts:
            inner = len(one.segment.slots) - 1
            free = combinations_with_replacement(range(one.words + 1), inner)
            ways.append([one.fixed] if one.fixed else [(*way, one.words) for way in free])
        yield from product(*ways)

    def said(self, cue: int, ends: Ends) -> list[tuple[Script, int, int, int]]:
        """Return what a cue of the run says: script, slot, first word, word after the last."""
        found = []
        for number, slot in self.run.members[cue]:
            begin = ends[number][slot - 1] if slot else 0
            if begin < ends[number][slot]:
                found.append((self.run.scripts[number], slot, begin, ends[number][slot]))
        return found

    def groups(self, ends: Ends) -> list[list[int]] | None:
        """Return the cues that are shown, each with the empty ones after it; None if the first is
        empty, or one is that may not be."""
        groups: list[list[int]] = []
        for cue in range(len(self.run.cues)):
            if self.said(cue, ends):
                groups.append([cue])
            elif not groups:
                return None
            else:
                groups[-1].append(cue)
        return groups if all(self.may_be(group, ends) for group in groups) else None

    def may_be(self, group: list[int], ends: Ends) -> bool:
        if len(group) == 1:
            return True
        owners = {number for cue in group[1:] for number, _slot in self.run.members[cue]}
        if len(owners) > 1:
            return False
        one = self.run.scripts[owners.pop()]
        if one.fixed is not None or all(said[0] is not one for said in self.said(group[0], ends)):
            return False
        spans = [self.track.cues[self.run.cues[cue]].span for cue in group]
        near = all(later.start - earlier.end <= 1000 for earlier, later in pairwise(spans))
        longest = self.settings.limits.longest
        short = longest is None or spans[-1].end - spans[0].start <= longest
        together = self.run.cues[group[-1]] - self.run.cues[group[0]] == len(group) - 1
        scarce = one.words < len(one.segment.slots)
        return scarce or (self.settings.is_free and near and short and together)

    def room(self, group: list[int]) -> int | None:
        """Return the characters that can be read in a group of cues."""
        spans = [self.track.cues[self.run.cues[cue]].span for cue in group]
        end, longest = spans[0].end, self.settings.limits.longest
        for cue, span in zip(group[1:], spans[1:], strict=True):
            apart = self.run.cues[cue] - self.run.cues[cue - 1] > 1
            if apart or (longest is not None and span.end - spans[0].start > longest):
                break
            end = span.end
        speed = self.settings.limits.reading_speed
        return None if speed is None else math.floor(speed * (end - spans[0].start) / 1000)

    def too_many(self, group: list[int], ends: Ends) -> int:
        room = self.room(group)
        return 0 if room is None else max(sum(self.turns(group[0], ends)) - room, 0)

    def is_too_fast(self, ends: Ends) -> bool:
        return self.surplus(ends) > 0

    def surplus(self, ends: Ends) -> int:
        groups = self.groups(ends)
        assert groups
        return sum(self.too_many(group, ends) for group in groups)

    def turns(self, cue: int, ends: Ends) -> list[int]:
        """Return the characters of each speaker's line, a dash of two before each of several."""
        turns: list[int] = []
        for one, slot, begin, end in self.said(cue, ends):
            width = one.wording.width(begin, end)
            if turns and not one.segment.slots[slot].dress.turns:
                turns[-1] += 1 + width
            else:
                turns.append(width)
        return [2 + turn for turn in turns] if len(turns) > 1 else turns

    def cost(self, ends: Ends) -> float | None:
        """Return the cost of a layout, None where it cannot be."""
        groups = self.groups(ends)
        if groups is None:
            return None
        return sum(self.cost_of_group(group, ends) for group in groups)

    def cost_of_group(self, group: list[int], ends: Ends) -> float:
        said = self.said(group[0], ends)
        cost = (40.0 if self.settings.is_free else 400.0) * (len(group) - 1)
        for one, slot, begin, end in said:
            if one.fixed is None and len(one.segment.slots) > 1:
                alone = len(self.run.members[group[0]]) == 1
                share = sum(
                    one.shares[slot : slot + len(group)] if alone else one.shares[slot : slot + 1]
                )
                cost += self.cost_of_part(one, begin, end, share)
            cost += 5000 * sum(begin < place < end for place in one.wording.forced())
        over = self.too_many(group, ends)
        cost += 10 + over if over else 0
        wide = self.too_wide(group[0], ends)
        return cost + (200 + 12 * wide if wide > 0 else 0) + self.cost_of_break(group[-1], ends)

    @staticmethod
    def cost_of_part(one: Script, begin: int, end: int, share: int) -> float:
        width = one.wording.width(begin, end)
        lone = 28 if end - begin == 1 and width < 8 else 0
        return 44 * abs(math.log(max(width, 1) / max(share, 6))) + lone

    def cost_of_break(self, cue: int, ends: Ends) -> float:
        if cue == len(self.run.cues) - 1:
            return 0
        for number in self.run.crossings()[cue]:
            one = self.run.scripts[number]
            if one.fixed is None:
                slot = sum(slot.cue <= self.run.cues[cue] for slot in one.segment.slots) - 1
                place = ends[number][slot]
                return self.breaks[number][slot][place] if 0 < place < one.words else 120
        return 0

    def too_wide(self, cue: int, ends: Ends) -> int:
        """Return the characters that the lines of a cue do not hold."""
        limits, said = self.settings.limits, self.said(cue, ends)
        if not (limits.lines and limits.line_characters):
            return 0
        members = self.run.members[cue]
        if len(members) == 1:
            ((one, _slot, begin, end),) = said
            reached = begin
            for _line in range(limits.lines):
                start = reached
                while reached < end and (
                    reached == start
                    or one.wording.width(start, reached + 1) <= limits.line_characters
                ):
                    reached += 1
            return one.wording.ends[end] - one.wording.ends[reached]
        turns = self.turns(cue, ends)
        if len(turns) > 1:
            return sum(max(turn - limits.line_characters, 0) for turn in turns)
        return sum(turns) - limits.lines * limits.line_characters
