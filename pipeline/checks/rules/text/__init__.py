"""Text: marks, numbers, tags, characters and words."""

from __future__ import annotations

from pipeline.checks.context import SeriesContext, TrackContext
from pipeline.checks.rule import Reach, Rule
from pipeline.checks.rules.text import (
    broken_tags,
    doubled_punctuation,
    doubled_word,
    garbled_text,
    glyph_not_allowed,
    hyphen_for_dash,
    inconsistent_yo,
    invisible_character,
    italics_not_used,
    lone_dialogue_dash,
    mixed_scripts_in_word,
    no_break_space,
    number_in_digits,
    number_starts_sentence,
    song_without_notes,
    sound_in_wrong_brackets,
    stray_whitespace,
    unbalanced_marks,
    wrong_continuation,
    wrong_dialogue_dash,
    wrong_ellipsis,
    wrong_interruption,
    wrong_language,
    wrong_number_format,
    wrong_quotes,
)

_DOTS = ("continuation", "continuation_leading")

RULES = (
    Rule(stray_whitespace.CODE, stray_whitespace.check, TrackContext, reach=Reach.OWN_TEXT),
    Rule(
        wrong_ellipsis.CODE, wrong_ellipsis.check, TrackContext, ("ellipsis",), reach=Reach.OWN_TEXT
    ),
    Rule(wrong_continuation.CODE, wrong_continuation.check, TrackContext, _DOTS),
    Rule(wrong_interruption.CODE, wrong_interruption.check, TrackContext, ("interruption",)),
    Rule(
        wrong_dialogue_dash.CODE,
        wrong_dialogue_dash.check,
        TrackContext,
        ("dash",),
        reach=Reach.ALL_TEXTS,
    ),
    Rule(
        lone_dialogue_dash.CODE,
        lone_dialogue_dash.check,
        TrackContext,
        ("dash",),
        reach=Reach.ALL_TEXTS,
    ),
    Rule(
        wrong_quotes.CODE,
        wrong_quotes.check,
        TrackContext,
        limits=("quotes",),
        reach=Reach.ALL_TEXTS,
    ),
    Rule(unbalanced_marks.CODE, unbalanced_marks.check, TrackContext, reach=Reach.ALL_TEXTS),
    Rule(
        number_in_digits.CODE,
        number_in_digits.check,
        TrackContext,
        limits=("spelled_to",),
        reach=Reach.ALL_TEXTS,
    ),
    Rule(
        number_starts_sentence.CODE,
        number_starts_sentence.check,
        TrackContext,
        limits=("spelled_first",),
        reach=Reach.ALL_TEXTS,
    ),
    Rule(wrong_number_format.CODE, wrong_number_format.check, TrackContext, reach=Reach.OWN_TEXT),
    Rule(broken_tags.CODE, broken_tags.check, TrackContext, reach=Reach.OWN_TEXT),
    Rule(
        italics_not_used.CODE,
        italics_not_used.check,
        TrackContext,
        ("italics",),
        reach=Reach.OWN_TEXT,
    ),
    Rule(
        sound_in_wrong_brackets.CODE,
        sound_in_wrong_brackets.check,
        TrackContext,
        ("sdh",),
        reach=Reach.OWN_TEXT,
    ),
    Rule(
        glyph_not_allowed.CODE,
        glyph_not_allowed.check,
        TrackContext,
        limits=("glyphs",),
        reach=Reach.OWN_TEXT,
    ),
    Rule(invisible_character.CODE, invisible_character.check, TrackContext, reach=Reach.OWN_TEXT),
    Rule(
        mixed_scripts_in_word.CODE, mixed_scripts_in_word.check, TrackContext, reach=Reach.OWN_TEXT
    ),
    Rule(wrong_language.CODE, wrong_language.check, TrackContext, reach=Reach.ALL_TEXTS),
    Rule(doubled_word.CODE, doubled_word.check, TrackContext, reach=Reach.ALL_TEXTS),
    Rule(doubled_punctuation.CODE, doubled_punctuation.check, TrackContext, reach=Reach.OWN_TEXT),
    Rule(garbled_text.CODE, garbled_text.check, TrackContext, reach=Reach.ALL_TEXTS),
    Rule(
        song_without_notes.CODE,
        song_without_notes.check,
        TrackContext,
        ("sdh",),
        reach=Reach.OWN_TEXT,
    ),
    Rule(
        inconsistent_yo.CODE,
        inconsistent_yo.check,
        SeriesContext,
        limits=("yo",),
        reach=Reach.ALL_TEXTS,
    ),
    Rule(
        no_break_space.CODE,
        no_break_space.check,
        TrackContext,
        limits=("no_break_spaces",),
        reach=Reach.OWN_TEXT,
    ),
    Rule(
        hyphen_for_dash.CODE,
        hyphen_for_dash.check,
        TrackContext,
        ("inner_dash",),
        reach=Reach.OWN_TEXT,
    ),
)
