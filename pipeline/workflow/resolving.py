"""How a release picks what it shows, from its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.catalogs.resolve import ResolveSettings
from pipeline.model.cue import Kind

if TYPE_CHECKING:
    from pipeline.project.configuration import ReleaseSettings


def resolving(release: ReleaseSettings) -> ResolveSettings:
    """Return how a release picks what it shows."""
    return ResolveSettings(
        release.language,
        None if len(release.kinds) == len(Kind) else frozenset(release.kinds),
        same_language_by_kind={kind: str(word) for kind, word in release.same_language},
        untranslated=str(release.untranslated),
        fuzzy=str(release.fuzzy),
    )
