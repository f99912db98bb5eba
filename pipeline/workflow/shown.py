"""What each release of a title shows: its segments joined to its catalogs."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.foreign import refuse_foreign, refuse_language
from pipeline.catalogs.resolve import Source, join_by_identity, resolve
from pipeline.errors import InputError
from pipeline.messages import _
from pipeline.model.rendering import Rendering
from pipeline.model.segment import Segment
from pipeline.project.configuration import ReleaseSettings
from pipeline.project.names import split_release
from pipeline.workflow.resolving import resolving
from pipeline.workflow.title import Title


def identities(title: Title) -> tuple[str, ...]:
    """Return the identity of each segment of the master, empty for a wordless one.

    Raises InputError when the template is missing or is not the template of this master.
    """
    template = title.template()
    if not matches(title.master.spoken, template):
        where = title.project.relative(title.project.template(title.name))
        hint = _("run subtitr extract")
        raise InputError(_("the template does not match the master"), where, hint)
    ids = iter(template.messages)
    return tuple("" if one.is_wordless else next(ids).id for one in title.master.segments)


def matches(spoken: Sequence[Segment], template: Catalog) -> bool:
    """Whether the live messages of `template` are the texts of `spoken`, in order."""
    return [one.source for one in template.messages] == [one.text for one in spoken]


def renderings(title: Title, release: ReleaseSettings) -> tuple[Rendering, ...]:
    """Return what `release` shows for each segment of the master."""
    if release.name not in title.shown:
        title.shown[release.name] = resolve(
            title.master.segments, identities(title), sources(title, release), resolving(release)
        )
    return title.shown[release.name]


def sources(title: Title, release: ReleaseSettings) -> list[Source]:
    """Return the catalogs of a release, from the nearest to the language's own, as they exist."""
    ids = identities(title)
    found = []
    for name in catalog_names(release):
        path = title.project.catalog(title.name, name)
        catalog = title.catalog(path)
        if catalog is not None:
            where = title.project.relative(path)
            refuse_foreign(title.template(), catalog, where, in_project=True)
            refuse_language(catalog, name, where)
            found.append(join_by_identity(name, catalog, ids))
    return found


def catalog_names(release: ReleaseSettings) -> tuple[str, ...]:
    """Return the catalogs a release is made from: its own, then its language's."""
    language = split_release(release.catalog)[0]
    return tuple(dict.fromkeys((release.catalog, language)))
