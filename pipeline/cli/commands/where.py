"""`subtitr where`."""

from __future__ import annotations

import click

import pipeline
from pipeline.cli import completion, options
from pipeline.cli.exits import CLEAN
from pipeline.cli.help import Command
from pipeline.cli.session import Session
from pipeline.cli.terminal import put
from pipeline.messages import _
from pipeline.report.where_view import json_view, text_view


@click.command(
    "where",
    cls=Command,
    help=str(
        _(
            "What a remark about a cue or a time speaks of: the master's cue, its messages with "
            "their lines in the catalogs, and the cues of all releases."
        )
    ),
    examples=[
        (_("a cue of a release"), "subtitr where subtitles/ru/film.ru.srt:2"),
        (_("a time of a title"), "subtitr where film@00:00:05"),
    ],
)
@click.argument(
    "place", metavar=str(_("FILE:CUE | TITLE@TIME")), shell_complete=completion.titles_and_files
)
@options.format_(options.COUNTS)
@options.common
@click.pass_obj
def command(session: Session, place: str, format_: str) -> int:
    """Show what stands at a place."""
    found = pipeline.where(session.project(), place)
    put(json_view(found) if format_ == "json" else text_view(found))
    return CLEAN
