"""What is found outside of the rules, one page a code: in reading, pinning, joining, moving."""

from __future__ import annotations

from pipeline.checks.notices import (
    adjustment_not_applied,
    blank_line_before_text,
    blank_line_before_time,
    blank_line_in_cue,
    blank_line_missing,
    catalog_without_master,
    control_character,
    encoding_guessed,
    message_without_place,
    mixed_line_ends,
    no_cues,
    no_sentence_ends,
    not_writable,
    number_missing,
    number_not_a_number,
    pin_without_place,
    repeated_text_uncertain,
    source_language_unlikely,
    speaker_not_in_cast,
    suppression_unused,
    template_stale,
    text_impossible,
    text_outside_cue,
    time_doubtful,
    time_repaired,
    time_unreadable,
    times_impossible,
    undecodable_bytes,
)
from pipeline.checks.rule import Notice

NOTICES = tuple(
    Notice(module.CODE, module)
    for module in (
        text_outside_cue,
        time_unreadable,
        time_repaired,
        time_doubtful,
        number_missing,
        number_not_a_number,
        blank_line_in_cue,
        blank_line_missing,
        blank_line_before_time,
        undecodable_bytes,
        encoding_guessed,
        control_character,
        mixed_line_ends,
        no_cues,
        blank_line_before_text,
        pin_without_place,
        no_sentence_ends,
        source_language_unlikely,
        suppression_unused,
        times_impossible,
        text_impossible,
        adjustment_not_applied,
        speaker_not_in_cast,
        repeated_text_uncertain,
        message_without_place,
        template_stale,
        catalog_without_master,
        not_writable,
    )
)
"""By code family, in the order of codes."""
