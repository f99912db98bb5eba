"""Findings counted: how many of each rule, in how many files, the most frequent first."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.messages import _
from pipeline.model.finding import Finding
from pipeline.report.columns import table
from pipeline.report.summary import grouped


def statistics(findings: Iterable[Finding]) -> str:
    """Return a table of the rules that found something; empty when none did."""
    counted: dict[tuple[str, str, str], list[str]] = {}
    for finding in findings:
        key = (finding.code, finding.rule.rule, str(finding.severity))
        counted.setdefault(key, []).append(finding.place.file)
    if not counted:
        return ""
    head = (_("code"), _("rule"), _("severity"), _("findings"), _("files"))
    rows = [tuple(map(str, head))]
    for key, files in sorted(counted.items(), key=lambda item: (-len(item[1]), item[0])):
        rows.append((*key, grouped(len(files)), grouped(len(set(files)))))
    return "".join(f"{line}\n" for line in table(rows, 3))
