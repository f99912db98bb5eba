"""How much it speaks for a line that a cue, mapped by it, meets one of the reference.

A log-likelihood ratio: of the distance to the nearest start (and end) there, if the line is right,
to what it would be if the two tracks had nothing in common (a Poisson process of the same density).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.sync.timelines import Density, Line, Timeline

LEAST_SPREAD = 3.0
"""Milliseconds: two roundings, and that tools round differently."""
MOST_SPREAD = 400.0
"""Milliseconds: beyond it cues that follow one another are taken for each other."""
_REACH = 4.0
"""Spreads: farther from a cue, a start has nothing to do with it."""


_OF_ENDS = 0.7
"""What the end of a cue counts: people let a text stand as long as it takes to be read."""


@dataclass(frozen=True, slots=True)
class Likelihood:
    """What distances say, in nats."""

    spread: float
    """Milliseconds: standard deviation of cues that have a counterpart."""
    share: float
    """Of the cues, how many have a counterpart, 0 to 1."""
    _known: dict[int, tuple[Density, dict[int, tuple[float, ...]]]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    @property
    def alone(self) -> float:
        """What a start or end says that meets none."""
        return math.log(1 - self.share)

    @property
    def none(self) -> float:
        """What a cue says of which neither start nor end meets any."""
        return (1 + _OF_ENDS) * self.alone

    @property
    def reach(self) -> int:
        """Milliseconds from which a start meets none."""
        return int(_REACH * self.spread) + 2

    def _tables(self, density: Density) -> dict[int, tuple[float, ...]]:
        known = self._known.get(id(density))
        if known is None:
            tables = {level: self._table(density, level) for level in set(density.levels)}
            known = self._known[id(density)] = (density, tables)
        return known[1]

    def _table(self, density: Density, level: int) -> tuple[float, ...]:
        """Return what each distance says where moments are of a level of density."""
        # half a normal distribution, over whole milliseconds
        top = self.share * math.sqrt(2 / math.pi) / self.spread
        return tuple(
            math.log(1 - self.share + top * math.exp(-((away / self.spread) ** 2) / 2) / by_chance)
            for away, by_chance in enumerate(density.by_chance(level, self.reach))
        )

    def gains(
        self, here: Sequence[int], there: Sequence[int], density: Density, line: Line
    ) -> list[float]:
        """Return what each of the moments `here`, mapped by `line`, says.

        `there` is in order, and `density` is its own.
        """
        tables, levels = self._tables(density), density.levels
        reach, alone = self.reach, self.alone
        ratio, offset = line
        count = len(there)
        found = []
        place, before = 0, -math.inf
        for one in here:
            moment = ratio * one + offset
            place = bisect_left(there, moment, place if moment >= before else 0)
            before, near = moment, place
            away = there[place] - moment if place < count else reach
            if place and moment - there[place - 1] < away:
                near = place - 1
                away = moment - there[near]
            at = int(away + 0.5)
            found.append(tables[levels[near]][at] if at < reach else alone)
        return found

    def of_cues(self, target: Timeline, reference: Timeline, line: Line) -> list[float]:
        """Return what the start and the end of each cue say together."""
        starts = self.gains(target.starts, reference.starts, reference.density, line)
        ends = self.gains(target.ends, reference.sorted_ends, reference.density_of_ends, line)
        return [one + _OF_ENDS * two for one, two in zip(starts, ends, strict=True)]
