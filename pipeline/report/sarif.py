"""Findings as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors read."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

from pipeline.model.codes import CODES, Code, Severity
from pipeline.model.finding import Finding, Place
from pipeline.report.summary import Report
from pipeline.report.wording import full_sentence

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

_FIELD = re.compile(r"\{\w+\}")


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
        "results": [_result(finding, ranks[finding.code]) for finding in report.findings],
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
    return {
        "id": row.code,
        "name": row.rule,
        "shortDescription": {"text": _FIELD.sub("…", str(row.sentence))},
        "defaultConfiguration": {"level": _LEVELS[row.severity]},
    }


def _result(finding: Finding, rank: int) -> dict[str, object]:
    return {
        "ruleId": finding.code,
        "ruleIndex": rank,
        "level": _LEVELS[finding.severity],
        "message": {"text": full_sentence(finding)},
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
