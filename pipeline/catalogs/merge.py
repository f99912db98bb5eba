"""Two catalogs or templates as one, joined on identity, with or without their common base.

What one side alone has changed counts; what both have changed differently stays as ours has it,
with the wording of theirs beside it as a comment, and the message is fuzzy. Nothing that a person
has written is lost.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.join import join_by_text
from pipeline.catalogs.merge_header import merged_header
from pipeline.catalogs.merge_text import merged_text, said_by
from pipeline.catalogs.three_way import merged_lines, merged_order, picked
from pipeline.catalogs.unique import foreign_flags, once_each
from pipeline.model.message import Message, Reference

MARK = "theirs: "
"""Begins the comment that holds a wording which had to stand back."""
_TAKEN_AWAY = "(no translation)"
"""Stands there where the other side has taken the translation away."""


class Conflict(NamedTuple):
    """A message that both sides have changed differently."""

    id: str
    source: str
    """Source text as it is now."""
    ours: str
    """The text that stays: a translation, empty where it was taken away; in a template the source
    text."""
    theirs: str
    """Empty where the translation was taken away."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Two catalogs as one."""

    catalog: Catalog
    conflicts: tuple[Conflict, ...] = ()
    """In the order of the file."""
    taken: int = 0
    """Messages in which something of theirs is new to ours."""


def merge_catalogs(base: Catalog | None, ours: Catalog, theirs: Catalog) -> Merge:
    """Return `ours` with what `theirs` has changed since `base`.

    Without a base `theirs` is what somebody was given earlier and has sent back: the texts of the
    film and their order are those of ours, and what only theirs has is obsolete.
    """
    if base is None:
        theirs = _identified(theirs, ours)
    before, mine, others = sides = (_keyed(base or Catalog()), _keyed(ours), _keyed(theirs))
    merged: _Keyed = {}
    conflicts: dict[_Key, Conflict] = {}
    joining = _Joining(base is not None, _is_template(ours) and _is_template(theirs))
    for key in dict.fromkeys((*mine, *others)):
        message, theirs_wording = joining.merged(before.get(key), mine.get(key), others.get(key))
        if message is None:
            continue
        if theirs_wording is not None:
            own = message.source if joining.templates else message.translation
            conflicts[key] = Conflict(message.id, message.source, own, theirs_wording)
            message = _noted(message, theirs_wording)
        merged[key] = message
    fields, comment, fuzzy = merged_header(base or Catalog(), ours, theirs)
    live = _ordered(sides, merged, obsolete=False)
    gone = _ordered(sides, merged, obsolete=True)
    messages, obsolete = once_each(merged[key] for key in (*live, *gone))
    catalog = replace(
        ours,
        messages=messages,
        obsolete=obsolete,
        header=fields,
        comment=comment,
        fuzzy_header=fuzzy,
    )
    told = tuple(conflicts[key] for key in (*live, *gone) if key in conflicts)
    taken = sum(one != mine.get(key) for key, one in merged.items() if key not in conflicts)
    return Merge(catalog, told, taken)


def _is_template(catalog: Catalog) -> bool:
    every = (*catalog.messages, *catalog.obsolete)
    return not catalog.field("Language") and not any(one.translation for one in every)


_Key = tuple[str, str, int]
"""Identity, source text where that does not tell messages apart, and which of several."""


_Keyed = dict[_Key, Message]


def _keyed(catalog: Catalog) -> _Keyed:
    """Return the messages by key; of several with one identity the newest has the plain key."""
    keyed: _Keyed = {}
    for one in (*catalog.messages, *reversed(catalog.obsolete)):
        key = (one.id, "" if one.id else one.source, 0)
        while key in keyed:
            key = (one.id, one.source, key[2] + 1)
        keyed[key] = one.changed(line=0)
    return keyed


def _identified(theirs: Catalog, ours: Catalog) -> Catalog:
    """Return `theirs` with our identities where another tool has dropped its own."""
    bare = [one for one in theirs.messages if not one.id]
    if not bare:
        return theirs
    known = {one.id for one in theirs.messages}
    lonely = [one for one in ours.messages if one.id not in known]
    found: dict[str, list[Message]] = {}
    for joined in join_by_text([one.source for one in lonely], bare):
        one = joined.message.changed(id=lonely[joined.index].id)
        found.setdefault(one.source, []).append(one if joined.certain else one.changed(fuzzy=True))
    messages = (
        found[one.source].pop(0) if not one.id and found.get(one.source) else one
        for one in theirs.messages
    )
    return replace(theirs, messages=tuple(messages))


def _ordered(sides: tuple[_Keyed, _Keyed, _Keyed], merged: _Keyed, *, obsolete: bool) -> list[_Key]:
    """Return the keys of the live or the obsolete messages in the order of the file."""
    wanted = [key for key, one in merged.items() if one.obsolete == obsolete]
    base, ours, theirs = (_order(side, obsolete=obsolete) for side in sides)
    order = merged_order(base, ours, theirs, wanted)
    have = set(order)
    return order + [key for key in wanted if key not in have]


def _order(side: _Keyed, *, obsolete: bool) -> list[_Key]:
    keys = [key for key, one in side.items() if one.obsolete == obsolete]
    return keys[::-1] if obsolete else keys  # obsolete ones were keyed from the last to the first


def _noted(message: Message, wording: str) -> Message:
    said = wording.strip() or _TAKEN_AWAY
    lines = [f"{MARK}{line.strip()}" for line in said.splitlines() if line.strip()]
    new = tuple(line for line in lines if line not in message.comments)
    return message.changed(comments=message.comments + new)


@dataclass(frozen=True, slots=True)
class _Joining:
    """How messages are merged one by one: each gives the message, and a wording that stood back."""

    has_base: bool
    templates: bool
    """Whether both are templates, in which a message is its identity and its source text."""

    def merged(
        self, base: Message | None, ours: Message | None, theirs: Message | None
    ) -> tuple[Message | None, str | None]:
        """Return the merged message, None for one that goes."""
        if ours is not None and theirs is not None:
            return self._both(base, ours, theirs)
        one = ours or theirs
        if one is None:
            return None, None
        if base is not None:
            # to take a message out is to say that it is gone; what somebody has done to it stays
            changed = _work(one) != _work(base)
            return (
                self._both(base, ours or _gone(base), theirs or _gone(base))
                if changed
                else (None, None)
            )
        if ours is None and not self.has_base:
            kept = one.translation or one.comments or self.templates
            return (_gone(one) if kept else None), None
        return one, None

    def _both(
        self, base: Message | None, ours: Message, theirs: Message
    ) -> tuple[Message, str | None]:
        source = picked(base.source if base else None, ours.source, theirs.source) or ours.source
        said, wording = merged_text(base, ours, theirs, source)
        known = (source, base.source if base else source)
        if self.templates and self.has_base and theirs.source not in known:
            wording = theirs.source
        if not self.has_base:
            obsolete = ours.obsolete
        elif base is None:
            obsolete = ours.obsolete and theirs.obsolete
        else:
            obsolete = picked(base.obsolete, ours.obsolete, theirs.obsolete)
        extracted, references, flags = _told(base, ours, theirs, obsolete=obsolete)
        before = base.comments if base else ()
        message = Message(
            ours.id,
            source,
            said.translation,
            said.fuzzy,
            obsolete,
            said.previous_id,
            said.previous_source,
            extracted,
            merged_lines(before, ours.comments, theirs.comments),
            references,
            flags,
        )
        return message, wording


def _work(message: Message) -> tuple[object, ...]:
    """Return what makes a message more than what the film and its template say of it."""
    flags = foreign_flags(message)
    return said_by(message), message.source, message.comments, flags, message.obsolete


def _gone(message: Message) -> Message:
    flags = message.flags if message.obsolete else foreign_flags(message)
    return message.changed(obsolete=True, extracted=(), references=(), flags=flags)


_Told = tuple[tuple[str, ...], tuple[Reference, ...], tuple[str, ...]]


def _told(base: Message | None, ours: Message, theirs: Message, *, obsolete: bool) -> _Told:
    """Return `#.`, `#:` and `#,` lines: those that an update writes all from one side."""
    sides = [one for one in (ours, theirs) if one.obsolete == obsolete] or [_gone(ours)]
    one, other = sides[0], sides[-1]
    made = picked(base and _made(base), _made(one), _made(other))
    extracted, references, own = made or _made(one)
    before = foreign_flags(base) if base else ()
    flags = own + merged_lines(before, foreign_flags(ours), foreign_flags(theirs))
    written = (side.flags for side in (ours, theirs) if sorted(side.flags) == sorted(flags))
    return extracted, references, next(written, flags)


def _made(message: Message) -> _Told:
    """Return what an update writes anew each time."""
    foreign = foreign_flags(message)
    own = tuple(flag for flag in message.flags if flag not in foreign)
    return message.extracted, message.references, own
