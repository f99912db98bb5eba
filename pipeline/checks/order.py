"""The order of findings, which does not depend on how rules are called."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.finding import Finding


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return `findings` sorted by file, line and code, then by the rest of their places."""
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[str, int, str, int, int, str, str]:
    place = finding.place
    return (
        place.file,
        place.line or 0,
        finding.code,
        place.column or 0,
        place.cue or 0,
        place.message or "",
        # numbers and words do not compare; numbers of one length do as words
        f"{finding.value!s:>20}",
    )
