"""stats on plain files."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.header import language_of
from pipeline.catalogs.identity import normalised
from pipeline.catalogs.po import read_po
from pipeline.messages import _
from pipeline.report.stats_view import Progress
from pipeline.workflow.outcome import Outcome
from pipeline.workflow.plain import read_argument, require, title_of


def stats_files(files: Sequence[str]) -> Outcome:
    """Return the progress of each catalog file by itself.

    >>> from pipeline.workflow.example import example
    >>> from pipeline.workflow.verbs import build
    >>> film = example()
    >>> _catalogs = build(film)
    >>> catalog = film.root / "locales/en/LC_MESSAGES/film.po"
    >>> stats_files([str(catalog)]).progress[0].untranslated
    1
    """
    return Outcome(
        progress=tuple(progress_of_catalog(title_of(name), _catalog(name)) for name in files)
    )


def _catalog(name: str) -> Catalog:
    require(name, ".po", _("a catalog"))
    return read_po(read_argument(name), name)


def progress_of_catalog(name: str, catalog: Catalog) -> Progress:
    """Return the progress of a catalog by itself, without its film."""
    translated = sum(one.is_translated for one in catalog.messages)
    fuzzy = sum(one.fuzzy and bool(one.translation.strip()) for one in catalog.messages)
    total = len(catalog.messages)
    words = sum(len(normalised(one.source).split()) for one in catalog.messages)
    return Progress(
        name,
        language_of(catalog),
        total,
        translated,
        fuzzy,
        total - translated - fuzzy,
        words=words,
    )
