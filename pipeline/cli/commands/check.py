"""`subtitr check`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

import pipeline
from pipeline.checks.selection import selected_codes
from pipeline.cli import options
from pipeline.cli.arguments import Named, one_language, parted, refuse
from pipeline.cli.help import Command, Example
from pipeline.cli.progress import Meter
from pipeline.cli.results import View, judged, show_check
from pipeline.cli.session import Session
from pipeline.cli.terminal import tell
from pipeline.messages import _
from pipeline.model.codes import Severity
from pipeline.model.frame_rate import FrameRate

if TYPE_CHECKING:
    from pipeline.workflow.outcome import Outcome

_FOR_FILES = _("is for plain files; a project says it in its configuration")
_BESIDE_MASTER = _("is for plain files; a project has subtitles/source/TITLE.edl or .shots.txt")
_FOR_COUNTS = _("has no place in this format; it counts as text and as JSON")
_FOR_TITLES = _("is for the titles of a project")


class Asked(TypedDict):
    """What the options say."""

    names: tuple[str, ...]
    languages: tuple[str, ...]
    profile: str | None
    frame_rate: FrameRate | None
    master: str | None
    shots: str | None
    encoding: str | None
    strict: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    final: bool
    jobs: int
    baseline: str | None
    write_baseline: str | None
    statistics: bool
    format_: str
    fail_on: Severity


@click.command(
    "check",
    cls=Command,
    help=str(
        _(
            "Look for faults in masters, catalogs and releases: damage in reading, times, lines "
            "and text against the rules of the house, translations against their sources, what "
            "is lost or added. subtitr rules lists what is looked for. Nothing is changed."
        )
    ),
    examples=[
        Example(_("the whole project"), "subtitr check"),
        Example(
            _("one rule less, for a code host"),
            "subtitr check --ignore untranslated --format sarif",
        ),
        Example(
            _("a plain file against its master"),
            "subtitr check film.ru.srt --profile netflix-ru --master film.srt",
        ),
        Example(
            _("what is found today is known; fail on what is new"),
            "subtitr check --write-baseline known.json",
        ),
        Example(_("in the next run"), "subtitr check --baseline known.json"),
    ],
)
@options.names(str(_("[TITLE]... | FILE...")))
@options.languages(
    _("A release of the project (ru, ru@edu), can be repeated; or the language of plain files.")
)
@options.profile
@options.frame_rate
@options.file("--master", _("The master that plain files are compared with."))
@options.file(
    "--shots",
    _(
        "Shot changes of plain files: a list of times, or an EDL. A project has them beside its "
        "masters: TITLE.edl or TITLE.shots.txt."
    ),
)
@options.encoding
@options.strict
@options.rules("--select", _("Only these rules: code, family, name or alias; can be repeated."))
@options.rules("--ignore", _("All but these rules: code, family, name or alias; can be repeated."))
@options.file("--baseline", _("Leave out the findings that this file knows."))
@options.file("--write-baseline", _("Write the findings to this file, as known from now on."))
@options.flag("--statistics", _("Count the findings of each rule instead of listing them."))
@options.flag("--final", _("Judge as for a delivery: fuzzy, untranslated and empty are errors."))
@options.jobs
@options.format_(options.FINDINGS)
@options.fail_on
@options.common
@click.pass_context
def command(context: click.Context, **asked: Unpack[Asked]) -> int:
    """Check titles, or files."""
    session = context.ensure_object(Session)
    given = parted(asked["names"])
    if asked["statistics"] and asked["format_"] not in {"text", "json"}:
        refuse(context, {"statistics": _FOR_COUNTS})
    wanted = selected_codes(asked["select"], asked["ignore"])
    work = _files if given.files else _titles
    outcome = judged(work(context, session, given, asked), wanted, final=asked["final"])
    view = View(asked["format_"], asked["fail_on"], statistics=asked["statistics"])
    code = show_check(session, _beside_baseline(outcome, asked), view)
    if not outcome.findings and not outcome.refused:
        _tell_of_no_house(session, given.files, asked)
    return code


def _tell_of_no_house(session: Session, files: Sequence[str], asked: Asked) -> None:
    """Say that little was asked where neither an option nor a name says whose rules apply."""
    if asked["profile"] or asked["languages"] or session.quiet:
        return
    from pipeline.report.columns import visible  # noqa: PLC0415 - only with plain files
    from pipeline.workflow.plain import language_in_name  # noqa: PLC0415

    nameless = [name for name in files if name.endswith(".srt") and not language_in_name(name)]
    if nameless:
        text = _("no house's rules apply to {file}: say --profile or -l", file=visible(nameless[0]))
        tell(str(text))


def _beside_baseline(outcome: Outcome, asked: Asked) -> Outcome:
    known, wanted = asked["baseline"], asked["write_baseline"]
    if not known and not wanted:
        return outcome
    from pipeline.workflow.baselines import (  # noqa: PLC0415 - seldom asked for
        without_known,
        write_baseline,
    )

    if wanted:
        return write_baseline(outcome, wanted)
    return without_known(outcome, str(known))


def _titles(context: click.Context, session: Session, given: Named, asked: Asked) -> Outcome:
    only = ("profile", "frame_rate", "master")
    refuse(context, {**dict.fromkeys(only, _FOR_FILES), "shots": _BESIDE_MASTER})
    with Meter(session, jobs=asked["jobs"]) as meter:
        return pipeline.check(
            session.project(),
            given.titles,
            releases=asked["languages"],
            encoding=asked["encoding"],
            strict=asked["strict"],
            jobs=asked["jobs"],
            progress=meter,
        )


def _files(context: click.Context, session: Session, given: Named, asked: Asked) -> Outcome:
    refuse(context, {"jobs": _FOR_TITLES})
    language = one_language(asked["languages"])
    project = session.named_project()
    setting = pipeline.Setting(
        project, encoding=asked["encoding"], strict=asked["strict"], profile=asked["profile"]
    )
    with Meter(session):
        return pipeline.check_files(
            given.files,
            language=language,
            frame_rate=asked["frame_rate"],
            master=asked["master"],
            shots=asked["shots"],
            setting=setting,
        )
