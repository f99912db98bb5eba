"""Hearing a cue: what is known of it before anything is a segment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.language.counting import is_visible
from pipeline.model.cast import Cast
from pipeline.model.cue import Cue, Kind
from pipeline.model.finding import Finding, Place
from pipeline.model.markup import strip_tags
from pipeline.model.pin import Pin
from pipeline.model.track import Track
from pipeline.segmentation.kinds import kind_by_marks
from pipeline.segmentation.settings import SegmentationSettings
from pipeline.segmentation.speakers import find_candidate, without_candidates
from pipeline.segmentation.undress import Undressed, undress

SPEECH = frozenset({Kind.DIALOGUE, Kind.NARRATION, Kind.RADIO})
"""Kinds that are said in sentences; a cue of any other kind stands alone."""
_NO_PIN = Pin()


class Heard(NamedTuple):
    """One cue with text: what is known of it before it is a segment."""

    place: int
    """Index of the cue in its track."""
    cue: Cue
    undressed: Undressed
    pin: Pin
    speaker: str
    kind: Kind


def hear(track: Track, settings: SegmentationSettings, pins: Mapping[int, Pin]) -> list[Heard]:
    """Return what is known of each cue with visible text, in order."""
    return [
        _hear(index, cue, settings, pins.get(index, _NO_PIN))
        for index, cue in enumerate(track.cues)
        if is_visible(cue.text)
    ]


def _hear(index: int, cue: Cue, settings: SegmentationSettings, pin: Pin) -> Heard:
    undressed = undress(cue.text, settings.cast)
    name = pin.speaker or undressed.speaker
    speaker = settings.cast.find(name) if name else None
    kind = (
        pin.kind
        or kind_by_marks(undressed.text, named=bool(name) or undressed.has_dash)
        or (speaker.kind if speaker else None)
        or Kind.DIALOGUE
    )
    return Heard(index, cue, undressed, pin, speaker.name if speaker else name, kind)


def stated_language(one: Heard, settings: SegmentationSettings) -> str:
    """Return what the pin, else the cast says; nothing where two speakers are of two languages."""
    if one.pin.language or not one.speaker:
        return one.pin.language
    turns = () if one.pin.speaker else one.undressed.dress.turns
    names = {turn.speaker for turn in turns if turn.speaker} or {one.speaker}
    spoken = {speaker.language for name in names if (speaker := settings.cast.find(name))}
    return spoken.pop() if len(spoken) == 1 else ""


def telling(text: str, kind: Kind) -> str:
    """Return what of a text tells the language spoken: no tags, no name that may be a label.

    The name need not be in the letters of what is said; `unknown_speakers` tells of it.
    """
    bare = strip_tags(text)
    return bare if kind is Kind.SIGN else without_candidates(bare)


def unknown_speakers(heard: Sequence[Heard], cast: Cast, file: str) -> tuple[Finding, ...]:
    """Return TXT020 for each name in capitals that the cast does not know, once for each name."""
    first: dict[str, Finding] = {}
    for one in heard:
        text = one.undressed.text
        if one.pin.speaker or one.kind is Kind.SIGN:  # `AIRLOCK: DO NOT OPEN`
            continue
        if ":" not in text and "[" not in text:
            continue
        name = find_candidate(strip_tags(text))
        if name and name not in first and cast.find(name) is None:
            place = Place(file, one.cue.line or None, cue=one.place + 1, start=one.cue.span.start)
            first[name] = Finding("TXT020", place, value=name, text=one.cue.text)
    return tuple(first.values())
