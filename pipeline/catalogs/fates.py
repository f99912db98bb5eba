"""What became of each message of a template when the film was extracted again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.counts import Counts
from pipeline.catalogs.identity import normalised
from pipeline.catalogs.item import items_of_messages
from pipeline.catalogs.labels import relabelled
from pipeline.catalogs.match import match
from pipeline.catalogs.remark import read_remark
from pipeline.catalogs.style import same_meaning
from pipeline.catalogs.template import Extraction, happening
from pipeline.catalogs.update import Update
from pipeline.model.cast import NOBODY, Cast
from pipeline.model.message import Message


class Fate(NamedTuple):
    """What happened to one message."""

    what: str
    """A field of Counts: `kept`, `retimed`, `recut`, `edited`, `new`, `gone`, `returned`."""
    message: Message
    """As it is now; one that is gone as it was."""
    before: Message | None = None
    """As it was, None for a new one, and for one whose words stood in others."""
    pieces: tuple[Message, ...] = ()
    """The old messages that its words stood in, where it is a part of them or several in one."""

    @property
    def start(self) -> int | None:
        """Where it stands in the film, ms; None where the template does not say it."""
        remark = read_remark(self.message.extracted)
        return remark.span.start if remark and remark.span else None


def fates(previous: Catalog, extraction: Extraction) -> tuple[Fate, ...]:
    """Return what happened to each message: those of the new template in order, then those gone.

    Identities are carried from `previous` to it, which tells which message is which.
    """
    before = {one.id: one for one in (*previous.obsolete, *previous.messages)}
    said = {one.id for one in extraction.template.messages}
    stay = []
    for one in extraction.template.messages:
        pieces = extraction.pieces.get(one.id, ())
        said.update(piece.id for piece in pieces)
        was = None if pieces else before.get(one.id)
        stay.append(Fate("recut" if pieces else happening(one, was), one, was, pieces))
    gone = [Fate("gone", one, one) for one in previous.messages if one.id not in said]
    return (*stay, *gone)


def counts_of(update: Update, old: Catalog | None) -> Counts:
    """Return the counts of an update of the catalog `old` as `fates` counts for a template.

    A message whose words stood in others is re-cut there, not new, and they are not gone.
    """
    counts, every = update.counts, update.catalog.messages
    if old is None or not (counts.new and counts.gone):
        return counts
    before, now = _around_free(old.messages, every)
    places = {one.id: at for at, one in enumerate(before) if one.id}
    known = {at: places[one.id] for at, one in enumerate(now) if one.id in places}
    groups = match(items_of_messages(before), items_of_messages(now), known).groups
    returned = {one.id for one in old.obsolete}
    recut = [group for at, group in groups.items() if now[at].id not in returned]
    live = {one.id for one in every}
    pieces = {piece for group in recut for piece in group.pieces}
    less = min(sum(before[at].id not in live for at in pieces), counts.gone)
    more = min(len(recut), counts.new)
    return replace(
        counts, new=counts.new - more, recut=counts.recut + more, gone=counts.gone - less
    )


_BESIDE = 3
"""Messages before and after one without a counterpart that are looked at with it."""


def _around_free(
    old: Sequence[Message], new: Sequence[Message]
) -> tuple[list[Message], list[Message]]:
    """Return the messages of both sides at and beside those that the other side has not."""
    sides = (old, new)
    places = [{one.id: at for at, one in enumerate(side)} for side in sides]
    wanted: set[str] = set()
    for side, others in zip(sides, reversed(places), strict=True):
        free = (at for at, one in enumerate(side) if one.id not in others)
        near = {at for one in free for at in range(one - _BESIDE, one + _BESIDE + 1)}
        wanted.update(side[at].id for at in near if 0 <= at < len(side))
    return [one for one in old if one.id in wanted], [one for one in new if one.id in wanted]


class Survivors(NamedTuple):
    """How many live messages of an old template are still said in a film."""

    certain: int
    """Those that are certainly there, as they were or with their very words cut otherwise."""
    likely: int
    """Also those that seem to be there, changed, though which they are is not certain."""


def survivors(previous: Catalog, template: Catalog) -> Survivors:
    """Return how many live messages of `previous` are still said in the film of `template`."""
    places = {one.id: index for index, one in enumerate(previous.messages)}
    known = {
        index: places[one.id] for index, one in enumerate(template.messages) if one.id in places
    }
    matching = match(
        items_of_messages(previous.messages), items_of_messages(template.messages), known
    )
    groups = matching.groups.values()
    words = {piece for one in groups if one.exact for piece in one.pieces}
    likely = {piece for one in groups for piece in one.pieces}
    likely.update(one.old for one in matching.found if one is not None)
    return Survivors(len(words.union(known.values())), len(likely))


def work(
    happened: Sequence[Fate],
    catalog: Catalog | None,
    belongs: Callable[[Message], bool],
    cast: Cast = NOBODY,
) -> int:
    """Return how many words of source text a change leaves to translate or to look at again.

    `catalog` is the one before its update, `belongs` tells which messages stand in it. Words that
    were waiting for a translator before are not counted, nor is an edit that cannot alter meaning,
    nor a label that `cast` knows now where the translation has none.
    """
    every = (*catalog.obsolete, *catalog.messages) if catalog else ()
    done = {one.id: one for one in every if one.is_translated}
    return sum(
        words(one.message.source)
        for one in happened
        if _is_costly(one)
        and belongs(one.message)
        and _is_work(one, done.get(one.message.id), cast)
    )


def _is_costly(fate: Fate) -> bool:
    """Whether there can be work: not where the same text is only shown otherwise."""
    return fate.what in {"edited", "new", "returned"} or bool(fate.pieces)


def _is_work(fate: Fate, done: Message | None, cast: Cast) -> bool:
    if done is None:
        return fate.what != "edited"
    if same_meaning(done.source, fate.message.source):
        return False
    return relabelled(fate.message.changed(translation=done.translation), done, cast) is None


def words(text: str) -> int:
    """Return how many words a source text has, without its tags."""
    return len(normalised(text).split())
