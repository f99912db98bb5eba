"""Which pieces of a translation belong to which phrases of its master.

Phrases and pieces keep their order. Each step of the way through both takes one phrase or two with
some pieces, or leaves a phrase or a piece alone; it is scored by time under the clock of the two
tracks, by length (Gale and Church 1993, A program for aligning sentences in bilingual corpora), by
words, by question marks, and by whether it ends where a sentence of the translation ends.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.sync.evidence import Evidence, evidence
from pipeline.sync.lattice import best_way
from pipeline.sync.phrases import Phrase, Piece

MOST_PIECES = 24
"""Pieces that one phrase can have."""
TWO_PHRASES = -6.0
ALONE = -3.0
_UNPLACED = -1.5
"""Scores: of two phrases that are one sentence there; of a phrase that has nothing; of a piece."""
_CROSSED = -12.0
"""Score of two phrases with several sentences between which nothing can be said to be whose."""
_INNER_END = 1.2
"""What it costs that a phrase has more than one sentence of the translation, for each."""
_VARIANCE = 6.8
"""Gale and Church: variance of the length of a translation, for each letter."""
_WORTH = 1.3
"""How much words count."""
_MEETING = 2.0
_FARTHEST = 7.0
"""Score of a phrase and pieces at the same time, and the most that a difference of time costs."""


class Timing(NamedTuple):
    """What is known of time."""

    expected: Callable[[int], tuple[int, int]]
    """The times in the translation that a moment of the master may have, ms: they differ beside a
    cut, where it is not known on which side of it the moment is."""
    spread: int
    """Milliseconds by which people usually differ."""
    reach: int
    """Milliseconds beyond which nothing is sought; 0 for no limit."""


class Bead(NamedTuple):
    """Phrases `first` up to `last`, not included, and the pieces that belong to them."""

    first: int
    last: int
    piece: int
    end: int
    probability: float


@dataclass(slots=True)
class _Scores:
    phrases: Sequence[Phrase]
    pieces: Sequence[Piece]
    words: Evidence
    timing: Timing | None
    growth: float
    """Letters of the translation for each letter of the master."""
    allowed: Callable[[int, int], bool] | None
    must_place: bool
    starts: Sequence[tuple[int, int]] = ()
    ends: Sequence[tuple[int, int]] = ()
    """When phrases are expected to begin and end in the translation."""

    def steps(self, i: int, j: int) -> list[tuple[int, int, float]]:
        """Return the steps from a state."""
        found = []
        if i < len(self.phrases):
            found.append((i + 1, j, -30.0 if self.must_place else ALONE))
        if j == len(self.pieces):
            return found
        found.append((i, j + 1, self._unplaced(j)))
        for count in (1, 2):
            if i + count <= len(self.phrases):
                found += self._taken(i, i + count, j)
        return found

    def _unplaced(self, j: int) -> float:
        piece = self.pieces[j]
        score = _UNPLACED - min(1.5, len(piece.text) / 30) - piece.closing
        return score - 1000.0 if self.must_place else score

    def _taken(self, i: int, to: int, j: int) -> list[tuple[int, int, float]]:
        length = sum(len(one.text) for one in self.phrases[i:to])
        hoped = sum(self.words.expected[i:to])
        links = self.words.links[i:to]
        base = 0.0 if to - i == 1 else TWO_PHRASES
        found = []
        size, gained, ends = 0, 0.0, 0
        best: dict[tuple[int, int], float] = {}
        most = len(self.pieces) if self.must_place else min(len(self.pieces), j + MOST_PIECES)
        for end in range(j + 1, most + 1):
            piece = self.pieces[end - 1]
            if self.allowed is not None and not any(
                self.allowed(one, end - 1) for one in range(i, to)
            ):
                break
            size += len(piece.text) + (end > j + 1)
            if size > 4 * self.growth * length + 40 and not self.must_place:
                break
            for number, one in enumerate(links):
                for word, gain in one.get(end - 1, ()):
                    more = gain - best.get((number, word), 0.0)
                    if more > 0:
                        best[number, word] = gain
                        gained += more
            crossed = _CROSSED if to - i == 2 and ends else 0.0
            score = base + crossed - piece.closing - _INNER_END * ends
            score += self._by_length(length, size) + self._by_words(gained, hoped)
            score += self._by_time(i, to, j, end) + self._by_marks(to, end)
            found.append((to, end, score))
            ends += piece.closing == 0.0
        return found

    def _by_length(self, length: int, size: int) -> float:
        wanted = length * self.growth
        off = abs(size - wanted) / math.sqrt(_VARIANCE * (wanted + size + 8) / 2)
        return max(-10.0, math.log(max(1e-9, math.erfc(off / math.sqrt(2)))))

    def _by_words(self, gained: float, hoped: float) -> float:
        return _WORTH * gained - 0.25 * max(0.0, hoped - gained)

    def _by_time(self, i: int, to: int, j: int, end: int) -> float:
        if self.timing is None:
            return 0.0
        starts, ends = self.starts[i], self.ends[to - 1]
        start, end_ = self.pieces[j].start, self.pieces[end - 1].end
        apart = min(
            abs(one - start) + abs(two - end_) for one, two in zip(starts, ends, strict=True)
        )
        return _MEETING - min(_FARTHEST, apart / (2 * self.timing.spread))

    def _by_marks(self, to: int, end: int) -> float:
        asked = self.phrases[to - 1].text.rstrip("\"'»”)").endswith("?")
        asks = self.pieces[end - 1].text.rstrip("\"'»”)").endswith("?")
        if asked == asks:
            return 0.5 if asked else 0.0
        return -1.5


def pair(
    phrases: Sequence[Phrase],
    pieces: Sequence[Piece],
    words: Evidence,
    timing: Timing | None,
    growth: float,
    *,
    allowed: Callable[[int, int], bool] | None = None,
    must_place: bool = False,
) -> list[Bead]:
    """Return the beads of the likeliest pairing, in order; what is in none is left alone.

    `allowed` says whether a phrase and a piece can belong together at all; with `must_place` no
    piece and no phrase is left alone if that can be avoided.
    """
    if not phrases or not pieces:
        return []
    scores = _Scores(phrases, pieces, words, timing, growth, allowed, must_place)
    if timing is not None:
        scores.starts = [timing.expected(one.start) for one in phrases]
        scores.ends = [timing.expected(one.end) for one in phrases]
    way = best_way(_band(phrases, pieces, timing), scores.steps)
    return [
        Bead(before[0], after[0], before[1], after[1], probability)
        for before, after, probability in way
        if before[0] < after[0] and before[1] < after[1]
    ]


def _band(
    phrases: Sequence[Phrase], pieces: Sequence[Piece], timing: Timing | None
) -> list[tuple[int, int]]:
    """Return, for each number of phrases done, how many pieces can be done by then."""
    count = len(pieces)
    if timing is None or not timing.reach:
        return [(0, count)] * len(phrases) + [(0, count)]
    starts: list[int] = []
    for piece in pieces:
        starts.append(max(piece.start, starts[-1]) if starts else piece.start)
    band = [(0, count)]
    low = 0
    for one in phrases[1:]:
        moments = timing.expected(one.start)
        low = max(low, bisect_left(starts, min(moments) - timing.reach))
        high = max(low, bisect_right(starts, max(moments) + timing.reach))
        band.append((low, high))
    band[0] = (0, band[1][1] if len(band) > 1 else count)
    band.append((0, count))
    for index in range(len(band) - 2, -1, -1):
        # a row has to reach the next one, and never more than it
        band[index] = (band[index][0], max(band[index][1], band[index + 1][0]))
    band[-1] = (band[-2][0], count)
    return band


def growth_of(phrases: Sequence[Phrase], pieces: Sequence[Piece]) -> float:
    """Return how many letters of the translation there are for each of the master."""
    said = sum(len(one.text) for one in phrases)
    return min(2.0, max(0.3, sum(len(one.text) for one in pieces) / said)) if said else 1.0


def words_of(
    phrases: Sequence[Phrase], pieces: Sequence[Piece], languages: tuple[str, str]
) -> Evidence:
    """Return what words say of phrases and pieces."""
    return evidence([one.text for one in phrases], [one.text for one in pieces], languages)
