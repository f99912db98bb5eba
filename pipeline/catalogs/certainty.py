"""Which pairs are certain: a line that is said often must stand where its film has it.

A text that stands once in each film, between its neighbours or when the clock says, is a landmark;
a long one also where all around it was cut otherwise, if it kept its order and nothing else says
its words. Another pair is certain if landmarks surround it: side by side with it through pairs
without a gap, or on one part of the clock while the line itself comes when it should. At the edge
of a scene that went, only a line that is said once, or a long one, follows its neighbour. A line
that could as well be another one nearby, equal or changed, is never certain; nor is
anything where each film has less than half of the other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Set
from functools import lru_cache
from itertools import pairwise

from pipeline.catalogs.pairing import TELLING, Pairing
from pipeline.catalogs.regrouping import Regrouped
from pipeline.catalogs.words import words_of
from pipeline.sync.clock import JUMP

_RIVAL = 2 * JUMP
"""Milliseconds within which an unpaired equal text may be the right one instead."""

_ALONE = 4
"""Words from which an equal text that is unique needs no neighbour that is the same."""


def certain_pairs(pairing: Pairing, groups: Mapping[int, Regrouped]) -> set[int]:
    """Return the new indices whose pairs are certain.

    `groups` is what was cut otherwise: where only borders have moved, it is a
    neighbour like a pair.
    """
    if pairing.old_texts == pairing.new_texts and all(
        one == other for other, one in enumerate(pairing.found)
    ):
        return set(range(len(pairing.new)))
    if _is_another_film(pairing, groups):
        return set(pairing.known)
    return _Judgement(pairing, groups).certain


def _is_another_film(pairing: Pairing, groups: Mapping[int, Regrouped]) -> bool:
    """Whether each film has less than half of the other: what they share may be a credit.

    A part of a film has all of itself in the whole, and a longer cut has the whole in itself.
    """
    pieces = {piece for group in groups.values() for piece in group.pieces}
    old = sum(other is not None or one in pieces for one, other in enumerate(pairing.back))
    new = sum(one is not None or other in groups for other, one in enumerate(pairing.found))
    return 2 * old < len(pairing.old) and 2 * new < len(pairing.new)


_HELD = 3
"""Anchors of a part of the clock, one of them the line itself, that tell where a line is."""


_BESIDE = 2
"""Items before and after one that are looked at for the same words."""

_MUCH_ALIKE = 80.0
"""Likeness (rapidfuzz, 0 to 100) from which a changed text may be the very line."""


def _is_said_more(text: str, other: str, form: str, *, alike: bool = True) -> bool:
    """Whether `other` says the words of `text` more often than `form`, its form in the other film.

    So does, with `alike`, what is nearly that text and has no other form.

    >>> _is_said_more("go!", "the go.", ""), _is_said_more("go!", "now go on", "let it go on")
    (True, False)
    """
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - an unchanged film needs none

    words = _words(text)
    if _count(words, _words(other)) > _count(words, _words(form)):
        return True
    return alike and not form and ratio(text, other, score_cutoff=_MUCH_ALIKE) > 0


def _around(indices: Iterable[int]) -> set[int]:
    """Return the indices that are beside one of `indices`."""
    return {near for at in indices for near in range(at - _BESIDE, at + _BESIDE + 1)}


@lru_cache(maxsize=4_096)
def _words(text: str) -> tuple[str, ...]:
    """Return the words of a text; what changed is looked at from several sides."""
    return tuple(words_of(text))


def _count(words: tuple[str, ...], others: tuple[str, ...]) -> int:
    size = len(words)
    return sum(others[at : at + size] == words for at in range(len(others) - size + 1))


class _Judgement:
    """The certain pairs, found in three steps: landmarks, between them, beside them."""

    def __init__(self, pairing: Pairing, groups: Mapping[int, Regrouped]) -> None:
        self.pairing = pairing
        self._groups = groups
        self._users: dict[int, list[int]] = {}
        for at, group in groups.items():
            for piece in group.pieces:
                self._users.setdefault(piece, []).append(at)
        self._pieces = {at: set(one.pieces) for at, one in groups.items()}
        self._exact = {at: self._pieces[at] for at, one in groups.items() if one.exact}
        self._kept = pairing.in_order()
        self.order = [other for other, one in enumerate(pairing.found) if one is not None]
        self._equal = {at for at in self.order if pairing.is_equal(self._origin(at), at)}
        self._near_new = _around(at for at in range(len(pairing.new)) if at not in self._equal)
        self._near_old = _around(
            at for at, other in enumerate(pairing.back) if other not in self._equal
        )
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
        told = pairing.is_equal(one, other) and pairing.is_unique(text) and self._says_who(other)
        if not told or self._is_said_beside(other):
            return False
        in_time, beside = pairing.is_in_time(one, other), self._has_neighbour(other)
        if in_time and (beside or self._is_held(one)):
            return True
        if len(text) < TELLING or beside:
            return beside and len(text) >= TELLING
        return text.count(" ") + 1 >= _ALONE and self._is_there(one, other)

    def _is_there(self, one: int, other: int) -> bool:
        """Whether no words, place or time speak against the pair of a long text."""
        pairing = self.pairing
        if one in self._users or not (other in self._kept or self._has_moved(one)):
            return False
        in_time = (pairing.lag(one, other) or 0) < JUMP
        return in_time or self._has_neighbour(other, self._pieces) or self._is_exchanged(other)

    def _is_exchanged(self, other: int) -> bool:
        """Whether it and the text beside it have changed places."""
        one, found = self._origin(other), self.pairing.found
        near = (at for at in (other - 1, other + 1) if at in self._equal)
        return any(found[at] == one + other - at for at in near)

    def _has_moved(self, one: int) -> bool:
        """Whether an old item's neighbours are still there, and nothing beside them is like it.

        Otherwise that may be the item, and its like elsewhere said once more.
        """
        pairing = self.pairing
        now_before = -1 if one == 0 else pairing.back[one - 1]
        now_after = len(pairing.new) if one + 1 == len(pairing.old) else pairing.back[one + 1]
        if now_before is None or now_after is None:
            return False
        there = {now_before + 1, now_after - 1}.intersection(range(len(pairing.new)))
        said = set(_words(pairing.old_texts[one]))
        return not any(
            2 * len(said.intersection(words)) >= min(len(said), len(set(words)))
            for words in (_words(pairing.new_texts[at]) for at in there - self._equal)
        )

    def _is_held(self, one: int) -> bool:
        """Whether others hold the part of the clock at an old item."""
        start = self.pairing.old[one].start
        part = None if start is None else self.pairing.clock.part_at(start)
        return part is not None and part.anchors >= _HELD

    def _has_neighbour(self, other: int, groups: Mapping[int, Set[int]] | None = None) -> bool:
        """Whether what stands beside it does so in both films; their ends count as well.

        So do `groups`, by default those where only borders have moved.
        """
        one, groups = self._origin(other), self._exact if groups is None else groups
        return any(self._beside_is(one, other, step, groups) for step in (-1, 1))

    def _beside_is(self, one: int, other: int, step: int, groups: Mapping[int, Set[int]]) -> bool:
        pairing, near = self.pairing, (one + step, other + step)
        if near in ((-1, -1), (len(pairing.old), len(pairing.new))):
            return True
        if not 0 <= near[1] < len(pairing.found):
            return False
        return pairing.found[near[1]] == near[0] or near[0] in groups.get(near[1], ())

    def _says_who(self, other: int) -> bool:
        """Whether old and new are said by the same, as far as is known."""
        one, two = self.pairing.old[self._origin(other)], self.pairing.new[other]
        return one.speaker == two.speaker or not (one.speaker and two.speaker)

    def _unpaired(self) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        """Return the times of texts without a sure place: old ones by the new clock, and new ones.

        They are in no pair, or in one that is out of time.
        """
        pairing = self.pairing
        free_old, free_new = pairing.free()
        for one, other in pairing.pairs():
            if (pairing.lag(one, other) or 0) >= JUMP and other not in pairing.known:
                free_old.append(one)
                free_new.append(other)
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

    def _has_rival(self, other: int, *, enclosed: bool) -> bool:
        """Whether an unpaired equal text is so near that it may be the right one instead.

        Where nothing tells times any may be, but for one that is `enclosed`: in its place by both
        sides.
        """
        start, text = self.pairing.new[other].start, self.pairing.new_texts[other]
        if (self.pairing.lag(self._origin(other), other) or 0) >= JUMP:
            return False  # what it is by its neighbours alone, no time can put in doubt
        within = _RIVAL
        if start is None or not self.pairing.is_timed:
            return not enclosed and (text in self._rivals_old or text in self._rivals_new)
        return any(
            bisect_left(times, start - within) < bisect_left(times, start + within)
            for times in (self._rivals_old.get(text, []), self._rivals_new.get(text, []))
        )

    def _is_said_beside(self, other: int) -> bool:
        """Whether something beside it that changed says the same words: it may be the right one."""
        one = self._origin(other)
        if other not in self._near_new and one not in self._near_old:
            return False
        pairing, text = self.pairing, self.pairing.new_texts[other]
        alike = not self._is_itself(other)
        for at in range(max(other - _BESIDE, 0), min(other + _BESIDE + 1, len(pairing.new))):
            if at not in self._equal and at != other:
                before = pairing.found[at]
                own = [before] if before is not None else self._free_pieces(at)
                olds = " ".join(pairing.old_texts[piece] for piece in own)
                if _is_said_more(text, pairing.new_texts[at], olds, alike=alike):
                    return True
        for at in range(max(one - _BESIDE, 0), min(one + _BESIDE + 1, len(pairing.old))):
            after = pairing.back[at]
            if after not in self._equal and at != one:
                forms = self._users.get(at, []) if after is None else [after]
                news = " ".join(pairing.new_texts[form] for form in forms)
                if _is_said_more(text, pairing.old_texts[at], news, alike=alike):
                    return True
        return False

    def _is_itself(self, other: int) -> bool:
        """Whether a text tells enough and is where it should be: then one like it is no rival.

        Of lines that count, "line number one.", the one before may have gone.
        """
        pairing, one, text = self.pairing, self._origin(other), self.pairing.new_texts[other]
        telling = len(text) >= TELLING and pairing.is_unique(text) and pairing.is_equal(one, other)
        return telling and (pairing.is_in_time(one, other) or self._has_neighbour(other))

    def _free_pieces(self, other: int) -> list[int]:
        group = self._groups.get(other)
        pieces = group.pieces if group else ()
        return [piece for piece in pieces if self.pairing.back[piece] is None]

    def _may_be(self, other: int, *, enclosed: bool = False, unchanged: bool = False) -> bool:
        """Whether nothing speaks against a pair; `unchanged` if so are all it is enclosed with."""
        if not self._says_who(other) or self._has_rival(other, enclosed=enclosed):
            return False
        return (enclosed and unchanged) or not self._is_said_beside(other)

    def _between(self) -> None:
        """Add what lies between two landmarks: without a gap, or in time on one part."""
        pairing = self.pairing
        marks = [(self._origin(at), at) for at in sorted(self.landmarks)]
        ends = (len(pairing.old), len(pairing.new))
        for (low, first), (high, last) in pairwise([(-1, -1), *marks, ends]):
            if last == first + 1:
                continue
            whole = high - low == last - first and all(
                pairing.found[at] == low + at - first for at in range(first + 1, last)
            )
            if not whole and not self._same_part(low, high):
                continue
            unchanged = whole and self._equal.issuperset(range(first + 1, last))
            for at in range(first + 1, last):
                one = pairing.found[at]
                if one is None or not low < one < high:
                    continue
                sure = whole or pairing.is_in_time(one, at)
                if sure and self._may_be(at, enclosed=whole, unchanged=unchanged):
                    self.certain.add(at)

    def _same_part(self, low: int, high: int) -> bool:
        """Whether nothing was cut, put in or moved between two old items, which are no ends."""
        pairing = self.pairing
        if low < 0 or high == len(pairing.old):
            return False
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
            if at in self.certain or not self._beside_is(one, at, step, self._exact):
                continue
            at_end = not (
                0 <= at + step < len(pairing.found) and 0 <= one + step < len(pairing.old)
            )
            sure = at_end or at + step in self.certain or at + step in self._exact
            if sure and self._goes_on(one, at, at_end=at_end) and self._may_be(at):
                self.certain.add(at)

    def _goes_on(self, one: int, other: int, *, at_end: bool) -> bool:
        """Whether a line beside a certain one may follow it: only lines said once, if short.

        At the edge of a scene that went, the next one may begin with the same short line.
        """
        pairing, text = self.pairing, self.pairing.new_texts[other]
        edited = not pairing.is_equal(one, other)
        if not edited and len(text) < TELLING and not pairing.is_unique(text):
            return False
        if pairing.is_in_time(one, other):
            return True
        unknown = pairing.lag(one, other) is None
        return (unknown or at_end) and pairing.is_unique(text)
