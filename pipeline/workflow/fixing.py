"""fix in a project: times become adjustments, text becomes edits of catalogs."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.checks.repairing import Change, Repaired
from pipeline.cueing import Laid
from pipeline.errors import UsageError
from pipeline.formats import write_release
from pipeline.messages import _
from pipeline.model.track import Track
from pipeline.project.configuration import ReleaseSettings
from pipeline.project.layout import Project
from pipeline.project.lock import locked
from pipeline.report.fix_view import Fixing
from pipeline.workflow.accepting import accept_revised
from pipeline.workflow.clock import gettext_date
from pipeline.workflow.clock_fixing import CODES, mended_clock, write_clock
from pipeline.workflow.compiling import laid_release
from pipeline.workflow.fix_settings import FixSettings, fixed
from pipeline.workflow.options import Options
from pipeline.workflow.retimed import context_of
from pipeline.workflow.shown import renderings
from pipeline.workflow.suppressing import everywhere
from pipeline.workflow.title import Title
from pipeline.workflow.untranslated import still_waiting


def fix(
    project: Project,
    titles: Sequence[str] = (),
    *,
    releases: Sequence[str] = (),
    settings: FixSettings | None = None,
) -> tuple[Fixing, ...]:
    """Mend the releases of `titles`, by default of all, and return what was changed.

    What is mended is kept where people's own changes are kept: times, cuts and positions as
    adjustments beside the release, wording in the catalog. compile then makes the mended release.

    >>> from pipeline.workflow.example import example
    >>> from pipeline.workflow.verbs import build
    >>> film = example()
    >>> _releases = build(film)
    >>> [one.file for one in fix(film, releases=["ru"])]
    ['subtitles/ru/film.ru.srt']
    """
    settings = settings or FixSettings()
    project.configuration.require_releases()
    chosen = project.select(titles)
    if settings.shots is not None and len(chosen) != 1:
        hint = _("name the title that they are of")
        raise UsageError(_("shot changes are those of one title"), settings.shots, hint)
    wanted = [
        one
        for one in project.configuration.releases
        if not releases
        or one.name in {project.configuration.release(name).name for name in releases}
    ]
    if settings.dry_run:
        return tuple(_fixing(project, title, one, settings) for title in chosen for one in wanted)
    with locked(project.root):
        return tuple(_fixing(project, title, one, settings) for title in chosen for one in wanted)


def _mended_clock(
    project: Project, name: str, release: ReleaseSettings, settings: FixSettings
) -> Fixing | None:
    """Mend the clock of a release that compile has not written; None where it is its master's.

    Such a file is nobody's output, so that it is mended in place; accept and adopt take it then.
    """
    title = Title(project, name, Options(gettext_date()))
    codes = settings.codes & CODES
    codes -= everywhere(title, release) if codes else codes
    mended = mended_clock(title, release, codes) if codes else None
    if mended is None:
        return None
    written = not settings.dry_run and write_clock(title, mended)
    changes = tuple(Change(one.before, one.after, one.index, one.codes) for one in mended.changes)
    return Fixing(
        mended.file,
        mended.file if written else "",
        changes,
        mended.before,
        mended.after,
        written=(mended.file,) if written else (),
    )


def _fixing(project: Project, name: str, release: ReleaseSettings, settings: FixSettings) -> Fixing:
    found: list[Repaired] = []
    texts: list[str] = []

    def revise(title: Title, release: ReleaseSettings, laid: Laid) -> Track:
        shown = renderings(title, release)
        waiting = still_waiting(laid, shown, laid_release(title, release))
        result = fixed(context_of(title, release, laid, waiting), settings)
        found.append(result)
        for track in (laid.track, result.track):
            written = write_release(track, encoding="utf-8", bom=False, newline="\n")
            texts.append(written.data.decode())
        return result.track

    file = project.relative(project.release(name, release.name))
    clock = _mended_clock(project, name, release, settings)
    if clock is not None:
        return clock
    done = accept_revised(project, name, release, revise, dry_run=settings.dry_run)
    if done.refused is not None or not found:
        return Fixing(file, "", (), "", "", refused=done.refused)
    result = found[-1]
    return Fixing(
        file,
        "" if settings.dry_run else file,
        result.changes,
        texts[-2],
        texts[-1],
        result.left,
        result.impossible,
        done.written,
        refusals=result.refused,
    )
