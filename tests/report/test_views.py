"""The table of formats."""

from __future__ import annotations

from hypothesis import given

from pipeline.report.summary import Report
from pipeline.report.views import VIEWS

from .strategies import reports


@given(reports)
def test_every_format_tells_of_every_finding(report: Report) -> None:
    """No format leaves a finding out: its code is there as often as it was found."""
    for view in VIEWS.values():
        text = view(report)
        for finding in report.findings:
            times = sum(1 for other in report.findings if other.code == finding.code)
            assert text.count(finding.code) >= times


def test_the_formats_of_the_command_line() -> None:
    """The names are those of `--format`."""
    assert tuple(VIEWS) == ("text", "json", "sarif", "github", "junit")
