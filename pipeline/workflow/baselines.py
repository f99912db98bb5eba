"""Baselines: findings that a project knows of and lives with for now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.checks.baseline import against, baseline_of
from pipeline.project.baseline import read_baseline, written_baseline
from pipeline.project.files import read_bytes, write_atomically
from pipeline.workflow.outcome import Outcome


def without_known(outcome: Outcome, file: str) -> Outcome:
    """Return `outcome` with only the findings that the baseline in `file` does not know.

    Raises InputError when the file cannot be read or is no baseline.
    """
    compared = against(outcome.findings, read_baseline(read_bytes(Path(file)), file))
    return replace(outcome, findings=compared.new, known=compared.known, gone=compared.gone)


def write_baseline(outcome: Outcome, file: str) -> Outcome:
    """Write a baseline that knows all findings of `outcome`, and return it without them."""
    known = baseline_of(outcome.findings)
    write_atomically(Path(file), written_baseline(known))
    return replace(
        outcome, findings=(), known=len(outcome.findings), written=(*outcome.written, file)
    )
