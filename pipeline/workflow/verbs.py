"""The verbs on a project, as the command line and scripts call them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.errors import InputError, UsageError
from pipeline.messages import _
from pipeline.project.layout import Project
from pipeline.project.pins import parse_place
from pipeline.workflow.clock import gettext_date
from pipeline.workflow.options import Options
from pipeline.workflow.orphans import orphans
from pipeline.workflow.outcome import Outcome
from pipeline.workflow.run import BUILD, run_steps

Progress = Callable[[int, int], None]
"""Is told how many titles are done, and of how many."""


def open_project(folder: Path | str | None = None) -> Project:
    """Return the project that `folder`, by default the working folder, lies in.

    Raises UsageError when there is none, ConfigurationError when its configuration is wrong.

    >>> from pipeline.workflow.example import example
    >>> open_project(example().root).configuration.languages
    ('ru', 'en')
    """
    return Project.find(None if folder is None else Path(folder))


def extract(
    project: Project,
    titles: Sequence[str] = (),
    *,
    dry_run: bool = False,
    force: bool = False,
    encoding: str | None = None,
    strict: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Outcome:
    """Write the templates of `titles`, by default of all; identity is carried from the old ones.

    A title of which fewer than half of the old messages survive is refused, unless forced.

    >>> from pipeline.workflow.example import example
    >>> extract(example()).written
    ('locales/film.pot',)
    """
    options = Options(gettext_date(), encoding=encoding, strict=strict, dry=dry_run, force=force)
    return run_steps(
        project, _titles(project, titles), ("extract",), options, jobs=jobs, progress=progress
    )


def update(
    project: Project,
    titles: Sequence[str] = (),
    *,
    releases: Sequence[str] = (),
    same_meaning: Sequence[str] = (),
    jobs: int = 1,
    progress: Progress | None = None,
) -> Outcome:
    """Bring the catalogs of `releases`, by default of all, up to date with the templates.

    `same_meaning` names places of masters (`TITLE:CUE`) whose change of the text alters no meaning:
    translations that it made fuzzy are certain again, in all languages.

    >>> from pipeline.workflow.example import example
    >>> film = example()
    >>> _templates = extract(film)
    >>> [(one.language, one.new) for one in update(film, releases=["ru"]).changes]
    [('ru', 1)]
    """
    project.configuration.require_releases()
    options = _options(project, releases)
    chosen = _titles(project, titles)
    if same_meaning:
        harmless = tuple(_place(project, one) for one in same_meaning)
        chosen = project.select({*chosen, *(title for title, _cue in harmless)})
        options = replace(options, harmless=harmless)
    return run_steps(project, chosen, ("update",), options, jobs=jobs, progress=progress)


def compile(  # noqa: A001 - the verb of the command line
    project: Project,
    titles: Sequence[str] = (),
    *,
    releases: Sequence[str] = (),
    final: bool = False,
    discard: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Outcome:
    """Write releases from catalogs.

    A release changed by hand is not replaced, unless its changes are to be discarded. With `final`
    the releases are checked too, and nothing is written while anything is fuzzy, untranslated or
    in error.

    >>> from pipeline.workflow.example import example
    >>> film = example()
    >>> _catalogs = extract(film), update(film)
    >>> compile(film, releases=["en"]).written
    ('subtitles/en/film.en.srt',)
    """
    project.configuration.require_releases()
    options = _options(project, releases, final=final, discard=discard)
    steps = ("compile", "check") if final else ("compile",)
    return run_steps(
        project, _titles(project, titles), steps, options, jobs=jobs, progress=progress
    )


def check(
    project: Project,
    titles: Sequence[str] = (),
    *,
    releases: Sequence[str] = (),
    final: bool = False,
    encoding: str | None = None,
    strict: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Outcome:
    """Return what the rules find in masters, catalogs and releases; nothing is written.

    >>> from pipeline.workflow.example import example
    >>> film = example()
    >>> _releases = build(film)
    >>> [(one.code, one.place.catalog) for one in check(film, releases=["ru"]).findings]
    [('CAT001', 'locales/ru/LC_MESSAGES/film.po')]
    """
    options = _options(project, releases, final=final, encoding=encoding, strict=strict)
    outcome = run_steps(
        project, _titles(project, titles), ("check",), options, jobs=jobs, progress=progress
    )
    return replace(outcome, findings=(*outcome.findings, *orphans(project)))


def build(
    project: Project,
    titles: Sequence[str] = (),
    *,
    releases: Sequence[str] = (),
    discard: bool = False,
    encoding: str | None = None,
    strict: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Outcome:
    """Extract, update, compile, check: the main job. What has not changed is not done again.

    >>> from pipeline.workflow.example import example
    >>> film = example()
    >>> len(build(film).written), len(build(film).written)
    (5, 0)
    """
    project.configuration.require_releases()
    options = _options(project, releases, discard=discard, encoding=encoding, strict=strict)
    outcome = run_steps(
        project, _titles(project, titles), BUILD, options, jobs=jobs, progress=progress
    )
    return replace(outcome, findings=(*outcome.findings, *orphans(project)))


def stats(
    project: Project,
    titles: Sequence[str] = (),
    *,
    releases: Sequence[str] = (),
    jobs: int = 1,
    progress: Progress | None = None,
) -> Outcome:
    """Return how far the translations of each title and release are.

    >>> from pipeline.workflow.example import example
    >>> film = example()
    >>> _releases = build(film)
    >>> [(one.release, one.translated, one.untranslated) for one in stats(film).progress]
    [('ru', 0, 1), ('en', 0, 1)]
    """
    options = _options(project, releases)
    return run_steps(
        project, _titles(project, titles), ("stats",), options, jobs=jobs, progress=progress
    )


def _titles(project: Project, wanted: Sequence[str]) -> tuple[str, ...]:
    """Return the titles to work on; raise InputError for a project without masters."""
    titles = project.select(wanted)
    if not titles:
        hint = _("put the subtitles of a film there: subtitles/source/film.srt")
        raise InputError(_("there is no master yet"), "subtitles/source", hint)
    return titles


def _place(project: Project, written: str) -> tuple[str, int]:
    """Return title and cue of `TITLE:CUE`; raise UsageError or InputError for anything else."""
    try:
        title, cue, _time = parse_place(written)
    except ValueError:
        title, cue = "", None
    if not title or cue is None:
        raise UsageError(_("is not TITLE:CUE, such as film:12"), written)
    return project.select([title])[0], cue


def _options(
    project: Project,
    releases: Sequence[str],
    *,
    encoding: str | None = None,
    strict: bool = False,
    final: bool = False,
    discard: bool = False,
) -> Options:
    wanted = tuple(project.configuration.release(name).name for name in releases)
    return Options(
        gettext_date(), wanted, encoding=encoding, strict=strict, final=final, discard=discard
    )
