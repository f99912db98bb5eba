"""`subtitr init`."""

from __future__ import annotations

from pathlib import Path

import click

import pipeline
from pipeline.cli import options
from pipeline.cli.exits import CLEAN
from pipeline.cli.help import Command, Example
from pipeline.cli.session import Session
from pipeline.cli.terminal import put, tell
from pipeline.messages import _
from pipeline.report.columns import visible


@click.command(
    "init",
    cls=Command,
    help=str(
        _(
            "Make a new project in DIR, by default here: a subtitr.toml that explains its keys, "
            "and folders for masters and catalogs."
        )
    ),
    examples=[Example(_("a project in a folder of its own"), "subtitr init film")],
)
@click.argument("folder", metavar=str(_("[DIR]")), required=False, type=click.Path())
@options.common
@click.pass_obj
def command(session: Session, folder: str | None) -> int:
    """Make a project."""
    for path in pipeline.init(folder or session.folder or "."):
        put(f"{visible(_shown(path))}\n")
    if not session.quiet:
        tell(str(_("put masters into subtitles/source, then run subtitr build")))
    return CLEAN


def _shown(path: Path) -> str:
    return f"{path.as_posix()}/" if path.is_dir() else path.as_posix()
