"""where: what a remark that names a cue or a time speaks of."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import NamedTuple

from pipeline.catalogs.catalog import Catalog
from pipeline.errors import InputError, UsageError
from pipeline.formats import read
from pipeline.messages import _
from pipeline.model.cue import Cue
from pipeline.model.time import TimeSpan, timecode
from pipeline.model.track import Track
from pipeline.project.configuration import ReleaseSettings
from pipeline.project.files import digest
from pipeline.project.layout import Project
from pipeline.project.manifest import Manifest, ReleaseRecord
from pipeline.project.pins import parse_place
from pipeline.report.where_view import PlaceInCatalog, PlaceInTrack, Whereabouts
from pipeline.workflow.clock import gettext_date
from pipeline.workflow.master import at_number
from pipeline.workflow.options import Options
from pipeline.workflow.shown import catalog_names, identities
from pipeline.workflow.title import Title

PATIENCE = 10_000
"""How long (ms) after the end of the film a time still means its last cue: a remark made from a
player counts the film, not the subtitles."""

_WITH_MILLISECONDS = re.compile(r".*[,.][0-9]{3}", re.DOTALL)


def where(project: Project, place: str, *, releases: Sequence[str] = ()) -> tuple[Whereabouts, ...]:
    """Return what stands at `place`, one for each cue of the master; of `releases` if any.

    `place` is `FILE:CUE` for a master or a release, `TITLE:CUE` for the master's, `TITLE@TIME`
    (`FILE@TIME`) for all that is on screen at that moment, in that second when the time has no
    milliseconds, and `PO:LINE` for a catalog or template. A time without any cue leads to the
    nearest one. Raises UsageError for anything else, InputError where no cue is.

    >>> from pipeline.workflow.example import example
    >>> from pipeline.workflow.verbs import build
    >>> film = example()
    >>> _releases = build(film)
    >>> [(one.language, one.master.text) for one in where(film, "film@00:00:05")]
    [('ru', 'Понял.')]
    """
    found = find(project, place, releases)
    return tuple(
        replace(_whereabouts(found.title, cue), nearest=found.is_nearest) for cue in found.cues
    )


class Found(NamedTuple):
    """The cues of a master that a place means."""

    title: Title
    cues: tuple[int, ...]
    """Their indices, at least one."""
    release: ReleaseSettings | None = None
    """The release whose file the place names."""
    is_nearest: bool = False
    """Whether they are only the nearest to a time."""


def find(project: Project, place: str, releases: Sequence[str] = ()) -> Found:
    """Return the cues that `place` means, as `where` takes it."""
    hint = _("write TITLE:CUE, TITLE@00:01:02,500, FILE:CUE or PO:LINE")
    try:
        named, number, time = parse_place(place)
    except ValueError:
        raise UsageError(_("not a place"), place, hint) from None
    wanted = tuple(project.configuration.release(name).name for name in releases)
    options = Options(gettext_date(), wanted)
    if PurePath(named).suffix in _CATALOGS:
        if number is None:
            raise UsageError(_("not a place"), place, hint)
        title, path = _title_of_catalog(project, named, options)
        return Found(title, _cues_of_line(title, path, number))
    name, release = _title_and_release(project, named)
    title = Title(project, name, options)
    if number is None:
        cues, is_nearest = at_time(title.master.track, time or 0, place)
        return Found(title, cues, release, is_nearest)
    if release is None:
        return Found(title, (at_number(title.master.track, number, place),))
    masters = _masters_of(title, release, number)
    return Found(title, tuple(cue - 1 for cue in masters), release)


_CATALOGS = frozenset({".po", ".pot"})


def _title_of_catalog(project: Project, named: str, options: Options) -> tuple[Title, Path]:
    """Return the title that a catalog or template is of, and its path."""
    wanted = {Path(named).absolute(), project.root / named}
    names = dict.fromkeys(
        name for release in project.configuration.releases for name in catalog_names(release)
    )
    for title in project.titles():
        paths = [project.template(title), *(project.catalog(title, name) for name in names)]
        for path in paths:
            if path in wanted:
                return Title(project, title, options), path
    hint = _("name a catalog or a template of the project")
    raise InputError(_("not a file of this project"), named, hint)


def _cues_of_line(title: Title, path: Path, line: int) -> tuple[int, ...]:
    """Return the cues of the master that the message at or above `line` of a catalog is shown in.

    A line in the comments of a message is one of its own, wherever its reader counts it from.
    """
    shown = f"{title.project.relative(path)}:{line}"
    lines = title.read(path).decode("utf-8", "replace").split("\n")
    if lines[line - 1 : line] and lines[line - 1].startswith("#~"):
        raise InputError(_("an obsolete message; it has no place in the film"), shown)
    end = next((at for at in range(line, len(lines) + 1) if not lines[at - 1].strip()), line)
    messages = (title.catalog(path) or Catalog()).messages
    above = [one for one in messages if one.line <= max(line, end)]
    if not above:
        raise InputError(_("no message stands at or above this line"), shown)
    found = max(above, key=lambda one: one.line)
    slots = [
        slot
        for key, segment in zip(identities(title), title.master.segments, strict=True)
        if key == found.id
        for slot in segment.slots
    ]
    if not slots:
        hint = _("run subtitr extract and update")
        raise InputError(_("the message has no place in the film"), shown, hint)
    return tuple(dict.fromkeys(slot.cue for slot in slots))


def at_time(track: Track, time: int, place: str) -> tuple[tuple[int, ...], bool]:
    """Return the cues on screen at a time, else the nearest one, and whether it is only that.

    Raises InputError for a time after the film.
    """
    cues = track.cues
    length = 1 if _WITH_MILLISECONDS.fullmatch(place) else 1000
    wanted = TimeSpan(time, time + length)
    found = tuple(at for at, cue in enumerate(cues) if _seen(cue).intersects(wanted))
    if found:
        return found, False
    end = max((_seen(cue).end for cue in cues), default=0)
    if time > end + PATIENCE or not cues:
        raise InputError(_("the last cue ends at {end}", end=timecode(end)), place)
    return (_nearest(cues, wanted),), True


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


def _nearest(cues: Sequence[Cue], wanted: TimeSpan) -> int:
    """Return the index of the cue nearest to a time."""

    def distance(index: int) -> int:
        seen = _seen(cues[index])
        return max(seen.start - wanted.end, wanted.start - seen.end)

    return min(range(len(cues)), key=distance)


def _seen(cue: Cue) -> TimeSpan:
    """Return the time of a cue, at least 1 ms of it, forwards: damaged cues have a place too."""
    start, end = sorted((cue.span.start, cue.span.end))
    return TimeSpan(start, max(end, start + 1))


def _masters_of(title: Title, release: ReleaseSettings, cue: int) -> tuple[int, ...]:
    """Return the cues of the master that cue number `cue` of a release shows."""
    track, record = _release(title, release)
    index = at_number(track, cue, title.project.release(title.name, release.name).name)
    if record is not None and index < len(record.provenance.cues):
        return record.provenance.cues[index].masters
    seen = _seen(track.cues[index])
    middle = (seen.start + seen.end) // 2
    return (_nearest(title.master.track.cues, TimeSpan(middle, middle + 1)) + 1,)


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
