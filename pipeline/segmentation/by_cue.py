"""One segment for each cue: what `unit = "cue"` asks for, and how signs, songs and sounds stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.language.scripts import has_letters
from pipeline.model.cue import Kind
from pipeline.model.markup import strip_tags
from pipeline.model.segment import Segment, Slot
from pipeline.segmentation.continuation import continuation_dots
from pipeline.segmentation.hearing import SPEECH, Heard, stated_language, telling
from pipeline.segmentation.languages import spoken_languages
from pipeline.segmentation.settings import SegmentationSettings
from pipeline.segmentation.undress import fold

DOTS = ".…"
_LINES_MATTER = frozenset({Kind.SIGN, Kind.SONG})
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""What no catalog can hold: msgfmt ends a text at U+0000 and refuses U+0004. Reading names them."""


def segments_by_cue(heard: Sequence[Heard], settings: SegmentationSettings) -> tuple[Segment, ...]:
    """Return one segment for each heard cue, in order; a cue where two speak has two turns."""
    languages = spoken_languages(
        [telling(one.undressed.text, one.kind) for one in heard],
        [stated_language(one, settings) for one in heard],
        settings.source_languages,
    )
    dots = _dots(heard, languages)
    return tuple(
        segment_of(one, language, edges)
        for one, language, edges in zip(heard, languages, dots, strict=True)
    )


def segment_of(one: Heard, language: str, edges: tuple[str, str] = ("", "")) -> Segment:
    """Return the whole cue as a segment; `edges` are its continuation dots, which are taken off."""
    dress, text = one.undressed.dress, one.undressed.text
    leading, trailing = edges
    if leading or trailing:
        text = text[len(leading) : len(text) - len(trailing)]
        dress = dress._replace(leading_dots=leading, trailing_dots=trailing)
    if "\n" in text and one.kind not in _LINES_MATTER:
        text = fold(text, turns=len(dress.turns))
    text = without_controls(text)
    slot = Slot(one.place, 0, len(one.cue.text), dress)
    return Segment(
        text, (slot,), language, one.kind, one.speaker, one.pin.note, has_letters(strip_tags(text))
    )


def without_controls(text: str) -> str:
    """Return `text` without the control characters that no catalog can hold."""
    return text if text.isprintable() else _CONTROLS.sub("", text)


def _dots(heard: Sequence[Heard], languages: list[str]) -> list[tuple[str, str]]:
    """Return the continuation dots of each cue: a speech runs on past signs and sounds."""
    leading, trailing = [""] * len(heard), [""] * len(heard)
    speech = [index for index, one in enumerate(heard) if one.kind in SPEECH]
    for earlier, later in pairwise(speech):
        before, after = heard[earlier].undressed.text, heard[later].undressed.text
        if before[-1] not in DOTS and after[0] not in DOTS:
            continue
        if languages[earlier] == languages[later] and _goes_on(heard[earlier], heard[later]):
            trailing[earlier], leading[later] = continuation_dots(before, after)
    return list(zip(leading, trailing, strict=True))


def _goes_on(earlier: Heard, later: Heard) -> bool:
    """Whether the speaker may be the same: no dash between, and no other name."""
    ended, begun = earlier.undressed.dress.turns, later.undressed.dress.turns
    if begun and begun[0].dash:
        return False
    before = ended[-1].speaker if len(ended) > 1 else earlier.speaker
    after = begun[0].speaker if len(begun) > 1 else later.speaker
    return not after or after == before
