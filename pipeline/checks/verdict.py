"""What becomes of findings: suppressed by a pin, raised for a final delivery, failing a run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.checks.selection import codes_named
from pipeline.model.codes import Severity
from pipeline.model.finding import Finding
from pipeline.model.pin import Pin

FINAL_ERRORS = frozenset({"CAT001", "CAT002", "STR005"})
"""Untranslated, fuzzy, empty cue: warnings while people work, errors in what is delivered."""


@dataclass(frozen=True, slots=True)
class Screening:
    """Findings parted by what pins say of their places; both parts keep their order."""

    kept: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]


def suppress(
    findings: Iterable[Finding],
    pins_by_cue: Mapping[int, Sequence[Pin]],
    pins_by_message: Mapping[str, Sequence[Pin]] | None = None,
) -> Screening:
    """Part `findings` into those that stand and those that a pin suppresses.

    `pins_by_cue` holds the pins of each cue, counted from 1 as in the findings' own track: for a
    release the caller takes the master's pins there through the release's provenance.
    `pins_by_message` holds those of each message by its identity: a finding stands at the first
    cue of a message, and the pin may be on another. Raises UsageError when a pin suppresses a rule
    that does not exist.
    """
    unwanted = {cue: _codes(pins) for cue, pins in pins_by_cue.items()}
    of_messages = {key: _codes(pins) for key, pins in (pins_by_message or {}).items() if pins}
    kept: list[Finding] = []
    suppressed: list[Finding] = []
    for finding in findings:
        cue = finding.place.cue
        is_unwanted = (cue is not None and finding.code in unwanted.get(cue, ())) or (
            finding.code in of_messages.get(finding.place.message or "", ())
        )
        (suppressed if is_unwanted else kept).append(finding)
    return Screening(tuple(kept), tuple(suppressed))


def _codes(pins: Sequence[Pin]) -> frozenset[str]:
    return frozenset[str]().union(*(codes_named(name) for pin in pins for name in pin.suppress))


def as_final(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return `findings` as `--final` judges them: those of `FINAL_ERRORS` are errors."""
    return tuple(
        finding.with_severity(Severity.ERROR) if finding.code in FINAL_ERRORS else finding
        for finding in findings
    )


def fails(findings: Iterable[Finding], fail_on: Severity = Severity.ERROR) -> bool:
    """Whether any finding is as bad as `fail_on`, or worse."""
    bad = frozenset(severity for severity in Severity if severity.rank >= fail_on.rank)
    return any(finding.severity in bad for finding in findings)
