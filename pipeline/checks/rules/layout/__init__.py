"""Layout: lines, their length and balance, and what a break may part."""

from __future__ import annotations

from pipeline.checks.context import LayoutContext, TrackContext
from pipeline.checks.rule import Reach, Rule
from pipeline.checks.rules.layout import (
    break_splits_number,
    break_splits_phrase,
    cue_splits_phrase,
    event_too_long,
    line_too_long,
    lines_unbalanced,
    needless_line_break,
    orphan_word,
    too_many_lines,
    translation_too_wide,
)

_LINES = ("lines", "line_characters")

RULES = (
    Rule(
        line_too_long.CODE,
        line_too_long.check,
        TrackContext,
        ("line_characters",),
        reach=Reach.OWN_TEXT,
    ),
    Rule(too_many_lines.CODE, too_many_lines.check, TrackContext, ("lines",), reach=Reach.OWN_TEXT),
    Rule(
        event_too_long.CODE,
        event_too_long.check,
        TrackContext,
        ("event_characters",),
        reach=Reach.OWN_TEXT,
    ),
    Rule(
        needless_line_break.CODE,
        needless_line_break.check,
        TrackContext,
        _LINES,
        reach=Reach.OWN_TEXT,
    ),
    Rule(
        lines_unbalanced.CODE,
        lines_unbalanced.check,
        TrackContext,
        ("balance",),
        reach=Reach.OWN_TEXT,
    ),
    Rule(orphan_word.CODE, orphan_word.check, TrackContext, _LINES, reach=Reach.OWN_TEXT),
    Rule(
        break_splits_phrase.CODE,
        break_splits_phrase.check,
        TrackContext,
        _LINES,
        reach=Reach.OWN_TEXT,
    ),
    Rule(
        break_splits_number.CODE,
        break_splits_number.check,
        TrackContext,
        _LINES,
        reach=Reach.OWN_TEXT,
    ),
    Rule(cue_splits_phrase.CODE, cue_splits_phrase.check, TrackContext),
    Rule(translation_too_wide.CODE, translation_too_wide.check, LayoutContext, _LINES),
)
