"""update: templates to catalogs."""

from __future__ import annotations

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.counts import Counts
from pipeline.catalogs.foreign import refuse_foreign, refuse_language
from pipeline.catalogs.mo import write_mo
from pipeline.catalogs.remark import Remark
from pipeline.catalogs.update import UpdateSettings, update_catalog
from pipeline.model.rendering import Rendering, Status
from pipeline.model.segment import Segment
from pipeline.project.configuration import ReleaseSettings
from pipeline.workflow.outcome import Outcome, changes_of
from pipeline.workflow.shown import identities, renderings
from pipeline.workflow.title import Title, profile_of


def update_title(title: Title) -> Outcome:
    """Bring the catalogs of `title` up to date with its template, a language before its variants.

    A release that borrows another's catalog brings that one up to date.
    """
    wanted = dict.fromkeys(release.catalog for release in title.releases)
    names = sorted(wanted, key=lambda name: "@" in name)
    changes = []
    for name in names:
        counts = _update(title, name)
        changes.append(changes_of(title.name, name, counts))
    return Outcome(changes=tuple(changes))


def _update(title: Title, name: str) -> Counts:
    path = title.project.catalog(title.name, name)
    old = title.catalog(path)
    if old is not None:
        refuse_foreign(title.template(), old, title.project.relative(path), in_project=True)
        refuse_language(old, name, title.project.relative(path))
    update = update_catalog(title.template(), old, _settings(title, name))
    title.write_catalog(path, update.catalog)
    if title.project.configuration.mo:
        title.write(path.with_suffix(".mo"), write_mo(update.catalog))
    return update.counts


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
    if not rendering.is_shown or rendering.status is Status.UNTRANSLATED:
        return ""
    return segment.text if rendering.text is None else rendering.text
