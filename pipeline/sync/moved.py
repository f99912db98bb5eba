"""Scenes that the target has elsewhere than the reference: in no order are its cues right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.model.time import TimeSpan
from pipeline.sync.likelihood import Likelihood
from pipeline.sync.relation import Passage, Side
from pipeline.sync.search import Found
from pipeline.sync.stretches import change_cost, demanding, most_of_a_run, room, unmet, voted
from pipeline.sync.timelines import Heard, Line, Timeline, timeline

_LEAST_CUES = 5
"""Cues without counterparts from which they are sought elsewhere."""
_CLEARLY = 6.0
"""Nats beyond those that the choice of its place costs, by which a scene is said to be moved."""
_SHARE = 0.6
_MOST_VOTES = 300_000
"""Pairs that vote for places; one scene of 100 cues in a film of 2,000 takes less."""


class Moved(NamedTuple):
    """Cues of the target that belong to another place of the film."""

    passage: Passage
    there_ms: int
    """Where the first of them begins in the reference."""


def moved(target: Timeline, reference: Timeline, found: Found) -> Iterator[Moved]:
    """Yield the passages of the target whose counterparts are before others that they follow.

    Or behind others that they go before. Both have to be without counterparts by `found`: what is
    shown again, a recap for instance, is not moved.
    """
    gains = demanding(found.way.gains)
    lines = [one.line for one in found.fit.stretches for _at in range(one.first, one.last)]
    here = _passages(gains)
    if not here or max(found.way.gains) <= 0:
        return
    there = _passages(_said_there(target, reference, found, lines))
    likelihood = Likelihood(found.likelihood.spread, _SHARE)
    left = _MOST_VOTES
    for first, last in here:
        part = target.part(first, last)
        own = most_of_a_run(found.way.gains[first:last])
        least = own + change_cost(part, reference, likelihood) + _CLEARLY
        low, high = room(target, gains, lines, first, last)
        best = (least, 0.0)
        for begin, end in there:
            other = reference.starts[begin:end]
            votes = len(other) * len(part)
            if votes > left or (low < other[0] and other[-1] < high):
                continue
            left -= votes
            for offset in voted(part.starts, other, lines[first].ratio, likelihood.spread):
                line = Line(lines[first].ratio, offset)
                said = most_of_a_run(likelihood.of_cues(part, reference, line))
                best = max(best, (said, line.at(part.starts[0])))
        if best[0] > least:
            end = max(part.ends)
            passage = Passage(Side.TARGET, part.starts[0], end, last - first)
            yield Moved(passage, max(0, round(best[1])))


def _passages(gains: Sequence[float]) -> list[tuple[int, int]]:
    return sorted((first, last) for first, last in unmet(gains) if last - first >= _LEAST_CUES)


def _said_there(
    target: Timeline,
    reference: Timeline,
    found: Found,
    lines: Sequence[Line],
) -> list[float]:
    """Return what each cue of the reference says: that it meets one of the target, mapped.

    Those that meet none here are left out: their line may be the very one of another place.
    """
    mapped = [
        Heard(TimeSpan(round(line.at(target.starts[at])), round(line.at(target.ends[at]))))
        for at, line in enumerate(lines)
        if found.way.gains[at] > 0
    ]
    return demanding(found.likelihood.of_cues(reference, timeline(mapped), Line(1.0, 0.0)))
