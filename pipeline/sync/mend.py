"""New times for the cues of a target, by its relation to the reference."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from pipeline.model.time import TimeSpan
from pipeline.sync.relation import Relation


def mend(spans: Sequence[TimeSpan], relation: Relation) -> list[TimeSpan]:
    """Return the times that `spans`, those of the target, have in the reference, one for each.

    No time is negative, and of two cues the one that begins later never begins earlier than the
    other: a cue from before the reference begins is moved to its begin, and one of a passage that
    the reference has not is moved to where the reference goes on. Cues with a counterpart are not
    moved for such a one. A duration changes by the ratio only; a span that runs backwards keeps
    running backwards.
    """
    if not relation.parts:
        return list(spans)
    mapped = [_mapped(span, relation) for span in spans]
    order = sorted(range(len(spans)), key=lambda at: (spans[at].start, at))
    earliest = _earliest(mapped, order, relation)
    # from the last to the first: what lies beyond a cut gives way to what follows the cut
    latest: int | None = None
    for at, least in zip(reversed(order), reversed(earliest), strict=True):
        span = mapped[at]
        wanted = max(span.start, least)
        wanted = wanted if latest is None else min(wanted, latest)
        latest = wanted
        start = max(0, wanted)
        mapped[at] = TimeSpan(start, max(0, start + span.duration))
    return mapped


def _earliest(mapped: Sequence[TimeSpan], order: Sequence[int], relation: Relation) -> list[int]:
    """Return for each cue, in `order`, where the last before it begins that has a counterpart.

    Of counterparts that cross those of most others nothing follows: they are so by chance.
    """
    met = {pair.target for pair in relation.pairs}
    places = [place for place, at in enumerate(order) if at in met]
    held = _rising([mapped[order[place]].start for place in places])
    starts = {places[one]: mapped[order[places[one]]].start for one in held}
    before = min((span.start for span in mapped), default=0)
    return list(accumulate((starts.get(place, before) for place in range(len(order))), max))


def _rising(values: Sequence[int]) -> list[int]:
    """Return the places of the longest part of `values` that never falls (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    origins: list[int] = []
    for at, value in enumerate(values):
        pile = bisect_right(tops, value)
        tops[pile : pile + 1] = [value]
        piles[pile : pile + 1] = [at]
        origins.append(piles[pile - 1] if pile else -1)
    found: list[int] = []
    at = piles[-1] if piles else -1
    while at >= 0:
        found.append(at)
        at = origins[at]
    return found[::-1]


def _mapped(span: TimeSpan, relation: Relation) -> TimeSpan:
    part = relation.part_at(span.start)
    if part is None:
        return span
    return TimeSpan(part.map(span.start), part.map(span.end))
