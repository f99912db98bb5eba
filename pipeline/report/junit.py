"""Findings as JUnit XML, which CI servers show as tests: a suite a file, a case a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from pipeline.model.finding import Finding
from pipeline.report.summary import Report
from pipeline.report.wording import cue_and_time, full_sentence, sentence

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no document of XML 1.0 may hold, escaped or not."""


def view(report: Report) -> str:
    """Return the report as one document.

    A finding that makes the run fail is a failure; a lesser one a case that passes and says what
    was found. Without findings there is one case that passes, since servers take an empty
    document for a run that broke down.
    """
    by_file: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_file.setdefault(finding.place.file, []).append(finding)
    failures = sum(map(report.fails, report.findings))
    total = max(1, len(report.findings))
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f'<testsuites name="subtitr" tests="{total}" failures="{failures}">')
    for file, findings in by_file.items():
        lines += _suite(report, file, findings)
    if not by_file:
        lines.append(' <testsuite name="subtitr" tests="1" failures="0">')
        lines.append('  <testcase classname="subtitr" name="nothing found"/>')
        lines.append(" </testsuite>")
    lines.append("</testsuites>")
    return "\n".join(lines) + "\n"


def _suite(report: Report, file: str, findings: Iterable[Finding]) -> Iterator[str]:
    cases = list(findings)
    failures = sum(map(report.fails, cases))
    name = _attribute(file or "subtitr")
    yield f' <testsuite name={name} tests="{len(cases)}" failures="{failures}">'
    for finding in cases:
        yield from _case(finding, name, is_failure=report.fails(finding))
    yield " </testsuite>"


def _case(finding: Finding, file: str, *, is_failure: bool) -> Iterator[str]:
    place = finding.place
    where = cue_and_time(finding)
    name = _attribute(f"{finding.code} {finding.rule.rule}" + (f" ({where})" if where else ""))
    line = "" if place.line is None else f' line="{place.line}"'
    yield f"  <testcase classname={file} name={name} file={file}{line}>"
    said = _attribute(sentence(finding))
    body = _text(f"{full_sentence(finding)}\n{finding.text}".rstrip())
    if is_failure:
        yield f'   <failure type="{finding.severity}" message={said}>{body}</failure>'
    else:
        yield f"   <system-out>{finding.severity}: {body}</system-out>"
    yield "  </testcase>"


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", text))


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))
