"""New times for the cues of a target, by its relation to the reference."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.time import TimeSpan
from pipeline.sync.relation import Relation


def mend(spans: Sequence[TimeSpan], relation: Relation) -> list[TimeSpan]:
    """Return the times that `spans`, those of the target, have in the reference, one for each.

    No time is negative, and of two cues the one that begins later never begins earlier than the
    other: a cue from before the reference begins is moved to its begin, and one of a passage that
    the reference has not is moved to where the reference goes on. A duration changes by the ratio
    only; a span that runs backwards keeps running backwards.
    """
    if not relation.parts:
        return list(spans)
    mapped = [_mapped(span, relation) for span in spans]
    # from the last to the first: what lies beyond a cut gives way to what follows the cut
    order = sorted(range(len(spans)), key=lambda at: (spans[at].start, at), reverse=True)
    latest: int | None = None
    for at in order:
        span = mapped[at]
        wanted = span.start if latest is None else min(span.start, latest)
        latest = wanted
        start = max(0, wanted)
        mapped[at] = TimeSpan(start, max(0, start + span.duration))
    return mapped


def _mapped(span: TimeSpan, relation: Relation) -> TimeSpan:
    part = relation.part_at(span.start)
    if part is None:
        return span
    return TimeSpan(part.map(span.start), part.map(span.end))
