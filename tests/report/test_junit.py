"""Findings as JUnit XML: one document that any reader takes, whatever the texts hold."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.codes import Severity
from pipeline.report.junit import view
from pipeline.report.summary import Report

from .strategies import reports


@given(reports, st.sampled_from(Severity))
def test_every_finding_is_a_case(report: Report, fail_on: Severity) -> None:
    """A case a finding, in its file's suite; those that fail the run are failures."""
    report = Report(report.findings, fail_on=fail_on)
    root = ElementTree.fromstring(view(report).encode("utf-8", "surrogatepass"))
    cases = root.findall("./testsuite/testcase")
    failures = root.findall("./testsuite/testcase/failure")
    assert len(cases) == max(1, len(report.findings)) == int(root.get("tests", ""))
    assert len(failures) == sum(map(report.fails, report.findings))
    assert len(failures) == int(root.get("failures", ""))
    for suite in root.findall("./testsuite"):
        own = suite.findall("./testcase")
        assert int(suite.get("tests", "")) == len(own)
        assert {case.get("classname") for case in own} == {suite.get("name")}


def test_nothing_found_is_one_case_that_passes() -> None:
    """Servers take a document without cases for a run that broke down."""
    (case,) = ElementTree.fromstring(view(Report(()))).iter("testcase")
    assert list(case) == []
