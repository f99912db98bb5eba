"""How a target relates in time to a reference: the whole measurement."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean
from typing import NamedTuple

from pipeline.model.time import TimeSpan
from pipeline.sync.crowded import crowded
from pipeline.sync.drift import may_drift
from pipeline.sync.likelihood import LEAST_SPREAD
from pipeline.sync.moved import moved
from pipeline.sync.pairs import (
    covered,
    ended_together,
    parts_of,
    passages,
    reach_of,
    short_passages,
)
from pipeline.sync.rates import with_other_rates
from pipeline.sync.relation import Doubt, Pair, Part, Passage, Reason, Relation, Side, residual
from pipeline.sync.resemblance import Resemblance, languages_of, resemblance
from pipeline.sync.search import Found, likeliest, settled
from pipeline.sync.short_parts import with_short_parts
from pipeline.sync.simplest import simplest
from pipeline.sync.spoken import spoken_lines
from pipeline.sync.timelines import Heard, Line, Timeline, timeline
from pipeline.sync.verdict import FEW, Facts, are_times_certain, other_shift, reasons_of

_SPREAD_OF_WORDS = 150.0
"""Milliseconds that lines may be off that words have led to."""
_STEADY = 5
"""Milliseconds that a few starts and ends may be off without a drift."""
_FEW_FOR_DRIFT = 30
"""Counterparts from which a drift that matters is seen for certain."""
_LASTING = 2
"""Milliseconds by which two durations may differ that are equal, each rounded."""


class _Side(NamedTuple):
    """One track in the order of time."""

    times: Timeline
    spans: list[TimeSpan]
    texts: list[str]

    @property
    def heard(self) -> list[Heard]:
        return [Heard(*one) for one in zip(self.spans, self.texts, strict=True)]


def measure(
    reference: Sequence[Heard],
    target: Sequence[Heard],
    *,
    languages: tuple[str, str] | None = None,
) -> Relation:
    """Return how the times of `target` are mapped to those of `reference`, and how surely.

    Cues may be in any order. `languages` are the tags of reference and target, where known; else
    they are guessed. Texts may be empty: times alone suffice, what is said helps where they do not.
    The same tracks always give the same answer.
    """
    if not reference or not target:
        return Relation(reasons=(Reason(Doubt.EMPTY, True),))
    here, there = _side(target), _side(reference)
    tags = languages[::-1] if languages else languages_of(here.texts, there.texts)
    if here.spans == there.spans:
        same = settled(here.times, there.times, [Line(1.0, 0.0)], LEAST_SPREAD)
        return _relation(here, there, same, None, 0, is_same=True)
    found = with_other_rates(here.times, there.times, likeliest(here.times, there.times))
    has_words = any(here.texts) and any(there.texts)
    shift = other_shift(here.times, there.times, found)
    if not has_words or (are_times_certain(found.score, _fewer(here, there)) and not shift):
        return _relation(here, there, _in_short(here, there, found), None, shift)
    found, words = _by_words(here, there, found, tags, is_open=bool(shift))
    found = _in_short(here, there, found)
    return _relation(here, there, found, words, other_shift(here.times, there.times, found))


def _in_short(here: _Side, there: _Side, found: Found) -> Found:
    """Return a relation as simple as it can be, but for the short parts that it has."""
    found = simplest(here.times, there.times, found)
    return with_short_parts(here.times, there.times, found)


def _side(cues: Sequence[Heard]) -> _Side:
    times = timeline(cues)
    spans = [TimeSpan(*one) for one in zip(times.starts, times.ends, strict=True)]
    return _Side(times, spans, [cues[at].text for at in times.order])


def _fewer(here: _Side, there: _Side) -> int:
    return min(len(here.times), len(there.times))


def _by_words(
    here: _Side, there: _Side, found: Found, tags: tuple[str, str], *, is_open: bool
) -> tuple[Found, Resemblance]:
    """Return the relation that words and times agree on, and how well words do.

    Words lead to a relation of their own; it is taken if times say more for it than for the one
    they led to, or not much less where several offsets are open.
    """
    words = _resemblance(here, there, found, tags)
    lines = spoken_lines(here.heard, there.heard, tags)
    if not lines:
        return found, words
    other = settled(here.times, there.times, lines, _SPREAD_OF_WORDS)
    if other.score <= found.score * (0.5 if is_open else 1.0):
        return found, words
    also = _resemblance(here, there, other, tags)
    if is_open and also.deviations <= words.deviations:
        return found, words
    return other, also


def _resemblance(here: _Side, there: _Side, found: Found, tags: tuple[str, str]) -> Resemblance:
    _parts, pairs = parts_of(here.times, there.times, found)
    places = [(pair.target, pair.reference) for pair in pairs]
    return resemblance(here.texts, there.texts, places, tags)


def _relation(
    here: _Side,
    there: _Side,
    found: Found,
    words: Resemblance | None,
    shift: int,
    *,
    is_same: bool = False,
) -> Relation:
    """Return the relation, exact, with all there is to doubt."""
    parts, pairs = parts_of(here.times, there.times, found)
    mapped = _mapped(here, parts)
    met, met_there = {pair.target for pair in pairs}, {pair.reference for pair in pairs}
    reach = reach_of(found)
    crossing = _crossing(mapped, met)
    by_end = ended_together([one.end for one in mapped], there.times.sorted_ends, reach) - crossing
    ends = sorted(one.end for at, one in enumerate(mapped) if at not in crossing)
    by_end_there = ended_together(there.times.ends, ends, reach)
    shorter = met | by_end if len(here.times) <= len(there.times) else met_there | by_end_there
    explained = len(shorter) / _fewer(here, there)
    away = residual([pair.off for pair in pairs])
    alone = (
        met | by_end | (_beside(mapped, there, met_there) - crossing),
        met_there | by_end_there | _beside_there(mapped, there, met),
    )
    facts = Facts(
        fewer=_fewer(here, there), parts=parts, met=len(pairs), explained=explained,
        residual=away, evidence=found.score, shift=shift, lasting=_lasting(mapped, there, pairs),
        drifts=_drifts(here, there, found, mapped, pairs),
        words=words,
        passages=_without_counterparts(here, there, found, alone),
        moved=tuple(moved(here.times, there.times, found)),
    )  # fmt: skip
    given = sorted(
        Pair(here.times.order[one], there.times.order[two], off) for one, two, off in pairs
    )
    if is_same:
        return Relation(parts, tuple(given), explained, away, found.score)
    facts = _thinned(here, there, found, pairs, facts)
    return Relation(parts, tuple(given), explained, away, facts.evidence, reasons_of(facts))


def _without_counterparts(
    here: _Side, there: _Side, found: Found, met: tuple[set[int], set[int]]
) -> tuple[Passage, ...]:
    """Return the passages of the target, then of the reference, that have no counterparts.

    Of the target also those of a few cues, where hardly any other cue is without.
    """
    long = [*passages(Side.TARGET, here.times, met[0])]
    short = [
        one
        for one in short_passages(here.times, found.way.gains)
        if all(one.to_ms <= other.from_ms or other.to_ms <= one.from_ms for other in long)
    ]
    beyond = passages(Side.REFERENCE, there.times, met[1])
    return (*sorted([*long, *short]), *beyond)


def _thinned(here: _Side, there: _Side, found: Found, pairs: Sequence[Pair], facts: Facts) -> Facts:
    """Return the facts with each crowd of cues taken for one."""
    crowds = crowded(here.times, there.times)
    if crowds is None:
        return facts
    target, reference, thin = crowds.thinned(here.times, there.times, found)
    met = crowds.met([(pair.target, pair.reference) for pair in pairs])
    shift = other_shift(target, reference, thin)
    return replace(facts, fewer=crowds.fewer, met=met, evidence=thin.score, shift=shift, lasting=0)


def _mapped(here: _Side, parts: Sequence[Part]) -> list[TimeSpan]:
    """Return the spans of the target in the time of the reference."""
    starts = [part.from_ms for part in parts[1:]]
    found = []
    for span in here.spans:
        part = parts[bisect_right(starts, span.start)]
        found.append(TimeSpan(part.map(span.start), part.map(span.end)))
    return found


def _crossing(mapped: Sequence[TimeSpan], met: set[int]) -> set[int]:
    """Return the cues that are mapped to before a counterpart they follow, or behind a later one.

    They are of a passage that the reference has not; what is there belongs to others.
    """
    found = set()
    for order, sign in ((range(len(mapped)), 1), (range(len(mapped) - 1, -1, -1), -1)):
        reached = -math.inf
        for at in order:
            start = sign * mapped[at].start
            if start < reached:
                found.add(at)
            elif at in met:
                reached = start
    return found - met


def _lasting(mapped: Sequence[TimeSpan], there: _Side, pairs: Sequence[Pair]) -> int:
    spans = there.spans
    return sum(
        abs(mapped[one].duration - spans[two].duration) <= _LASTING for one, two, _off in pairs
    )


def _drifts(
    here: _Side, there: _Side, found: Found, mapped: Sequence[TimeSpan], pairs: Sequence[Pair]
) -> bool:
    """Whether the cues may lie on a line of another ratio, and are too few to say so."""
    stretches = found.fit.stretches
    if len(pairs) < FEW:
        return _are_sloped(mapped, there, pairs)
    if len(stretches) > 1 or len(pairs) > _FEW_FOR_DRIFT:
        return False
    return may_drift(here.times, there.times, stretches[0].line, found.likelihood)


def _are_sloped(mapped: Sequence[TimeSpan], there: _Side, pairs: Sequence[Pair]) -> bool:
    """Whether starts and ends lie on a line of another ratio than the one they are mapped by."""
    points = [
        (moment, moment - other)
        for one, two, _off in pairs
        for moment, other in zip(there.spans[two], mapped[one], strict=True)
    ]
    if len(points) < 4:
        return False
    middle, level = (fmean(values) for values in zip(*points, strict=True))
    across = sum((x - middle) ** 2 for x, _y in points)
    slope = sum((x - middle) * (y - level) for x, y in points) / across if across else 0.0
    left = max(abs(y - level - slope * (x - middle)) for x, y in points)
    whole = max(abs(y - level) for _x, y in points)
    return whole > _STEADY and left < whole / 4


def _beside(mapped: Sequence[TimeSpan], there: _Side, met_there: set[int]) -> set[int]:
    spans = there.spans
    return covered(mapped, [spans[at] for at in sorted(met_there)])


def _beside_there(mapped: Sequence[TimeSpan], there: _Side, met: set[int]) -> set[int]:
    return covered(there.spans, sorted(mapped[at] for at in met))
