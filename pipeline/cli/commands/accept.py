"""`subtitr accept`."""

from __future__ import annotations

import click

import pipeline
from pipeline.cli import completion, options
from pipeline.cli.exits import CLEAN
from pipeline.cli.failures import tell_error
from pipeline.cli.help import Command, Example
from pipeline.cli.results import files_written
from pipeline.cli.session import Session
from pipeline.cli.terminal import put, tell
from pipeline.messages import _
from pipeline.report.accept_view import json_view, text_view


@click.command(
    "accept",
    cls=Command,
    help=str(
        _(
            "Keeps what was changed by hand in a release: times, cuts, positions, added and "
            "deleted cues become adjustments beside it, wording goes to the catalog. The next "
            "compile makes the same release."
        )
    ),
    examples=[
        Example(_("keep what an editor changed"), "subtitr accept subtitles/ru/film.ru.srt"),
        Example(_("show it, write nothing"), "subtitr accept subtitles/ru/film.ru.srt --dry-run"),
    ],
)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar=str(_("RELEASE...")),
    shell_complete=completion.titles_and_files,
)
@options.flag("--dry-run", _("Write nothing, show what would change."))
@options.format_(options.COUNTS)
@options.common
@click.pass_obj
def command(session: Session, files: tuple[str, ...], dry_run: bool, format_: str) -> int:
    """Accept releases changed by hand."""
    found = pipeline.accept(session.project(), files, dry_run=dry_run)
    if format_ == "json":
        put(json_view(found))
    elif not session.quiet:
        put(text_view(found))
    refused = [one.refused for one in found if one.refused is not None]
    for error in refused:
        tell_error(error)
    count = len({file for one in found for file in one.written})
    if not session.quiet:
        tell(files_written(count, dry=dry_run))
    return max((error.exit_code for error in refused), default=CLEAN)
