"""The second phase of update: what is gone from one title is found again in another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.catalogs.borrowing import with_found
from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.po import read_po, write_po
from pipeline.errors import InputError
from pipeline.project.layout import Project
from pipeline.workflow.options import Options

_OBSOLETE = b"#~ msgid"
_UNTRANSLATED = re.compile(rb'msgstr ""\s*(?:\n\s*\n|\Z)')


class Borrowed(NamedTuple):
    """What one catalog was offered of what other titles have lost."""

    catalog: str
    """Its name: `ru`, `ru@edu`."""
    file: str
    """Its path from the project's root."""
    found: int
    """Messages that were offered a text."""


def borrow(project: Project, titles: Sequence[str], options: Options) -> dict[str, list[Borrowed]]:
    """Offer the untranslated messages of `titles` what other titles have lost.

    Return by title the catalogs that changed. Titles lend in the order of their names, so that the
    result does not depend on which was updated first.
    """
    changed: dict[str, list[Borrowed]] = {}
    wanted = [project.configuration.release(name).catalog for name in options.releases]
    for name in dict.fromkeys(wanted or project.configuration.catalogs):
        lenders = _lenders(project, name)
        for title in titles if lenders else ():
            path = project.catalog(title, name)
            data = _data(project, title, name)
            if not _UNTRANSLATED.search(data):
                continue
            catalog = read_po(data, project.relative(path))
            others = [other for lender, other in lenders.items() if lender != title]
            found = with_found(catalog, others, options.date)
            if found is not catalog and project.write(path, write_po(found)):
                pairs = zip(catalog.messages, found.messages, strict=True)
                count = sum(one.translation != other.translation for one, other in pairs)
                one = Borrowed(name, project.relative(path), count)
                changed.setdefault(title, []).append(one)
    return changed


def _lenders(project: Project, name: str) -> dict[str, Catalog]:
    """Return the catalogs with obsolete messages, by title in the order of names."""
    lenders = {}
    for title in project.titles():
        data = _data(project, title, name)
        if _OBSOLETE in data:
            path = project.relative(project.catalog(title, name))
            try:
                lenders[title] = read_po(data, path)
            except InputError:
                continue  # a run on that title tells what is wrong with it
    return lenders


def _data(project: Project, title: str, name: str) -> bytes:
    try:
        return project.read(project.catalog(title, name))
    except InputError:
        return b""
