"""One translation of what two sides have made of it; certain only where nobody has a doubt."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.catalogs.update import reworded, same_meaning
from pipeline.model.message import Message


class Said(NamedTuple):
    """What a catalog says for a source text."""

    translation: str
    fuzzy: bool
    previous_id: str
    previous_source: str


_NOTHING = Said("", fuzzy=False, previous_id="", previous_source="")


def said_by(message: Message) -> Said:
    """Return what `message` says."""
    return Said(message.translation, message.fuzzy, message.previous_id, message.previous_source)


def merged_text(
    base: Message | None, ours: Message, theirs: Message, source: str
) -> tuple[Said, str]:
    """Return what is said for `source`, and the wording of theirs that had to stand back, or "".

    A wording that a side has for another text than `source` is fuzzy there. Where both sides have
    a wording of their own, ours stays and is fuzzy, unless it was a guess of the program that the
    other side has answered.
    """
    mine, others = said_by(ours), said_by(theirs)
    before = None if base is None else said_by(base)
    if mine == others:
        return _made_for(source, ours if ours.source == source else theirs), ""
    if others == before:
        return _made_for(source, ours), ""
    if mine == before:
        return _made_for(source, theirs), ""
    mine, others = _made_for(source, ours), _made_for(source, theirs)
    if mine.translation == others.translation:
        # a guess that the other side has confirmed; a doubt about a wording both have written stays
        fuzzy = base is not None
        return (mine if mine.fuzzy == fuzzy else others), ""
    for one, other in ((mine, others), (others, mine)):
        if _gives_way(one, other, before):
            doubted = one.translation and one.fuzzy and not one.previous_source
            return (other._replace(fuzzy=True) if doubted else other), ""
    return mine._replace(fuzzy=True), theirs.translation


def _gives_way(one: Said, other: Said, before: Said | None) -> bool:
    """Whether `one` holds no wording of a person that `other` would replace."""
    if not one.translation:
        return True
    if not other.translation:
        return False
    if before is not None and one.translation == before.translation:
        # a mark was changed there, the wording here; to confirm a wording is to have one
        return one.fuzzy or not before.fuzzy
    return one.fuzzy and bool(one.previous_source) and not other.fuzzy


def _made_for(source: str, message: Message) -> Said:
    """Return what `message` says, as it counts for `source`."""
    if same_meaning(message.source, source):
        return said_by(message)
    if not message.translation:
        return _NOTHING
    return said_by(reworded(message.changed(source=source), message))
