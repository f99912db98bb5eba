"""What the rules find when they look at all titles of a language together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.checks.context import SeriesContext, TrackContext
from pipeline.checks.order import ordered
from pipeline.checks.run import check
from pipeline.errors import SubtitrError
from pipeline.formats import read
from pipeline.model.finding import Finding
from pipeline.project.configuration import ReleaseSettings
from pipeline.project.layout import Project
from pipeline.workflow.checking import release_findings
from pipeline.workflow.options import Options
from pipeline.workflow.outcome import Outcome
from pipeline.workflow.suppressing import Suppressor
from pipeline.workflow.title import Title


def series_outcome(project: Project, titles: Sequence[str], options: Options) -> Outcome:
    """Return what is found in the releases of `titles` when they are looked at together.

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
        tracks = {name: _track(project, name, release) for name in titles}
        series = SeriesContext(tuple(one for one in tracks.values() if one is not None))
        by_file: dict[str, list[Finding]] = {}
        for finding in check([series]):
            by_file.setdefault(finding.place.file, []).append(finding)
        for name, track in tracks.items():
            if track is None or track.file not in by_file:
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


def _track(project: Project, name: str, release: ReleaseSettings) -> TrackContext | None:
    """Return the release of a title as its file has it; None where it cannot be read."""
    path = project.release(name, release.name)
    file = project.relative(path)
    try:
        data = project.read(path)
        track = read(data, name=file, languages=(release.language,)).track
    except SubtitrError:
        return None  # what is wrong with it is told by its own title
    return TrackContext(
        track, file, release.language, release.house, project.configuration.frame_rate
    )
