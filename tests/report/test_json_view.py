"""Findings as JSON."""

from __future__ import annotations

import json
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.finding import Finding, Place
from pipeline.model.fix import Fix, FixSafety
from pipeline.report.json_view import finding_object, view
from pipeline.report.summary import Report

from .strategies import findings, reports

KEYS = (
    *("code", "rule", "aliases", "severity", "file", "line", "cue", "start_ms", "message"),
    *("catalog", "catalog_line", "value", "limit", "unit", "text", "fix"),
)


@given(reports)
def test_the_view_is_json_with_all_keys(report: Report) -> None:
    """Whatever is found, the view is one JSON object whose findings have every stable key."""
    text = view(report)
    assert text.isascii()
    read = json.loads(text)
    assert [one["code"] for one in read["findings"]] == [one.code for one in report.findings]
    assert all(set(KEYS) <= set(one) for one in read["findings"])
    assert read["summary"]["total"] == len(report.findings)
    assert sum(read["summary"]["severities"].values()) == len(report.findings)
    assert sum(read["summary"]["rules"].values()) == len(report.findings)


@given(findings)
def test_places_and_texts_come_back(finding: Finding) -> None:
    """Places and texts read back as they were; what does not apply is null."""
    read = json.loads(json.dumps(finding_object(finding)))
    place = finding.place
    assert (read["file"] or "", read["line"], read["cue"]) == (place.file, place.line, place.cue)
    assert (read["message"], read["catalog"]) == (place.message, place.catalog)
    assert (read["start_ms"], read["catalog_line"]) == (place.start, place.catalog_line)
    assert (read["text"] or "", read["unit"]) == (finding.text, finding.unit)
    assert (read["severity"], read["fix"]) == (
        finding.severity,
        finding.fix and finding.fix.safety,
    )


@given(st.integers() | st.fractions(), st.integers() | st.fractions())
def test_amounts_are_exact(value: int | Fraction, limit: int | Fraction) -> None:
    """The exact amount can always be had: from the fraction where there is one, else the number."""
    read = json.loads(json.dumps(finding_object(Finding("TIM004", value=value, limit=limit))))
    for key, amount in (("value", value), ("limit", limit)):
        exact = read[f"{key}_exact"]
        assert Fraction(exact if exact is not None else read[key]) == amount
        assert exact is None or isinstance(read[key], float)


def test_an_amount_beyond_doubles_is_still_a_number() -> None:
    """A broken number too large for a double is given whole, and exactly beside it."""
    read = finding_object(Finding("TIM004", value=Fraction(10**400, 3)))
    assert read["value"] == 10**400 // 3
    assert read["value_exact"] == f"{10**400}/3"


def test_one_finding() -> None:
    """The object is the one that the manual shows, and the sentence."""
    place = Place("film.srt", 12, None, 3, 4210, "k7d2mq4xw3ra", "ru.po", 812)
    finding = Finding("TIM004", place, 1, 2, "frames", "Да.", Fix(FixSafety.SAFE))
    assert finding_object(finding) == {
        "code": "TIM004",
        "rule": "cues-overlap",
        "aliases": ["overlap"],
        "severity": "error",
        "file": "film.srt",
        "line": 12,
        "column": None,
        "cue": 3,
        "start_ms": 4210,
        "message": "k7d2mq4xw3ra",
        "catalog": "ru.po",
        "catalog_line": 812,
        "value": 1,
        "value_exact": None,
        "limit": 2,
        "limit_exact": None,
        "unit": "frames",
        "text": "Да.",
        "fix": "safe",
        "sentence": "cue starts 1 frame before an earlier cue has ended",
    }


def test_no_findings() -> None:
    """A clean run has the same shape."""
    assert json.loads(view(Report(()))) == {
        "findings": [],
        "summary": {
            "total": 0,
            "worst": None,
            "severities": {"error": 0, "warning": 0, "info": 0},
            "rules": {},
            "suppressed": 0,
            "baseline": 0,
            "refused": 0,
        },
    }
