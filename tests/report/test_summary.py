"""Laws of the summary."""

from __future__ import annotations

from hypothesis import given

from pipeline.model.codes import Severity
from pipeline.model.finding import Finding
from pipeline.report.summary import Report, summary, summary_line, worst

from .strategies import reports


@given(reports)
def test_counts_add_up(report: Report) -> None:
    """Both ways of counting give all findings, and each count is that of its kind."""
    counts = summary(report.findings)
    assert counts.total == len(report.findings)
    assert sum(number for _, number in counts.by_rule) == counts.total
    for severity in Severity:
        expected = sum(1 for finding in report.findings if finding.severity is severity)
        assert counts.count(severity) == expected
    for code, number in counts.by_rule:
        assert number == sum(1 for finding in report.findings if finding.code == code)


@given(reports)
def test_nothing_is_worse_than_the_worst(report: Report) -> None:
    """The worst is the severity of a finding, and no finding outranks it."""
    severity = worst(report.findings)
    ranks = [finding.severity.rank for finding in report.findings]
    assert (severity.rank if severity else -1) == max(ranks, default=-1)


def test_summary_lines() -> None:
    """The summary names what there is, and says so when there is nothing."""
    errors = (Finding("TIM004"), Finding("STR003"))
    assert summary_line(Report(())) == "nothing found"
    assert summary_line(Report((), suppressed=2)) == "nothing found, 2 suppressed"
    assert summary_line(Report(errors)) == "2 errors"
    assert summary_line(Report((), refused=1)) == "1 refused"
    assert summary_line(Report(errors, suppressed=1, refused=2)) == (
        "2 errors, 1 suppressed, 2 refused"
    )
    assert summary_line(Report((Finding("CAT001"),) * 1285)) == "1,285 warnings"
    mixed = (*errors[:1], Finding("CAT001"), Finding("SRT011"))
    assert summary_line(Report(mixed, suppressed=1)) == (
        "1 error, 1 warning, 1 for information, 1 suppressed"
    )
