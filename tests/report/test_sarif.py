"""Findings as SARIF: what the standard's schema demands of the parts that are used."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.codes import CODES
from pipeline.model.finding import Finding, Place
from pipeline.report.pages import rule_page
from pipeline.report.sarif import SCHEMA, file_uri, view
from pipeline.report.summary import Report

from .strategies import reports

URI_REFERENCE = re.compile(r"(?:file://)?(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+")


@given(reports)
def test_structure(report: Report) -> None:
    """A log has all that SARIF 2.1.0 requires, nothing in a form that it forbids."""
    log = json.loads(view(report))
    assert (log["$schema"], log["version"]) == (SCHEMA, "2.1.0")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("subtitr", "1.2.3")
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == sorted({finding.code for finding in report.findings})
    for rule in driver["rules"]:
        assert set(rule) == {
            "id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration",
        }  # fmt: skip
        for key in ("shortDescription", "fullDescription", "help"):
            assert rule[key]["text"]
        assert rule["help"] == {"text": rule_page(rule["id"]), "markdown": rule_page(rule["id"])}
    assert len(run["results"]) == len(report.findings)
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]


@pytest.mark.parametrize("code", CODES)
def test_descriptions_are_whole_sentences(code: str) -> None:
    """A rule is described in a sentence of its own, in which no value is missing."""
    log = json.loads(view(Report((Finding(code, Place("film.srt")),))))
    (rule,) = log["runs"][0]["tool"]["driver"]["rules"]
    text = rule["shortDescription"]["text"]
    assert re.fullmatch(r"[^\n{}…]+\.", text.replace("`…`", "")), text
    assert text[0].isupper()


@given(reports)
def test_results_are_known_again(report: Report) -> None:
    """No two results are one; lines, times and measures may move, and each is the same again."""
    moved = tuple(
        one.at(line=(one.place.line or 0) + 7, start=5)._replace(value=1) for one in report.findings
    )
    known, again = (
        _identities(replace(report, findings=some)) for some in (report.findings, moved)
    )
    assert known == again
    assert len(set(known)) == len(known)


def test_other_words_are_another_finding() -> None:
    """The identity is made of the rule, the file, the message and the text."""
    place = Place("film.srt", message="abc")
    some = (
        Finding("TXT002", place, text="a..."),
        Finding("TXT001", place, text="a..."),
        Finding("TXT002", place, text="b..."),
        Finding("TXT002", place._replace(file="other.srt"), text="a..."),
        Finding("TXT002", place._replace(message="abd"), text="a..."),
        Finding("TXT002", place._replace(file="\udcff.srt"), text="a..."),
    )
    names = [one.partition(":")[0] for one in _identities(Report(some))]
    assert len(set(names)) == len(some)


def _identities(report: Report) -> list[str]:
    results = json.loads(view(report))["runs"][0]["results"]
    return [one["partialFingerprints"]["subtitr/v1"] for one in results]


@given(reports)
def test_locations(report: Report) -> None:
    """Each location is a valid URI, with a region that begins at the finding's line."""
    results = json.loads(view(report))["runs"][0]["results"]
    for result, finding in zip(results, report.findings, strict=True):
        place = finding.place
        assert len(result["locations"]) == (1 if place.file else 0)
        for location in result["locations"]:
            physical = location["physicalLocation"]
            assert URI_REFERENCE.fullmatch(physical["artifactLocation"]["uri"])
            region = physical.get("region", {})
            assert region.get("startLine") == place.line
            assert region.get("startColumn") == (place.column if place.line else None)
            assert "region" not in physical or region["startLine"] >= 1


@given(
    st.text(min_size=1) | st.binary(min_size=1).map(lambda b: b.decode("utf-8", "surrogateescape"))
)
def test_uris_lead_back_to_the_file(path: str) -> None:
    """A URI names the bytes of the path, and nothing in a path is taken for more than a path."""
    parts = urlsplit(file_uri(path))
    assert unquote_to_bytes(parts.path) == path.encode("utf-8", "surrogateescape")
    assert (parts.scheme == "file") is path.startswith("/")
    assert (parts.netloc, parts.query, parts.fragment) == ("", "", "")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("subtitles/ru/iss 01.srt", "subtitles/ru/iss%2001.srt"),
        ("фильм.srt", "%D1%84%D0%B8%D0%BB%D1%8C%D0%BC.srt"),
        ("C:film#1?.srt", "C%3Afilm%231%3F.srt"),
        ("/srv/film.srt", "file:///srv/film.srt"),
    ],
)
def test_uris(path: str, uri: str) -> None:
    """Relative paths stay relative; all that could be read as something else is encoded."""
    assert file_uri(path) == uri


def test_one_result() -> None:
    """Severity information is a note; the sentence says cue and time."""
    finding = Finding("SRT011", Place("film.srt", 1, cue=1, start=0), value="cp1251")
    (result,) = json.loads(view(Report((finding,))))["runs"][0]["results"]
    assert result["level"] == "note"
    assert result["message"]["text"] == "encoding guessed: cp1251 [cue 1, 00:00:00,000]"
