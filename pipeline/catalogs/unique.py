"""Of each identity and text one message, and what of a message is a person's or another tool's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.catalogs.marks import own_comments
from pipeline.catalogs.remark import in_one_line
from pipeline.model.message import Message

_OWN_FLAGS = re.compile(r"(?:max-length|replacements):|.*-format$")


def once_each(messages: Iterable[Message]) -> tuple[tuple[Message, ...], tuple[Message, ...]]:
    """Return live and obsolete messages, of each identity and text one: msgfmt refuses two."""
    unique: dict[tuple[str, str], Message] = {}
    for one in messages:
        first = unique.setdefault((one.id, one.source), one)
        if first is one:
            continue
        newer = first.obsolete and bool(one.translation)
        main, other = (one, first) if newer else (first, one)
        unique[one.id, one.source] = _absorbed(main, other)
    live = tuple(one for one in unique.values() if not one.obsolete)
    return live, tuple(one for one in unique.values() if one.obsolete)


def _absorbed(main: Message, other: Message) -> Message:
    """Return `main` with the comments of `other`, and its translation as a comment."""
    comments = list(other.comments)
    if other.translation and other.translation != main.translation:
        comments.append(f"also: {in_one_line(other.translation)}")
    new = tuple(line for line in comments if line not in main.comments)
    new = new if main.obsolete else own_comments(new)
    return main.changed(comments=main.comments + new)


def foreign_flags(message: Message) -> tuple[str, ...]:
    """Return the flags that an update does not write anew."""
    return tuple(flag for flag in message.flags if not _OWN_FLAGS.match(flag))
