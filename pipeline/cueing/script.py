"""One segment's part in a run: its words, its share of each cue, and what each break would cost."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from pipeline.cueing.cost import (
    EDGE,
    MARK_LOST,
    TORN_CONTENT,
    TORN_FUNCTION,
    Item,
    Part,
    share_of_text,
    share_of_time,
)
from pipeline.cueing.wording import Wording, wording
from pipeline.language.breaks import break_penalties, ends_with_mark
from pipeline.language.counting import visible_length
from pipeline.model.rendering import Rendering
from pipeline.model.segment import Segment
from pipeline.model.track import Track

if TYPE_CHECKING:
    from pipeline.cueing.alignment import Link


class Script(NamedTuple):
    """What is laid out of one segment."""

    segment_index: int
    """Index of the segment in its film."""
    segment: Segment
    wording: Wording
    fixed: tuple[int, ...] | None
    """Words up to the end of each slot, for what stays as in the master; None where free."""
    shares: tuple[int, ...]
    """Characters of the wording that each slot has by its share of the source."""
    durations: tuple[int, ...]
    """Milliseconds of each slot: of a shared cue, the part by length of source."""

    @property
    def is_parted(self) -> bool:
        """Whether it is to be chosen where its words go over to the next cue."""
        return self.fixed is None and len(self.segment.slots) > 1

    @property
    def words(self) -> int:
        """Return how many words there are."""
        return len(self.wording.words)


def script(
    index: int, segment: Segment, rendering: Rendering, track: Track, lengths: Sequence[int]
) -> Script:
    """Return what is to be laid out for `segment`, shown as `rendering` says.

    `lengths` are the visible characters of each slot's whole cue. A text equal to the source stays
    where the master has it.
    """
    parts = [segment.part(place) for place in range(len(segment.slots))]
    own = [visible_length(part) for part in parts]
    fixed: tuple[int, ...] | None = None
    if rendering.text is None or rendering.text == segment.text:
        pieces = [wording(part) for part in parts]
        fixed = tuple(accumulate(len(piece.words) for piece in pieces))
        words = _joined(pieces)
    else:
        words = wording(rendering.text)
    whole, total = words.ends[-1], max(sum(own), 1)
    durations = tuple(
        max(track.cues[slot.cue].span.duration * max(length, 1) // max(every, length, 1), 1)
        for slot, length, every in zip(segment.slots, own, lengths, strict=True)
    )
    shares = tuple(whole * length // total for length in own)
    return Script(index, segment, words, fixed, shares, durations)


def _joined(pieces: Sequence[Wording]) -> Wording:
    """Return several wordings as one, a space between two."""
    words: list[str] = []
    joints: list[str] = []
    ends = [0]
    for piece in pieces:
        offset = ends[-1] + (1 if words else 0)
        if not piece.words:
            continue
        joints += [" " if words else "", *piece.joints[1:]]
        words += [piece.position + piece.words[0], *piece.words[1:]]
        ends += [offset + end for end in piece.ends[1:]]
    return Wording(tuple(words), tuple(joints), tuple(ends))


def break_parts(script: Script, language: str) -> list[list[list[Part]]]:
    """Return what a break costs: for each inner edge of the slots, for each word before it.

    The lists are for the edges after slot 0, 1 ...; in each the item at `n` is for a break after
    `n` words, from 0 to all of them. For people: `break_costs` has the sums.
    """
    return [
        [
            [Part(name, costs[place]) for name, costs in items if costs[place]]
            for place in range(script.words + 1)
        ]
        for items in _items(script, language)
    ]


def break_costs(script: Script, language: str) -> list[list[float]]:
    """Return the sums of `break_parts`."""
    return [
        [sum(column) for column in zip(*(costs for _name, costs in items), strict=True)]
        for items in _items(script, language)
    ]


def break_kinds(script: Script, language: str) -> list[int]:
    """Return how bad a break after `n` words is by its kind alone, for each `n`: a `Break`."""
    # a break before the first word or after the last is none
    return [0, *_joint_penalties(script.wording, language), 0]


def _items(script: Script, language: str) -> list[list[tuple[Item, Sequence[float]]]]:
    segment, words = script.segment, script.wording.words
    parts = [wording(segment.part(place)).words for place in range(len(segment.slots))]
    source = [word for part in parts for word in part]
    from pipeline.cueing.alignment import align  # noqa: PLC0415 - many films have no such sentence

    links = align(source, words, (segment.language, language))
    # a break before the first word or after the last is none
    kinds = (0, *map(float, _joint_penalties(script.wording, language)), 0)
    edges = list(accumulate(map(len, parts)))[:-1]
    text_edges = list(accumulate(script.shares))
    time_edges = list(accumulate(script.durations))
    whole = script.wording.ends[-1]
    items: list[list[tuple[Item, Sequence[float]]]] = []
    for place, edge in enumerate(edges):
        text, time = text_edges[place], whole * time_edges[place] / time_edges[-1]
        ends = script.wording.ends
        items.append(
            [
                (Item.KIND, kinds),
                (Item.TORN, _torn(links, edge, len(words))),
                (Item.SAME_WORD, _matching(links, edge, len(words))),
                (Item.MARK_LOST, _lost(words, source, edge)),
                (Item.SHARE_OF_TEXT, [share_of_text(end - text) for end in ends]),
                (Item.SHARE_OF_TIME, [share_of_time(end - time) for end in ends]),
            ]
        )
    return items


def _joint_penalties(words: Wording, language: str) -> list[int]:
    """Return the penalty of a break before each word but the first; a typed line break is good."""
    penalties = break_penalties(words.words, language)
    return [
        0 if joint.strip(" ") else penalty
        for joint, penalty in zip(words.joints[1:], penalties, strict=True)
    ]


def _torn(links: Sequence[Link], edge: int, words: int) -> list[float]:
    """Return what the links that a break at `edge` of the source would tear cost, for each place.

    The least is taken off: what any break must tear, none is worse for.
    """
    steps = [0.0] * (words + 2)
    for link in links:
        cost = link.strength * (TORN_FUNCTION if link.is_function else TORN_CONTENT)
        if link.source < edge:  # torn by a break at or before its word in the translation
            steps[0] += cost
            steps[link.target + 1] -= cost
        else:
            steps[link.target + 1] += cost
    costs = list(accumulate(steps))[: words + 1]
    least = min(costs)
    return [cost - least for cost in costs]


def _matching(links: Sequence[Link], edge: int, words: int) -> list[float]:
    """Return what is won where the word before or after a break is that of the master's."""
    costs = [0.0] * (words + 1)
    for link in links:
        if link.source == edge:
            costs[link.target] += EDGE * link.strength
        elif link.source == edge - 1:
            costs[link.target + 1] += EDGE * link.strength
    costs[0] = costs[words] = 0.0
    return costs


def _lost(words: Sequence[str], source: Sequence[str], edge: int) -> list[float]:
    """Return what it costs that the master's break has a mark before it and the other none."""
    if not edge or not ends_with_mark(source[edge - 1]):
        return [0.0] * (len(words) + 1)
    return [0.0, *(0.0 if ends_with_mark(word) else MARK_LOST for word in words)]
