"""The clock of two tracks by what is said in them: where one shift and rate do not explain both."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from pipeline.sync.evidence import Evidence
from pipeline.sync.pairing import Bead
from pipeline.sync.phrases import Phrase, Piece

LEAST = 2.0
"""Evidence that two phrases belong together, by which an anchor is set."""
_CLEARLY = 1.4
"""How much more than for any other piece."""
_WINDOW = 5
"""Anchors on one side of a place whose median says how far the tracks are apart there."""


def by_words(
    phrases: Sequence[Phrase], pieces: Sequence[Piece], words: Evidence
) -> list[tuple[int, int]]:
    """Return moments of the master and of the translation (ms) at which the same is said."""
    best: dict[int, tuple[float, int]] = {}
    for index, links in enumerate(words.links):
        sums = ((sum(gain for _word, gain in several), at) for at, several in links.items())
        ranked = sorted(sums, reverse=True)[:2]
        if not ranked or ranked[0][0] < LEAST:
            continue
        if len(ranked) > 1 and ranked[0][0] < _CLEARLY * ranked[1][0]:
            continue
        gain, piece = ranked[0]
        if gain > best.get(piece, (0.0, 0))[0]:
            best[piece] = (gain, index)
    pairs = sorted((index, piece) for piece, (_gain, index) in best.items())
    return _points(pairs, phrases, pieces)


def by_beads(
    beads: Sequence[Bead], phrases: Sequence[Phrase], pieces: Sequence[Piece], words: Evidence
) -> list[tuple[int, int]]:
    """Return the same from a first pairing: its probable beads that words speak for."""
    pairs = [
        (bead.first, bead.piece)
        for bead in beads
        if bead.probability > 0.5
        and pieces[bead.piece].opens
        and words.gained(bead.first, range(bead.piece, bead.end)) >= LEAST / 2
    ]
    return _points(pairs, phrases, pieces)


def clock_by(points: Sequence[tuple[int, int]]) -> Callable[[int], tuple[int, int]]:
    """Return the times in the translation that a moment of the master may have, by anchors.

    It is as far off as the median of the anchors before it, or that of those after it; where no cut
    lies between, the two are about the same. There is at least one anchor.
    """
    moments = [moment for moment, _other in points]
    shifts = [other - moment for moment, other in points]

    def expected(moment: int) -> tuple[int, int]:
        place = bisect_left(moments, moment)
        before = shifts[max(0, place - _WINDOW) : place] or shifts[:1]
        after = shifts[place : place + _WINDOW] or shifts[-1:]
        return moment + _median(before), moment + _median(after)

    return expected


def spread_of(points: Sequence[tuple[int, int]]) -> int:
    """Return how far anchors usually lie from the clock they make, ms."""
    expected = clock_by(points)
    away = sorted(min(abs(other - one) for one in expected(moment)) for moment, other in points)
    return away[len(away) * 3 // 4]


def _median(numbers: Sequence[int]) -> int:
    return sorted(numbers)[len(numbers) // 2]


def _points(
    pairs: Sequence[tuple[int, int]], phrases: Sequence[Phrase], pieces: Sequence[Piece]
) -> list[tuple[int, int]]:
    return [(phrases[one].start, pieces[two].start) for one, two in _rising(pairs)]


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most of `pairs`, sorted by the first, that also rise in the second."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for index, (_one, two) in enumerate(pairs):
        place = bisect_right(ends, two)
        before.append(last[place - 1] if place else None)
        if place == len(ends):
            ends.append(two)
            last.append(index)
        else:
            ends[place], last[place] = two, index
    chain = []
    at = last[-1] if last else None
    while at is not None:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
