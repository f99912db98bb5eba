"""Obsolete translations for messages that have none, whenever they arrive.

A catalog comes back from before the re-cut, another branch is merged: then texts are obsolete at
once whose lines were split, merged or edited long ago, or became new. Nothing tells when they were
said. Equal texts are given out first, those whose neighbours are known to their place, others in
order; then by words what was edited or cut otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.catalogs.identity import normalised
from pipeline.catalogs.item import Item
from pipeline.catalogs.marks import was_offered
from pipeline.catalogs.match import Matching, match
from pipeline.catalogs.offers import Lend, Offer, guess, offers_of
from pipeline.catalogs.scenes import scenes
from pipeline.catalogs.surroundings import END, START, Beside
from pipeline.model.message import Message


def arrivals(
    wanted: Sequence[Message],
    gone: Sequence[Message],
    beside: Mapping[str, Beside],
    lend: Lend | None = None,
) -> dict[int, Offer]:
    """Return by index what the messages of `wanted` without a translation are offered of `gone`.

    `gone` are the obsolete messages in order, `beside` what had stood beside them, by identity.
    Each translation is offered once, that of a split message to all its parts. What is not offered
    here is not offered either if the same is asked again.
    """
    work = _Work(wanted, gone, beside)
    given: dict[int, Offer] = {}
    while work.empty and work.left:
        made = work.equal() or work.pieced(lend)
        if not made:
            break
        given |= made
        work.settle(made)
    return given


class _Work:
    """Messages without a translation, and obsolete ones that no message was offered yet."""

    def __init__(
        self, wanted: Sequence[Message], gone: Sequence[Message], beside: Mapping[str, Beside]
    ) -> None:
        self._wanted, self._gone = wanted, gone
        missing = {index for index, one in enumerate(wanted) if not one.translation}
        stock = {at for at, one in enumerate(gone) if one.translation and not was_offered(one)}
        some = bool(stock and missing)
        self._texts = [normalised(one.source) for one in wanted] if some else []
        self.empty = {index: self._texts[index] for index in sorted(missing) if some}
        """Texts by index of a wanted message."""
        self.left = {at: normalised(gone[at].source) for at in sorted(stock) if some}
        """Texts by index of an obsolete one."""
        places = {one.id: index for index, one in enumerate(wanted) if some}
        places |= {START: -1, END: len(wanted)}
        self._near = {
            at: _between(beside[gone[at].id], places) for at in self.left if gone[at].id in beside
        }

    def settle(self, made: Mapping[int, Offer]) -> None:
        """Take away what was offered, and whom."""
        for index, one in made.items():
            self.empty.pop(index)
            for piece in one.pieces:
                self.left.pop(piece, None)

    def equal(self) -> dict[int, Offer]:
        """Return what is offered the translation of its very text."""
        stock: dict[str, list[int]] = {}
        for at, text in self.left.items():
            stock.setdefault(text, []).append(at)
        waiting: dict[str, list[int]] = {}
        for index, text in self.empty.items():
            if text in stock:
                waiting.setdefault(text, []).append(index)
        made = {}
        for text, indices in waiting.items():
            for index, at in self._dealt(indices, stock[text]):
                message = guess(self._wanted[index], self._gone[at])
                if message is not None:
                    made[index] = Offer(message, (at,))
        return made

    def _dealt(self, indices: Sequence[int], stock: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield who of several with one text is offered which: what is known of places first."""
        waiting = dict.fromkeys(indices)
        later = []
        for at in stock:
            there = next((one for one in self._near.get(at, ()) if one in waiting), None)
            if there is None:
                later.append(at)
            else:
                del waiting[there]
                yield there, at
        yield from zip(waiting, later, strict=False)

    def pieced(self, lend: Lend | None) -> dict[int, Offer]:
        """Return what is offered translations of edited texts, and of texts cut otherwise."""
        made = {}
        texts = dict(enumerate(self._texts))
        for olds, news in scenes(self.left, texts, self._near, self.empty):
            before = [Item(self.left[at]) for at in olds]
            after = [Item(self.empty[index]) for index in news]
            told = _without_doubles(match(before, after), before, after)
            old, new = [self._gone[at] for at in olds], [self._wanted[at] for at in news]
            for index, one in offers_of(told, new, old, lend).items():
                made[news[index]] = one._replace(pieces=tuple(olds[at] for at in one.pieces))
        return made


def _between(near: Beside, places: Mapping[str, int]) -> tuple[int, ...]:
    """Return the indices of messages that stand beside what an obsolete one stood beside."""
    before, after = places.get(near.before), places.get(near.after)
    beside = (
        None if before is None else before + 1,
        None if after is None else after - 1,
    )
    # what stood beside it is no form of it
    return tuple(one for one in beside if one is not None and one not in (before, after))


def _without_doubles(matching: Matching, old: Sequence[Item], new: Sequence[Item]) -> Matching:
    """Return a matching in which no text that was found whole is thought a part of another."""
    found = {one.old for one in matching.found if one}
    groups = {
        index: one
        for index, one in matching.groups.items()
        if len(one.pieces) > 1
        or one.pieces[0] not in found
        or 4 * len(new[index].text) < 3 * len(old[one.pieces[0]].text)
    }
    return replace(matching, groups=groups)
