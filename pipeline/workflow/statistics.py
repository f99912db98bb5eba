"""stats: how far the translations are."""

from __future__ import annotations

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
