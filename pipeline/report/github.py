"""Findings as workflow commands, which GitHub shows as annotations beside the lines."""

from __future__ import annotations

from pipeline.model.codes import Severity
from pipeline.model.finding import Finding
from pipeline.report.summary import Report
from pipeline.report.wording import full_sentence

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

# GitHub's runner undoes these (actions/toolkit, `command.ts`); `%` comes first, since the others
# bring it in
_IN_MESSAGE = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_IN_PROPERTY = (*_IN_MESSAGE, (":", "%3A"), (",", "%2C"))


def view(report: Report) -> str:
    """Return one command a line for each finding; nothing when there are none."""
    return "".join(f"{_command(finding)}\n" for finding in report.findings)


def escape_message(text: str) -> str:
    """Return `text` as it has to stand after the `::` of a command."""
    return _escaped(text, _IN_MESSAGE)


def escape_property(text: str) -> str:
    """Return `text` as it has to stand after the `=` of a property."""
    return _escaped(text, _IN_PROPERTY)


def _command(finding: Finding) -> str:
    place = finding.place
    properties = {
        "file": place.file or None,
        "line": place.line,
        "col": place.column,
        "title": f"{finding.code} {finding.rule.rule}",
    }
    stated = ",".join(
        f"{key}={escape_property(str(value))}"
        for key, value in properties.items()
        if value is not None
    )
    return f"::{_COMMANDS[finding.severity]} {stated}::{escape_message(full_sentence(finding))}"


def _escaped(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for plain, escaped in pairs:
        text = text.replace(plain, escaped)
    return text
