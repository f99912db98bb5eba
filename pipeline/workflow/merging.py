"""merge: two catalogs or templates as one, also as git calls it."""

from __future__ import annotations

from pathlib import PurePath

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.foreign import refuse_foreign, refuse_language
from pipeline.catalogs.header import language_of
from pipeline.catalogs.merge import Merge, merge_catalogs
from pipeline.catalogs.po import read_po, write_placed
from pipeline.errors import InputError, UsageError
from pipeline.messages import _
from pipeline.report.merge_view import Clash, Merged
from pipeline.workflow.plain import STREAM, read_argument, refuse_overwriting, write_argument


def merge_files(
    ours: str, theirs: str, *, base: str | None = None, output: str | None = None, name: str = ""
) -> Merged:
    """Write to `output`, by default `ours`, what `theirs` has changed since `base` put into `ours`.

    Without a base `theirs` is a catalog that was given away earlier and has come back. An empty
    base is what git gives for a file that both sides have made. `name` is what the report calls the
    file, by default its own name. Raises InputError if the two cannot be of one catalog.
    """
    target = output or ours
    name = name or target
    refuse_overwriting(target, [one for one in (theirs, base) if one is not None])
    _refuse_other_kind(ours, theirs)
    data = read_argument(ours)
    mine, others = _catalog(data, ours), _catalog(read_argument(theirs), theirs)
    before = None if base is None else _base(base)
    _refuse_strangers(mine, others, theirs, has_base=base is not None)
    merge = merge_catalogs(before, mine, others)
    written, placed = write_placed(merge.catalog)
    if _same(merge.catalog, mine):
        written = data  # as its editor wrote it
    files = write_argument(target, written)
    return Merged(name, merge.taken, _clashes(merge, placed), files)


def _catalog(data: bytes, name: str) -> Catalog:
    if not data.strip():
        raise InputError(_("the file is empty"), name, _("is it the right file?"))
    return read_po(data, name)


def _base(name: str) -> Catalog:
    data = read_argument(name)
    return read_po(data, name) if data.strip() else Catalog()


def _refuse_other_kind(ours: str, theirs: str) -> None:
    kinds = {PurePath(name).suffix.lower() for name in (ours, theirs) if name != STREAM}
    if {".po", ".pot"} <= kinds:
        hint = _("update brings a catalog up to date with its template")
        raise UsageError(_("one is a template, the other a catalog"), theirs, hint)


def _refuse_strangers(ours: Catalog, theirs: Catalog, where: str, *, has_base: bool) -> None:
    """Raise InputError if the catalogs are in two languages, or of two titles."""
    language = language_of(ours)
    if language and language_of(theirs):
        refuse_language(theirs, language, where)
    if not has_base:
        refuse_foreign(ours, theirs, where)


def _same(one: Catalog, other: Catalog) -> bool:
    return (one.header, one.comment, one.fuzzy_header) == (
        other.header,
        other.comment,
        other.fuzzy_header,
    ) and one.says_same(other)


def _clashes(merge: Merge, placed: Catalog) -> tuple[Clash, ...]:
    lines = {(one.id, one.source): one.line for one in (*placed.messages, *placed.obsolete)}
    return tuple(Clash(lines.get((one.id, one.source), 0), *one) for one in merge.conflicts)
