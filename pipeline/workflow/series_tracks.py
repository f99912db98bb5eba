"""The releases of all titles of a project as their files have them: its series."""

from __future__ import annotations

from functools import lru_cache

from pipeline.checks.context import SeriesContext, TrackContext
from pipeline.errors import SubtitrError
from pipeline.formats import read
from pipeline.model.frame_rate import FrameRate
from pipeline.model.limits import Profile
from pipeline.project.configuration import ReleaseSettings
from pipeline.project.layout import Project


def series_tracks(project: Project, release: ReleaseSettings) -> dict[str, TrackContext]:
    """Return by title the releases that can be read; what is wrong with others their titles tell.

    A file that is read again while it is the same is not taken apart again.
    """
    tracks = {name: _track(project, name, release) for name in project.titles()}
    return {name: one for name, one in tracks.items() if one is not None}


def series_in(project: Project, release: ReleaseSettings) -> SeriesContext | None:
    """Return the series of a release; None where its house has no rule on a series."""
    if not release.house.style.yo:
        return None
    return SeriesContext(tuple(series_tracks(project, release).values()))


def _track(project: Project, name: str, release: ReleaseSettings) -> TrackContext | None:
    path = project.release(name, release.name)
    rate = project.configuration.frame_rate
    try:
        data = project.read(path)
        return _context(data, project.relative(path), release.language, release.house, rate)
    except SubtitrError:
        return None


@lru_cache(maxsize=256)
def _context(
    data: bytes, file: str, language: str, house: Profile, rate: FrameRate | None
) -> TrackContext:
    track = read(data, name=file, languages=(language,)).track
    return TrackContext(track, file, language, house, rate)
