"""`subtitr stats`."""

from __future__ import annotations

import click

import pipeline
from pipeline.cli import options
from pipeline.cli.arguments import parted, refuse
from pipeline.cli.help import Command, Example
from pipeline.cli.progress import Meter
from pipeline.cli.results import View, show_progress
from pipeline.cli.session import Session
from pipeline.messages import _

_FOR_TITLES = _("is for the titles of a project")


@click.command(
    "stats",
    cls=Command,
    help=str(
        _(
            "How far the translations are: messages translated, fuzzy and untranslated, for each "
            "title and release. Lines that need no translation are not counted."
        )
    ),
    examples=[
        Example(_("the whole project"), "subtitr stats"),
        Example(_("one language, for a program"), "subtitr stats -l ru --format json"),
        Example(_("plain catalogs, without a project"), "subtitr stats ru.po"),
    ],
)
@options.names(str(_("[TITLE]... | CATALOG...")))
@options.languages(_("A release of the project (ru, ru@edu); can be repeated."))
@options.jobs
@options.format_(options.COUNTS)
@options.common
@click.pass_context
def command(
    context: click.Context,
    names: tuple[str, ...],
    languages: tuple[str, ...],
    jobs: int,
    format_: str,
) -> int:
    """Count messages of titles, or of files."""
    session = context.ensure_object(Session)
    given = parted(names)
    with Meter(session, jobs=jobs) as meter:
        if given.files:
            refuse(context, {"languages": _FOR_TITLES, "jobs": _FOR_TITLES})
            outcome = pipeline.stats_files(given.files)
        else:
            outcome = pipeline.stats(
                session.project(), given.titles, releases=languages, jobs=jobs, progress=meter
            )
    return show_progress(session, outcome, View(format_))
