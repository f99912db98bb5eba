"""How much it speaks for a line that a cue, mapped by it, meets one of the reference.

A log-likelihood ratio: of the distance to the nearest start (and end) there, if the line is right,
to what it would be if the two tracks had nothing in common (a Poisson process of the same density).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.sync.timelines import Line, Timeline

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
    step: float
    """Milliseconds from start to start in the reference."""
    _table: tuple[float, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        reach = int(_REACH * self.spread) + 2
        rate = 2 / max(self.step, 1.0)
        alone = math.log(1 - self.share)
        table = []
        for away in range(reach):
            by_chance = rate * math.exp(-rate * away)
            # half a normal distribution, over whole milliseconds
            met = math.sqrt(2 / math.pi) / self.spread * math.exp(-((away / self.spread) ** 2) / 2)
            table.append(math.log(1 - self.share + self.share * met / by_chance))
        object.__setattr__(self, "_table", (*table, alone))

    @property
    def alone(self) -> float:
        """What a start or end says that meets none."""
        return self._table[-1]

    @property
    def reach(self) -> int:
        """Milliseconds from which a start meets none."""
        return len(self._table) - 1

    def gains(self, here: Sequence[int], there: Sequence[int], line: Line) -> list[float]:
        """Return what each of the moments `here`, mapped by `line`, says; `there` is in order."""
        table, last = self._table, len(self._table) - 1
        ratio, offset = line
        count = len(there)
        found = []
        place = 0
        before = -math.inf
        for one in here:
            moment = ratio * one + offset
            place = bisect_left(there, moment, place if moment >= before else 0)
            before = moment
            away = there[place] - moment if place < count else last
            if place and moment - there[place - 1] < away:
                away = moment - there[place - 1]
            found.append(table[int(away + 0.5)] if away < last else table[last])
        return found

    def of_cues(self, target: Timeline, reference: Timeline, line: Line) -> list[float]:
        """Return what the start and the end of each cue say together."""
        starts = self.gains(target.starts, reference.starts, line)
        ends = self.gains(target.ends, reference.sorted_ends, line)
        return [one + _OF_ENDS * two for one, two in zip(starts, ends, strict=True)]
