"""`subtitr sync`."""

from __future__ import annotations

import click

import pipeline
from pipeline.cli import options
from pipeline.cli.help import Command, Example
from pipeline.cli.progress import Meter
from pipeline.cli.relations import FORMATS, show_relations
from pipeline.cli.session import Session
from pipeline.errors import UsageError
from pipeline.messages import _


@click.command(
    "sync",
    cls=Command,
    help=str(
        _(
            "Brings subtitles to the times of others of the same film, in any language: measures "
            "offset, speed, cuts and inserts, says how far the answer is to be trusted, and "
            "writes only what is. No sound is needed. Of two folders the files are put together "
            "by name and episode. No cue is dropped, and none changes its length but by the speed."
        )
    ),
    examples=[
        Example(
            _("a translation of another cut"),
            "subtitr sync film.srt film.ru.srt -o film.synced.ru.srt",
        ),
        Example(_("a whole season"), "subtitr sync masters/ broadcast/ -o synced/ --jobs 2"),
        Example(_("only measure"), "subtitr sync film.srt film.ru.srt --dry-run"),
    ],
)
@click.argument("reference", metavar=str(_("REFERENCE")), type=click.Path())
@click.argument("target", metavar=str(_("TARGET")), type=click.Path())
@options.output(_("Where the target goes with its new times: a file, - , or a folder for folders."))
@options.flag("--force", _("Write also what is not to be trusted."))
@options.flag("--dry-run", _("Write nothing, show what was measured."))
@options.encoding
@options.jobs
@options.format_(FORMATS)
@options.common
@click.pass_obj
def command(
    session: Session,
    reference: str,
    target: str,
    output: str | None,
    force: bool,
    dry_run: bool,
    encoding: str | None,
    jobs: int,
    format_: str,
) -> int:
    """Sync a target with its reference."""
    from pipeline.workflow.syncing import SyncSettings  # noqa: PLC0415 - loads the measurement

    if output is None and not dry_run:
        hint = _("say where with -o, or --dry-run to measure only")
        raise UsageError(_("where the target goes with its new times is not said"), hint=hint)
    settings = SyncSettings(encoding, force, dry_run)
    with Meter(session, jobs=jobs) as meter:
        found = pipeline.sync_files(
            reference,
            target,
            "-" if output is None else output,
            settings=settings,
            jobs=jobs,
            progress=meter,
        )
    return show_relations(session, found, format_, streams_file=output == "-" and not dry_run)
