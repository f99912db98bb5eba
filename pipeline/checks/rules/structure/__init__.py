"""Structure: the order of cues, their numbers, and that each has time and text."""

from __future__ import annotations

from pipeline.checks.context import TrackContext
from pipeline.checks.rule import Reach, Rule
from pipeline.checks.rules.structure import (
    byte_order_mark,
    cue_number_wrong,
    cue_out_of_order,
    duplicate_cue,
    empty_cue,
    end_before_start,
    no_duration,
)

RULES = (
    Rule(cue_out_of_order.CODE, cue_out_of_order.check, TrackContext),
    Rule(end_before_start.CODE, end_before_start.check, TrackContext, reach=Reach.OWN),
    Rule(no_duration.CODE, no_duration.check, TrackContext, reach=Reach.OWN),
    Rule(empty_cue.CODE, empty_cue.check, TrackContext, reach=Reach.OWN_TEXT),
    Rule(duplicate_cue.CODE, duplicate_cue.check, TrackContext),
    Rule(cue_number_wrong.CODE, cue_number_wrong.check, TrackContext),
    Rule(byte_order_mark.CODE, byte_order_mark.check, TrackContext),
)
