"""Which pairs are certain: a line that is said often must stand where its film has it.

A long text that stands once in each film and comes when the clock says is a landmark. Another pair
is certain if landmarks surround it: side by side with it through pairs without a gap, or on the same
part of the clock while the line itself comes when it should. At the edge of a scene that was cut,
both have to speak for it: a neighbour and the clock. A line that could as well be another one
nearby is never certain.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from pipeline.catalogs.pairing import TELLING, Pairing
from pipeline.catalogs.regrouping import Regrouped
from pipeline.sync.clock import JUMP

_RIVAL = 2 * JUMP
"""Milliseconds within which an unpaired equal text may be the right one instead."""

_ALONE = 4
"""Words from which an equal text that is unique needs no neighbour where there are no times."""


def certain_pairs(pairing: Pairing, groups: Mapping[int, Regrouped]) -> set[int]:
    """Return the new indices whose pairs are certain.

    `groups` is what was cut otherwise: where only borders have moved, it is a neighbour like a pair.
    """
    if pairing.old_texts == pairing.new_texts and all(
        one == other for other, one in enumerate(pairing.found)
    ):
        return set(range(len(pairing.new)))
    return _Judgement(pairing, groups).certain


_HELD = 3
"""Anchors of a part of the clock, one of them the line itself, that tell where a short line is."""


class _Judgement:
    """The certain pairs, found in three steps: landmarks, between them, beside them."""

    def __init__(self, pairing: Pairing, groups: Mapping[int, Regrouped]) -> None:
        self.pairing = pairing
        self._exact = {at: set(one.pieces) for at, one in groups.items() if one.exact}
        self.order = [other for other, one in enumerate(pairing.found) if one is not None]
        self.landmarks = {at for at in self.order if self._is_landmark(at)}
        self.certain = set(self.landmarks)
        self._rivals_old, self._rivals_new = self._unpaired()
        self._between()
        self._beside(self.order, -1)
        self._beside(reversed(self.order), 1)

    def _origin(self, other: int) -> int:
        one = self.pairing.found[other]
        if one is None:
            raise ValueError("not a pair")
        return one

    def _is_landmark(self, other: int) -> bool:
        pairing, one = self.pairing, self._origin(other)
        if other in pairing.known:
            return True
        text = pairing.new_texts[other]
        if not pairing.is_equal(one, other) or not pairing.is_unique(text):
            return False
        if not self._says_who(other):
            return False
        in_time = pairing.is_in_time(one, other)
        if len(text) < TELLING:
            return in_time and self._is_held(one)
        if in_time or self._has_neighbour(other):
            return True
        return pairing.lag(one, other) is None and text.count(" ") + 1 >= _ALONE

    def _is_held(self, one: int) -> bool:
        """Whether others hold the part of the clock at an old item."""
        start = self.pairing.old[one].start
        part = None if start is None else self.pairing.clock.part_at(start)
        return part is not None and part.anchors >= _HELD

    def _has_neighbour(self, other: int) -> bool:
        """Whether what stands beside it does so in both films; their ends are neighbours as well."""
        one = self._origin(other)
        return self._beside_is(one, other, -1) or self._beside_is(one, other, 1)

    def _beside_is(self, one: int, other: int, step: int) -> bool:
        pairing, near = self.pairing, (one + step, other + step)
        if near in ((-1, -1), (len(pairing.old), len(pairing.new))):
            return True
        if not 0 <= near[1] < len(pairing.found):
            return False
        return pairing.found[near[1]] == near[0] or near[0] in self._exact.get(near[1], ())

    def _says_who(self, other: int) -> bool:
        """Whether old and new are said by the same, as far as is known."""
        one, two = self.pairing.old[self._origin(other)], self.pairing.new[other]
        return one.speaker == two.speaker or not (one.speaker and two.speaker)

    def _unpaired(self) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        """Return the times at which texts stand unpaired: old ones by the new clock, and new ones."""
        pairing = self.pairing
        free_old, free_new = pairing.free()
        old: dict[str, list[int]] = {}
        new: dict[str, list[int]] = {}
        for at in free_old:
            start = pairing.old[at].start
            old.setdefault(pairing.old_texts[at], []).append(
                at if start is None else pairing.clock.map(start)
            )
        for at in free_new:
            start = pairing.new[at].start
            new.setdefault(pairing.new_texts[at], []).append(at if start is None else start)
        for times in (*old.values(), *new.values()):
            times.sort()
        return old, new

    def _has_rival(self, other: int) -> bool:
        """Whether an unpaired equal text is so near that it may be the right one instead."""
        start, text = self.pairing.new[other].start, self.pairing.new_texts[other]
        within = _RIVAL
        if start is None or not self.pairing.is_timed:
            return text in self._rivals_old or text in self._rivals_new
        return any(
            bisect_left(times, start - within) < bisect_left(times, start + within)
            for times in (self._rivals_old.get(text, []), self._rivals_new.get(text, []))
        )

    def _may_be(self, other: int) -> bool:
        return self._says_who(other) and not self._has_rival(other)

    def _between(self) -> None:
        """Add what lies between two landmarks: without a gap, or in time on one part."""
        marks = sorted(self.landmarks)
        for first, last in zip(marks, marks[1:], strict=False):
            if last == first + 1:
                continue
            low, high = self._origin(first), self._origin(last)
            whole = high - low == last - first and all(
                self.pairing.found[at] == low + at - first for at in range(first + 1, last)
            )
            if not whole and not self._same_part(low, high):
                continue
            for at in range(first + 1, last):
                one = self.pairing.found[at]
                if one is None or not low < one < high:
                    continue
                timely = self.pairing.is_in_time(one, at)
                if (whole or timely) and self._may_be(at):
                    self.certain.add(at)

    def _same_part(self, low: int, high: int) -> bool:
        """Whether nothing was cut, put in or moved between two old items."""
        pairing = self.pairing
        before, after = pairing.old[low].start, pairing.old[high].start
        if not pairing.is_timed or before is None or after is None:
            return False
        one, other = pairing.clock.part_at(before), pairing.clock.part_at(after)
        return one is not None and one is other

    def _beside(self, indices: Iterable[int], step: int) -> None:
        """Add what goes on from a certain pair, or from the end of both films."""
        pairing = self.pairing
        for at in indices:
            one = self._origin(at)
            if at in self.certain or not self._beside_is(one, at, step):
                continue
            at_end = not (0 <= at + step < len(pairing.found) and 0 <= one + step < len(pairing.old))
            sure = at_end or at + step in self.certain or at + step in self._exact
            if sure and self._goes_on(one, at, at_end=at_end) and self._may_be(at):
                self.certain.add(at)

    def _goes_on(self, one: int, other: int, *, at_end: bool) -> bool:
        """Whether a line beside a certain one is in time; at an end it is enough to be the only one."""
        if self.pairing.is_in_time(one, other):
            return True
        unknown = self.pairing.lag(one, other) is None
        return (unknown or at_end) and self.pairing.is_unique(self.pairing.new_texts[other])
