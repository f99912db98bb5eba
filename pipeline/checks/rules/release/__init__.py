"""Releases against their master, and against what was recorded of them."""

from __future__ import annotations

from pipeline.checks.context import RecordContext, ReleaseContext
from pipeline.checks.rule import Rule
from pipeline.checks.rules.release import (
    cue_added,
    cue_lost,
    release_changed_by_hand,
    release_missing,
    release_stale,
)

RULES = (
    Rule(cue_lost.CODE, cue_lost.check, ReleaseContext),
    Rule(cue_added.CODE, cue_added.check, ReleaseContext),
    Rule(release_missing.CODE, release_missing.check, RecordContext),
    Rule(release_changed_by_hand.CODE, release_changed_by_hand.check, RecordContext),
    Rule(release_stale.CODE, release_stale.check, RecordContext),
)
