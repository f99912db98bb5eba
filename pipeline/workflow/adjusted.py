"""The adjustments of a release: where they stand, and what they make of it."""

from __future__ import annotations

from pathlib import Path

from pipeline.cueing import Laid
from pipeline.cueing.adjusting import Adjusted, adjust
from pipeline.cueing.places import Film
from pipeline.model.adjustment import Adjustment
from pipeline.model.finding import Finding, Place
from pipeline.project.adjustments import read_adjustments
from pipeline.project.configuration import ReleaseSettings
from pipeline.workflow.shown import identities
from pipeline.workflow.title import Title


def adjustments_path(title: Title, release: ReleaseSettings) -> Path:
    """Return where the adjustments of a release stand, beside it."""
    return title.project.release(title.name, release.name).with_suffix(".toml")


def adjustments_of(title: Title, release: ReleaseSettings) -> tuple[Adjustment, ...]:
    """Return the adjustments of a release as this run leaves them, none without a file."""
    path = adjustments_path(title, release)
    data = title.current(path)
    return () if data is None else read_adjustments(data, title.project.relative(path))


def film_of(title: Title) -> Film:
    """Return what the adjustments of a title are measured by."""
    pairs = zip(identities(title), title.master.segments, strict=True)
    return Film(title.master.track, {key: segment.text for key, segment in pairs if key})


def adjusted_release(title: Title, release: ReleaseSettings, laid: Laid) -> Adjusted:
    """Return a release as laid out with what a person changed in it."""
    adjustments = adjustments_of(title, release)
    return adjust(laid, adjustments, film_of(title)) if adjustments else Adjusted(laid)


def unapplied_findings(
    title: Title, release: ReleaseSettings, adjusted: Adjusted
) -> tuple[Finding, ...]:
    """Return LAY021 for each adjustment that does not fit any more."""
    file = title.project.relative(adjustments_path(title, release))
    cues = adjusted.laid.track.cues
    found = []
    for one in adjusted.unapplied:
        start = cues[one.cue].span.start if one.cue is not None and one.cue < len(cues) else None
        place = Place(file, start=start, message=one.adjustment.place.message or None)
        found.append(Finding("LAY021", place, value=str(one.adjustment.act), text=str(one.reason)))
    return tuple(found)
