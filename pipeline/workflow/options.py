"""What a run is asked to do beyond the project's configuration."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """Options of one run; crosses to worker processes."""

    date: str
    """Date for headers whose entries change."""
    releases: tuple[str, ...] = ()
    """Names of the releases wanted; empty for all."""
    encoding: str | None = None
    """Encoding of masters; None to find it out."""
    strict: bool = False
    """Whether damage in reading stops the run."""
    dry: bool = False
    """Whether nothing is to be written."""
    force: bool = False
    """Whether a template is written though most of its messages are gone."""
    harmless: tuple[tuple[str, int], ...] = ()
    """Titles and cues, from 1, whose change of the master is declared harmless."""
    discard: bool = False
    """Whether changes made by hand to releases are given up."""
    final: bool = False
    """Whether untranslated and fuzzy are errors that keep releases from being written."""
