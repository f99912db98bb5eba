"""Timing: how long cues are shown, what lies between them, and whether they can be read."""

from __future__ import annotations

from pipeline.checks.context import LayoutContext, TrackContext
from pipeline.checks.rule import Reach, Rule
from pipeline.checks.rules.timing import (
    cues_overlap,
    duration_too_long,
    duration_too_short,
    end_beside_shot_change,
    file_too_fast,
    frame_rate_unusual,
    gap_flickers,
    gap_not_chained,
    gap_too_short,
    reading_too_fast,
    reading_too_slow,
    spacing_identical,
    start_beside_shot_change,
    time_off_frame,
    translation_too_fast,
    words_too_fast,
)

_GAP = ("gap_frames", "gap")

RULES = (
    Rule(
        duration_too_short.CODE,
        duration_too_short.check,
        TrackContext,
        ("shortest", "word_time"),
        reach=Reach.OWN,
    ),
    Rule(
        duration_too_long.CODE, duration_too_long.check, TrackContext, ("longest",), reach=Reach.OWN
    ),
    Rule(gap_too_short.CODE, gap_too_short.check, TrackContext, _GAP),
    Rule(cues_overlap.CODE, cues_overlap.check, TrackContext),
    Rule(gap_not_chained.CODE, gap_not_chained.check, TrackContext, ("chaining", *_GAP, "longest")),
    Rule(gap_flickers.CODE, gap_flickers.check, TrackContext, ("flicker", "pause")),
    Rule(
        reading_too_fast.CODE,
        reading_too_fast.check,
        TrackContext,
        ("reading_speed",),
        reach=Reach.OWN,
    ),
    Rule(file_too_fast.CODE, file_too_fast.check, TrackContext, ("file_speed",)),
    Rule(
        reading_too_slow.CODE,
        reading_too_slow.check,
        TrackContext,
        ("reading_speed",),
        reach=Reach.OWN,
    ),
    Rule(
        words_too_fast.CODE,
        words_too_fast.check,
        TrackContext,
        ("words_per_minute",),
        reach=Reach.OWN,
    ),
    Rule(time_off_frame.CODE, time_off_frame.check, TrackContext, reach=Reach.OWN),
    Rule(frame_rate_unusual.CODE, frame_rate_unusual.check, TrackContext),
    Rule(
        start_beside_shot_change.CODE,
        start_beside_shot_change.check,
        TrackContext,
        _GAP,
        reach=Reach.OWN,
    ),
    Rule(
        end_beside_shot_change.CODE,
        end_beside_shot_change.check,
        TrackContext,
        _GAP,
        reach=Reach.OWN,
    ),
    Rule(spacing_identical.CODE, spacing_identical.check, TrackContext),
    Rule(translation_too_fast.CODE, translation_too_fast.check, LayoutContext, ("reading_speed",)),
)
