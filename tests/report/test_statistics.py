"""Findings counted by rule."""

from __future__ import annotations

import json

from hypothesis import given

from pipeline.report.statistics import statistics, statistics_json
from pipeline.report.summary import Report

from .strategies import reports


@given(reports)
def test_counts_add_up(report: Report) -> None:
    """Every rule that found something has one line, and the counts are all findings."""
    _head, *lines = statistics(report.findings).splitlines() or [""]
    assert sum(int(line.split()[-2]) for line in lines) == len(report.findings)
    kinds = {(finding.code, str(finding.severity)) for finding in report.findings}
    assert {(line.split()[0], line.split()[2]) for line in lines} == kinds


@given(reports)
def test_json_counts_the_same(report: Report) -> None:
    """As JSON each rule has the row that it has in the table, in the same order."""
    rows = json.loads(statistics_json(report))["statistics"]
    _head, *lines = statistics(report.findings).splitlines() or [""]
    assert [line.split()[0] for line in lines] == [row["code"] for row in rows]
    assert sum(row["findings"] for row in rows) == len(report.findings)
    assert all(1 <= row["files"] <= row["findings"] for row in rows)
