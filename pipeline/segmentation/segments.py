"""Segments of a track: sentences, or a segment for each cue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model.finding import Finding, Place
from pipeline.model.pin import Pin
from pipeline.model.segment import Segment
from pipeline.model.track import Track
from pipeline.segmentation.by_cue import segment_of, segments_by_cue
from pipeline.segmentation.cutting import cut
from pipeline.segmentation.evidence import no_sentence_ends, unmarked_languages
from pipeline.segmentation.hearing import Heard, hear, telling, unknown_speakers
from pipeline.segmentation.joining import speeches
from pipeline.segmentation.languages import is_unlikely
from pipeline.segmentation.pieces import pieces_of
from pipeline.segmentation.settings import SegmentationSettings


@dataclass(frozen=True, slots=True)
class Segmentation:
    """The segments of a track in order, and what was found on the way."""

    segments: tuple[Segment, ...]
    findings: tuple[Finding, ...] = ()


def segment(
    track: Track,
    settings: SegmentationSettings,
    pins: Mapping[int, Pin] | None = None,
    *,
    file: str = "",
) -> Segmentation:
    """Return the segments of `track`: its sentences, or one for each cue with visible text.

    The slots of all segments hold the whole text of every such cue once. `pins` maps indices of
    cues (from 0) to what is stated of them; `file` names the master in findings (TXT020: a name in
    capitals that the cast does not know, once for each name; STR011: a language that does not mark
    the ends of its sentences, once for each; STR012: the only language named is in other letters).
    """
    heard = hear(track, settings, pins or {})
    named = (
        *_unlikely_language(heard, settings, file),
        *unknown_speakers(heard, settings.cast, file),
    )
    if settings.unit == "cue":
        return Segmentation(segments_by_cue(heard, settings), named)
    return _by_sentence(heard, settings, named, file)


def _unlikely_language(
    heard: list[Heard], settings: SegmentationSettings, file: str
) -> tuple[Finding, ...]:
    """Return STR012 if the only language that may be spoken is not that of the film's letters."""
    if len(settings.source_languages) != 1:
        return ()
    (language,) = settings.source_languages
    if not is_unlikely([telling(one.undressed.text, one.kind) for one in heard], language):
        return ()
    return (Finding("STR012", Place(file), text=language),)


def _by_sentence(
    heard: list[Heard], settings: SegmentationSettings, named: tuple[Finding, ...], file: str
) -> Segmentation:
    pieces = pieces_of(heard, settings)
    unmarked = unmarked_languages(pieces)
    segments = [segment_of(one.heard, one.language) for one in pieces if one.alone]
    for speech in speeches(pieces, settings.longest_pause, unmarked):
        segments.extend(cut(speech, settings.most_cues))
    segments.sort(key=lambda one: one.slots[0][:2])
    return Segmentation(tuple(segments), (*named, *no_sentence_ends(unmarked, file)))
