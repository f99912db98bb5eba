"""Findings counted by rule."""

from __future__ import annotations

from hypothesis import given

from pipeline.report.statistics import statistics
from pipeline.report.summary import Report

from .strategies import reports


@given(reports)
def test_counts_add_up(report: Report) -> None:
    """Every rule that found something has one line, and the counts are all findings."""
    _head, *lines = statistics(report.findings).splitlines() or [""]
    assert sum(int(line.split()[-2]) for line in lines) == len(report.findings)
    kinds = {(finding.code, str(finding.severity)) for finding in report.findings}
    assert {(line.split()[0], line.split()[2]) for line in lines} == kinds
