"""`subtitr compile`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

import click

import pipeline
from pipeline.cli import options
from pipeline.cli.arguments import STREAM, Named, number_of_files, one_language, parted, refuse
from pipeline.cli.help import Command, Example
from pipeline.cli.progress import Meter
from pipeline.cli.results import View, show_findings
from pipeline.cli.session import Session
from pipeline.errors import UsageError
from pipeline.messages import _
from pipeline.model.codes import Severity

if TYPE_CHECKING:
    from pipeline.workflow.outcome import Outcome

_FOR_FILES = _("is for plain files")
_FOR_TITLES = _("is for the titles of a project")


class Asked(TypedDict):
    """What the options say."""

    names: tuple[str, ...]
    languages: tuple[str, ...]
    output: str | None
    final: bool
    discard: bool
    profile: str | None
    unit: str | None
    encoding: str | None
    strict: bool
    jobs: int
    format_: str
    fail_on: Severity


@click.command(
    "compile",
    cls=Command,
    help=str(
        _(
            "Catalogs to releases: translations laid into the cues of the master. A release that "
            "was changed by hand is not replaced."
        )
    ),
    examples=[
        Example(_("all releases of the project"), "subtitr compile"),
        Example(_("one language, only if it can be delivered"), "subtitr compile -l en --final"),
        Example(
            _("plain files, without a project"), "subtitr compile film.srt ru.po -o film.ru.srt"
        ),
    ],
)
@options.names(str(_("[TITLE]... | SUBTITLES CATALOG")))
@options.languages(
    _("A release of the project (ru, ru@edu), can be repeated; or the language of a plain catalog.")
)
@options.output(_("The subtitles to write; - for standard output."))
@options.flag("--final", _("Write nothing while anything is fuzzy, untranslated or in error."))
@options.flag("--discard", _("Replace releases that were changed by hand."))
@options.profile
@options.unit(_("What of the plain subtitles is one message; by default as the catalog was made."))
@options.encoding
@options.strict
@options.jobs
@options.format_(options.FINDINGS)
@options.fail_on
@options.common
@click.pass_context
def command(context: click.Context, **asked: Unpack[Asked]) -> int:
    """Compile releases of titles, or a file."""
    session = context.ensure_object(Session)
    given = parted(asked["names"])
    work = _file if given.files else _titles
    outcome = work(context, session, given, asked)
    view = View(asked["format_"], asked["fail_on"], asked["output"] == STREAM)
    return show_findings(session, outcome, view)


def _titles(context: click.Context, session: Session, given: Named, asked: Asked) -> Outcome:
    only = ("output", "profile", "unit", "encoding", "strict")
    refuse(context, dict.fromkeys(only, _FOR_FILES))
    with Meter(session, jobs=asked["jobs"]) as meter:
        return pipeline.compile(
            session.project(),
            given.titles,
            releases=asked["languages"],
            final=asked["final"],
            discard=asked["discard"],
            jobs=asked["jobs"],
            progress=meter,
        )


def _file(context: click.Context, session: Session, given: Named, asked: Asked) -> Outcome:
    refuse(context, {"discard": _FOR_TITLES, "jobs": _FOR_TITLES})
    number_of_files(given.files, _("the subtitles"), _("the catalog"))
    master, catalog = given.files
    output, language = asked["output"], one_language(asked["languages"])
    if output is None:
        raise UsageError(_("say where the release goes: -o film.ru.srt"))
    project = session.named_project()
    setting = pipeline.Setting(
        project, (), asked["encoding"], asked["strict"], asked["profile"], asked["unit"]
    )
    with Meter(session):
        return pipeline.compile_file(
            master, catalog, output, language=language, final=asked["final"], setting=setting
        )
