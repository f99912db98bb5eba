"""`subtitr merge`."""

from __future__ import annotations

import click

import pipeline
from pipeline.cli import completion, options
from pipeline.cli.arguments import STREAM
from pipeline.cli.exits import CLEAN, FOUND
from pipeline.cli.help import Command, Example
from pipeline.cli.session import Session
from pipeline.cli.terminal import put, tell
from pipeline.errors import UsageError
from pipeline.messages import _
from pipeline.report.merge_view import closing_line, json_view, text_view


@click.command(
    "merge",
    cls=Command,
    help=str(
        _(
            "Two catalogs or two templates as one, message by message. Where both have changed a "
            "message differently, ours stays and is fuzzy, theirs stands above it as a comment, "
            "and the exit code is 1. OURS is written unless -o names another file. With BASE, what "
            "both have come from, this is a merge driver for git: subtitr merge %O %A %B "
            "--name %P. Without it THEIRS is a catalog that was given away earlier and has come "
            "back."
        )
    ),
    examples=[
        Example(
            _("a catalog that a translator has sent back, begun before the film was cut again"),
            "subtitr merge locales/ru/LC_MESSAGES/film.po ru.po",
        ),
    ],
)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar=str(_("[BASE] OURS THEIRS")),
    shell_complete=completion.titles_and_files,
)
@options.output(_("The file to write instead of OURS; - for standard output."))
@click.option(
    "--name", metavar=str(_("FILE")), help=str(_("What the report calls the file; git's %P."))
)
@options.format_(options.COUNTS)
@options.common
@click.pass_obj
def command(
    session: Session, files: tuple[str, ...], output: str | None, name: str | None, format_: str
) -> int:
    """Merge two files."""
    if len(files) not in (2, 3):
        names = ", ".join(map(str, (_("ours"), _("theirs"))))
        raise UsageError(
            _("these files are needed, in this order: {names}", names=names),
            hint=_("before them, what both have come from, if it is there"),
        )
    *base, ours, theirs = files
    merged = pipeline.merge_files(
        ours, theirs, base=base[0] if base else None, output=output, name=name or ""
    )
    result = json_view(merged) if format_ == "json" else text_view(merged)
    if output != STREAM:
        put(result)
    elif result:
        tell(result.rstrip())
    if not session.quiet:
        tell(closing_line(merged))
    return FOUND if merged.clashes else CLEAN
