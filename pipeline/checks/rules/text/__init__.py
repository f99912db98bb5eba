"""Text: marks, numbers, tags, characters and words."""

from __future__ import annotations

from pipeline.checks.context import SeriesContext, TrackContext
from pipeline.checks.rule import Rule
from pipeline.checks.rules.text import (
    doubled_word,
    garbled_text,
    glyph_not_allowed,
    inconsistent_yo,
    invisible_character,
    mixed_scripts_in_word,
    no_break_space,
    number_in_digits,
    number_starts_sentence,
    unbalanced_marks,
    wrong_language,
    wrong_number_format,
    wrong_quotes,
)

RULES = (
    Rule(wrong_quotes.CODE, wrong_quotes.check, TrackContext, limits=("quotes",)),
    Rule(unbalanced_marks.CODE, unbalanced_marks.check, TrackContext),
    Rule(number_in_digits.CODE, number_in_digits.check, TrackContext, limits=("spelled_to",)),
    Rule(
        number_starts_sentence.CODE,
        number_starts_sentence.check,
        TrackContext,
        limits=("spelled_first",),
    ),
    Rule(wrong_number_format.CODE, wrong_number_format.check, TrackContext),
    Rule(glyph_not_allowed.CODE, glyph_not_allowed.check, TrackContext, limits=("glyphs",)),
    Rule(invisible_character.CODE, invisible_character.check, TrackContext),
    Rule(mixed_scripts_in_word.CODE, mixed_scripts_in_word.check, TrackContext),
    Rule(wrong_language.CODE, wrong_language.check, TrackContext),
    Rule(doubled_word.CODE, doubled_word.check, TrackContext),
    Rule(garbled_text.CODE, garbled_text.check, TrackContext),
    Rule(inconsistent_yo.CODE, inconsistent_yo.check, SeriesContext, limits=("yo",)),
    Rule(no_break_space.CODE, no_break_space.check, TrackContext, limits=("no_break_spaces",)),
)
