"""What a new extraction does to the work on a title, and whether it is that title at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.fates import Fate, fates, survivors, work
from pipeline.catalogs.identity import normalised
from pipeline.catalogs.po import read_po
from pipeline.catalogs.remark import read_remark
from pipeline.catalogs.shifts import shifts
from pipeline.catalogs.template import Extraction
from pipeline.errors import InputError, OtherFilmError
from pipeline.language.tags import same_language
from pipeline.messages import Text, _
from pipeline.model.message import Message
from pipeline.report.changes_view import Happened, Revision, Shift
from pipeline.workflow.title import Title


def revision_of(title: Title, previous: Catalog, extraction: Extraction) -> Revision:
    """Return what became of the messages of `title`, and what that costs each of its catalogs."""
    happened = fates(previous, extraction)
    names = title.project.configuration.catalogs if _has_work(happened) else ()
    costs = []
    for name in names:
        catalog = title.catalog(title.project.catalog(title.name, name))
        belongs = _belonging(title, name, catalog)
        costs.append((name, work(happened, catalog, belongs, title.project.configuration.cast)))
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
            tuple(piece.id for piece in one.pieces),
        )
        for one in happened
        if one.what != "kept"
    )


def moved(happened: Sequence[Fate]) -> tuple[Shift, ...]:
    """Return for the report how the parts of the film have moved."""
    return tuple(Shift(one.start, one.offset, str(one.ratio)) for one in shifts(happened))


Fitting = Callable[[bool], str]
"""Gives the title that a film fits better than its own, or nothing; asked with True, only one that
has every text of it."""


def refuse_exchanged(
    previous: Catalog, template: Catalog, where: str, fitting: Fitting = lambda _exactly: ""
) -> None:
    """Raise OtherFilmError if the film is hardly that of `previous`.

    It is another where none of the old messages is certainly still said, where not even half of
    them seem to be, or where another title fits better, as `fitting` tells: exactly, or at all
    while less than half of the old messages are certainly there.
    """
    count = len(previous.messages)
    live = {one.id for one in template.messages}
    is_certain = 2 * sum(one.id in live for one in previous.messages) >= count
    better = fitting(is_certain)
    if is_certain and not better:
        return
    if is_certain:
        raise _exchanged(_("every text of the film stands in {title}", title=better), where, better)
    left = survivors(previous, template)
    if left.certain and 2 * left.likely >= count and not better:
        return
    if 2 * left.likely < count:
        what = _(
            "only {left} of {count} old messages are still in the film",
            left=left.likely,
            count=count,
        )
    elif left.certain:
        what = _("most of the film's texts are those of {title}", title=better)
    else:
        what = _("none of {count} old messages is certainly still in the film", count=count)
    raise _exchanged(what, where, better)


def _exchanged(what: Text, where: str, better: str) -> OtherFilmError:
    if better:
        hint = _("it fits {title} better; if it is right, extract --force", title=better)
    else:
        hint = _("is it the right file? if it is, extract --force")
    return OtherFilmError(what, where, hint, better)


def better_title(title: Title, template: Catalog, *, exactly: bool) -> str:
    """Return the title that the film of `template` fits better than `title`, or nothing.

    It has more of the film's texts, and half of them at least; `exactly`, it has all of them, and
    the two differ less than the film and its own title do.
    """
    wanted = {normalised(one.source) for one in template.messages}
    own = _texts(title, title.name)
    missing = wanted - own
    if not missing:
        return ""
    words = _telling_words(template, missing) if exactly else ()
    best, most = "", _fit(wanted, own, exactly=exactly)
    for name in title.project.titles():
        texts = set() if name == title.name else _texts(title, name, words)
        fit = 0.0 if exactly and wanted - texts else _fit(wanted, texts, exactly=exactly)
        if fit > most:
            best, most = name, fit
    return best


def _fit(wanted: set[str], texts: set[str], *, exactly: bool) -> float:
    """Return how well a film fits a title, 0 to 1."""
    shared = len(wanted & texts)
    if exactly:
        return shared / max(1, len(wanted | texts))
    return shared / len(wanted) if 2 * shared >= len(wanted) else 0.0


_TELLING = re.compile(r"\w{4,}")
_ENOUGH = 40
"""Words that a template is looked through for before it is read whole."""


def _telling_words(template: Catalog, texts: set[str]) -> tuple[bytes, ...]:
    """Return the longest words of `texts` as a template writes them that has them all."""
    said = (one.source for one in template.messages if normalised(one.source) in texts)
    words = {word for text in said for word in _TELLING.findall(text)}
    return tuple(
        word.encode() for word in sorted(words, key=lambda one: (-len(one), one))[:_ENOUGH]
    )


def _texts(title: Title, name: str, words: Sequence[bytes] = ()) -> set[str]:
    """Return the texts of a template; none of one that has not all `words`."""
    path = title.project.template(name)
    try:
        data = title.project.read(path)
        if not all(word in data for word in words):
            return set()
        template = read_po(data, title.project.relative(path))
    except InputError:
        return set()  # not extracted yet, or damaged: another run tells of it
    return {normalised(one.source) for one in template.messages}


def _has_work(happened: Sequence[Fate]) -> bool:
    return any(one.what in {"new", "edited", "returned"} or one.pieces for one in happened)


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
