"""Segments of a track: here each cue is a segment of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from pipeline.language.counting import is_visible
from pipeline.language.scripts import has_letters
from pipeline.model.cue import Cue, Kind
from pipeline.model.finding import Finding, Place
from pipeline.model.markup import strip_tags
from pipeline.model.pin import Pin
from pipeline.model.segment import Segment, Slot
from pipeline.model.track import Track
from pipeline.segmentation.continuation import continuation_dots
from pipeline.segmentation.kinds import kind_by_marks
from pipeline.segmentation.languages import spoken_languages
from pipeline.segmentation.settings import SegmentationSettings
from pipeline.segmentation.speakers import find_candidate
from pipeline.segmentation.undress import Undressed, fold, undress

_LINES_MATTER = frozenset({Kind.SIGN, Kind.SONG})
_SPEECH = frozenset({Kind.DIALOGUE, Kind.NARRATION, Kind.RADIO})
_DOTS = ".…"
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""What no catalog can hold: msgfmt ends a text at U+0000 and refuses U+0004. Reading names them."""


@dataclass(frozen=True, slots=True)
class Segmentation:
    """The segments of a track in order, and what was found on the way."""

    segments: tuple[Segment, ...]
    findings: tuple[Finding, ...] = ()


class _Heard(NamedTuple):
    """One cue with text: what is known of it before it is a segment."""

    place: int
    """Index of the cue in its track."""
    cue: Cue
    undressed: Undressed
    pin: Pin
    speaker: str
    kind: Kind


_NO_PIN = Pin()


def segment(
    track: Track,
    settings: SegmentationSettings,
    pins: Mapping[int, Pin] | None = None,
    *,
    file: str = "",
) -> Segmentation:
    """Return the segments of `track`: one for each cue with visible text.

    `pins` maps indices of cues (from 0) to what is stated of them; `file` names the master in
    findings (TXT020: a name in capitals that the cast does not know, once for each name).
    """
    pins = pins or {}
    heard = [
        _hear(index, cue, settings, pins.get(index, _NO_PIN))
        for index, cue in enumerate(track.cues)
        if is_visible(cue.text)
    ]
    languages = spoken_languages(
        [strip_tags(one.undressed.text) for one in heard],
        [_stated_language(one, settings) for one in heard],
        settings.source_languages,
    )
    dots = _dots(heard, languages)
    segments = tuple(
        _segment(one, language, edges)
        for one, language, edges in zip(heard, languages, dots, strict=True)
    )
    return Segmentation(segments, _unknown_speakers(heard, file))


def _hear(index: int, cue: Cue, settings: SegmentationSettings, pin: Pin) -> _Heard:
    undressed = undress(cue.text, settings.cast)
    name = pin.speaker or undressed.speaker
    speaker = settings.cast.find(name) if name else None
    kind = (
        pin.kind
        or kind_by_marks(undressed.text, named=bool(name) or undressed.has_dash)
        or (speaker.kind if speaker else None)
        or Kind.DIALOGUE
    )
    return _Heard(index, cue, undressed, pin, speaker.name if speaker else name, kind)


def _stated_language(one: _Heard, settings: SegmentationSettings) -> str:
    """Return what the pin, else the cast says; nothing where two speakers are of two languages."""
    if one.pin.language or not one.speaker:
        return one.pin.language
    turns = () if one.pin.speaker else one.undressed.dress.turns
    names = {turn.speaker for turn in turns if turn.speaker} or {one.speaker}
    spoken = {speaker.language for name in names if (speaker := settings.cast.find(name))}
    return spoken.pop() if len(spoken) == 1 else ""


def _dots(heard: list[_Heard], languages: list[str]) -> list[tuple[str, str]]:
    """Return the continuation dots of each cue: a speech runs on past signs and sounds."""
    leading, trailing = [""] * len(heard), [""] * len(heard)
    speech = [index for index, one in enumerate(heard) if one.kind in _SPEECH]
    for earlier, later in pairwise(speech):
        before, after = heard[earlier].undressed.text, heard[later].undressed.text
        if before[-1] not in _DOTS and after[0] not in _DOTS:
            continue
        if languages[earlier] == languages[later] and _goes_on(heard[earlier], heard[later]):
            trailing[earlier], leading[later] = continuation_dots(before, after)
    return list(zip(leading, trailing, strict=True))


def _goes_on(earlier: _Heard, later: _Heard) -> bool:
    """Whether the speaker may be the same: no dash between, and no other name."""
    ended, begun = earlier.undressed.dress.turns, later.undressed.dress.turns
    if begun and begun[0].dash:
        return False
    before = ended[-1].speaker if len(ended) > 1 else earlier.speaker
    after = begun[0].speaker if len(begun) > 1 else later.speaker
    return not after or after == before


def _segment(one: _Heard, language: str, edges: tuple[str, str]) -> Segment:
    dress, text = one.undressed.dress, one.undressed.text
    leading, trailing = edges
    if leading or trailing:
        text = text[len(leading) : len(text) - len(trailing)]
        dress = dress._replace(leading_dots=leading, trailing_dots=trailing)
    if "\n" in text and one.kind not in _LINES_MATTER:
        text = fold(text, turns=len(dress.turns))
    if not text.isprintable():
        text = _CONTROLS.sub("", text)
    slot = Slot(one.place, 0, len(one.cue.text), dress)
    return Segment(
        text, (slot,), language, one.kind, one.speaker, one.pin.note, has_letters(strip_tags(text))
    )


def _unknown_speakers(heard: list[_Heard], file: str) -> tuple[Finding, ...]:
    first: dict[str, Finding] = {}
    for one in heard:
        text = one.undressed.text
        if one.pin.speaker or one.kind is Kind.SIGN:  # `AIRLOCK: DO NOT OPEN`
            continue
        if ":" not in text and "[" not in text:
            continue
        name = find_candidate(strip_tags(text))
        if name and name not in first:
            place = Place(file, one.cue.line or None, cue=one.place + 1, start=one.cue.span.start)
            first[name] = Finding("TXT020", place, value=name, text=one.cue.text)
    return tuple(first.values())
