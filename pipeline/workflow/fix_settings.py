"""What is to be mended, and how far."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.checks.context import TrackContext
from pipeline.checks.registry import RULES
from pipeline.checks.repairing import Repaired, Retimer, repaired
from pipeline.checks.retimer import TIME_CODES, retimer
from pipeline.checks.selection import selected_codes
from pipeline.errors import InputError
from pipeline.formats import decode
from pipeline.formats.shots import parse_shots
from pipeline.messages import _
from pipeline.workflow.plain import read_argument


@dataclass(frozen=True, slots=True)
class FixSettings:
    """What the options say."""

    select: tuple[str, ...] = ()
    """Rules by code, family, name or alias; empty for all."""
    ignore: tuple[str, ...] = ()
    unsafe: bool = False
    """Whether fixes that a person has to look at are made too."""
    max_shift: int | None = None
    """Most frames that a start or an end may move; None for the usual 12."""
    shots: str | None = None
    """A file of shot changes."""
    dry_run: bool = False
    """Whether nothing is written."""

    @property
    def codes(self) -> frozenset[str]:
        """The codes whose fixes are wanted. Raises UsageError for a name that no rule has."""
        return selected_codes(self.select, self.ignore)


def fixed(context: TrackContext, settings: FixSettings) -> Repaired:
    """Return the track of `context` with the fixes that `settings` want."""
    codes = settings.codes
    if settings.shots is not None:
        cuts = shot_changes(settings.shots, context)
        context = replace(context, shot_changes=cuts)
    mover: Retimer | None = None
    if codes & TIME_CODES:
        mover = retimer(settings.max_shift, codes)
    return repaired(context, RULES, codes, unsafe=settings.unsafe, retimer=mover)


def shot_changes(name: str, context: TrackContext) -> tuple[int, ...]:
    """Return the times in a file of shot changes.

    Raises InputError when it cannot be read, and when none of them lies in the film.
    """
    return _within(parse_shots(_text(name), name, context.frame_rate), name, context)


def _text(name: str) -> str:
    return decode(read_argument(name), name=name).text


def _within(times: tuple[int, ...], name: str, context: TrackContext) -> tuple[int, ...]:
    cues = context.track.cues
    last = max((cue.span.end for cue in cues), default=0)
    if times and cues and times[0] > last:
        hint = _("do they count from 01:00:00:00, and the subtitles from 0?")
        raise InputError(_("no shot change lies in the film"), name, hint)
    return times
