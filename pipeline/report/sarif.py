"""Findings as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from urllib.parse import quote

from pipeline.checks.baseline import fingerprint
from pipeline.model.codes import CODES, Code, Severity
from pipeline.model.finding import Finding, Place
from pipeline.report.summary import Report
from pipeline.report.wording import full_sentence

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

_IDENTITY = "subtitr/v1"
"""The name under which results carry what tells them from others; `v1` is how it is made."""


def view(report: Report) -> str:
    """Return the report as a SARIF log of one run."""
    codes = sorted({finding.code for finding in report.findings})
    driver: dict[str, object] = {"name": "subtitr"}
    if report.version:
        driver["version"] = report.version
    driver["rules"] = [_descriptor(CODES[code]) for code in codes]
    ranks = {code: rank for rank, code in enumerate(codes)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, ranks[finding.code], identity)
            for finding, identity in zip(report.findings, _identities(report.findings), strict=True)
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return f"{json.dumps(log, indent=1)}\n"


def file_uri(path: str) -> str:
    """Return `path` as a URI: relative paths stay relative, absolute ones become `file://`.

    Bytes that are no characters of the file system's encoding (surrogates in Python) come back
    as they were; no name can be taken for a scheme, a host or a fragment.
    """
    encoded = quote(path.encode("utf-8", "surrogateescape"), safe="/")
    return f"file://{encoded}" if encoded.startswith("/") else encoded


def _descriptor(row: Code) -> dict[str, object]:
    from pipeline.report.pages import (  # noqa: PLC0415 - loads all rules
        rule_description,
        rule_page,
        rule_subject,
    )

    page = rule_page(row.code)
    return {
        "id": row.code,
        "name": row.rule,
        "shortDescription": {"text": rule_description(row.code)},
        "fullDescription": {"text": rule_subject(row.code)},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[row.severity]},
    }


def _identities(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield what tells each finding from the others, and lasts while lines and times move.

    It is that of a baseline, and which of several with the same one it is.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        key = fingerprint(finding)
        seen[key] += 1
        # a path may hold bytes that are no characters
        yield f"{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()}:{seen[key]}"


def _result(finding: Finding, rank: int, identity: str) -> dict[str, object]:
    return {
        "ruleId": finding.code,
        "ruleIndex": rank,
        "level": _LEVELS[finding.severity],
        "message": {"text": full_sentence(finding)},
        "partialFingerprints": {_IDENTITY: identity},
        "locations": [_location(finding.place)] if finding.place.file else [],
    }


def _location(place: Place) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": {"uri": file_uri(place.file)}}
    if place.line is not None:
        region = {"startLine": place.line}
        if place.column is not None:
            region["startColumn"] = place.column
        physical["region"] = region
    return {"physicalLocation": physical}
