"""`subtitr extract`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

import click

import pipeline
from pipeline.cli import options
from pipeline.cli.arguments import STREAM, Named, number_of_files, parted, refuse, spoken_languages
from pipeline.cli.help import Command, Example
from pipeline.cli.progress import Meter
from pipeline.cli.results import View, show_extraction
from pipeline.cli.session import Session
from pipeline.errors import OtherFilmError, UsageError
from pipeline.messages import _
from pipeline.model.codes import Severity

if TYPE_CHECKING:
    from pipeline.workflow.outcome import Outcome

_FOR_FILES = _("is for plain files")
_FOR_TITLES = _("is for the titles of a project")


class Asked(TypedDict):
    """What the options say."""

    names: tuple[str, ...]
    output: str | None
    previous: str | None
    languages: tuple[str, ...]
    dry_run: bool
    force: bool
    unit: str | None
    encoding: str | None
    strict: bool
    jobs: int
    format_: str
    fail_on: Severity


@click.command(
    "extract",
    cls=Command,
    help=str(
        _(
            "Masters to templates, which hold every text to translate with an identity that "
            "stays through re-cuts."
        )
    ),
    examples=[
        Example(_("the templates of the whole project"), "subtitr extract"),
        Example(_("what would change in one title"), "subtitr extract film --dry-run"),
        Example(
            _("a plain file, without a project"),
            "subtitr extract film.srt -l en -l ru -o film.pot",
        ),
    ],
)
@options.names(str(_("[TITLE]... | FILE")))
@options.output(_("The template to write; - for standard output."))
@options.file("--previous", _("The template that identities are carried from; by default -o."))
@options.languages(_("A language spoken in the plain file; can be repeated."))
@options.unit(_("What of a plain file is one message; by default a sentence."))
@options.flag("--dry-run", _("Write nothing, show what would change."))
@options.flag("--force", _("Extract though fewer than half of the old messages survive."))
@options.encoding
@options.strict
@options.jobs
@options.format_(options.COUNTS)
@options.fail_on
@options.common
@click.pass_context
def command(context: click.Context, **asked: Unpack[Asked]) -> int:
    """Extract from titles, or from a file."""
    session = context.ensure_object(Session)
    given = parted(asked["names"])
    work = _from_file if given.files else _from_titles
    try:
        outcome = work(context, session, given, asked)
    except OtherFilmError as error:  # of a plain file; those of titles are in the outcome
        outcome = pipeline.Outcome(refused=(error,))
    streams = asked["output"] == STREAM and not asked["dry_run"]
    view = View(asked["format_"], asked["fail_on"], streams, dry=asked["dry_run"])
    return show_extraction(session, outcome, view)


def _from_titles(context: click.Context, session: Session, given: Named, asked: Asked) -> Outcome:
    refuse(context, dict.fromkeys(("output", "previous", "languages", "unit"), _FOR_FILES))
    with Meter(session, jobs=asked["jobs"]) as meter:
        return pipeline.extract(
            session.project(),
            given.titles,
            dry_run=asked["dry_run"],
            force=asked["force"],
            encoding=asked["encoding"],
            strict=asked["strict"],
            jobs=asked["jobs"],
            progress=meter,
        )


def _from_file(context: click.Context, session: Session, given: Named, asked: Asked) -> Outcome:
    refuse(context, {"jobs": _FOR_TITLES})
    number_of_files(given.files, _("the subtitles"))
    output = asked["output"]
    if output is None:
        raise UsageError(_("say where the template goes: -o film.pot"))
    project = session.named_project()
    spoken = spoken_languages(asked["languages"])
    setting = pipeline.Setting(
        project, spoken, asked["encoding"], asked["strict"], unit=asked["unit"]
    )
    with Meter(session):
        return pipeline.extract_file(
            given.files[0],
            output,
            previous=asked["previous"],
            dry_run=asked["dry_run"],
            force=asked["force"],
            setting=setting,
        )
