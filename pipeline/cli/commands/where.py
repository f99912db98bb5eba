"""`subtitr where`."""

from __future__ import annotations

import sys

import click

import pipeline
from pipeline.cli import completion, options
from pipeline.cli.exits import CLEAN
from pipeline.cli.help import Command, Example
from pipeline.cli.session import Session
from pipeline.cli.terminal import put, speaks_unicode
from pipeline.messages import _
from pipeline.report.where_view import json_view, text_view


@click.command(
    "where",
    cls=Command,
    help=str(
        _(
            "What a remark about a cue or a time speaks of: the master's cue, its messages with "
            "their lines in the catalogs, and the cues of all releases. A place is TITLE:CUE, "
            "TITLE@TIME (a second, or a moment with milliseconds), FILE:CUE of a master or "
            "release, or PO:LINE of a catalog."
        )
    ),
    examples=[
        Example(_("a cue of a release"), "subtitr where subtitles/ru/film.ru.srt:2"),
        Example(_("a time of a title, in one language"), "subtitr where film@00:00:05 -l ru"),
        Example(_("a line of a catalog"), "subtitr where locales/ru/LC_MESSAGES/film.po:25"),
    ],
)
@click.argument(
    "place",
    metavar=str(_("TITLE:CUE | TITLE@TIME | FILE:CUE | PO:LINE")),
    shell_complete=completion.titles_and_files,
)
@options.languages(_("Show only this release of the project (ru, ru@edu); can be repeated."))
@options.format_(options.COUNTS)
@options.common
@click.pass_obj
def command(session: Session, place: str, languages: tuple[str, ...], format_: str) -> int:
    """Show what stands at a place."""
    found = pipeline.where(session.project(), place, releases=languages)
    if format_ == "json":
        put(json_view(found, ascii_only=not speaks_unicode(sys.stdout)))
    else:
        put(text_view(found))
    return CLEAN
