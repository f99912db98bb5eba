"""`subtitr fix`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

import click

import pipeline
from pipeline.checks.selection import selected_codes
from pipeline.checks.verdict import fails
from pipeline.cli import options
from pipeline.cli.arguments import Named, one_language, parted, refuse
from pipeline.cli.exits import CLEAN, FOUND
from pipeline.cli.failures import tell_error
from pipeline.cli.help import Command, Example
from pipeline.cli.progress import Meter
from pipeline.cli.session import Session
from pipeline.cli.terminal import put, tell
from pipeline.messages import _
from pipeline.model.codes import Severity
from pipeline.model.frame_rate import FrameRate

if TYPE_CHECKING:
    from pipeline.report.fix_view import Fixing
    from pipeline.workflow.fix_settings import FixSettings

_FOR_FILES = _("is for plain files; a project says it in its configuration")

_MOST_SHIFT = 10_000
"""Some minutes: no cue is moved that far to be read, and the program over frames grows with it."""


class Asked(TypedDict):
    """What the options say."""

    names: tuple[str, ...]
    output: str | None
    languages: tuple[str, ...]
    profile: str | None
    frame_rate: FrameRate | None
    encoding: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    unsafe: bool
    max_shift: int | None
    shots: str | None
    diff: bool
    dry_run: bool
    format_: str
    fail_on: Severity


@click.command(
    "fix",
    cls=Command,
    help=str(
        _(
            "Mend what can be mended without harm: times under the limits of the house, by the "
            "least change there is; line breaks, dots, dashes, quotes, spaces, tags. A fix that "
            "would bring another finding is not made, and what is only information is left unless "
            "--select names its rule. In a project times become adjustments and "
            "text becomes edits of catalogs; plain files are mended in place, or into -o."
        )
    ),
    examples=[
        Example(_("what would change, as a difference"), "subtitr fix --diff"),
        Example(
            _("a plain file, into another"),
            "subtitr fix film.ru.srt --profile netflix-ru --frame-rate 25 -o out.srt",
        ),
        Example(
            _("only times, and no more than 6 frames"), "subtitr fix --select TIM --max-shift 6"
        ),
    ],
)
@options.names(str(_("[TITLE]... | FILE...")))
@options.output(_("Where the mended file goes; - is standard output. Without it: in place."))
@options.languages(
    _("A release of the project (ru, ru@edu), can be repeated; or the language of plain files.")
)
@options.profile
@options.frame_rate
@options.encoding
@options.rules("--select", _("Only these rules: code, family, name or alias; can be repeated."))
@options.rules("--ignore", _("All but these rules: code, family, name or alias."))
@options.flag("--unsafe", _("Also the fixes that a person has to look at."))
@options.number(
    "--max-shift", _("Most frames that a start or an end may move; by default 12."), _MOST_SHIFT
)
@options.file(
    "--shots",
    _(
        "Shot changes: a list of times, or an EDL; in place of those that a project has beside its "
        "masters, TITLE.edl or TITLE.shots.txt."
    ),
)
@options.flag("--diff", _("Write nothing, show what would change as a difference of files."))
@options.flag("--dry-run", _("Write nothing, show what would change."))
@options.format_(options.COUNTS)
@options.fail_on
@options.common
@click.pass_context
def command(context: click.Context, **asked: Unpack[Asked]) -> int:
    """Fix titles, or files."""
    session = context.ensure_object(Session)
    given = parted(asked["names"])
    work = _files if given.files else _titles
    fixings = work(context, session, given, asked)
    return _show(session, fixings, asked)


def _titles(
    context: click.Context, session: Session, given: Named, asked: Asked
) -> tuple[Fixing, ...]:
    only = ("output", "profile", "frame_rate", "encoding")
    refuse(context, dict.fromkeys(only, _FOR_FILES))
    with Meter(session):
        return pipeline.fix(
            session.project(),
            given.titles,
            releases=asked["languages"],
            settings=_settings(asked),
        )


def _files(
    _context: click.Context, session: Session, given: Named, asked: Asked
) -> tuple[Fixing, ...]:
    language = one_language(asked["languages"])
    project = session.named_project()
    setting = pipeline.Setting(project, encoding=asked["encoding"], profile=asked["profile"])
    with Meter(session):
        return pipeline.fix_files(
            given.files,
            asked["output"],
            language=language,
            frame_rate=asked["frame_rate"],
            setting=setting,
            settings=_settings(asked),
        )


def _settings(asked: Asked) -> FixSettings:
    from pipeline.workflow.fix_settings import FixSettings  # noqa: PLC0415 - loads all rules

    settings = FixSettings(
        asked["select"],
        asked["ignore"],
        asked["unsafe"],
        asked["max_shift"],
        asked["shots"],
        asked["diff"] or asked["dry_run"],
    )
    selected_codes(settings.select, settings.ignore)
    return settings


def _show(session: Session, fixings: tuple[Fixing, ...], asked: Asked) -> int:
    """Show what was changed; return 1 while something is left that makes a run fail."""
    from pipeline.report.fix_view import diff_view, json_view, text_view  # noqa: PLC0415

    if asked["format_"] == "json":
        result = json_view(fixings)
    elif asked["diff"]:
        result = diff_view(fixings)
    else:
        result = "" if session.quiet else text_view(fixings)
    # standard output carries the file when it is written there
    (tell if asked["output"] == "-" else put)(result)
    refused = [one.refused for one in fixings if one.refused is not None]
    for error in refused:
        tell_error(error)
    worst = max((error.exit_code for error in refused), default=CLEAN)
    left = [finding for one in fixings for finding in one.left]
    return worst or (FOUND if fails(left, asked["fail_on"]) else CLEAN)
