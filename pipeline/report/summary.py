"""Findings as a whole: how many of each kind, and how bad the worst is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.messages import _, n_
from pipeline.model.codes import Severity
from pipeline.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Report:
    """What every view is made from."""

    findings: tuple[Finding, ...]
    """In the order in which they are shown."""
    version: str = ""
    """Version of the program."""
    suppressed: int = 0
    """How many findings a pin has suppressed; they are counted, not shown."""
    refused: int = 0
    """How much was refused or could not be read, so that nothing is known of it."""
    fail_on: Severity = Severity.ERROR
    """The least severity that makes a run fail."""
    known: int = 0
    """How many findings a baseline knows; they are counted, not shown."""

    def fails(self, finding: Finding) -> bool:
        """Whether `finding` makes the run fail."""
        return finding.severity.rank >= self.fail_on.rank


@dataclass(frozen=True, slots=True)
class Summary:
    """How many findings there are."""

    total: int
    by_severity: tuple[tuple[Severity, int], ...]
    """Every severity, the worst first, 0 where there is none."""
    by_rule: tuple[tuple[str, int], ...]
    """Every code that occurs, in order."""

    def count(self, severity: Severity) -> int:
        """Return how many findings have `severity`."""
        return dict(self.by_severity)[severity]


def summary(findings: Iterable[Finding]) -> Summary:
    """Count `findings` by severity and by code."""
    pairs = Counter((finding.severity, finding.code) for finding in findings)
    severities: Counter[Severity] = Counter()
    codes: Counter[str] = Counter()
    for (severity, code), number in pairs.items():
        severities[severity] += number
        codes[code] += number
    worst_first = reversed(Severity)
    return Summary(
        total=pairs.total(),
        by_severity=tuple((severity, severities[severity]) for severity in worst_first),
        by_rule=tuple(sorted(codes.items())),
    )


def worst(findings: Iterable[Finding]) -> Severity | None:
    """Return the severity of the worst of `findings`, None when there are none."""
    found = {finding.severity for finding in findings}
    return max(found, key=lambda severity: severity.rank, default=None)


def summary_line(report: Report) -> str:
    """Return the summary as one line: `2 errors, 1 warning`, `1 refused`, `nothing found`."""
    counts = summary(report.findings)
    errors, warnings, notes = (number for _severity, number in counts.by_severity)
    parts = (
        (errors, n_("{number} error", "{number} errors", errors, number=grouped(errors))),
        (warnings, n_("{number} warning", "{number} warnings", warnings, number=grouped(warnings))),
        (
            notes,
            n_(
                "{number} for information", "{number} for information", notes, number=grouped(notes)
            ),
        ),
        (report.suppressed, n_("{count} suppressed", "{count} suppressed", report.suppressed)),
        (report.known, n_("{count} in the baseline", "{count} in the baseline", report.known)),
        (report.refused, n_("{count} refused", "{count} refused", report.refused)),
    )
    shown = [str(text) for number, text in parts if number]
    if counts.total or report.refused:
        return ", ".join(shown)
    return ", ".join([str(_("nothing found")), *shown])


def grouped(number: int) -> str:
    """Return a count with its thousands set apart as the user's language does: `1,285`."""
    return f"{number:,}".replace(",", str(_(",")))
