"""What a title has lost and another has now: a scene that has moved from film to film."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.identity import normalised
from pipeline.catalogs.marks import has_turned_down, mark_of
from pipeline.model.message import Message


def with_found(catalog: Catalog, others: Iterable[Catalog], revised: str) -> Catalog:
    """Return `catalog` with what is obsolete in `others` for its untranslated messages.

    `others` are the catalogs of other titles in the same language; of several translations of one
    text the first that was not turned down counts, of one catalog the newest. A text that is found
    is always fuzzy, and says whose translation it is. `revised` is the date for PO-Revision-Date,
    should a text be found.
    """
    wanted = {normalised(one.source) for one in catalog.messages if not one.translation}
    stock: dict[str, list[Message]] = {}
    for other in others if wanted else ():
        for one in reversed(other.obsolete):
            if one.translation and one.id and normalised(one.source) in wanted:
                stock.setdefault(normalised(one.source), []).append(one)
    messages = tuple(
        one if one.translation else _offered(one, stock.get(normalised(one.source), ()))
        for one in catalog.messages
    )
    if messages == catalog.messages:
        return catalog
    return replace(catalog, messages=messages).with_fields(PO_Revision_Date=revised)


def _offered(message: Message, stock: Iterable[Message]) -> Message:
    left = (one for one in stock if not has_turned_down(message, one.translation))
    found = next(left, None)
    if found is None:
        return message
    return message.changed(
        translation=found.translation,
        fuzzy=True,
        previous_id=found.id,
        previous_source=found.source,
        comments=(*message.comments, mark_of(found.translation)),
    )
