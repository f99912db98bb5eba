"""What messages are offered that were cut otherwise before: their old translations, as fuzzy.

A sentence that was a message for each cue is offered their translations, joined; a cue that held
two sentences offers its translation to both. A message that may be an old one, but as well another,
has an identity of its own and is offered that one's translation as a guess. Nothing of all this is
certain, and the old messages stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence
from typing import NamedTuple

from pipeline.catalogs.item import items_of_messages
from pipeline.catalogs.marks import own_comments
from pipeline.catalogs.match import Matching, match
from pipeline.catalogs.regrouping import Regrouped
from pipeline.model.markup import POSITION
from pipeline.model.message import Message

SILENCE = "||"
_BREAKS = re.compile(r"\s*(?:\|\||\n)\s*")
_SEAM = re.compile(r"</(\w+)> <\1>")

Lend = Callable[[Message], str]
"""Gives the text that serves for an old message without a translation; empty for none."""


class Offer(NamedTuple):
    """What a message is offered."""

    message: Message
    """The message with the offer."""
    pieces: tuple[int, ...]
    """Indices of the old messages that it is made of."""


def offers(
    wanted: Sequence[Message],
    old: Sequence[Message],
    found: Mapping[int, int],
    lend: Lend | None = None,
) -> dict[int, Offer]:
    """Return by index what a message of `wanted` without origin may be carried from.

    `old` are the live messages of the catalog in order, `found` the index in it of what each wanted
    message continues. Where the old texts say together what the new one says, the offer is the
    message's own earlier translation, with them as its previous source; else it is a guess, of the
    first of the old messages; so is what may be an old message, or may not. Forced breaks are left
    out, since they would freeze a layout that was made for single cues. For a variant, `lend`
    serves what it does not override; an offer needs one override at least and a text for each
    piece.
    """
    if len(found) == len(wanted) or not any(one.translation for one in old):
        return {}
    matching = match(items_of_messages(old), items_of_messages(wanted), found)
    return offers_of(matching, wanted, old, lend, found)


def offers_of(
    matching: Matching,
    wanted: Sequence[Message],
    old: Sequence[Message],
    lend: Lend | None,
    known: Container[int] = (),
) -> dict[int, Offer]:
    """Return by index what messages of `wanted` are offered of `old` by what a matching tells.

    Those with the indices `known` are offered nothing.
    """
    made = {
        index: (
            _offer(wanted[index], group, [old[piece] for piece in group.pieces], lend),
            group.pieces,
        )
        for index, group in matching.groups.items()
    }
    made |= {
        index: (guess(wanted[index], old[one.old]), (one.old,))
        for index, one in enumerate(matching.found)
        if one is not None and index not in known
    }
    return {
        index: Offer(message, pieces)
        for index, (message, pieces) in made.items()
        if message is not None
    }


def guess(message: Message, origin: Message) -> Message | None:
    """Return what a message is offered of one that it may be, or may not."""
    if not origin.translation.strip() or not origin.id or origin.id == message.id:
        return None
    return message.changed(
        translation=origin.translation,
        fuzzy=True,
        previous_id=origin.id,
        previous_source=origin.source,
        line=0,
    )


def _offer(
    message: Message, group: Regrouped, pieces: list[Message], lend: Lend | None
) -> Message | None:
    texts = [one.translation.strip() for one in pieces]
    if not any(texts):
        return None
    if lend is not None:
        texts = [text or lend(one) for text, one in zip(texts, pieces, strict=True)]
        if not all(texts):
            return None
    own, text = group.whole, joined(texts)
    if group.part is not None and (part := _part(pieces[0], *group.part)):
        own, text = True, part
    own = own and all(texts) and not any(one.fuzzy for one in pieces)
    known = next((one.id for one in pieces if one.id), "")
    if not own and not known:
        return None  # nothing would say that it is another message's
    return message.changed(
        translation=text,
        fuzzy=True,
        previous_id="" if own else known,
        previous_source=" ".join(
            _unbroken(one.source) for one, said in zip(pieces, texts, strict=True) if said
        ),
        comments=own_comments(dict.fromkeys(line for one in pieces for line in one.comments)) * own,
        line=0,
    )


def joined(translations: Sequence[str]) -> str:
    r"""Return translations of successive cues as one, without the breaks that were forced in them.

    A position counts for the whole, and the first one stands; what hid its cue adds nothing.

    >>> joined(["{\\an8}<i>Я думаю,</i>", "{\\an8}<i>что это\nработает.</i>"])
    '{\\an8}<i>Я думаю, что это работает.</i>'
    """
    positions = [place for text in translations for place in POSITION.findall(text)]
    bare = [_unbroken(POSITION.sub("", text)) for text in translations]
    said = _SEAM.sub(" ", " ".join(filter(None, bare)))
    if not said:
        return SILENCE if any(SILENCE in text for text in translations) else ""
    return "".join(positions[:1]) + said


def _unbroken(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()


def _part(piece: Message, index: int, count: int) -> str:
    """Return the part of a translation that is certainly of one of `count` parts of its source.

    The translation was cut into as many cues, or the cue had a line for each speaker; else empty.
    """
    parts = [part.strip() for part in piece.translation.split(SILENCE)]
    if len(parts) == 1 and "\n" in piece.source:
        parts = [part.strip() for part in piece.translation.split("\n")]
    return _unbroken(parts[index]) if len(parts) == count > 1 and all(parts) else ""
