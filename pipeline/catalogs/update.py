"""A catalog brought up to date with its template: a join on identity, nothing thrown away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.counts import Counts
from pipeline.catalogs.header import catalog_header, renewed_header
from pipeline.catalogs.identity import normalised
from pipeline.catalogs.join import join_by_text
from pipeline.catalogs.remark import Remark, read_remark
from pipeline.catalogs.template import happening
from pipeline.language.tags import same_language
from pipeline.model.limits import Limits
from pipeline.model.markup import tags
from pipeline.model.message import Message

_STYLE = str.maketrans(
    {"ё": "е", "„": '"', "“": '"', "”": '"', "«": '"', "»": '"', "’": "'", "–": "-", "—": "-"}
)
_OWN_FLAGS = re.compile(r"(?:max-length|replacements):|.*-format$|range:")


@dataclass(frozen=True, slots=True)
class UpdateSettings:
    """What an update has to be told."""

    language: str
    """Name of the catalog: `ru`, `ru@edu`."""
    revised: str
    """Date for PO-Revision-Date, as gettext writes it, should entries change."""
    holds_own_language: Callable[[Remark], bool] = field(default=lambda _remark: False)
    """Whether a message already in the catalog's language is to stand in it."""
    limits: tuple[Limits, ...] = ()
    """Limits of all releases that the catalog feeds."""
    base: Mapping[str, str] | None = None
    """For a variant: what the language's own release shows, by identity."""


@dataclass(frozen=True, slots=True)
class Update:
    """The catalog brought up to date, and what happened to each message."""

    catalog: Catalog
    counts: Counts


def update_catalog(template: Catalog, old: Catalog | None, settings: UpdateSettings) -> Update:
    """Return the catalog for `template` with the translations of `old`.

    Equal identity and text: the translation is kept. Equal identity, other text: kept where the
    change cannot alter meaning, else fuzzy with the text it was made for. Messages that `template`
    never had are joined by text and order. What has no place any more becomes obsolete.
    """
    fresh = old is None
    old = old or Catalog()
    wanted = [one for one in template.messages if _belongs(one, settings)]
    origins = _origins(wanted, template, old)
    messages = tuple(_carried(message, origins.get(message.id), settings) for message in wanted)
    used = {(one.id, one.source, one.obsolete) for one in origins.values()}
    obsolete = _obsolete(old, used, {(one.id, one.source) for one in messages})
    catalog = replace(old, messages=messages, obsolete=obsolete)
    if fresh:
        header = catalog_header(template, settings.language, settings.revised)
        catalog = replace(catalog, header=header)
    elif _changed(catalog, old):
        catalog = renewed_header(catalog, template, settings.language)
        catalog = catalog.with_fields(PO_Revision_Date=settings.revised)
    happened = Counter(happening(one, origins.get(one.id)) for one in messages)
    live = {one.id for one in messages}
    gone = sum(
        one.id not in live and (one.id, one.source, False) not in used for one in old.messages
    )
    return Update(catalog, Counts(**happened, gone=gone))


def same_meaning(one: str, other: str) -> bool:
    """Whether two source texts differ only in what cannot alter meaning.

    Case, spacing, the style of quotes and dashes, `…` for `...`, ё for е. Tags, end marks, digits
    and words have to be the same.
    """
    return one == other or (_essence(one) == _essence(other) and tags(one) == tags(other))


def _essence(text: str) -> str:
    return normalised(text).translate(_STYLE).replace("…", "...")


def _belongs(message: Message, settings: UpdateSettings) -> bool:
    remark = read_remark(message.extracted)
    if remark is None or "@" in settings.language:
        return True
    own = same_language(remark.language, settings.language)
    return not own or settings.holds_own_language(remark)


def _origins(wanted: list[Message], template: Catalog, old: Catalog) -> dict[str, Message]:
    """Return the old message of each identity: by identity, then by text where it is unknown."""
    by_id = {one.id: one for one in (*reversed(old.obsolete), *old.messages) if one.id}
    origins = {one.id: by_id[one.id] for one in wanted if one.id in by_id}
    known = {one.id for one in (*template.messages, *template.obsolete)}
    strangers = [one for one in old.messages if one.id not in known]
    if strangers:
        lonely = [one for one in wanted if one.id not in origins]
        for joined in join_by_text([one.source for one in lonely], strangers):
            found = joined.message if joined.certain else joined.message.changed(fuzzy=True)
            origins[lonely[joined.index].id] = found
    return origins


def _carried(message: Message, origin: Message | None, settings: UpdateSettings) -> Message:
    """Return the template's `message` with what its catalog had: translation, comments, flags."""
    extracted, flags = _remarked(message, settings)
    if origin is None:
        return message.changed(extracted=extracted, flags=flags, line=0)
    foreign = tuple(flag for flag in origin.flags if not _OWN_FLAGS.match(flag))
    carried = message.changed(
        translation=origin.translation,
        fuzzy=origin.fuzzy,
        comments=origin.comments,
        extracted=extracted,
        flags=flags + foreign,
        line=0,
    )
    if not origin.translation:
        return carried.changed(fuzzy=False)
    if origin.fuzzy:
        carried = carried.changed(
            previous_id=origin.previous_id, previous_source=origin.previous_source
        )
    if not same_meaning(origin.source, message.source):
        carried = carried.changed(
            fuzzy=True, previous_source=origin.previous_source or origin.source
        )
        if carried.previous_source == message.source and not origin.previous_id:
            carried = carried.changed(fuzzy=False, previous_source="")
    if _base_changed(origin, extracted):
        carried = carried.changed(fuzzy=True)
    return carried


def _remarked(
    message: Message, settings: UpdateSettings
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the `#.` lines of a catalog's message and the flags that say the same to programs."""
    remark = read_remark(message.extracted)
    if remark is None:
        return message.extracted, ()
    spaces = [space for limits in settings.limits if (space := _space(remark, limits)) is not None]
    if spaces:
        remark = replace(remark, space=min(spaces))
    shown = (settings.base or {}).get(message.id, "").replace("\n", " / ")
    if shown:
        remark = replace(remark, others=(*remark.others, f"{_base_name(settings)}: {shown}"))
    flags = (f"max-length:{remark.space}", _replacements(message.source)) if spaces else ()
    return remark.lines(), flags


def _space(remark: Remark, limits: Limits) -> int | None:
    """Return the characters that fit into the cues of a message under one release's limits."""
    if remark.cues == 1:
        return limits.space(remark.span.duration)
    lines = None if limits.lines is None else limits.lines * remark.cues
    return replace(limits, lines=lines).space(remark.span.duration)


def _replacements(source: str) -> str:
    r"""Return the flag by which Weblate leaves out what is not counted: breaks and tags."""
    uncounted = ["\\n", " || ", *dict.fromkeys(tags(source))]
    plain = [one for one in uncounted if "," not in one and '"' not in one]
    quoted = [one if one == "\\n" else one.replace("\\", "\\\\") for one in plain]
    return "replacements:" + ":".join(f'"{one}":""' for one in quoted)


def _base_name(settings: UpdateSettings) -> str:
    return settings.language.partition("@")[0]


def _base_changed(origin: Message, extracted: tuple[str, ...]) -> bool:
    """Whether a variant's override was made for another text of the language's release."""
    before, after = (read_remark(lines) for lines in (origin.extracted, extracted))
    if before is None or after is None:
        return False
    return bool(before.others) and before.others[:1] != after.others[:1]


def _obsolete(
    old: Catalog, used: set[tuple[str, str, bool]], live: set[tuple[str, str]]
) -> tuple[Message, ...]:
    """Return what is kept of messages without a place: translated or commented ones, once each."""
    gone = [
        one.changed(obsolete=True, extracted=(), references=(), flags=_foreign(one))
        for one in old.messages
        if (one.id, one.source, False) not in used and (one.translation or one.comments)
    ]
    kept = [one for one in old.obsolete if (one.id, one.source, True) not in used]
    unique = {(one.id, one.source): one.changed(line=0) for one in (*kept, *gone)}
    return tuple(one for key, one in unique.items() if key not in live)


def _foreign(message: Message) -> tuple[str, ...]:
    return tuple(flag for flag in message.flags if not _OWN_FLAGS.match(flag))


def _changed(catalog: Catalog, old: Catalog) -> bool:
    new_entries = (*catalog.messages, *catalog.obsolete)
    old_entries = (*old.messages, *old.obsolete)
    return [replace(one, line=0) for one in old_entries] != list(new_entries)
