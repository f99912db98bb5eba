"""Retiming: the least change of a track's times under which its limits hold.

What is minimised, exactly: the milliseconds by which starts and ends move, all together; of that
the milliseconds of starts, since a viewer notices late speech more than a late end; then the last
edge stands as early as it can, then the one before it. No edge moves by more than `max_shift`
frames; one that moves lands on the frame grid, one that does not stays to the millisecond. The
order of starts stays, in a lane and over all lanes, and lanes that were apart do not come to
overlap.

What cannot be. Where the limits of some cues cannot all hold, each limit that can still does: a cue
that breaks one of its own duration (nearly always, its text is too long) is spared that, its
reading speed first, and keeps all others; it gives up little time for its neighbours. What cannot
hold even so stays as it is. No cue breaks a limit that it had kept.

Retiming twice changes nothing: times are taken from which no run that counts each edge's reach anew
can come nearer to a goal that this run could not reach (`retiming_easing`). The smallest runs of
cues whose limits cannot all hold are named, each with a certificate.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.cueing.infeasible import Certificate
from pipeline.cueing.retiming_changes import Change, Edge, changes
from pipeline.cueing.retiming_easing import fixed, sparing
from pipeline.cueing.retiming_faults import Broken, broken
from pipeline.cueing.retiming_reach import Grid
from pipeline.cueing.retiming_settling import settled
from pipeline.cueing.timing_limits import Bounds, Timed, TimingLimit, TimingLimits
from pipeline.model.time import TimeSpan

__all__ = [
    "Broken",
    "Certificate",
    "Change",
    "Edge",
    "Retiming",
    "Timed",
    "TimingLimit",
    "TimingLimits",
    "broken",
    "retime",
]


@dataclass(frozen=True, slots=True)
class Retiming:
    """What retiming came to."""

    spans: tuple[TimeSpan, ...]
    """The time of each cue, in the order in which the cues were given."""
    changes: tuple[Change, ...]
    """The times that move, in the order of the cues."""
    remaining: tuple[Certificate, ...]
    """The smallest runs of cues whose limits cannot all hold."""
    arisen: tuple[Certificate, ...] = ()
    """The same, counted from `spans`, for limits still broken that `remaining` does not name."""
    kept: tuple[int, ...] = ()
    """Cues that break a limit and that no certificate names: at all better times that were found a
    second run would go on. No film of the corpora has any."""

    @property
    def moved(self) -> int:
        """The milliseconds by which edges move, all together."""
        return sum(abs(change.new - change.old) for change in self.changes)


def retime(cues: Sequence[Timed], limits: TimingLimits, held: Collection[int] = ()) -> Retiming:
    """Return the least change of the times of `cues` under which `limits` hold.

    Those of the cues that are `held` stay as they are, whatever they break by themselves and with
    each other; the others keep their distance. The cues stand in the order of the file, whatever
    their times; cues that overlap, last no time or run backwards are broken limits like others.
    """
    bounds, grid = Bounds(limits), Grid(limits.frame_rate)
    cues = [fixed(cue) if index in held else cue for index, cue in enumerate(cues)]
    found = settled(cues, bounds, grid)
    spans = tuple(found.spans.get(index, cue.span) for index, cue in enumerate(cues))
    asked = sparing(dict(enumerate(cues)), found.spared)
    return Retiming(
        spans,
        tuple(changes(asked, spans, bounds)),
        found.certificates,
        found.arisen,
        tuple(sorted(found.kept)),
    )
