"""Structure: the order of cues, their numbers, and that each has time and text."""

from __future__ import annotations

from pipeline.checks.context import TrackContext
from pipeline.checks.rule import Rule
from pipeline.checks.rules.structure import (
    cue_out_of_order,
    empty_cue,
    end_before_start,
    no_duration,
)

RULES = (
    Rule(cue_out_of_order.CODE, cue_out_of_order.check, TrackContext),
    Rule(end_before_start.CODE, end_before_start.check, TrackContext),
    Rule(no_duration.CODE, no_duration.check, TrackContext),
    Rule(empty_cue.CODE, empty_cue.check, TrackContext),
)
