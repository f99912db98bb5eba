"""What is to be mended, and how far."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.checks.context import TrackContext
from pipeline.checks.moving import Retimer
from pipeline.checks.registry import RULES
from pipeline.checks.repairing import Repaired, repaired
from pipeline.checks.retimer import TIME_CODES, retimer
from pipeline.checks.selection import selected_codes
from pipeline.workflow.shots import shots_in


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

    @property
    def asked(self) -> frozenset[str]:
        """The codes that are named as wanted: mended also where a finding is only information."""
        return self.codes if self.select else frozenset()


def fixed(context: TrackContext, settings: FixSettings) -> Repaired:
    """Return the track of `context` with the fixes that `settings` want."""
    codes = settings.codes
    if settings.shots is not None:
        cuts = shots_in(settings.shots, context.frame_rate, context.track)
        context = replace(context, shot_changes=cuts)
    mover: Retimer | None = None
    if codes & TIME_CODES:
        mover = retimer(settings.max_shift, codes)
    return repaired(
        context, RULES, codes, asked=settings.asked, unsafe=settings.unsafe, retimer=mover
    )
