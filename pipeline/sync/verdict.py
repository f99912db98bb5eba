"""Whether a relation is to be trusted, and every reason to doubt it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median_low

from pipeline.sync.moved import Moved
from pipeline.sync.relation import Doubt, Part, Passage, Reason, Residual
from pipeline.sync.resemblance import Resemblance
from pipeline.sync.search import Found
from pipeline.sync.timelines import Line, Timeline

LEAST_EVIDENCE = 12.0
"""Nats from which times alone are believed. Of unrelated films of the corpora, every one with every
other, none has half of it."""
_LESS_BY_WORDS, _USUAL_OF_WORDS = 3.0, 1.0
"""Nats that are not needed for each standard error that words agree by, beyond what is usual."""
_CERTAIN, _CERTAIN_OF_A_CUE = 60.0, 0.5
"""Nats, in all and a cue of the shorter track, beyond which words are not asked."""
_AGREE = 4.0
"""Standard errors by which cues that belong together are more alike than others, if words agree."""
LEAST_EXPLAINED, _WELL_EXPLAINED = 0.5, 0.75
"""Share of the cues of the shorter track that must have counterparts; below the other it is
told."""
FEW = 5
_LOOSE = 200
"""Milliseconds: a median residual that is worth telling."""
_LEAST_OF_PART = 0.4
_ABOUT = 20
"""Milliseconds by which steps may differ that are taken for one."""
_AS_LIKELY = 0.6
"""Share of the evidence by which another offset explains about as much."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the verdict is drawn from."""

    fewer: int
    """Cues of the track with fewer of them."""
    parts: tuple[Part, ...]
    met: int
    """Pairs of cues that begin together."""
    explained: float
    residual: Residual
    evidence: float
    shift: int
    """Milliseconds to another offset that explains about as much; 0 without one."""
    lasting: int
    """Pairs that last equally long, once mapped, to a rounding."""
    drifts: bool
    """Whether the few pairs are apart by more and more, or less and less, as far as they tell."""
    words: Resemblance | None
    """None where they were not asked."""
    passages: tuple[Passage, ...]
    moved: tuple[Moved, ...]

    @property
    def words_agree(self) -> bool:
        """Whether cues that belong together say the same."""
        if self.words is None:
            return False
        if self.met < FEW:
            return self.words.pairs == self.words.agreeing > 0 and self.words.are_equal
        return self.words.deviations >= _AGREE

    @property
    def is_pure_offset(self) -> bool:
        """Whether nothing is said but that the target is late or early."""
        return len(self.parts) == 1 and self.parts[0].ratio == 1


def are_times_certain(evidence: float, fewer: int) -> bool:
    """Whether times alone say so much that words need not be asked."""
    return evidence >= max(_CERTAIN, _CERTAIN_OF_A_CUE * fewer)


def reasons_of(facts: Facts) -> tuple[Reason, ...]:
    """Return the doubts, grave ones first."""
    return tuple(sorted(_doubts(facts), key=lambda one: not one.is_grave))


def _doubts(facts: Facts) -> Iterator[Reason]:
    agree = facts.words_agree
    if facts.met < FEW:
        confirmed = agree or (1 < facts.met == facts.fewer == facts.lasting)
        numbers: dict[str, int | float] = {"met": facts.met}
        if facts.drifts or not facts.is_pure_offset:
            yield Reason(Doubt.FEW_FOR_DRIFT, True, numbers)
        yield Reason(Doubt.FEW, not confirmed, numbers)
    else:
        yield from _doubts_of_times(facts)
    if facts.explained < _WELL_EXPLAINED:
        share = {"explained": facts.explained}
        yield Reason(Doubt.SHARE, facts.explained < LEAST_EXPLAINED, share)
    if facts.shift:
        yield Reason(Doubt.AMBIGUOUS, not agree, {"shift_ms": facts.shift})
    words = facts.words
    if words is not None and words.disagree:
        numbers = {"agreeing": words.agreeing, "met": words.pairs}
        yield Reason(Doubt.TEXT, not are_times_certain(facts.evidence, facts.fewer), numbers)
    if facts.residual.median > _LOOSE:
        yield Reason(Doubt.RESIDUAL, False, {"median": facts.residual.median})
    for number, part in enumerate(facts.parts):
        if len(facts.parts) > 1 and part.met < _LEAST_OF_PART * part.cues:
            numbers = {"part": number, "met": part.met, "cues": part.cues}
            yield Reason(Doubt.PART, False, numbers)
    # of films that meet by chance, scenes do as well
    for scene in facts.moved if facts.evidence >= LEAST_EVIDENCE else ():
        yield Reason(Doubt.MOVED, True, {"there_ms": scene.there_ms}, scene.passage)
    for passage in facts.passages:
        yield Reason(Doubt.WITHOUT_COUNTERPART, False, passage=passage)


def _doubts_of_times(facts: Facts) -> Iterator[Reason]:
    """Yield the doubts whether there are times enough, and whether they meet by chance."""
    if facts.drifts:
        yield Reason(Doubt.FEW_FOR_DRIFT, True, {"met": facts.met})
    by_words = max(0.0, facts.words.deviations - _USUAL_OF_WORDS) if facts.words else 0.0
    least = max(0.0, LEAST_EVIDENCE - _LESS_BY_WORDS * by_words)
    if facts.evidence < least:
        numbers: dict[str, int | float] = {"evidence": round(facts.evidence, 1)}
        yield Reason(Doubt.CHANCE, True, numbers | {"least": round(least, 1)})


def other_shift(target: Timeline, reference: Timeline, found: Found) -> int:
    """Return by how many ms the reference can be shifted and explains about as much; 0 if by none.

    Tracks cut at even times, and cues that repeat, are alike to themselves at the commonest of the
    steps between their starts.
    """
    base = sum(found.way.gains)
    least = 5 * found.likelihood.spread
    for step in _common_steps(reference.starts):
        for shift in (step, -step):
            if step > least and _shifted(target, reference, found, shift) >= _AS_LIKELY * base:
                return shift
    return 0


def _common_steps(starts: Sequence[int]) -> list[int]:
    """Return the steps from a start to one of the next four that a quarter of the starts have."""
    steps: dict[int, list[int]] = {}
    for count in (1, 2, 3, 4):
        for one, other in zip(starts, starts[count:], strict=False):
            steps.setdefault((other - one) // _ABOUT, []).append(other - one)
    common = sorted(steps.values(), key=len, reverse=True)[:4]
    return [median_low(several) for several in common if 4 * len(several) > len(starts)]


def _shifted(target: Timeline, reference: Timeline, found: Found, shift: int) -> float:
    total = 0.0
    for one in found.fit.stretches:
        line = Line(one.line.ratio, one.line.offset + shift)
        part = target.part(one.first, one.last)
        total += sum(found.likelihood.of_cues(part, reference, line))
    return total
