"""update: templates to catalogs."""

from __future__ import annotations

from dataclasses import replace

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.fates import counts_of
from pipeline.catalogs.foreign import refuse_foreign, refuse_language
from pipeline.catalogs.mo import write_mo
from pipeline.catalogs.remark import Remark
from pipeline.catalogs.style import same_meaning
from pipeline.catalogs.update import Update, UpdateSettings, update_catalog
from pipeline.errors import InputError
from pipeline.messages import _
from pipeline.model.message import Message
from pipeline.model.rendering import Rendering, Status
from pipeline.model.segment import Segment
from pipeline.project.configuration import ReleaseSettings
from pipeline.workflow.extraction import located_template
from pipeline.workflow.master import at_number
from pipeline.workflow.outcome import Outcome, changes_of
from pipeline.workflow.shown import identities, renderings
from pipeline.workflow.title import Title, profile_of
from pipeline.workflow.unsettled import Brought, unsettled

Declared = dict[int, frozenset[str]]
"""Identities of the messages on each cue whose change is declared harmless."""


def update_title(title: Title) -> Outcome:
    """Bring the catalogs of `title` up to date with its template, a language before its variants.

    A release that borrows another's catalog brings that one up to date. Raises RefusedError if a
    change was declared harmless that no catalog waits for.
    """
    wanted = dict.fromkeys(release.catalog for release in title.releases)
    names = sorted(wanted, key=lambda name: "@" in name)
    harmless = declared(title)
    changes, brought = [], []
    settled: set[str] = set()
    for name in names:
        update, old = _update(title, name, harmless)
        settled |= _settled(update.catalog, old, harmless)
        path = title.project.catalog(title.name, name)
        brought.append(Brought(title.project.relative(path), update.catalog, old))
        changes.append(changes_of(title.name, name, counts_of(update, old)))
    for cue, messages in harmless.items():
        if not messages & settled:
            raise unsettled(f"{title.name}:{cue}", messages, brought)
    return Outcome(changes=tuple(changes))


def declared(title: Title) -> Declared:
    """Return the messages on each cue whose change is declared harmless.

    Raises InputError for a cue that the title has not.
    """
    cues = [cue for name, cue in title.options.harmless if name == title.name]
    if not cues:
        return {}
    pairs = list(zip(identities(title), title.master.segments, strict=True))
    found: Declared = {}
    for cue in dict.fromkeys(cues):
        at_number(title.master.track, cue, f"{title.name}:{cue}")
        held = (key for key, one in pairs if key and any(s.cue == cue - 1 for s in one.slots))
        found[cue] = frozenset(held)
        if not found[cue]:
            hint = _("subtitr where {title}:{cue} shows what is there", title=title.name, cue=cue)
            raise InputError(_("no text to translate"), f"{title.name}:{cue}", hint)
    return found


def _settled(catalog: Catalog, old: Catalog | None, harmless: Declared) -> set[str]:
    """Return the messages that are certain now because a change was declared harmless."""
    wanted = frozenset().union(*harmless.values())
    before = {one.id: one for one in old.messages if one.id in wanted} if old else {}
    return {
        one.id
        for one in catalog.messages
        if one.is_translated and one.id in before and _waited(before[one.id], one)
    }


def _waited(before: Message, after: Message) -> bool:
    return before.fuzzy or not same_meaning(before.source, after.source)


def _update(title: Title, name: str, harmless: Declared) -> tuple[Update, Catalog | None]:
    path = title.project.catalog(title.name, name)
    old = title.catalog(path)
    if old is not None:
        refuse_foreign(title.template(), old, title.project.relative(path), in_project=True)
        refuse_language(old, name, title.project.relative(path))
    settings = replace(_settings(title, name), harmless=frozenset().union(*harmless.values()))
    update = update_catalog(located_template(title), old, settings)
    title.write_catalog(path, update.catalog)
    if title.project.configuration.mo:
        title.write(path.with_suffix(".mo"), write_mo(update.catalog))
    return update, old


def _settings(title: Title, name: str) -> UpdateSettings:
    feeding = [one for one in title.project.configuration.releases if _feeds(name, one)]
    owner = next((one for one in feeding if one.name == name), feeding[0])

    def holds(remark: Remark) -> bool:
        return owner.same_language_for(remark.kind) == "edit"

    return UpdateSettings(
        name,
        title.options.date,
        holds,
        tuple(profile_of(one).limits for one in feeding),
        _base_texts(title, name) if "@" in name else None,
        _lent(title, name) if "@" in name else {},
        title.project.configuration.locations,
        title.glossary,
        title.project.configuration.cast,
    )


def _lent(title: Title, name: str) -> dict[str, str]:
    """Return every translation of the language's own catalog, obsolete ones too, by identity."""
    language = name.partition("@")[0]
    catalog = title.catalog(title.project.catalog(title.name, language)) or Catalog()
    every = (*catalog.obsolete, *catalog.messages)
    return {one.id: one.translation for one in every if one.translation}


def _feeds(name: str, release: ReleaseSettings) -> bool:
    """Whether texts of the catalog `name` can reach `release`."""
    return release.catalog == name or ("@" not in name and release.language == name)


def _base_texts(title: Title, name: str) -> dict[str, str]:
    """Return what the language's own release shows, by identity of the message."""
    language = name.partition("@")[0]
    base = [one for one in title.project.configuration.releases if one.name == language]
    if not base:
        return {}
    shown = renderings(title, base[0])
    segments = title.master.segments
    return {
        key: base_text(segment, rendering)
        for key, segment, rendering in zip(identities(title), segments, shown, strict=True)
        if key
    }


def base_text(segment: Segment, rendering: Rendering) -> str:
    """Return the words a release shows for `segment`; empty while it shows none of its own."""
    if not rendering.is_shown:
        return ""
    if rendering.text is not None:
        return rendering.text
    waits = rendering.status in (Status.UNTRANSLATED, Status.FUZZY)
    return "" if waits else segment.text
