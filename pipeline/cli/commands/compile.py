"""`subtitr compile`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

import pipeline
from pipeline.cli import options
from pipeline.cli.arguments import STREAM, Named, number_of_files, one_language, parted, refuse
from pipeline.cli.exits import CLEAN
from pipeline.cli.help import Command, Example
from pipeline.cli.progress import Meter
from pipeline.cli.results import View, show_findings
from pipeline.cli.session import Session
from pipeline.cli.terminal import put, speaks_unicode
from pipeline.errors import UsageError
from pipeline.messages import _
from pipeline.model.codes import Severity

if TYPE_CHECKING:
    from pipeline.workflow.outcome import Outcome
    from pipeline.workflow.plain import Setting

_FOR_FILES = _("is for plain files")
_FOR_TITLES = _("is for the titles of a project")
_WRITES_NOTHING = _("--explain writes nothing")
_FILES_ONLY = ("profile", "unit", "encoding", "strict")


class Asked(TypedDict):
    """What the options say."""

    names: tuple[str, ...]
    languages: tuple[str, ...]
    output: str | None
    final: bool
    discard: bool
    explain: str | None
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
        Example(_("why a cue is laid out as it is"), "subtitr compile --explain film:2 -l ru"),
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
@click.option(
    "--explain",
    metavar=str(_("PLACE")),
    help=str(
        _(
            "Write nothing; show the candidate layouts of a place with their costs: TITLE:CUE, "
            "TITLE@TIME, or FILE:CUE."
        )
    ),
)
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
    if asked["explain"] is not None:
        return _explain(context, session, given, asked)
    work = _file if given.files else _titles
    outcome = work(context, session, given, asked)
    view = View(asked["format_"], asked["fail_on"], asked["output"] == STREAM, final=asked["final"])
    return show_findings(session, outcome, view)


def _titles(context: click.Context, session: Session, given: Named, asked: Asked) -> Outcome:
    refuse(context, dict.fromkeys(("output", *_FILES_ONLY), _FOR_FILES))
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
    setting = _setting(session, asked)
    with Meter(session):
        return pipeline.compile_file(
            master, catalog, output, language=language, final=asked["final"], setting=setting
        )


def _explain(context: click.Context, session: Session, given: Named, asked: Asked) -> int:
    """Show the candidate layouts of a place."""
    from pipeline.report.explain_view import json_view, text_view  # noqa: PLC0415 - seldom asked for

    refuse(context, dict.fromkeys(("output", "final", "discard", "jobs"), _WRITES_NOTHING))
    place, format_ = asked["explain"] or "", asked["format_"]
    if format_ not in options.COUNTS:
        raise UsageError(_("with --explain: text or json"), "--format")
    if given.files:
        number_of_files(given.files, _("the subtitles"), _("the catalog"))
        language = one_language(asked["languages"])
        setting = _setting(session, asked)
        master, catalog = given.files
        found = pipeline.explain_file(master, catalog, place, language=language, setting=setting)
    else:
        if given.titles:
            raise UsageError(_("--explain names the title itself"), given.titles[0])
        refuse(context, dict.fromkeys(_FILES_ONLY, _FOR_FILES))
        found = pipeline.explain(session.project(), place, releases=asked["languages"])
    if format_ == "json":
        put(json_view(found, ascii_only=not speaks_unicode(sys.stdout)))
    else:
        put(text_view(found))
    return CLEAN


def _setting(session: Session, asked: Asked) -> Setting:
    project = session.named_project()
    return pipeline.Setting(
        project, (), asked["encoding"], asked["strict"], asked["profile"], asked["unit"]
    )
