"""What became of each message of a template when the film was extracted again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.identity import normalised
from pipeline.catalogs.item import items_of_messages
from pipeline.catalogs.match import match
from pipeline.catalogs.remark import read_remark
from pipeline.catalogs.template import happening
from pipeline.catalogs.update import same_meaning
from pipeline.model.message import Message


class Fate(NamedTuple):
    """What happened to one message."""

    what: str
    """A field of Counts: `kept`, `retimed`, `recut`, `edited`, `new`, `gone`, `returned`."""
    message: Message
    """As it is now; one that is gone as it was."""
    before: Message | None = None
    """As it was, None for a new one."""

    @property
    def start(self) -> int | None:
        """Where it stands in the film, ms; None where the template does not say it."""
        remark = read_remark(self.message.extracted)
        return remark.span.start if remark and remark.span else None


def fates(previous: Catalog, template: Catalog) -> tuple[Fate, ...]:
    """Return what happened to each message: those of `template` in order, then those gone.

    Identities are carried from `previous` to `template`, which tells which message is which.
    """
    before = {one.id: one for one in (*previous.obsolete, *previous.messages)}
    live = {one.id for one in template.messages}
    stay = [
        Fate(happening(one, before.get(one.id)), one, before.get(one.id))
        for one in template.messages
    ]
    gone = [Fate("gone", one, one) for one in previous.messages if one.id not in live]
    return (*stay, *gone)


def survivors(previous: Catalog, template: Catalog) -> int:
    """Return how many live messages of `previous` are still said in the film of `template`.

    Those whose words stand there in messages cut otherwise are among them, and those that are
    likely there, though which they are is not certain.
    """
    places = {one.id: index for index, one in enumerate(previous.messages)}
    known = {
        index: places[one.id] for index, one in enumerate(template.messages) if one.id in places
    }
    matching = match(
        items_of_messages(previous.messages), items_of_messages(template.messages), known
    )
    said = {piece for one in matching.groups.values() for piece in one.pieces}
    return len(said.union(one.old for one in matching.found if one is not None))


def work(
    happened: Sequence[Fate], catalog: Catalog | None, belongs: Callable[[Message], bool]
) -> int:
    """Return how many words of source text a change leaves to translate or to look at again.

    `catalog` is the one before its update, `belongs` tells which messages stand in it. Words that
    were waiting for a translator before are not counted, nor is an edit that cannot alter meaning.
    """
    every = (*catalog.obsolete, *catalog.messages) if catalog else ()
    done = {one.id: one for one in every if one.is_translated}
    return sum(
        words(one.message.source)
        for one in happened
        if one.what in _COSTLY and belongs(one.message) and _is_work(one, done.get(one.message.id))
    )


_COSTLY = frozenset({"edited", "new", "returned"})


def _is_work(fate: Fate, done: Message | None) -> bool:
    if fate.what == "edited":
        return done is not None and not same_meaning(done.source, fate.message.source)
    return done is None or not same_meaning(done.source, fate.message.source)


def words(text: str) -> int:
    """Return how many words a source text has, without its tags."""
    return len(normalised(text).split())
