"""The clocks of a project's releases against those of their masters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.formats import read
from pipeline.project.configuration import ReleaseSettings
from pipeline.project.files import digest
from pipeline.project.layout import Project
from pipeline.report.relation_view import Compared
from pipeline.sync.measure import measure
from pipeline.sync.timelines import heard
from pipeline.workflow.clock import gettext_date
from pipeline.workflow.compiling import made_from
from pipeline.workflow.options import Options
from pipeline.workflow.records import record_of_release
from pipeline.workflow.shown import renderings
from pipeline.workflow.syncing import SyncSettings
from pipeline.workflow.title import Title


def compare(
    project: Project,
    titles: Sequence[str] = (),
    *,
    releases: Sequence[str] = (),
    settings: SyncSettings | None = None,
) -> tuple[Compared, ...]:
    """Return how the releases of `titles` relate in time to their masters.

    Without titles: those that are not as compile wrote them from what is there now, since they were
    made or changed by hand, adopted, or are stale.

    >>> from pipeline.workflow.example import example
    >>> from pipeline.workflow.verbs import build
    >>> film = example()
    >>> _releases = build(film)
    >>> compare(film), [one.target for one in compare(film, ["film"], releases=["ru"])]
    ((), ['subtitles/ru/film.ru.srt'])
    """
    settings = settings or SyncSettings()
    wanted = {project.configuration.release(name).name for name in releases}
    return tuple(
        compared
        for name in project.select(titles)
        for compared in _of_title(project, name, wanted, settings, every=bool(titles))
    )


def _of_title(
    project: Project, name: str, wanted: set[str], settings: SyncSettings, *, every: bool
) -> Iterator[Compared]:
    title = Title(project, name, Options(gettext_date(), encoding=settings.encoding))
    for release in title.releases:
        data = title.read_if_there(project.release(name, release.name))
        if data is None or (wanted and release.name not in wanted):
            continue
        if every or not _is_as_compiled(title, release, data):
            yield compared_release(title, release, data)


def compared_release(title: Title, release: ReleaseSettings, data: bytes) -> Compared:
    """Return how the release whose file holds `data` relates to its master."""
    file = title.project.relative(title.project.release(title.name, release.name))
    languages = (release.language,)
    track = read(data, name=file, languages=languages).track
    master = title.master.track
    relation = measure(heard(master), heard(track))
    return Compared(title.master.file, file, relation, master.cues, track.cues)


def _is_as_compiled(title: Title, release: ReleaseSettings, data: bytes) -> bool:
    record = record_of_release(title, release)
    if record is None or record.written != digest(data):
        return False
    renderings(title, release)  # reads the catalogs that the digests are of
    return sorted(record.made_from) == sorted(made_from(title, release))
