"""One translation of what two sides have made of it; certain only where nobody has a doubt."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.catalogs.style import same_meaning
from pipeline.catalogs.update import reworded
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
) -> tuple[Said, str | None]:
    """Return what is said for `source`, and the wording of theirs that had to stand back, or None.

    A wording that a side has for another text than `source` is fuzzy there. Where both sides have
    a wording of their own, ours stays and is fuzzy, unless it was a guess of the program that the
    other side has answered. To take a translation away is to have a wording, the empty one.
    """
    mine, others = said_by(ours), said_by(theirs)
    before = None if base is None else said_by(base)
    if mine == others:
        return _made_for(source, ours if ours.source == source else theirs), None
    if others == before:
        return _made_for(source, ours), None
    if mine == before:
        return _made_for(source, theirs), None
    mine, others = _made_for(source, ours), _made_for(source, theirs)
    if mine.translation == others.translation:
        return _same_wording(mine, others, has_base=base is not None), None
    for one, other, message in ((mine, others, ours), (others, mine, theirs)):
        if _gives_way(one, other, before, was_fuzzy=message.fuzzy):
            doubted = one.translation and one.fuzzy and not one.previous_source
            return (other._replace(fuzzy=True) if doubted else other), None
    return mine._replace(fuzzy=True), theirs.translation


def _same_wording(mine: Said, others: Said, *, has_base: bool) -> Said:
    """Return one wording of which the two sides think differently.

    With a base, whoever doubts has begun to. Without one, a wording that came back without our
    doubt was confirmed; a doubt that came back is the translator's, but for one that the program
    has raised, since the text it was made for was another: we have answered that by now.
    """
    if has_base:
        return mine if mine.fuzzy else others
    if others.fuzzy and others.previous_source:
        return mine
    return others


def _gives_way(one: Said, other: Said, before: Said | None, *, was_fuzzy: bool) -> bool:
    """Whether `one` holds no wording of a person that `other` would replace.

    `was_fuzzy` tells a guess from a wording that is in doubt only as it was made for another text.
    """
    if not one.translation:
        return not _is_taken_away(one, before) and bool(other.translation)
    if not other.translation:
        # of the wording that was taken away nothing is new but a mark
        return _is_taken_away(other, before) and not _is_own(one, before)
    if before is not None and one.translation == before.translation:
        # a mark was changed there, the wording here; to confirm a wording is to have one
        return one.fuzzy or not before.fuzzy
    return was_fuzzy and one.fuzzy and bool(one.previous_source) and not other.fuzzy


def _is_taken_away(one: Said, before: Said | None) -> bool:
    """Whether a side has taken a translation away that was no guess of the program."""
    if before is None or not before.translation or one.translation:
        return False
    return not (before.fuzzy and before.previous_source)


def _is_own(one: Said, before: Said | None) -> bool:
    """Whether a side has made or confirmed its wording since."""
    if before is None or one.translation != before.translation:
        return True
    return before.fuzzy and not one.fuzzy


def _made_for(source: str, message: Message) -> Said:
    """Return what `message` says, as it counts for `source`."""
    if same_meaning(message.source, source):
        return said_by(message)
    if not message.translation:
        return _NOTHING
    return said_by(reworded(message.changed(source=source), message))
