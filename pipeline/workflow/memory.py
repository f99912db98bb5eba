"""Outcomes as JSON values and back, for the state of incremental runs."""

from __future__ import annotations

from dataclasses import asdict, replace
from fractions import Fraction
from typing import Any

from pipeline.model.codes import Severity
from pipeline.model.finding import Finding, Place
from pipeline.model.fix import Edit, Fix, FixSafety, Mend
from pipeline.report.stats_view import Changes, Progress
from pipeline.workflow.outcome import Outcome


def remembered(outcome: Outcome) -> dict[str, Any]:
    """Return what a later run on what this one left has to report, as a JSON value.

    Nothing happens to any message then: all are kept.
    """
    return {
        "findings": [_from_finding(one) for one in outcome.findings],
        "changes": [asdict(_settled(one)) for one in outcome.changes],
        "progress": [asdict(one) for one in outcome.progress],
        "suppressed": outcome.suppressed,
        "used": outcome.used,
    }


def recalled(value: dict[str, Any]) -> Outcome:
    """Return the outcome that `remembered` made `value` from; raise on anything else."""
    return Outcome(
        tuple(_finding(one) for one in value["findings"]),
        tuple(Changes(**one) for one in value["changes"]),
        tuple(Progress(**one) for one in value["progress"]),
        suppressed=int(value["suppressed"]),
        used=tuple((str(release), str(rule)) for release, rule in value["used"]),
    )


def _settled(changes: Changes) -> Changes:
    happened = asdict(replace(changes, gone=0))
    live = sum(count for count in happened.values() if isinstance(count, int))
    return Changes(changes.title, changes.language, kept=live)


def _from_finding(finding: Finding) -> list[Any]:
    place = finding.place
    return [
        finding.code,
        [getattr(place, name) for name in _PLACE],
        _plain(finding.value),
        _plain(finding.limit),
        finding.unit,
        finding.text,
        finding.fix and list(finding.fix),
        finding.severity_override,
    ]


_PLACE = Place._fields


def _finding(value: list[Any]) -> Finding:
    code, place, measured, limit, unit, text, fix, severity = value
    return Finding(
        code,
        Place(*place),
        _exact(measured),
        _exact(limit),
        unit,
        text,
        _fix(fix) if fix else None,
        Severity(severity) if severity else None,
    )


def _fix(value: list[Any]) -> Fix:
    safety, edits, mend = value
    return Fix(FixSafety(safety), tuple(Edit(*one) for one in edits), Mend(mend))


def _plain(value: int | Fraction | str | None) -> object:
    return {"fraction": str(value)} if isinstance(value, Fraction) else value


def _exact(value: Any) -> int | Fraction | str | None:
    return Fraction(value["fraction"]) if isinstance(value, dict) else value
