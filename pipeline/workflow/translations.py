"""The catalogs of a title as the rules about translations see them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import CatalogContext, Entry
from pipeline.language.tags import base_language, same_language
from pipeline.model.segment import Segment
from pipeline.project.configuration import ReleaseSettings
from pipeline.workflow.shown import catalog_names, identities
from pipeline.workflow.title import Title, profile_of


def translations(title: Title) -> Iterator[CatalogContext]:
    """Yield each catalog that the releases of `title` are made from, once, with what it translates.

    Messages that do not belong to it (spoken in its language already, put there by another tool),
    that are fuzzy, or made for another source text, are not in it.
    """
    seen: set[str] = set()
    owners = {one.name: one for one in title.releases}
    for release in title.releases:
        for name in catalog_names(release):
            if name in seen:
                continue
            seen.add(name)
            context = _context(title, name, owners.get(name, release))
            if context is not None:
                yield context


def _context(title: Title, name: str, owner: ReleaseSettings) -> CatalogContext | None:
    path = title.project.catalog(title.name, name)
    catalog = title.catalog(path)
    if catalog is None:
        return None
    places = {
        key: segment
        for key, segment in zip(identities(title), title.master.segments, strict=True)
        if key
    }
    cues = title.master.track.cues
    entries = []
    for message in catalog.messages:
        segment = places.get(message.id) if message.is_translated else None
        if segment is None or segment.text != message.source or not _belongs(segment, name, owner):
            continue
        cue = segment.slots[0].cue
        entries.append(Entry(message, cue + 1, cues[cue].span.start, language=segment.language))
    return CatalogContext(
        entries,
        title.project.relative(path),
        name,
        profile_of(owner),
        title.project.configuration.cast,
        title.glossary,
    )


def _belongs(segment: Segment, name: str, owner: ReleaseSettings) -> bool:
    if "@" in name or not same_language(segment.language, base_language(name)):
        return True
    return owner.same_language_for(segment.kind) == "edit"
