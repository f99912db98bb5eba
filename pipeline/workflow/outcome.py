"""What a run did and found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.errors import SubtitrError
from pipeline.model.finding import Finding
from pipeline.report.changes_view import Revision
from pipeline.report.stats_view import Changes, Progress

if TYPE_CHECKING:
    from pipeline.catalogs.counts import Counts
    from pipeline.project.manifest import ReleaseRecord


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run, or one step of it, did and found."""

    findings: tuple[Finding, ...] = ()
    changes: tuple[Changes, ...] = ()
    """What became of the messages of each template and catalog."""
    progress: tuple[Progress, ...] = ()
    written: tuple[str, ...] = ()
    """Paths of files that changed, relative to the project."""
    refused: tuple[SubtitrError, ...] = ()
    """What was not done: titles that cannot be read, releases that somebody has changed."""
    suppressed: int = 0
    """Findings that pins and tables suppress."""
    known: int = 0
    """Findings that a baseline knows."""
    gone: int = 0
    """Findings that a baseline knows and that are there no longer."""
    revisions: tuple[Revision, ...] = ()
    """What became of each message of a title that was extracted again."""
    records: tuple[tuple[str, str, ReleaseRecord], ...] = ()
    """Name of the release, name of its file, and what the manifest has to know of it."""
    used: tuple[tuple[str, str], ...] = ()
    """What the configuration suppresses (release, rule) and has met a finding."""


def changes_of(title: str, language: str | None, counts: Counts) -> Changes:
    """Return counts as a row of the report."""
    return Changes(title, language, **counts.as_dict())


def joined(outcomes: Iterable[Outcome]) -> Outcome:
    """Return all `outcomes` as one, in order."""
    every = tuple(outcomes)
    return Outcome(
        tuple(item for one in every for item in one.findings),
        tuple(item for one in every for item in one.changes),
        tuple(item for one in every for item in one.progress),
        tuple(item for one in every for item in one.written),
        tuple(item for one in every for item in one.refused),
        sum(one.suppressed for one in every),
        sum(one.known for one in every),
        sum(one.gone for one in every),
        tuple(item for one in every for item in one.revisions),
        tuple(item for one in every for item in one.records),
        tuple(dict.fromkeys(item for one in every for item in one.used)),
    )
