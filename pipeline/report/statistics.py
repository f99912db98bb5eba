"""Findings counted: how many of each rule, in how many files, the most frequent first."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pipeline.messages import _
from pipeline.model.finding import Finding
from pipeline.report.columns import table
from pipeline.report.json_view import summary_object
from pipeline.report.summary import Report, grouped


def statistics(findings: Iterable[Finding]) -> str:
    """Return a table of the rules that found something; empty when none did."""
    counted = _counted(findings)
    if not counted:
        return ""
    head = (_("code"), _("rule"), _("severity"), _("findings"), _("files"))
    rows = [tuple(map(str, head))]
    rows += [(*key, grouped(found), grouped(files)) for key, found, files in counted]
    return "".join(f"{line}\n" for line in table(rows, 3))


def statistics_json(report: Report) -> str:
    """Return the same as JSON: `statistics`, a row for each rule, and the `summary` of the run."""
    rows = [
        {"code": code, "rule": rule, "severity": severity, "findings": found, "files": files}
        for (code, rule, severity), found, files in _counted(report.findings)
    ]
    return f"{json.dumps({'statistics': rows, 'summary': summary_object(report)}, indent=1)}\n"


def _counted(findings: Iterable[Finding]) -> list[tuple[tuple[str, str, str], int, int]]:
    """Return code, rule and severity with the findings and the files, the most frequent first."""
    counted: dict[tuple[str, str, str], list[str]] = {}
    for finding in findings:
        key = (finding.code, finding.rule.rule, str(finding.severity))
        counted.setdefault(key, []).append(finding.place.file)
    frequent = sorted(counted.items(), key=lambda item: (-len(item[1]), item[0]))
    return [(key, len(files), len(set(files))) for key, files in frequent]
