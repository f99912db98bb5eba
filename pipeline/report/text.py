"""Findings for people: one line each, grouped by file, the text below, a summary at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from pipeline.messages import Text, _, n_
from pipeline.model.codes import Severity
from pipeline.model.finding import Finding
from pipeline.report.columns import clip, visible
from pipeline.report.summary import Report, grouped, summary_line, worst
from pipeline.report.wording import cue_and_time, sentence

QUOTE_COLUMNS = 80
"""How much of the verbatim text is shown: two lines of a subtitle, nearly."""

FEW = 5
"""How many findings of one code in one file a short report shows."""


class Style(StrEnum):
    """What a span is, for whoever can colour it."""

    PLAIN = "plain"
    PLACE = "place"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"
    RULE = "rule"
    QUOTE = "quote"
    GOOD = "good"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line that has one style."""

    text: str
    style: Style = Style.PLAIN


Line = tuple[Span, ...]

_SEVERITIES: dict[Severity, Text] = {
    Severity.ERROR: _("error"),
    Severity.WARNING: _("warning"),
    Severity.INFO: _("info"),
}


def lines(report: Report, *, short: bool = False) -> Iterator[Line]:
    """Yield the lines of the report; an empty line stands after the findings of each file.

    A `short` report shows the first findings of each code in a file, and counts the others.
    """
    by_file: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_file.setdefault(finding.place.file, []).append(finding)
    for findings in by_file.values():
        yield from _first(findings) if short else _all(findings)
        yield ()
    severity = worst(report.findings)
    style = Style.ERROR if report.refused else Style(severity) if severity else Style.GOOD
    yield (Span(summary_line(report), style),)


def view(report: Report) -> str:
    """Return the report as plain text, without colour."""
    return "".join(f"{''.join(span.text for span in line)}\n" for line in lines(report))


def _all(findings: Iterable[Finding]) -> Iterator[Line]:
    for finding in findings:
        yield _head(finding)
        if finding.text:
            quote = clip(visible(finding.text), QUOTE_COLUMNS)
            yield (Span("    "), Span(quote, Style.QUOTE))


def _first(findings: Iterable[Finding]) -> Iterator[Line]:
    """Yield the lines of the first findings of each code, then how many more there are of it."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.code] += 1
        if seen[finding.code] <= FEW:
            yield from _all([finding])
    for code, number in seen.items():
        if number > FEW:
            yield (Span(_more(number - FEW, code, finding.place.file), Style.RULE),)


def _more(count: int, code: str, file: str) -> str:
    text = n_(
        "... and {number} more {code} in {file} (subtitr check lists them; -v shows all here)",
        "... and {number} more {code} in {file} (subtitr check lists them; -v shows all here)",
        count,
        number=grouped(count),
        code=code,
        file=visible(file),
    )
    return str(text)


def _head(finding: Finding) -> Line:
    severity = finding.severity
    place = _place(finding)
    where = cue_and_time(finding)
    return (
        *((Span(place, Style.PLACE), Span(": ")) if place else ()),
        Span(str(_SEVERITIES[severity]), Style(severity)),
        Span(" "),
        Span(f"{finding.code} {finding.rule.rule}", Style.RULE),
        Span(f": {visible(sentence(finding))}"),
        *((Span(f" [{where}]", Style.PLACE),) if where else ()),
    )


def _place(finding: Finding) -> str:
    place = finding.place
    parts = [visible(place.file)]
    if place.line is not None:
        parts.append(str(place.line))
        if place.column is not None:
            parts.append(str(place.column))
    return ":".join(part for part in parts if part)
