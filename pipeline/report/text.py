"""Findings for people: one line each, grouped by file, the text below, a summary at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from pipeline.messages import Text, _
from pipeline.model.codes import Severity
from pipeline.model.finding import Finding
from pipeline.report.columns import clip, visible
from pipeline.report.summary import Report, summary_line, worst
from pipeline.report.wording import cue_and_time, sentence

QUOTE_COLUMNS = 80
"""How much of the verbatim text is shown: two lines of a subtitle, nearly."""


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


def lines(report: Report) -> Iterator[Line]:
    """Yield the lines of the report; an empty line stands after the findings of each file."""
    for _file, findings in groupby(report.findings, key=lambda finding: finding.place.file):
        for finding in findings:
            yield _head(finding)
            if finding.text:
                quote = clip(visible(finding.text), QUOTE_COLUMNS)
                yield (Span("    "), Span(quote, Style.QUOTE))
        yield ()
    severity = worst(report.findings)
    yield (Span(summary_line(report), Style(severity) if severity else Style.GOOD),)


def view(report: Report) -> str:
    """Return the report as plain text, without colour."""
    return "".join(f"{''.join(span.text for span in line)}\n" for line in lines(report))


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
