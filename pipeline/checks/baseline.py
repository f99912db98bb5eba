"""A baseline: the findings that a project knows of, so that a run can fail on new ones only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.model.finding import Finding

Baseline = Mapping[str, int]
"""How many findings of each fingerprint are known."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings beside a baseline; `new` keeps their order."""

    new: tuple[Finding, ...]
    known: int
    """How many findings the baseline knows."""
    gone: int
    """How many that the baseline knows are no longer found."""


def fingerprint(finding: Finding) -> str:
    """Return what tells a finding from others and lasts while lines and times move.

    That is the rule, the file, the message (where there is one), and the text. A cue that is moved
    by a re-cut is the same finding; one with other words is a new one. What was measured is not in
    it: a gap that was 1 frame and is 0 now is no news.
    """
    place = finding.place
    # tabs part the fields, so that none can be taken for two
    fields = (finding.code, place.file, place.message or "", finding.text)
    return "\t".join(field.replace("\t", " ").replace("\n", " / ") for field in fields)


def baseline_of(findings: Iterable[Finding]) -> dict[str, int]:
    """Return the baseline that knows exactly `findings`, in order."""
    return dict(sorted(Counter(map(fingerprint, findings)).items()))


def against(findings: Iterable[Finding], baseline: Baseline) -> Compared:
    """Part `findings` into new ones and those that `baseline` knows.

    Of several with one fingerprint the first are the known ones.
    """
    left = Counter(baseline)
    new = []
    known = 0
    for finding in findings:
        key = fingerprint(finding)
        if left[key] > 0:
            left[key] -= 1
            known += 1
        else:
            new.append(finding)
    return Compared(tuple(new), known, left.total())
