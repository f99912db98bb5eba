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
    used: frozenset[tuple[Pin, str]] = frozenset()
    """The pins that have suppressed something, each with the name it has given the rule."""


def suppress(
    findings: Iterable[Finding],
    pins_by_cue: Mapping[int, Sequence[Pin]],
    pins_by_message: Mapping[str, Sequence[Pin]] | None = None,
    everywhere: Sequence[Pin] = (),
) -> Screening:
    """Part `findings` into those that stand and those that a pin suppresses.

    `pins_by_cue` holds the pins of each cue, counted from 1 as in the findings' own track: for a
    release the caller takes the master's pins there through the release's provenance.
    `pins_by_message` holds those of each message by its identity: a finding stands at the first
    cue of a message, and the pin may be on another. `everywhere` holds those of a whole title,
    release or project. Raises UsageError when a pin suppresses a rule that does not exist.
    """
    unwanted = {cue: _named(pins) for cue, pins in pins_by_cue.items()}
    of_messages = {key: _named(pins) for key, pins in (pins_by_message or {}).items() if pins}
    of_all = _named(everywhere)
    kept: list[Finding] = []
    suppressed: list[Finding] = []
    used: set[tuple[Pin, str]] = set()
    for finding in findings:
        place, code = finding.place, finding.code
        here = (
            *unwanted.get(place.cue or 0, _NOTHING).get(code, ()),
            *of_messages.get(place.message or "", _NOTHING).get(code, ()),
            *of_all.get(code, ()),
        )
        used.update(here)
        (suppressed if here else kept).append(finding)
    return Screening(tuple(kept), tuple(suppressed), frozenset(used))


_Named = Mapping[str, Sequence[tuple[Pin, str]]]
_NOTHING: _Named = {}


def _named(pins: Sequence[Pin]) -> _Named:
    """Return by code the pins that suppress it, each with the name it has given the rule."""
    named: dict[str, list[tuple[Pin, str]]] = {}
    for pin in pins:
        for name in pin.suppress:
            for code in codes_named(name):
                named.setdefault(code, []).append((pin, name))
    return named


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
