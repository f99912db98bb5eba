"""Why a change of the master that was declared harmless makes no translation certain."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.identity import normalised
from pipeline.catalogs.words import words_of
from pipeline.errors import RefusedError
from pipeline.messages import Text, _
from pipeline.model.message import Message
from pipeline.report.columns import clip, visible

_LONGEST = 60
"""Columns of a quoted text."""


class Brought(NamedTuple):
    """A catalog that an update has brought up to date."""

    file: str
    """Its path from the project's root."""
    catalog: Catalog
    before: Catalog | None
    """As it was; None where there was none."""


def unsettled(where: str, messages: Collection[str], brought: Iterable[Brought]) -> RefusedError:
    """Return the error for a cue, `where`, of whose `messages` no translation became certain."""
    found = [
        (one, message)
        for one in brought
        for message in one.catalog.messages
        if message.id in messages
    ]
    for reason in (_of_another, _doubted):
        for one, message in found:
            told = reason(one, message)
            if told is not None:
                return RefusedError(told[0], where, told[1])
    if found and not any(message.translation for _one, message in found):
        hint = _("translate it in {file}", file=found[0][0].file)
        return RefusedError(_("nothing is translated there yet"), where, hint)
    what = _("no translation is fuzzy there because its source text was changed")
    return RefusedError(
        what, where, _("is it the right cue? cues are counted as in the master of today")
    )


_Told = tuple[Text, Text] | None
"""What is so, and what to do."""


def _of_another(one: Brought, message: Message) -> _Told:
    """Tell of a translation that was offered from a message cut otherwise, or from another one."""
    if not (message.fuzzy and message.translation) or message.previous_id in ("", message.id):
        return None
    text = clip(visible(message.previous_source), _LONGEST)
    mine, others = (
        f" {' '.join(words_of(normalised(said)))} "
        for said in (message.source, message.previous_source)
    )
    if mine in others and mine != others:
        what = _("the text there is a part of what the translation was made for: {text}", text=text)
    elif others in mine and mine != others:
        what = _("the translation there was made for a part of the text: {text}", text=text)
    else:
        what = _("the translation there is offered from another message: {text}", text=text)
    known = one.before is not None and any(old.id == message.id for old in one.before.messages)
    if known:
        hint = _(
            "make it fit in {file}, and take the fuzzy mark away there; --same-meaning is for "
            "texts that were edited, not cut otherwise",
            file=one.file,
        )
    else:
        hint = _(
            "run update, make it fit in {file}, and take the fuzzy mark away there; --same-meaning "
            "is for texts that were edited, not cut otherwise",
            file=one.file,
        )
    return what, hint


def _doubted(one: Brought, message: Message) -> _Told:
    if not (message.fuzzy and message.translation):
        return None
    what = _("the translation there is fuzzy, but not because its source text was changed")
    hint = _("look at it in {file}, and take the fuzzy mark away there", file=one.file)
    return what, hint
