"""The table of rules: the one place where a rule is made known."""

from __future__ import annotations

from pipeline.checks.context import (
    CatalogContext,
    LayoutContext,
    RecordContext,
    ReleaseContext,
    TrackContext,
)
from pipeline.checks.rule import Rule, registered
from pipeline.checks.rules import (
    cue_added,
    cue_lost,
    cue_out_of_order,
    cues_overlap,
    empty_cue,
    end_before_start,
    fuzzy,
    no_duration,
    release_changed_by_hand,
    release_missing,
    release_stale,
    translation_too_fast,
    translation_too_wide,
    untranslated,
)

RULES = registered(
    Rule(cue_out_of_order.CODE, cue_out_of_order.check, TrackContext),
    Rule(end_before_start.CODE, end_before_start.check, TrackContext),
    Rule(no_duration.CODE, no_duration.check, TrackContext),
    Rule(empty_cue.CODE, empty_cue.check, TrackContext),
    Rule(cues_overlap.CODE, cues_overlap.check, TrackContext),
    Rule(translation_too_fast.CODE, translation_too_fast.check, LayoutContext),
    Rule(translation_too_wide.CODE, translation_too_wide.check, LayoutContext),
    Rule(untranslated.CODE, untranslated.check, CatalogContext),
    Rule(fuzzy.CODE, fuzzy.check, CatalogContext),
    Rule(cue_lost.CODE, cue_lost.check, ReleaseContext),
    Rule(cue_added.CODE, cue_added.check, ReleaseContext),
    Rule(release_missing.CODE, release_missing.check, RecordContext),
    Rule(release_changed_by_hand.CODE, release_changed_by_hand.check, RecordContext),
    Rule(release_stale.CODE, release_stale.check, RecordContext),
)
"""Every rule, by code family. Codes without a rule here are found elsewhere: SRT by the reader,
the rest where catalogs are joined, pins are placed and releases are written."""
