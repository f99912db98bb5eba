"""The adjustments of a release: where they stand, and what they make of it."""

from __future__ import annotations

from pathlib import Path

from pipeline.cueing import Laid
from pipeline.cueing.adjusting import Adjusted, adjust
from pipeline.cueing.places import Film
from pipeline.messages import _
from pipeline.model.adjustment import Act, Adjustment
from pipeline.model.finding import Finding, Place
from pipeline.project.adjustments import adjustment_lines, read_adjustments
from pipeline.project.configuration import ReleaseSettings
from pipeline.report.accept_view import ACTS
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
    """Return LAY021 for each adjustment that does not fit any more.

    Its place is the table in the file, its value why and what it would change, its text that of the
    cue, which is told by its number in the release as it is written.
    """
    if not adjusted.unapplied:
        return ()
    path = adjustments_path(title, release)
    lines = adjustment_lines(title.current(path) or b"")
    cues = adjusted.laid.track.cues
    found = []
    for one in adjusted.unapplied:
        adjustment, number = one.adjustment, one.number
        cue = cues[number - 1] if number is not None else None
        place = Place(
            title.project.relative(path),
            lines.get(adjustment),
            cue=number,
            start=cue.span.start if cue else None,
            message=adjustment.place.message or None,
        )
        value = f"{_kind(adjustment)}: {one.reason}"
        text = cue.text if cue else adjustment.was or adjustment.source
        found.append(Finding("LAY021", place, value=value, text=text))
    return tuple(found)


def _kind(one: Adjustment) -> str:
    """Return what an adjustment changes, in a word or two."""
    if one.act is not Act.CUE:
        return str(ACTS[one.act])
    part = one.parts[0]
    timed = part.start is not None or part.end is not None
    kinds = (
        (timed, _("times")),
        (part.text is not None, _("text")),
        (part.position is not None, _("position")),
        (part.settings is not None, _("settings")),
    )
    return ", ".join(str(word) for there, word in kinds if there) or str(ACTS[one.act])
