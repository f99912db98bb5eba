"""What a run did and found: results to standard output, a closing line to standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TextIO

import click

from pipeline import __version__
from pipeline.cli.exits import CLEAN, FOUND
from pipeline.cli.failures import tell_error
from pipeline.cli.session import Session
from pipeline.cli.terminal import has_colour, is_terminal, put, tell
from pipeline.messages import _, n_
from pipeline.model.codes import Severity
from pipeline.report.changes_view import revisions_json, revisions_text
from pipeline.report.columns import visible
from pipeline.report.stats_view import Changes, Row, changes_json, progress_json, text_view
from pipeline.report.summary import Report, summary_line

if TYPE_CHECKING:
    from pipeline.report import text
    from pipeline.workflow.outcome import Outcome

_COLOURS: dict[str, dict[str, object]] = {
    "place": {"bold": True},
    "info": {"fg": "cyan"},
    "warning": {"fg": "yellow"},
    "error": {"fg": "red", "bold": True},
    "rule": {"dim": True},
    "quote": {"italic": True},
    "good": {"fg": "green"},
    "head": {"bold": True},
}
"""How the styles of the text view look on a terminal."""


@dataclass(frozen=True, slots=True)
class View:
    """How results are to be shown."""

    format: str = "text"
    fail_on: Severity = Severity.ERROR
    streams_file: bool = False
    """Whether standard output carries a file (`-o -`), so that results have to go elsewhere."""
    statistics: bool = False
    """Whether findings are counted by rule instead of listed: as text and as JSON only."""
    dry: bool = False
    """Whether nothing was to be written, but every change to be told."""
    final: bool = False
    """Whether nothing was to be written while anything is wrong."""


def show_check(session: Session, outcome: Outcome, view: View) -> int:
    """Show findings and their sum, all of which is the result; return the exit code."""
    report = _report(outcome, view)
    if view.statistics and view.format == "text":
        from pipeline.report.statistics import statistics  # noqa: PLC0415 - seldom asked for

        put(f"{statistics(report.findings)}{summary_line(report)}\n")
    elif view.statistics:
        from pipeline.report.statistics import statistics_json  # noqa: PLC0415 - as above

        put(statistics_json(report))
    elif view.format == "text":
        from pipeline.report import text  # noqa: PLC0415 - the other formats do without

        put(_coloured(text.lines(report), sys.stdout))
    else:
        put(_rendered(report, view))
    _tell_refused(outcome)
    if view.format != "text" and not session.quiet:
        tell(summary_line(report))
    _tell_gone(session, outcome)
    return _code(outcome, view)


def show_findings(session: Session, outcome: Outcome, view: View) -> int:
    """Show the findings of a run that writes files; return the exit code."""
    if view.format != "text":
        _write(_rendered(_report(outcome, view), view), view)
    else:
        _write(_found(session, outcome, _stream(view)), view)
    return _close(session, outcome, view)


def show_changes(session: Session, outcome: Outcome, view: View) -> int:
    """Show what became of messages, after the findings on the way; return the exit code.

    JSON is the counts and what was refused, one object; the findings are then for people.
    """
    if view.format == "text":
        _write(_found(session, outcome, _stream(view)), view)
        if not session.quiet:
            _write(_revised(session, outcome, view), view)
            _write(_table(outcome.changes, _stream(view)), view)
        return _close(session, outcome, view)
    if outcome.findings:
        tell(_found(session, outcome, sys.stderr).rstrip())
    _write(changes_json(outcome.changes, outcome.refused), view)
    return _close(session, outcome, view)


def show_extraction(session: Session, outcome: Outcome, view: View) -> int:
    """Show what became of each message of titles that were extracted; return the exit code."""
    if view.format == "text":
        return show_changes(session, outcome, view)
    if outcome.findings:
        tell(_found(session, outcome, sys.stderr).rstrip())
    _write(revisions_json(outcome.changes, outcome.revisions, outcome.refused), view)
    return _close(session, outcome, view)


def show_build(session: Session, outcome: Outcome, view: View) -> int:
    """Show findings, and in a text the changes other than none; return the exit code."""
    moved = [row for row in outcome.changes if _has_moved(row)]
    if moved and view.format == "text" and not session.quiet:
        _write(_revised(session, outcome, view), view)
        _write(f"{_table(moved, _stream(view))}\n", view)
    return show_findings(session, outcome, view)


def show_progress(session: Session, outcome: Outcome, view: View) -> int:
    """Show how far translations are."""
    if view.format == "json":
        put(progress_json(outcome.progress))
    else:
        put(_table(outcome.progress, sys.stdout))
    _tell_refused(outcome)
    if not outcome.progress and not outcome.refused and not session.quiet:
        tell(str(_("there is nothing to count")))
    return _code(outcome, View())


def files_written(count: int, *, dry: bool = False) -> str:
    """Return how many files a run has written; of one that was to write none (`dry`), that."""
    if dry:
        return str(_("nothing written (--dry-run)"))
    files = n_("{count} file written", "{count} files written", count)
    return str(files if count else _("no file changed"))


def judged(outcome: Outcome, codes: frozenset[str], *, final: bool) -> Outcome:
    """Return `outcome` with the findings of `codes`, judged as for a delivery if `final`."""
    from pipeline.checks.selection import with_codes  # noqa: PLC0415 - only checks are judged
    from pipeline.checks.verdict import as_final  # noqa: PLC0415

    findings = with_codes(outcome.findings, codes)
    return replace(outcome, findings=as_final(findings) if final else findings)


def _close(session: Session, outcome: Outcome, view: View) -> int:
    """Name what was refused and sum up; return the exit code."""
    _tell_refused(outcome)
    if session.verbose:
        for file in outcome.written:
            tell(str(_("wrote {file}", file=visible(file))))
    if not session.quiet:
        tell(_closing_line(outcome, view))
    return _code(outcome, view)


def _code(outcome: Outcome, view: View) -> int:
    """Return the worst of what was refused, of what could not be read, and of what was found."""
    refused = max((error.exit_code for error in outcome.refused), default=CLEAN)
    if refused:
        return refused
    return FOUND if _fails(outcome, view.fail_on) else CLEAN


def _fails(outcome: Outcome, level: Severity) -> bool:
    if not outcome.findings:
        return False
    from pipeline.checks.verdict import fails  # noqa: PLC0415 - nothing found, nothing to judge

    return fails(outcome.findings, level)


def _tell_refused(outcome: Outcome) -> None:
    for error in outcome.refused:
        tell_error(error)


def _rendered(report: Report, view: View) -> str:
    from pipeline.report.views import VIEWS  # noqa: PLC0415 - most runs show text

    return VIEWS[view.format](report)


def _report(outcome: Outcome, view: View) -> Report:
    refused = len(outcome.refused)
    return Report(
        outcome.findings, __version__, outcome.suppressed, refused, view.fail_on, outcome.known
    )


def _tell_gone(session: Session, outcome: Outcome) -> None:
    if outcome.gone and not session.quiet:
        text = n_(
            "{count} of the baseline is found no longer; --write-baseline takes it out",
            "{count} of the baseline are found no longer; --write-baseline takes them out",
            outcome.gone,
        )
        tell(str(text))


def _closing_line(outcome: Outcome, view: View) -> str:
    found = summary_line(_report(outcome, view))
    count = len(outcome.written)
    if view.final and not count and (outcome.refused or _fails(outcome, Severity.ERROR)):
        return f"{_('nothing written, because of --final')}; {found}"
    if view.streams_file and not count:
        return found
    return f"{files_written(count, dry=view.dry)}; {found}"


def _write(result: str, view: View) -> None:
    if not view.streams_file:
        put(result)
    elif result:
        tell(result.rstrip())


def _stream(view: View) -> TextIO:
    return sys.stderr if view.streams_file else sys.stdout


def _found(session: Session, outcome: Outcome, stream: TextIO) -> str:
    """Return the findings on the way, in short but for -v, without the sum of the closing line."""
    if not outcome.findings:
        return ""
    from pipeline.report import text  # noqa: PLC0415 - most runs of most verbs find nothing

    *lines, _sum = text.lines(_report(outcome, View()), short=not session.verbose)
    return _coloured(lines, stream)


def _revised(session: Session, outcome: Outcome, view: View) -> str:
    """Return what became of messages one by one, in short but for -v or where it was asked for."""
    short = not (session.verbose or view.dry)
    shown = revisions_text(outcome.revisions, short=short)
    return f"{shown}\n" if shown else ""


def _table(rows: Sequence[Row], stream: TextIO) -> str:
    """Return counts as a table that fits a terminal; in a pipe it is as wide as it is."""
    if not is_terminal(stream):
        return text_view(rows)
    import shutil  # noqa: PLC0415 - only on a terminal

    from pipeline.report.fitting import fitted  # noqa: PLC0415

    return _coloured(fitted(rows, shutil.get_terminal_size().columns), stream)


def _coloured(lines: Iterable[text.Line], stream: TextIO) -> str:
    paint: Callable[[text.Span], str] = _paint if has_colour(stream) else _plain
    return "".join(f"{''.join(map(paint, line))}\n" for line in lines)


def _plain(span: text.Span) -> str:
    return span.text


def _paint(span: text.Span) -> str:
    return click.style(span.text, **_COLOURS.get(span.style, {}))  # type: ignore[arg-type]


def _has_moved(row: Changes) -> bool:
    return any((row.retimed, row.recut, row.edited, row.new, row.gone, row.returned))
