"""where: what a remark that names a cue or a time speaks of."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from pipeline.catalogs.catalog import Catalog
from pipeline.errors import InputError, UsageError
from pipeline.formats import read
from pipeline.messages import _
from pipeline.model.cue import Cue
from pipeline.model.time import timecode
from pipeline.model.track import Track
from pipeline.project.configuration import ReleaseSettings
from pipeline.project.files import digest
from pipeline.project.layout import Project
from pipeline.project.manifest import Manifest, ReleaseRecord
from pipeline.project.pins import parse_place
from pipeline.report.where_view import PlaceInCatalog, PlaceInTrack, Whereabouts
from pipeline.workflow.clock import gettext_date
from pipeline.workflow.options import Options
from pipeline.workflow.shown import catalog_names, identities
from pipeline.workflow.title import Title


def where(project: Project, place: str) -> tuple[Whereabouts, ...]:
    """Return what stands at `place`, one for each cue of the master.

    `place` is `FILE:CUE` for a master or a release, `TITLE:CUE` for the master's, or `TITLE@TIME`
    (`FILE@TIME`). Raises UsageError for anything else, InputError where no cue is.

    >>> from pipeline.workflow.example import example
    >>> from pipeline.workflow.verbs import build
    >>> film = example()
    >>> _releases = build(film)
    >>> [(one.language, one.master.text) for one in where(film, "film@00:00:05")]
    [('ru', 'Понял.')]
    """
    try:
        named, cue, time = parse_place(place)
    except ValueError:
        hint = _("write FILE:CUE, TITLE:CUE or TITLE@00:01:02,500")
        raise UsageError(_("not a place"), place, hint) from None
    name, release = _title_and_release(project, named)
    title = Title(project, name, Options(gettext_date()))
    if release is not None and cue is not None:
        masters = _masters_of(title, release, cue)
    else:
        index = _index(title.master.track, cue, time, place)
        masters = (index + 1,)
    return tuple(_whereabouts(title, master - 1) for master in masters)


def _title_and_release(project: Project, named: str) -> tuple[str, ReleaseSettings | None]:
    """Return the title that a name or file means, and the release if it is one's file."""
    if "/" not in named and not named.endswith(".srt"):
        return project.select([named])[0], None
    wanted = {Path(named).absolute(), project.root / named}
    for title in project.titles():
        if project.master(title) in wanted:
            return title, None
        for release in project.configuration.releases:
            if project.release(title, release.name) in wanted:
                return title, release
    hint = _("name a master or a release of the project")
    raise InputError(_("not a file of this project"), named, hint)


def _index(track: Track, cue: int | None, time: int | None, place: str) -> int:
    """Return the index of the cue with a number or at a time; the nearest for a time between."""
    cues = track.cues
    if cue is not None:
        if cue > len(cues):
            what = _("there is no cue {cue}; the last is {last}", cue=cue, last=len(cues))
            raise InputError(what, place)
        return cue - 1
    if not cues:
        raise InputError(_("there are no cues"), place)
    moment = time or 0
    return min(range(len(cues)), key=lambda index: _distance(cues[index], moment))


def _distance(cue: Cue, moment: int) -> int:
    if cue.span.contains(moment):
        return 0
    return min(abs(cue.span.start - moment), abs(cue.span.end - moment)) + 1


def _masters_of(title: Title, release: ReleaseSettings, cue: int) -> tuple[int, ...]:
    """Return the cues of the master that cue number `cue` of a release shows."""
    track, record = _release(title, release)
    index = _index(track, cue, None, title.project.release(title.name, release.name).name)
    if record is not None and index < len(record.provenance.cues):
        return record.provenance.cues[index].masters
    middle = (track.cues[index].span.start + track.cues[index].span.end) // 2
    return (_index(title.master.track, None, middle, title.name) + 1,)


def _release(title: Title, release: ReleaseSettings) -> tuple[Track, ReleaseRecord | None]:
    """Return a release as it is, and what the manifest knows of it if that still holds."""
    path = title.project.release(title.name, release.name)
    data = title.read_if_there(path)
    if data is None:
        return Track(()), None
    reading = read(data, name=title.project.relative(path), languages=(release.language,))
    manifest = title.project.manifest(release.name)
    if not os.path.lexists(manifest):
        return reading.track, None
    known = Manifest.read(title.project.read(manifest), title.project.relative(manifest))
    record = known.record(path.name)
    stands = record is not None and record.written == digest(data)
    return reading.track, record if stands else None


def _whereabouts(title: Title, index: int) -> Whereabouts:
    master = title.master
    cue = master.track.cues[index]
    ids = identities(title)
    here = [
        (key, one)
        for key, one in zip(ids, master.segments, strict=True)
        if any(slot.cue == index for slot in one.slots)
    ]
    first = here[0][1] if here else None
    shown, left_out = _in_releases(title, index)
    return Whereabouts(
        title.name,
        _in_track(cue, index, master.file),
        first.language if first else "",
        str(first.kind) if first else "",
        first.speaker if first else "",
        tuple(_in_catalogs(title, [key for key, _segment in here if key])),
        tuple(shown),
        tuple(left_out),
    )


def _in_catalogs(title: Title, ids: list[str]) -> Iterable[PlaceInCatalog]:
    names = dict.fromkeys(
        name for release in title.releases for name in reversed(catalog_names(release))
    )
    for name in names:
        path = title.project.catalog(title.name, name)
        catalog = title.catalog(path) or Catalog()
        for one in catalog.messages:
            if one.id in ids:
                yield PlaceInCatalog(
                    name,
                    title.project.relative(path),
                    one.line,
                    one.id,
                    one.source,
                    one.translation,
                    one.fuzzy,
                )


def _in_releases(title: Title, index: int) -> tuple[list[PlaceInTrack], list[tuple[str, str]]]:
    shown: list[PlaceInTrack] = []
    left_out: list[tuple[str, str]] = []
    for release in title.releases:
        track, record = _release(title, release)
        file = title.project.relative(title.project.release(title.name, release.name))
        if record is None:
            span = title.master.track.cues[index].span
            found = [at for at, cue in enumerate(track.cues) if cue.span.intersects(span)]
        else:
            origins = record.provenance.cues
            found = [at for at, origin in enumerate(origins) if index + 1 in origin.masters]
            if index + 1 in record.provenance.left_out:
                left_out.append((release.name, record.provenance.left_out[index + 1]))
        shown += [_in_track(track.cues[at], at, file, release.name) for at in found]
    return shown, left_out


def _in_track(cue: Cue, index: int, file: str, release: str = "") -> PlaceInTrack:
    return PlaceInTrack(file, cue.line, index + 1, timecode(cue.span.start), cue.text, release)
