"""What tells a text that a translator has turned down from one that has only just arrived.

A translation is offered once. The obsolete message that it is of then has the comment
`offered: c86f68f0`, with the CRC-32 of the translation: whoever clears the offer is not offered the
same again, while a text that comes back by mail or from another branch has no such mark, or that of
another wording. The mark goes when its message returns.

Another title's catalog is not changed by what it lends: the message that is offered a text from
there has the mark itself, until its translation is certain.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

from pipeline.model.message import Message

_MARK = re.compile(r"offered: [0-9a-f]{8}")


def mark_of(translation: str) -> str:
    """Return the comment that says that a translation was offered.

    >>> mark_of("Да.")
    'offered: c86f68f0'
    """
    return f"offered: {zlib.crc32(translation.encode('utf-8', 'surrogatepass')):08x}"


def was_offered(message: Message) -> bool:
    """Whether the translation of an obsolete message was offered as it is."""
    return mark_of(message.translation) in message.comments


def has_turned_down(message: Message, translation: str) -> bool:
    """Whether a live message without a translation was offered this one before.

    >>> has_turned_down(Message("B", "Yes.", comments=("offered: c86f68f0",)), "Да.")
    True
    """
    return mark_of(translation) in message.comments


def marked(message: Message) -> Message:
    """Return an obsolete message whose translation is offered now."""
    return message.changed(comments=(*own_comments(message.comments), mark_of(message.translation)))


def own_comments(comments: Iterable[str]) -> tuple[str, ...]:
    """Return comments without marks: what people have written."""
    return tuple(one for one in comments if not _MARK.fullmatch(one))
