"""Timing: how long cues are shown, what lies between them, and whether they can be read."""

from __future__ import annotations

from pipeline.checks.context import LayoutContext, TrackContext
from pipeline.checks.rule import Rule
from pipeline.checks.rules.timing import cues_overlap, translation_too_fast

RULES = (
    Rule(cues_overlap.CODE, cues_overlap.check, TrackContext),
    Rule(translation_too_fast.CODE, translation_too_fast.check, LayoutContext, ("reading_speed",)),
)
