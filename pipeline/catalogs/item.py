"""What matching knows of a message or segment: its text, and where and by whom it is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.catalogs.identity import normalised
from pipeline.catalogs.remark import read_remark
from pipeline.catalogs.style import plainly_set
from pipeline.model.cue import Kind
from pipeline.model.markup import strip_tags
from pipeline.model.message import Message
from pipeline.model.segment import Segment
from pipeline.model.track import Track


class Item(NamedTuple):
    """One text of a film in order, old or new."""

    text: str
    """Normalised, as `identity.normalised` does, and plainly set: another style is no edit."""
    start: int | None = None
    """Start of its first cue, ms; None where nothing tells: another tool's file."""
    speaker: str = ""
    kind: Kind | None = None
    names: tuple[str, ...] = ()
    """What speakers are called in the labels that were taken off its cues."""


def items_of_messages(messages: Sequence[Message]) -> list[Item]:
    """Return what is known of messages: times stand in their `#.` lines."""
    items = []
    for one in messages:
        remark = read_remark(one.extracted)
        text = plainly_set(normalised(one.source))
        if remark is None:
            items.append(Item(text))
        else:
            items.append(
                Item(text, remark.span.start if remark.span else None, remark.speaker, remark.kind)
            )
    return items


def items_of_segments(segments: Sequence[Segment], track: Track) -> list[Item]:
    """Return what is known of segments of `track`."""
    cues = track.cues
    return [
        Item(
            plainly_set(normalised(one.text)),
            cues[one.slots[0].cue].span.start,
            one.speaker,
            one.kind,
            names_in_labels(one),
        )
        for one in segments
    ]


def names_in_labels(segment: Segment) -> tuple[str, ...]:
    """Return what speakers are called in the labels of a segment's cues, as these have it."""
    return tuple(
        strip_tags(turn.label).strip(" \t\n[]:")
        for slot in segment.slots
        for turn in slot.dress.turns
        if turn.label
    )
