"""What the rules find when they look at all titles of a language together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.checks.context import SeriesContext
from pipeline.checks.order import ordered
from pipeline.checks.run import check
from pipeline.model.finding import Finding
from pipeline.project.layout import Project
from pipeline.workflow.checking import release_findings
from pipeline.workflow.options import Options
from pipeline.workflow.outcome import Outcome
from pipeline.workflow.series_tracks import series_tracks
from pipeline.workflow.suppressing import Suppressor
from pipeline.workflow.title import Title


def series_outcome(project: Project, titles: Sequence[str], options: Options) -> Outcome:
    """Return what is found in the releases of `titles`, looked at together with all others.

    Findings that a title suppresses are counted, as those of its own check are.
    """
    found: list[Finding] = []
    suppressed = 0
    used: dict[tuple[str, str], None] = {}
    for release in project.configuration.releases:
        if options.releases and release.name not in options.releases:
            continue
        if not release.house.style.yo:
            continue
        every = series_tracks(project, release)
        tracks = {name: every[name] for name in titles if name in every}
        series = SeriesContext(tuple(tracks.values()), SeriesContext(tuple(every.values())))
        by_file: dict[str, list[Finding]] = {}
        for finding in check([series]):
            by_file.setdefault(finding.place.file, []).append(finding)
        for name, track in tracks.items():
            if track.file not in by_file:
                continue
            title = Title(project, name, options)
            suppressor = Suppressor(title)
            found += release_findings(title, release, by_file[track.file], suppressor)
            suppressed += suppressor.count
            used |= dict.fromkeys(suppressor.used)
    return Outcome(ordered(found), suppressed=suppressed, used=tuple(used))


def with_series(outcome: Outcome, series: Outcome) -> Outcome:
    """Return an outcome with what was found in all titles together."""
    return replace(
        outcome,
        findings=ordered((*outcome.findings, *series.findings)),
        suppressed=outcome.suppressed + series.suppressed,
        used=tuple(dict.fromkeys((*outcome.used, *series.used))),
    )
