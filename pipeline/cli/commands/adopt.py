"""`subtitr adopt`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

import click

import pipeline
from pipeline.cli import completion, options
from pipeline.cli.arguments import STREAM, number_of_files, one_language, parted, refuse
from pipeline.cli.exits import CLEAN
from pipeline.cli.help import Command, Example
from pipeline.cli.progress import Meter
from pipeline.cli.results import files_written
from pipeline.cli.session import Session
from pipeline.cli.terminal import put, tell
from pipeline.errors import UsageError
from pipeline.messages import _
from pipeline.report.adopt_view import json_view, text_view

if TYPE_CHECKING:
    from pipeline.report.adopt_view import Adopted

_FOR_FILES = _("is for plain files")
_FOR_TITLES = _("is for the titles of a project")


class Asked(TypedDict):
    """What the options say."""

    names: tuple[str, ...]
    title: str | None
    languages: tuple[str, ...]
    output: str | None
    unit: str | None
    encoding: str | None
    strict: bool
    force: bool
    dry_run: bool
    format_: str


@click.command(
    "adopt",
    cls=Command,
    help=str(
        _(
            "Takes over an existing translation, subtitles or a catalog of another tool: its words "
            "go where the catalog has none, doubtful ones as fuzzy; what has no place is listed."
        )
    ),
    examples=[
        Example(_("a catalog from two files"), "subtitr adopt film.srt film.ru.srt -o ru.po"),
        Example(_("a catalog of sub2po"), "subtitr adopt film.srt ru.po -o new.ru.po"),
        Example(_("into a project"), "subtitr adopt film.ru.srt --title film -l ru"),
    ],
)
@options.names(str(_("TRANSLATION | MASTER TRANSLATION")))
@click.option(
    "--title",
    metavar=str(_("TITLE")),
    shell_complete=completion.titles_and_files,
    help=str(_("The title of the project; by default the one in the file's name.")),
)
@options.languages(_("The language of the translation; by default the one in the file's name."))
@options.output(_("The catalog to make or to fill; - for standard output."))
@options.unit(_("What is one message in plain files; by default the sentence."))
@options.encoding
@options.strict
@options.flag("--force", _("Take a translation that seems to be of another film, as fuzzy."))
@options.flag("--dry-run", _("Write nothing, show what would be taken over."))
@options.format_(options.COUNTS)
@options.common
@click.pass_context
def command(context: click.Context, **asked: Unpack[Asked]) -> int:
    """Adopt a translation into a title, or into a file."""
    session = context.ensure_object(Session)
    files = parted(asked["names"]).files
    work = _file if len(files) > 1 else _title
    found = work(context, session, files, asked)
    streams = asked["output"] == STREAM
    show = tell if streams else put
    if asked["format_"] == "json":
        show(json_view(found))
    elif not session.quiet:
        show(text_view(found, whole=session.verbose))
    if not session.quiet:
        tell(files_written(len(found.written), dry=asked["dry_run"]))
    return CLEAN


def _title(
    context: click.Context, session: Session, files: tuple[str, ...], asked: Asked
) -> Adopted:
    refuse(context, {"output": _FOR_FILES, "unit": _FOR_FILES})
    number_of_files(files, _("the translation"))
    with Meter(session):
        return pipeline.adopt(
            session.project(),
            files[0],
            title=asked["title"],
            language=one_language(asked["languages"]),
            encoding=asked["encoding"],
            strict=asked["strict"],
            force=asked["force"],
            dry_run=asked["dry_run"],
        )


def _file(
    context: click.Context, session: Session, files: tuple[str, ...], asked: Asked
) -> Adopted:
    refuse(context, {"title": _FOR_TITLES, "dry_run": _FOR_TITLES})
    number_of_files(files, _("the master"), _("the translation"))
    if asked["output"] is None:
        hint = _("name it with -o, for example -o ru.po")
        raise UsageError(_("the catalog to make is not known"), hint=hint)
    setting = pipeline.Setting(
        session.named_project(),
        encoding=asked["encoding"],
        strict=asked["strict"],
        unit=asked["unit"],
    )
    with Meter(session):
        return pipeline.adopt_file(
            files[0],
            files[1],
            asked["output"],
            language=one_language(asked["languages"]),
            force=asked["force"],
            setting=setting,
        )
