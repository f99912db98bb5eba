"""Two versions of a release side by side: which cues of one are which cues of the other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.cueing.wordage import unplaced, words
from pipeline.model.cue import Cue

_MOST_CELLS = 20_000
"""Cues of one side times cues of the other that are compared each with each: 140 by 140 changed
cues without one unchanged between them. Beyond that they are paired one by one."""
_LONE = 0.9
"""Cost of a cue that only one side has. Two of them cost as much as a pair that shares neither
words nor time, so anything shared makes a pair."""
_WORDS, _TIME = 1.5, 0.3
_STEP = 0.15
"""Cost of each cue beyond one pair: a split needs a reason."""
_LOST = 0.7
"""Cost of several cues that do not have the same words: a cue beside it may just be gone."""
_OPERATIONS = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (2, 3), (3, 2), (3, 3))


class Block(NamedTuple):
    """Cues `first:last` of the one side that are `start:stop` of the other; one may be empty."""

    first: int
    last: int
    start: int
    stop: int

    @property
    def before(self) -> int:
        """How many cues of the one side it has."""
        return self.last - self.first

    @property
    def after(self) -> int:
        """How many cues of the other side it has."""
        return self.stop - self.start


def matched(laid: Sequence[Cue], wanted: Sequence[Cue]) -> tuple[Block, ...]:
    """Return blocks that hold every cue of both sides once, in order.

    Cues that are the same, or the only ones with their text, are paired first; between them the
    cheapest way is found that makes one side the other: changed, split, joined, added and deleted
    cues. The same input gives the same blocks.
    """
    blocks: list[Block] = []
    _divide(laid, wanted, Block(0, len(laid), 0, len(wanted)), 0, blocks)
    return tuple(blocks)


_KEYS: tuple[Callable[[Cue], Hashable], ...] = (
    lambda cue: (cue.span, cue.text),
    lambda cue: (cue.span.start, unplaced(cue.text)),
    lambda cue: tuple(words(cue.text)),
)
"""What makes two cues the same, from the surest on."""


def _divide(
    laid: Sequence[Cue], wanted: Sequence[Cue], gap: Block, level: int, blocks: list[Block]
) -> None:
    """Add the blocks of `gap`, first pairing what is the only one of its key on both sides."""
    if level == len(_KEYS) or not gap.before or not gap.after:
        blocks.extend(_cheapest(laid, wanted, gap))
        return
    pairs = _unique_pairs(laid, wanted, gap, _KEYS[level])
    first, start = gap.first, gap.start
    for one, other in (*pairs, (gap.last, gap.stop)):
        _divide(laid, wanted, Block(first, one, start, other), level + 1, blocks)
        if one < gap.last:
            blocks.append(Block(one, one + 1, other, other + 1))
        first, start = one + 1, other + 1


def _unique_pairs(
    laid: Sequence[Cue], wanted: Sequence[Cue], gap: Block, key: Callable[[Cue], Hashable]
) -> list[tuple[int, int]]:
    """Return the longest rising sequence of pairs that share a key nobody else has."""
    ours = _unique({index: key(laid[index]) for index in range(gap.first, gap.last)})
    theirs = _unique({index: key(wanted[index]) for index in range(gap.start, gap.stop)})
    pairs = sorted((ours[one], theirs[one]) for one in ours.keys() & theirs.keys())
    ends: list[int] = []
    heads: list[int] = []
    above: list[int] = []
    for place, (_one, other) in enumerate(pairs):
        at = bisect_left(ends, other)
        above.append(heads[at - 1] if at else -1)
        ends[at : at + 1] = [other]
        heads[at : at + 1] = [place]
    rising: list[tuple[int, int]] = []
    place = heads[-1] if heads else -1
    while place >= 0:
        rising.append(pairs[place])
        place = above[place]
    return rising[::-1]


def _unique(keys: dict[int, Hashable]) -> dict[Hashable, int]:
    counts = Counter(keys.values())
    return {key: index for index, key in keys.items() if counts[key] == 1}


def _cheapest(laid: Sequence[Cue], wanted: Sequence[Cue], gap: Block) -> Iterator[Block]:
    if gap.before * gap.after > _MOST_CELLS:
        yield from _one_by_one(gap)
        return
    costs = _Costs(laid[gap.first : gap.last], wanted[gap.start : gap.stop])
    best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
    for one in range(gap.before + 1):
        for other in range(gap.after + 1):
            ways = [
                (best[one - a, other - b][0] + costs.of(one - a, one, other - b, other), a, b)
                for a, b in ((0, 1), (1, 0), *_OPERATIONS)
                if a <= one and b <= other
            ]
            if ways:
                best[one, other] = min(ways)
    path = [(gap.before, gap.after)]
    while path[-1] != (0, 0):
        one, other = path[-1]
        _cost, a, b = best[one, other]
        path.append((one - a, other - b))
    for (one, other), (last, stop) in pairwise(reversed(path)):
        yield Block(gap.first + one, gap.first + last, gap.start + other, gap.start + stop)


def _one_by_one(gap: Block) -> Iterator[Block]:
    common = min(gap.before, gap.after)
    for index in range(common):
        one, other = gap.first + index, gap.start + index
        yield Block(one, one + 1, other, other + 1)
    for one in range(gap.first + common, gap.last):
        yield Block(one, one + 1, gap.stop, gap.stop)
    for other in range(gap.start + common, gap.stop):
        yield Block(gap.last, gap.last, other, other + 1)


class _Costs:
    """What it costs to call some cues of one side some cues of the other."""

    def __init__(self, laid: Sequence[Cue], wanted: Sequence[Cue]) -> None:
        self._sides = laid, wanted
        self._words = [words(cue.text) for cue in laid], [words(cue.text) for cue in wanted]

    def of(self, first: int, last: int, start: int, stop: int) -> float:
        """Return the cost of the block; 0 for two cues with the same words and times."""
        if first == last or start == stop:
            return _LONE
        ours = [word for part in self._words[0][first:last] for word in part]
        theirs = [word for part in self._words[1][start:stop] for word in part]
        several = last - first + stop - start > 2
        cost = _STEP * (last - first + stop - start - 2)
        if ours != theirs:
            cost += _WORDS * (1 - _likeness(ours, theirs)) + (_LOST if several else 0)
            if several:
                # a cue of which nothing is left is gone, whatever is done to the one beside it
                cost += _LONE * _strangers(self._words[0][first:last], theirs)
                cost += _LONE * _strangers(self._words[1][start:stop], ours)
        return cost + _TIME * (1 - self._overlap(first, last, start, stop))

    def _overlap(self, first: int, last: int, start: int, stop: int) -> float:
        ours, theirs = self._sides[0][first:last], self._sides[1][start:stop]
        begin, end = ours[0].span.start, max(ours[-1].span.end, ours[0].span.start + 1)
        other, until = theirs[0].span.start, max(theirs[-1].span.end, theirs[0].span.start + 1)
        shared = min(end, until) - max(begin, other)
        return max(shared, 0) / max(end - begin, until - other)


def _strangers(parts: Sequence[Sequence[str]], others: Sequence[str]) -> int:
    """Return how many of the cues share no word with the other side; those without words do."""
    known = set(others)
    return sum(bool(part) and known.isdisjoint(part) for part in parts)


def _likeness(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Return the share of words that both have (Dice), from 0 to 1."""
    if not ours or not theirs:
        return float(not ours and not theirs)
    shared = (Counter(ours) & Counter(theirs)).total()
    return 2 * shared / (len(ours) + len(theirs))
