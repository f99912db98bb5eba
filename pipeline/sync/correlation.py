"""Lines between tracks by the correlation of their starts and ends, over all offsets at once.

A track is a long number whose digits count the starts in each short time, and the correlation of
two tracks is a product of two such numbers (Kronecker substitution). The standard library's
decimal module multiplies numbers of a million digits by a number-theoretic transform.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import MAX_EMAX, Context, Decimal
from heapq import nlargest
from itertools import accumulate
from typing import NamedTuple

from pipeline.sync.timelines import Line, Timeline

_MOST_BINS = 1 << 17
_MOST_PAIRS = 40_000
"""Pairs of cues that are counted one by one where tracks last too long for bins: 200 by 200."""
_AROUND = 12_000
"""Milliseconds on each side whose mean is what chance gives."""


class Peak(NamedTuple):
    """An offset that many pairs agree on."""

    score: float
    """How many standard deviations more pairs there are than chance gives."""
    line: Line


def peaks(
    target: Timeline, reference: Timeline, ratio: float, *, bin_ms: int, most: int = 16
) -> list[Peak]:
    """Return the offsets at which most starts and ends meet at `ratio`, the best first.

    `bin_ms` is how exactly they have to meet; it grows where a track lasts many hours.
    """
    length = max(reference.span, round(target.span * ratio))
    width = max(bin_ms, -(-length // _MOST_BINS))
    if width > bin_ms and len(target) * len(reference) <= _MOST_PAIRS:
        return _best_of_few(target, reference, ratio, bin_ms, most)
    counts, lowest = _meetings(target.starts, reference.starts, ratio, width)
    ends, lowest_of_ends = _meetings(target.sorted_ends, reference.sorted_ends, ratio, width)
    shift = lowest - lowest_of_ends
    if shift > 0:
        ends = ends[shift:]
    elif shift < 0:
        ends = [0] * -shift + ends
    pairs = [one + two for one, two in zip(counts, ends, strict=False)]
    pairs += counts[len(pairs) :]
    return _best(pairs, lowest, ratio, width, most)


def _meetings(
    here: Sequence[int], there: Sequence[int], ratio: float, width: int
) -> tuple[list[int], int]:
    """Return how many pairs have each difference of bins, and the lowest difference."""
    mine = Counter(int(ratio * moment // width) for moment in here)
    theirs = Counter(moment // width for moment in there)
    low, high = min(mine), max(mine)
    first, last = min(theirs), max(theirs)
    most = min(max(mine.values()) * sum(theirs.values()), max(theirs.values()) * sum(mine.values()))
    digits = len(str(most))
    one = _number(((high - bin_, count) for bin_, count in mine.items()), high - low, digits)
    two = _number(((bin_ - first, count) for bin_, count in theirs.items()), last - first, digits)
    length = (high - low + last - first + 1) * digits
    product = Context(prec=length + digits + 1, Emax=MAX_EMAX).multiply(one, two)
    text = str(product).zfill(length)
    chunks = [int(text[at : at + digits]) for at in range(len(text) - digits, -1, -digits)]
    return chunks, first - high


def _number(places: Iterable[tuple[int, int]], last: int, digits: int) -> Decimal:
    """Return the number whose group of digits at each place, from the right, is its count."""
    written = bytearray(b"0" * ((last + 1) * digits))
    size = len(written)
    for place, count in places:
        text = b"%0*d" % (digits, count)
        right = size - place * digits
        written[right - digits : right] = text
    return Decimal(written.decode("ascii"))


def _best(counts: list[int], lowest: int, ratio: float, width: int, most: int) -> list[Peak]:
    """Return the best places of `counts`, each two neighbours taken together, chance taken off."""
    both = [one + two for one, two in zip(counts, [*counts[1:], 0], strict=True)]
    sums = [0, *accumulate(both)]
    around = max(4, _AROUND // width)
    scored: list[Peak] = []
    for at in nlargest(6 * most, range(len(both)), key=both.__getitem__):
        low, high = max(0, at - around), min(len(both), at + around + 1)
        usual = (sums[high] - sums[low] - both[at]) / (high - low)
        offset = (lowest + at + 0.5) * width
        scored.append(Peak((both[at] - usual) / (usual + 1) ** 0.5, Line(ratio, offset)))
    return _unlike(scored, width, most)


def _best_of_few(
    target: Timeline, reference: Timeline, ratio: float, width: int, most: int
) -> list[Peak]:
    """Return the same as `_best`, by counting pairs: however long tracks last."""
    votes: Counter[int] = Counter()
    for here, there in ((target.starts, reference.starts), (target.ends, reference.ends)):
        bins = [moment // width for moment in there]
        for moment in here:
            place = int(ratio * moment // width)
            votes.update([one - place for one in bins])
    places = sorted(votes)
    sums = [0, *accumulate(votes[at] for at in places)]
    around = max(4, _AROUND // width)
    scored = []
    for at in nlargest(6 * most, places, key=lambda one: votes[one] + votes.get(one + 1, 0)):
        both = votes[at] + votes.get(at + 1, 0)
        low, high = bisect_left(places, at - around), bisect_right(places, at + around + 1)
        usual = max(0, 2 * (sums[high] - sums[low]) - both) / (2 * around + 1)
        score = (both - usual) / (usual + 1) ** 0.5
        scored.append(Peak(score, Line(ratio, (at + 0.5) * width)))
    return _unlike(scored, width, most)


def _unlike(scored: list[Peak], width: int, most: int) -> list[Peak]:
    """Return the best peaks that are not beside a better one."""
    scored.sort(key=lambda peak: (-peak.score, abs(peak.line.offset)))
    kept: list[Peak] = []
    for peak in scored:
        if all(abs(peak.line.offset - one.line.offset) > 2 * width for one in kept):
            kept.append(peak)
    return kept[:most]
