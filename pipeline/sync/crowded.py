"""What tracks say of time whose cues begin in crowds: no more than one cue of each crowd says.

Of cues a few ms apart, or all at once, each one meets a neighbour of its counterpart as well as it;
to count every one of them would take a single agreement for hundreds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.sync.search import Found
from pipeline.sync.stretches import Stretch
from pipeline.sync.timelines import Timeline, crowds


@dataclass(frozen=True, slots=True)
class Crowded:
    """Two tracks of which one has fewer than half as many crowds as cues."""

    target: tuple[int, ...]
    """For each cue the crowd it is in."""
    reference: tuple[int, ...]

    @property
    def fewer(self) -> int:
        """Crowds of the track with fewer of them."""
        return min(self.target[-1], self.reference[-1]) + 1

    def met(self, places: Sequence[tuple[int, int]]) -> int:
        """Return how many crowds have a counterpart, by pairs of places of target and reference."""
        here = {self.target[one] for one, _two in places}
        there = {self.reference[two] for _one, two in places}
        return min(len(here), len(there))

    def thinned(
        self, target: Timeline, reference: Timeline, found: Found
    ) -> tuple[Timeline, Timeline, Found]:
        """Return the first cues of all crowds, and what the relation gains by those alone."""
        kept, others = _firsts(self.target), _firsts(self.reference)
        here, there = target.only(kept), reference.only(others)
        stretches, gains = [], []
        first = 0
        for one in found.fit.stretches:
            last = first + sum(one.first <= at < one.last for at in kept)
            if last > first:
                stretches.append(Stretch(first, last, one.line))
                gains += found.likelihood.of_cues(here.part(first, last), there, one.line)
            first = last
        lost = sum(found.way.gains) - sum(gains)
        way = found.way._replace(stretches=tuple(stretches), gains=tuple(gains))
        fitted = found.fit._replace(stretches=tuple(stretches))
        return here, there, Found(way, fitted, found.likelihood, found.score - max(0.0, lost))


def crowded(target: Timeline, reference: Timeline) -> Crowded | None:
    """Return the crowds of two tracks; None where most cues can be told apart, as in any film."""
    both = Crowded(tuple(crowds(target)), tuple(crowds(reference)))
    if all(2 * (side[-1] + 1) >= len(side) for side in (both.target, both.reference)):
        return None
    return both


def _firsts(numbers: Sequence[int]) -> list[int]:
    return [at for at, one in enumerate(numbers) if not at or one != numbers[at - 1]]
