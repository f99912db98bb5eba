"""How two tracks relate in time: what `measure` returns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from pipeline.sync.clock import USUAL_RATIOS, scaled


class Residual(NamedTuple):
    """How far starts that belong together lie apart once the target is mapped."""

    median: int
    """Milliseconds, without sign."""
    p95: int
    """Milliseconds that 95 of 100 do not exceed."""


NO_RESIDUAL = Residual(0, 0)


def residual(away: Sequence[int]) -> Residual:
    """Return the residual of distances in ms, of whatever sign; of none it is 0."""
    sizes = sorted(abs(one) for one in away)
    if not sizes:
        return NO_RESIDUAL
    return Residual(sizes[(len(sizes) - 1) // 2], sizes[-(-95 * len(sizes) // 100) - 1])


class Pair(NamedTuple):
    """Two cues that begin together."""

    target: int
    """Place of the cue in the target as given, from 0."""
    reference: int
    """The same in the reference."""
    off: int
    """Milliseconds by which the cue of the reference begins later than the mapped one."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the target in which one affine map holds: reference = ratio x target + offset.

    Parts follow each other without gaps; a cue belongs whole to the part that it begins in. Between
    two parts lies a break, in a gap between two cues: something is cut out or put in there.
    """

    from_ms: int
    """Target time from which it holds; the first part holds before it too."""
    to_ms: int
    """Target time where the next one begins; the last part holds after it too."""
    offset_ms: int
    """Milliseconds of the reference at target time 0, if the part reached there."""
    ratio: Fraction
    """By what target times are multiplied: 25/24 where the target runs too fast by that."""
    cues: int
    """Cues of the target that begin in it."""
    met: int
    """Those that have a counterpart."""
    residual: Residual

    def map(self, moment: int) -> int:
        """Return the reference time (ms) of a moment of the target."""
        return self.offset_ms + scaled(moment, self.ratio)

    @property
    def ratio_name(self) -> str:
        """The ratio as people call it: `25/23.976`; an unusual one as a decimal number."""
        return USUAL_RATIOS.get(self.ratio) or f"{float(self.ratio):.6f}"


class Side(StrEnum):
    """One of the two tracks."""

    TARGET = "target"
    REFERENCE = "reference"


class Passage(NamedTuple):
    """Cues of one track that follow each other and have no counterpart in the other."""

    side: Side
    from_ms: int
    """Start of the first of them, in the time of their own track."""
    to_ms: int
    """End of the last."""
    cues: int


class Doubt(StrEnum):
    """Why a relation is not, or not wholly, to be trusted; what `Reason.numbers` holds with it."""

    EMPTY = "no-cues"
    """One of the tracks has no cues."""
    FEW = "few-cues"
    """`met` cues have counterparts, too few to be sure without equal durations or texts."""
    FEW_FOR_DRIFT = "few-for-drift"
    """`met` cues have counterparts, too few for a drift or a cut."""
    SHARE = "share"
    """Only the share `explained` of the cues of the shorter track has a counterpart."""
    CHANCE = "chance"
    """Unrelated tracks may agree as well: `evidence` nats, of at least `least`."""
    AMBIGUOUS = "ambiguous"
    """Another offset, `shift_ms` away, explains about as much: the cues are alike or regular."""
    TEXT = "text"
    """Cues that begin together do not say the same, in one language: `agreeing` of `met` do."""
    RESIDUAL = "residual"
    """Counterparts lie `median` ms apart: the offset is no more exact than that."""
    WITHOUT_COUNTERPART = "without-counterpart"
    """`passage`: its cues have no counterpart."""
    MOVED = "moved"
    """`passage`: its cues belong to another place of the film, from `there_ms` of the reference on,
    with others between; cues keep their order, so that they cannot be brought there."""
    PART = "part"
    """Part `part` (from 0) is held by `met` of `cues` cues only."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One doubt."""

    doubt: Doubt
    is_grave: bool
    """Whether the relation is refused for it; others are worth knowing."""
    numbers: dict[str, int | float] = field(default_factory=dict)
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """How the times of a target are mapped to those of a reference, and why to trust it or not."""

    parts: tuple[Part, ...] = ()
    """In order of time; none where nothing at all could be measured."""
    pairs: tuple[Pair, ...] = ()
    """In the order of target time; a cue is in one pair at most."""
    explained: float = 0.0
    """Share of the cues of the track with fewer cues that begin, or end, with one of the other."""
    residual: Residual = NO_RESIDUAL
    evidence: float = 0.0
    """Nats: logarithm of how much likelier the times are than those of unrelated tracks, the
    choice among offsets, ratios and parts allowed for."""
    reasons: tuple[Reason, ...] = ()
    """Grave ones first."""

    @property
    def is_trusted(self) -> bool:
        """Whether the target may be mended by it."""
        return bool(self.parts) and not any(one.is_grave for one in self.reasons)

    @property
    def is_identity(self) -> bool:
        """Whether it changes nothing."""
        return all(one.offset_ms == 0 and one.ratio == 1 for one in self.parts)

    @property
    def doubtful(self) -> tuple[Passage, ...]:
        """The passages without counterpart, in the order of the reasons."""
        return tuple(one.passage for one in self.reasons if one.passage is not None)

    def part_at(self, moment: int) -> Part | None:
        """Return the part that holds at a moment (ms) of the target; None if there are none."""
        if not self.parts:
            return None
        return self.parts[max(0, bisect_right([one.from_ms for one in self.parts], moment) - 1)]

    def map(self, moment: int) -> int:
        """Return the reference time (ms) of a moment of the target; without parts the same."""
        part = self.part_at(moment)
        return moment if part is None else part.map(moment)
