"""How the parts of a film have moved, by the messages that are in the old template and the new."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from pipeline.catalogs.fates import Fate
from pipeline.catalogs.remark import read_remark
from pipeline.model.message import Message
from pipeline.sync.clock import Anchor, estimate

_FRAME = 42
"""Milliseconds of a frame at 23.976 frames a second: less is no shift that anybody made."""

_TRUSTED = 0.5
"""Share of the messages that the parts have to account for: below it, lines were timed one by one,
and there are no parts."""

_LEAST_HELD = 2
"""Messages of a part that moved together; one that moved alone is told as re-timed."""


class Moved(NamedTuple):
    """A part of the new film that is shifted otherwise than the part before it."""

    start: int
    """Where it begins in the new film, ms."""
    offset: int
    """How much later its beginning is than it was, ms."""
    ratio: Fraction
    """How much longer it is."""


def shifts(happened: Sequence[Fate]) -> tuple[Moved, ...]:
    """Return the parts of the new film in order, each that moved otherwise than the one before.

    A film begins unmoved. Nothing is told where the templates do not say times, or where the times
    tell no parts.
    """
    anchors = [] if all(one.what not in _SHIFTED for one in happened) else _anchors(happened)
    clock = estimate(anchors)
    if clock.explained < _TRUSTED:
        return ()
    held = [one for one in clock.parts if one.anchors >= _LEAST_HELD or len(anchors) == 1]
    told: list[Moved] = []
    offset, ratio = 0, Fraction(1)
    for one in sorted(held, key=lambda part: part.map(part.start)):
        if abs(one.offset - offset) >= _FRAME or one.ratio != ratio:
            start = max(one.map(one.start), 0)
            told.append(Moved(start, start - one.start, one.ratio))
            offset, ratio = one.offset, one.ratio
    return tuple(told)


_SHIFTED = frozenset({"retimed", "recut", "edited"})


def _anchors(happened: Sequence[Fate]) -> list[Anchor]:
    anchors = []
    for one in happened:
        if one.before is None or one.before.obsolete or one.what == "gone":
            continue
        before, after = _start(one.before), _start(one.message)
        if before is not None and after is not None:
            anchors.append(Anchor(before, after, min(len(one.message.source), 60) or 1))
    return anchors


def _start(message: Message) -> int | None:
    remark = read_remark(message.extracted)
    return remark.span.start if remark and remark.span else None
