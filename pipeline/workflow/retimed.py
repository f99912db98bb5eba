"""A release as the rules see it, and with the times that its house wants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.checks.context import TrackContext
from pipeline.checks.unwanted import at_rest
from pipeline.cueing import Laid
from pipeline.cueing.excesses import excess_of
from pipeline.model.cue import Kind
from pipeline.model.rendering import Rendering
from pipeline.project.configuration import ReleaseSettings
from pipeline.workflow.series_tracks import series_in
from pipeline.workflow.shots import shots_of
from pipeline.workflow.suppressing import unwanted
from pipeline.workflow.title import Title, profile_of
from pipeline.workflow.untranslated import Waiting, waiting_cues

RETIMED = "retimed"
"""Why a cue of a release has other times than its master's: `retime = "profile"`."""


def context_of(
    title: Title,
    release: ReleaseSettings,
    laid: Laid,
    waiting: Waiting,
) -> TrackContext:
    """Return what the rules see of a release as it is laid out, beside the other titles.

    With what of it is to stay: what is suppressed, and what is `waiting` for its translation.
    """
    alone = _alone(title, release, laid, waiting)
    return replace(alone, series=series_in(title.project, release))


def _alone(title: Title, release: ReleaseSettings, laid: Laid, waiting: Waiting) -> TrackContext:
    of_master = title.master.kinds()
    kinds = tuple(
        of_master[one.masters[0] - 1] if one.masters else Kind.DIALOGUE
        for one in laid.provenance.cues
    )
    return TrackContext(
        laid.track,
        title.project.relative(title.project.release(title.name, release.name)),
        release.language,
        profile_of(release),
        title.project.configuration.frame_rate,
        kinds,
        shots_of(title),
        untranslated=waiting.wholly,
        unedited=waiting.partly,
        unwanted=unwanted(title, release, laid.provenance),
    )


def retimed(title: Title, release: ReleaseSettings, laid: Laid, shown: Sequence[Rendering]) -> Laid:
    """Return a release with its cues moved as little as the limits of its house ask for.

    What is suppressed is not asked for. Cues that move say so in their provenance, and what is too
    long for its cue is told by the time that it has then. What people change by hand comes after,
    and stays.
    """
    from pipeline.checks.retimer import retimer  # noqa: PLC0415 - only where times are to move
    from pipeline.checks.run import check  # noqa: PLC0415 - loads every rule

    context = _alone(title, release, laid, waiting_cues(laid.provenance, shown))
    if context.unwanted.by_cue:
        context = replace(context, held=at_rest(context, check([context])))
    spans = retimer()(context).spans
    cues, origins = [], []
    for cue, origin, span in zip(laid.track.cues, laid.provenance.cues, spans, strict=True):
        cues.append(cue._replace(span=span))
        moved = span != cue.span and not origin.reason
        origins.append(origin._replace(reason=RETIMED) if moved else origin)
    provenance = laid.provenance._replace(cues=tuple(origins))
    track = laid.track._replace(cues=tuple(cues))
    again = (
        excess_of(one.cue, cues[one.cue - 1].text, spans[one.cue - 1], context.limits, one.messages)
        for one in laid.excesses
    )
    excesses = tuple(one for one in again if one is not None)
    return replace(laid, track=track, provenance=provenance, excesses=excesses)
