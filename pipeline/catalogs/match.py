"""Which old message each new segment is, why, and how certain that is.

A speaker's label that the cast did not know counts for nothing. Equal texts are aligned first, then
scenes that moved as a whole. They tell the clock of the re-cut; by the clock, repeated texts that
were taken for another are let go. What lies between two pairs is paired where it is alike and comes
in time, all of a gap together; what is left is looked for anywhere. A text that is better explained
as several old ones, or as a part of one, is no edit: borders moved, and that is told for itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from pipeline.catalogs.certainty import certain_pairs
from pipeline.catalogs.equal_texts import equal_in_order
from pipeline.catalogs.item import Item
from pipeline.catalogs.labels import without_labels
from pipeline.catalogs.likeness import fill_gaps, nearby, pair_anywhere
from pipeline.catalogs.pairing import Pairing
from pipeline.catalogs.regrouping import Regrouped, regrouped
from pipeline.sync.clock import JUMP, Clock

_BETTER = 3.0
"""Points of likeness (of 100) by which several texts have to explain one better than an edit."""


class Reason(StrEnum):
    """How a new text is an old one."""

    SAME = "same"
    """Equal, in its place and time."""
    RETIMED = "retimed"
    """Equal, at another time than the shift of its part of the film."""
    MOVED = "moved"
    """Equal, in another place of the order."""
    EDITED = "edited"


class Match(NamedTuple):
    """What one new text is."""

    old: int
    """Index of the old one."""
    reason: Reason
    certain: bool
    """Whether it can hardly be another one; otherwise it is a guess."""


@dataclass(frozen=True, slots=True)
class Matching:
    """How one film became another."""

    found: tuple[Match | None, ...]
    """By new index; None for what is new, or was cut otherwise. One to one."""
    groups: Mapping[int, Regrouped] = field(default_factory=dict)
    """By new index, the old texts that one without a match is made of: merged, or a part of one."""
    clock: Clock = field(default_factory=Clock)
    """How the times became others; without parts where they are unknown."""

    def certain(self) -> list[int | None]:
        """Return by new index the old one where that is certain."""
        return [one.old if one and one.certain else None for one in self.found]


def match(
    old: Sequence[Item], new: Sequence[Item], known: Mapping[int, int] | None = None
) -> Matching:
    """Return what each item of `new` is of `old`; both in film order.

    `known` are pairs that are beyond doubt, by new index; only the others are looked for.
    """
    pairing = Pairing(*without_labels(old, new), known or {})
    if not known:
        for other, one in enumerate(equal_in_order(pairing.old_texts, pairing.new_texts)):
            if one is not None:
                pairing.pair(one, other)
    _pair_moved(pairing)
    pairing.tell_time()
    _let_go(pairing)
    _pair_moved(pairing)
    fill_gaps(pairing, trailing=True)
    fill_gaps(pairing, trailing=False)
    pair_anywhere(pairing)
    groups = _groups(pairing)
    certain = certain_pairs(pairing, groups)
    kept = pairing.in_order()
    found = tuple(
        None if one is None else Match(one, _reason(pairing, one, at, kept), at in certain)
        for at, one in enumerate(pairing.found)
    )
    return Matching(found, groups, pairing.clock)


def _reason(pairing: Pairing, one: int, other: int, kept: set[int]) -> Reason:
    if not pairing.is_equal(one, other):
        return Reason.EDITED
    if other not in kept:
        return Reason.MOVED
    return Reason.RETIMED if (pairing.lag(one, other) or 0) >= JUMP else Reason.SAME


def _pair_moved(pairing: Pairing) -> None:
    """Pair texts that are unique among what is left, wherever, and equal ones side by side."""
    free_old, free_new = pairing.free()
    if not free_old or not free_new:
        return
    old_left = Counter(pairing.old_texts[at] for at in free_old)
    new_left = Counter(pairing.new_texts[at] for at in free_new)
    places = {
        text: at
        for at in free_old
        if old_left[text := pairing.old_texts[at]] == 1 == new_left[text]
    }
    for other in free_new:
        one = places.get(pairing.new_texts[other])
        if one is not None:
            pairing.pair(one, other)
    for step, indices in ((1, free_new), (-1, free_new[::-1])):
        for other in indices:
            before = pairing.found[other - step] if 0 <= other - step < len(pairing.new) else None
            one = None if before is None else before + step
            if one is None or not 0 <= one < len(pairing.old):
                continue
            is_free = pairing.back[one] is None and pairing.found[other] is None
            late = (pairing.lag(one, other) or 0) >= JUMP
            if is_free and not late and pairing.is_equal(one, other):
                pairing.pair(one, other)


def _let_go(pairing: Pairing) -> None:
    """Part pairs of repeated texts that do not come in time: another one may be meant."""
    if not pairing.is_timed:
        return
    for one, other in list(pairing.pairs()):
        lag = None if pairing.is_unique(pairing.new_texts[other]) else pairing.lag(one, other)
        if lag is not None and lag >= JUMP:
            pairing.part(other)


def _groups(pairing: Pairing) -> dict[int, Regrouped]:
    """Return what was cut otherwise, and part edits that are better explained by that."""
    _part_edits(pairing)
    groups: dict[int, Regrouped] = {}
    for trailing in (False, True):
        groups |= _told(pairing, list(pairing.found), trailing=trailing)
    return nearby(pairing, groups) | groups


def _part_edits(pairing: Pairing) -> None:
    """Part edits that are better explained by texts cut otherwise, wherever free items stand."""
    for trailing in (True, False):
        _part_edits_of(pairing, trailing=trailing)


def _part_edits_of(pairing: Pairing, *, trailing: bool) -> None:
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - as in likeness

    edits = {
        other
        for one, other in pairing.pairs()
        if other not in pairing.known and not pairing.is_equal(one, other)
    }
    if not edits:
        return
    equal = [None if at in edits else one for at, one in enumerate(pairing.found)]
    groups = _told(pairing, equal, trailing=trailing)
    for pieces, users in _components(groups):
        told = [(pairing.found[other], other) for other in users if other in edits]
        inside = [(one, other) for one, other in told if one is not None]
        explained = sum(
            ratio(pairing.old_texts[one], pairing.new_texts[other])
            * (len(pairing.old_texts[one]) + len(pairing.new_texts[other]))
            for one, other in inside
        )
        before, after = _said(pairing.old_texts, pieces), _said(pairing.new_texts, users)
        better = (ratio(before, after) - _BETTER) * (len(before) + len(after))
        if explained < better or all(groups[other].exact for other in users):
            for _one, other in inside:
                pairing.part(other)


def _components(groups: Mapping[int, Regrouped]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield old and new indices that hang together: what shares a text is one explanation."""
    joined: dict[int, tuple[set[int], set[int]]] = {}
    for other, group in groups.items():
        pieces, users = set(group.pieces), {other}
        for piece in group.pieces:
            if piece in joined:
                pieces |= joined[piece][0]
                users |= joined[piece][1]
        for piece in pieces:
            joined[piece] = pieces, users
    for pieces, users in {id(one): one for one in joined.values()}.values():
        yield sorted(pieces), sorted(users)


def _said(texts: Sequence[str], indices: Sequence[int]) -> str:
    return " ".join(texts[at] for at in indices)


def _told(pairing: Pairing, found: Sequence[int | None], *, trailing: bool) -> dict[int, Regrouped]:
    """Return what regrouping tells while the old items stand in the order of the new film."""
    order = pairing.in_new_order(trailing=trailing)
    ranks = {one: rank for rank, one in enumerate(order)}
    groups = regrouped(
        [pairing.old_texts[one] for one in order],
        pairing.new_texts,
        [None if one is None else ranks[one] for one in found],
    )
    return {
        at: group._replace(pieces=tuple(order[piece] for piece in group.pieces))
        for at, group in groups.items()
    }
