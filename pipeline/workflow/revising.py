"""What a new extraction does to the work on a title, and whether it is that title at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.fates import Fate, fates, survivors, work
from pipeline.catalogs.identity import normalised
from pipeline.catalogs.po import read_po
from pipeline.catalogs.remark import read_remark
from pipeline.catalogs.shifts import shifts
from pipeline.errors import InputError, RefusedError
from pipeline.language.tags import same_language
from pipeline.messages import _
from pipeline.model.message import Message
from pipeline.report.changes_view import Happened, Revision, Shift
from pipeline.workflow.title import Title


def revision_of(title: Title, previous: Catalog, template: Catalog) -> Revision:
    """Return what became of the messages of `title`, and what that costs each of its catalogs."""
    happened = fates(previous, template)
    names = title.project.configuration.catalogs if _has_work(happened) else ()
    costs = []
    for name in names:
        catalog = title.catalog(title.project.catalog(title.name, name))
        costs.append((name, work(happened, catalog, _belonging(title, name, catalog))))
    return Revision(title.name, told(happened), tuple(costs), moved(happened))


def told(happened: Sequence[Fate]) -> tuple[Happened, ...]:
    """Return for the report what happened to all messages but those that were kept."""
    return tuple(
        Happened(
            one.what,
            one.message.id,
            one.start,
            one.message.source,
            one.before.source if one.before and one.what == "edited" else None,
        )
        for one in happened
        if one.what != "kept"
    )


def moved(happened: Sequence[Fate]) -> tuple[Shift, ...]:
    """Return for the report how the parts of the film have moved."""
    return tuple(Shift(one.start, one.offset, str(one.ratio)) for one in shifts(happened))


def refuse_exchanged(
    previous: Catalog, template: Catalog, where: str, fitting: Callable[[], str] = str
) -> None:
    """Raise RefusedError if fewer than half of the old messages are still said in the film.

    `fitting` gives the title that the film fits better, or nothing.
    """
    count = len(previous.messages)
    live = {one.id for one in template.messages}
    if 2 * sum(one.id in live for one in previous.messages) >= count:
        return
    left = survivors(previous, template)
    if 2 * left >= count:
        return
    better = fitting()
    what = _("only {left} of {count} old messages are still in the film", left=left, count=count)
    if better:
        hint = _("it fits {title} better; if it is right, extract --force", title=better)
    else:
        hint = _("is it the right file? if it is, extract --force")
    raise RefusedError(what, where, hint)


def better_title(title: Title, template: Catalog) -> str:
    """Return the title whose template has most of the film's texts, if it has more than its own."""
    wanted = {normalised(one.source) for one in template.messages}
    best, most = title.name, 0
    for name in (title.name, *title.project.titles()):
        texts = _texts(title, name)
        shared = len(wanted & texts)
        if shared > most:
            best, most = name, shared
    return "" if best == title.name or 2 * most < len(wanted) else best


def _texts(title: Title, name: str) -> set[str]:
    path = title.project.template(name)
    try:
        template = read_po(title.project.read(path), title.project.relative(path))
    except InputError:
        return set()  # not extracted yet, or damaged: another run tells of it
    return {normalised(one.source) for one in template.messages}


def _has_work(happened: Sequence[Fate]) -> bool:
    return any(one.what in {"new", "edited", "returned"} for one in happened)


def _belonging(title: Title, name: str, catalog: Catalog | None) -> Callable[[Message], bool]:
    """Return the test whether a message waits for a translation in the catalog `name`."""
    releases = title.project.configuration.releases
    owner = next((one for one in releases if one.name == name), None)
    if "@" in name:  # a variant says what it wants to, and nothing else waits
        overrides = {one.id for one in catalog.messages if one.translation} if catalog else set()
        return lambda message: message.id in overrides

    def belongs(message: Message) -> bool:
        remark = read_remark(message.extracted)
        if remark is None or not same_language(remark.language, name):
            return True
        return owner is not None and owner.same_language_for(remark.kind) == "edit"

    return belongs
