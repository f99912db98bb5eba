"""stats: how far the translations are."""

from __future__ import annotations

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.header import language_of
from pipeline.catalogs.identity import normalised
from pipeline.report.stats_view import Progress
from pipeline.workflow.compiling import progress_of
from pipeline.workflow.outcome import Outcome
from pipeline.workflow.shown import renderings
from pipeline.workflow.title import Title


def stats_title(title: Title) -> Outcome:
    """Return the progress of each release of a title, judged after the overlay of a variant."""
    return Outcome(
        progress=tuple(
            progress_of(title, release, renderings(title, release)) for release in title.releases
        )
    )


def progress_of_catalog(name: str, catalog: Catalog) -> Progress:
    """Return the progress of a catalog by itself, without its film."""
    translated = sum(one.is_translated for one in catalog.messages)
    fuzzy = sum(one.fuzzy and bool(one.translation) for one in catalog.messages)
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
