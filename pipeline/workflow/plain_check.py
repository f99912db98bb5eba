"""check on plain files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from pipeline.catalogs.header import language_of
from pipeline.catalogs.po import read_po
from pipeline.checks.context import (
    NO_HOUSE,
    CatalogContext,
    Context,
    Entry,
    ReleaseContext,
    TrackContext,
)
from pipeline.checks.order import ordered
from pipeline.checks.run import check
from pipeline.checks.series import series_of
from pipeline.checks.verdict import suppress
from pipeline.formats import read
from pipeline.language.scripts import has_letters
from pipeline.model.cast import NOBODY
from pipeline.model.finding import Finding
from pipeline.model.frame_rate import FrameRate
from pipeline.model.track import Track
from pipeline.workflow.glossary import glossary_of
from pipeline.workflow.master import refuse_damage
from pipeline.workflow.outcome import Outcome
from pipeline.workflow.plain import (
    Setting,
    language_in_name,
    profile_for,
    read_argument,
    spoken_in,
)
from pipeline.workflow.shots import shots_in
from pipeline.workflow.untranslated import in_letters_of_source

_CATALOGS = frozenset({".po", ".pot"})


def check_files(
    files: Sequence[str],
    *,
    language: str | None = None,
    frame_rate: FrameRate | None = None,
    master: str | None = None,
    shots: str | None = None,
    setting: Setting | None = None,
) -> Outcome:
    """Return what the rules find in subtitle files and catalogs; with `master` against it.

    `shots` is a file of the film's changes of shot.

    >>> from pipeline.workflow.example import example
    >>> master = example().root / "subtitles/source/film.srt"
    >>> check_files([str(master)]).findings
    ()
    """
    setting = setting or Setting()
    reference = None
    found: list[Finding] = []
    tracks: list[TrackContext] = []
    if master is not None:
        reference = read(read_argument(master), name=master, encoding=setting.encoding)
        if setting.strict:
            refuse_damage(reference.findings)
        found += reference.findings
    for name in files:
        if PurePath(name).suffix.lower() in _CATALOGS:
            found += _check_catalog(name, language, setting)
            continue
        spoken = spoken_in(name, language, setting)
        languages = (spoken,) if spoken else ()
        reading = read(
            read_argument(name), name=name, encoding=setting.encoding, languages=languages
        )
        if setting.strict:
            refuse_damage(reading.findings)
        profile = profile_for(spoken, setting) if spoken or setting.profile else NO_HOUSE
        source = frozenset[int]()
        if reference is not None and spoken:
            source = in_letters_of_source(reading.track, reference.track, spoken)
        context = TrackContext(
            reading.track,
            name,
            spoken or "und",
            profile,
            frame_rate,
            shot_changes=shots_in(shots, frame_rate, reading.track) if shots else (),
            untranslated=source,
        )
        tracks.append(context)
        contexts: list[Context] = [context]
        if reference is not None:
            contexts.append(_against(reference.track, master or "", context))
        found += (*reading.findings, *check(contexts))
    found += check(series_of(tracks))
    stated = setting.project.configuration.suppress if setting.project else ()
    screening = suppress(found, {}, None, [pin for release, pin in stated if not release])
    return Outcome(ordered(screening.kept), suppressed=len(screening.suppressed))


def _against(master: Track, file: str, release: TrackContext) -> ReleaseContext:
    """Return what the rules see of a release beside its master, which is `file`."""
    return ReleaseContext(
        master,
        file,
        release.track,
        release.file,
        language=release.language,
        profile=release.profile,
        frame_rate=release.frame_rate,
    )


def _check_catalog(name: str, stated: str | None, setting: Setting) -> Sequence[Finding]:
    catalog = read_po(read_argument(name), name)
    if PurePath(name).suffix.lower() == ".pot":
        return ()
    entries = [Entry(one, may_be_empty=not has_letters(one.source)) for one in catalog.messages]
    language = stated or language_of(catalog) or language_in_name(name)
    project = setting.project
    context = CatalogContext(
        entries,
        name,
        language or "und",
        profile_for(language, setting) if language or setting.profile else NO_HOUSE,
        project.configuration.cast if project else NOBODY,
        glossary_of(project),
    )
    return check([context])
