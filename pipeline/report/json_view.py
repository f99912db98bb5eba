"""Findings as one JSON object.

An amount is a number: whole ones exactly, others as the nearest double, with the exact fraction
beside it as a string (`value_exact`: `"1000/49"`), null where the number itself is exact. What
does not apply is null. All is ASCII, so that no terminal's encoding can spoil it; one finding
stands on one line.
"""

from __future__ import annotations

import json
from fractions import Fraction

from pipeline.model.finding import Finding
from pipeline.report.summary import Report, summary, worst
from pipeline.report.wording import sentence


def view(report: Report) -> str:
    """Return the report as JSON: `findings` and their `summary`."""
    rows = ",\n".join(f"  {json.dumps(finding_object(finding))}" for finding in report.findings)
    findings = f"[\n{rows}\n]" if rows else "[]"
    return f'{{"findings": {findings}, "summary": {json.dumps(summary_object(report))}}}\n'


def finding_object(finding: Finding) -> dict[str, object]:
    """Return the JSON object of one finding; `message` is an identity, `sentence` the words."""
    place, rule = finding.place, finding.rule
    return {
        "code": finding.code,
        "rule": rule.rule,
        "aliases": list(rule.aliases),
        "severity": str(finding.severity),
        "file": place.file or None,
        "line": place.line,
        "column": place.column,
        "cue": place.cue,
        "start_ms": place.start,
        "message": place.message,
        "catalog": place.catalog,
        "catalog_line": place.catalog_line,
        "value": _number(finding.value),
        "value_exact": _exact(finding.value),
        "limit": _number(finding.limit),
        "limit_exact": _exact(finding.limit),
        "unit": finding.unit,
        "text": finding.text or None,
        "fix": finding.fix and str(finding.fix.safety),
        "sentence": sentence(finding),
    }


def summary_object(report: Report) -> dict[str, object]:
    """Return the JSON object of the summary: counts by severity and by code."""
    counts = summary(report.findings)
    return {
        "total": counts.total,
        "worst": worst(report.findings),
        "severities": {str(severity): number for severity, number in counts.by_severity},
        "rules": dict(counts.by_rule),
        "suppressed": report.suppressed,
        "baseline": report.known,
        "refused": report.refused,
    }


def _number(amount: int | Fraction | str | None) -> int | float | str | None:
    if not isinstance(amount, Fraction):
        return amount
    if amount.denominator == 1:
        return int(amount)
    try:
        return float(amount)
    except OverflowError:  # beyond 1.8e308 the nearest whole number says more than infinity
        return int(amount)


def _exact(amount: int | Fraction | str | None) -> str | None:
    is_broken = isinstance(amount, Fraction) and amount.denominator != 1
    return str(amount) if is_broken else None
