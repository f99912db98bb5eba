"""`subtitr compare`."""

from __future__ import annotations

import click

import pipeline
from pipeline.cli import completion, options
from pipeline.cli.arguments import is_file
from pipeline.cli.help import Command, Example
from pipeline.cli.progress import Meter
from pipeline.cli.relations import FORMATS, show_relations
from pipeline.cli.session import Session
from pipeline.errors import UsageError
from pipeline.messages import _


@click.command(
    "compare",
    cls=Command,
    help=str(
        _(
            "How tracks of one film relate in time: offset, speed, cuts, and how far each cue is "
            "from where that puts it. Two files, two folders, or in a project the releases of "
            "titles against their masters; without any name those that compile has not written "
            "as they are: made by hand, adopted, stale. --format html is a page with pictures."
        )
    ),
    examples=[
        Example(_("two files"), "subtitr compare film.srt film.ru.srt"),
        Example(
            _("a page with pictures"),
            "subtitr compare film.srt film.ru.srt --format html > times.html",
        ),
        Example(_("what of the project is not as compile wrote it"), "subtitr compare"),
    ],
)
@click.argument(
    "names",
    nargs=-1,
    metavar=str(_("[A B] | [TITLE]...")),
    shell_complete=completion.titles_and_files,
)
@options.languages(_("A release of the project (ru, ru@edu); can be repeated."))
@options.encoding
@options.jobs
@options.format_(FORMATS)
@options.common
@click.pass_obj
def command(
    session: Session,
    names: tuple[str, ...],
    languages: tuple[str, ...],
    encoding: str | None,
    jobs: int,
    format_: str,
) -> int:
    """Compare the times of tracks."""
    from pipeline.project.folders import is_folder  # noqa: PLC0415 - as late as the rest
    from pipeline.workflow.syncing import SyncSettings  # noqa: PLC0415 - loads the measurement

    settings = SyncSettings(encoding)
    of_files = [is_file(name) or is_folder(name) for name in names]
    with Meter(session, jobs=jobs) as meter:
        if any(of_files):
            if len(names) != 2 or not all(of_files):
                raise UsageError(_("two files or two folders are compared, or titles"))
            reference, target = names
            found = pipeline.compare_files(
                reference, target, settings=settings, jobs=jobs, progress=meter
            )
        else:
            found = pipeline.compare(
                session.project(), names, releases=languages, settings=settings
            )
    return show_relations(session, found, format_)
