"""Releases against their master, and against what was recorded of them."""

from __future__ import annotations

from pipeline.checks.context import RecordContext, ReleaseContext
from pipeline.checks.rule import Rule
from pipeline.checks.rules.release import (
    cue_added,
    cue_lost,
    release_changed_by_hand,
    release_cut_otherwise,
    release_drifts,
    release_missing,
    release_numbers_differ,
    release_offset,
    release_stale,
    speakers_differ,
    time_differs,
)

RULES = (
    Rule(cue_lost.CODE, cue_lost.check, ReleaseContext),
    Rule(cue_added.CODE, cue_added.check, ReleaseContext),
    Rule(release_missing.CODE, release_missing.check, RecordContext),
    Rule(release_changed_by_hand.CODE, release_changed_by_hand.check, RecordContext),
    Rule(release_stale.CODE, release_stale.check, RecordContext),
    Rule(time_differs.CODE, time_differs.check, ReleaseContext),
    Rule(release_numbers_differ.CODE, release_numbers_differ.check, ReleaseContext),
    Rule(speakers_differ.CODE, speakers_differ.check, ReleaseContext),
    Rule(release_offset.CODE, release_offset.check, ReleaseContext),
    Rule(release_drifts.CODE, release_drifts.check, ReleaseContext),
    Rule(release_cut_otherwise.CODE, release_cut_otherwise.check, ReleaseContext),
)
