"""By how much the clock of a release departs from its master's, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.checks.context import ReleaseContext, cue_place
from pipeline.model.finding import Finding
from pipeline.model.time import TimeSpan, timecode
from pipeline.sync.relation import Part, Relation

OFFSET, DRIFT, CUT = "REL010", "REL011", "REL012"
FRAME = 40
"""Milliseconds that a release may be off: a frame at 25 a second."""


class Departure(NamedTuple):
    """One way in which a clock departs."""

    code: str
    cue: int
    """The cue of the release, from 0, from which on it does."""
    value: int | str
    """Milliseconds that the release is late, less than 0 where it is early, its speed apart; or its
    speed."""


def departures(spans: Sequence[TimeSpan], relation: Relation) -> Iterator[Departure]:
    """Yield how the clock of cues with `spans` departs, in the order of time.

    Nothing departs by what is less than a frame, nor by less than the cues scatter by themselves
    (the median of the residual). Nothing is said where the relation is not trusted.
    """
    if not relation.is_trusted or not spans:
        return
    least = max(FRAME, relation.residual.median)
    order = sorted(range(len(spans)), key=lambda index: spans[index])
    firsts = _first_of_parts(spans, order, relation.parts)
    before: Part | None = None
    for part, first in zip(relation.parts, firsts, strict=True):
        if first is None:
            continue
        start = spans[first].start
        if before is None and abs(part.offset_ms) > least:
            yield Departure(OFFSET, first, -part.offset_ms)
        if before is None or part.ratio != before.ratio:
            lasting = spans[order[-1]].start - start
            if abs((part.ratio - 1) * lasting) > least:
                yield Departure(DRIFT, first, part.ratio_name)
        if before is not None and abs(part.map(start) - before.map(start)) > least:
            yield Departure(CUT, first, -part.offset_ms)
        before = part


def findings(context: ReleaseContext, code: str) -> Iterator[Finding]:
    """Yield the findings of `code` among the departures of a release."""
    relation = context.relation
    if relation is None:
        return
    cues = context.release.cues
    for one in departures([cue.span for cue in cues], relation):
        if one.code == code:
            cue = cues[one.cue]
            place = cue_place(context.release_file, cue, one.cue)
            if isinstance(one.value, str):
                yield Finding(code, place, one.value, text=cue.text)
            else:
                text = timecode(cue.span.start) if code == CUT else cue.text
                yield Finding(code, place, one.value, FRAME, "ms", text=text)


def _first_of_parts(
    spans: Sequence[TimeSpan], order: Sequence[int], parts: Sequence[Part]
) -> Iterator[int | None]:
    """Yield for each part its first cue; None for one in which none begins."""
    at = 0
    for number, part in enumerate(parts):
        is_last = number == len(parts) - 1
        until = at
        while until < len(order) and (is_last or spans[order[until]].start < part.to_ms):
            until += 1
        yield order[at] if until > at else None
        at = until
