"""Runs: segments linked by shared cues, the unit of layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.cueing.script import Script, script
from pipeline.language.counting import visible_length
from pipeline.model.rendering import Rendering
from pipeline.model.segment import Segment
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track


class Member(NamedTuple):
    """A slot in a cue of a run."""

    script: int
    """Index of the script in the run."""
    slot: int
    """Index of the slot in its segment."""


class Run(NamedTuple):
    """Segments that share cues, with the cues they share."""

    cues: tuple[int, ...]
    """Indices of the cues in the track, rising; not always adjacent."""
    scripts: tuple[Script, ...]
    """In film order."""
    members: tuple[tuple[Member, ...], ...]
    """For each cue its slots, in the order of their text."""

    def crossings(self) -> list[tuple[int, ...]]:
        """Return for each cue but the last the scripts that go on from it to the next cue."""
        place = {cue: index for index, cue in enumerate(self.cues)}
        going: list[list[int]] = [[] for _cue in self.cues[1:]]
        for number, one in enumerate(self.scripts):
            slots = one.segment.slots
            for edge in range(place[slots[0].cue], place[slots[-1].cue]):
                going[edge].append(number)
        return [tuple(numbers) for numbers in going]

    def each_alone(self) -> list[Run]:
        """Return for each script its run as if the others were not there."""
        mine: list[list[tuple[int, Member]]] = [[] for _script in self.scripts]
        for cue, members in zip(self.cues, self.members, strict=True):
            for member in members:
                mine[member.script].append((cue, member._replace(script=0)))
        return [
            Run(tuple(cue for cue, _slot in own), (one,), tuple((slot,) for _cue, slot in own))
            for one, own in zip(self.scripts, mine, strict=True)
        ]

    @property
    def is_interleaved(self) -> bool:
        """Whether two segments go on in the same gap."""
        return any(len(numbers) > 1 for numbers in self.crossings())

    @property
    def is_verbatim(self) -> bool:
        """Whether all of it stays as in the master."""
        return all(one.fixed is not None for one in self.scripts)


def linked(segments: Sequence[Segment], shown: Sequence[bool]) -> Iterator[list[int]]:
    """Yield the indices of the segments of each run, in film order; only those that are shown.

    Two segments belong together if they have a slot in the same cue.
    """
    group_of: dict[int, list[int]] = {}
    for index, segment in enumerate(segments):
        if not shown[index]:
            continue
        mine = [index]
        for slot in segment.slots:
            group = group_of.get(slot.cue, mine)
            if group is not mine:
                larger, smaller = (mine, group) if len(mine) > len(group) else (group, mine)
                larger += smaller
                for other in smaller:
                    for its in segments[other].slots:
                        group_of[its.cue] = larger
                mine = larger
        for slot in segment.slots:
            group_of[slot.cue] = mine
    seen: set[int] = set()
    for index, segment in enumerate(segments):
        if not shown[index]:
            continue
        whole = group_of[segment.slots[0].cue]
        if id(whole) not in seen:
            seen.add(id(whole))
            yield sorted(whole)


def run_of(
    indices: Sequence[int],
    segments: Sequence[Segment],
    renderings: Sequence[Rendering],
    track: Track,
) -> Run:
    """Return the run of the segments with these indices."""
    cues = sorted({slot.cue for index in indices for slot in segments[index].slots})
    length_of = dict.fromkeys(cues, 0)
    for index in indices:
        for place, slot in enumerate(segments[index].slots):
            length_of[slot.cue] += visible_length(segments[index].part(place))
    scripts = tuple(
        script(
            index,
            segments[index],
            renderings[index],
            track,
            [length_of[slot.cue] for slot in segments[index].slots],
        )
        for index in indices
    )
    members: dict[int, list[tuple[int, Member]]] = {cue: [] for cue in cues}
    for number, one in enumerate(scripts):
        for place, slot in enumerate(one.segment.slots):
            members[slot.cue].append((slot.start, Member(number, place)))
    ordered = tuple(tuple(member for _start, member in sorted(members[cue])) for cue in cues)
    return Run(tuple(cues), scripts, ordered)


def joined_span(track: Track, covered: Sequence[int], longest: int | None) -> TimeSpan:
    """Return the time of a cue that shows what the cues `covered` of the master said.

    The time of the later ones joins that of the first while no other cue lies between and all lasts
    no more than `longest` ms.
    """
    first = track.cues[covered[0]].span
    end = first.end
    for earlier, later in pairwise(covered):
        until = track.cues[later].span.end
        if later != earlier + 1 or until <= end:
            break
        if longest is not None and until - first.start > longest:
            break
        end = until
    return TimeSpan(first.start, end)
