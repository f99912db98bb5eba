"""Pieces: what one speaker says in one cue. Sentences are joined of them and cut out of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.model.cue import Kind
from pipeline.model.segment import BARE, Dress, Turn
from pipeline.segmentation.by_cue import without_controls
from pipeline.segmentation.hearing import SPEECH, Heard, stated_language, telling
from pipeline.segmentation.languages import spoken_languages
from pipeline.segmentation.places import starts_of_turns
from pipeline.segmentation.settings import SegmentationSettings
from pipeline.segmentation.undress import fold

_NO_TURN = Turn()


class Piece(NamedTuple):
    """What one speaker says in one cue, or a whole cue that stands alone."""

    heard: Heard
    text: str
    """In one line, without dress; a cue that stands alone has its lines."""
    start: int
    end: int
    """The piece is `cue.text[start:end]`, with its dress."""
    kind: Kind
    speaker: str
    """Stated by pin or label; empty where nothing says who speaks."""
    turn: Turn | None = None
    """The dash or label that the piece begins with."""
    alone: bool = False
    """Whether the cue is one segment, joined with nothing."""
    language: str = ""

    @property
    def dress(self) -> Dress:
        """The tags that wrap the whole cue."""
        dress = self.heard.undressed.dress
        return Dress(dress.before, dress.after) if dress.before or dress.after else BARE


def pieces_of(heard: Sequence[Heard], settings: SegmentationSettings) -> list[Piece]:
    """Return the pieces of all cues in order, each with the language spoken in it."""
    pieces = [piece for one in heard for piece in _pieces(one, settings)]
    languages = spoken_languages(
        [telling(piece.text, piece.kind) for piece in pieces],
        [_stated(piece, settings) for piece in pieces],
        settings.source_languages,
    )
    return [
        piece._replace(language=language) for piece, language in zip(pieces, languages, strict=True)
    ]


def _pieces(one: Heard, settings: SegmentationSettings) -> Iterator[Piece]:
    raw, (text, dress) = one.cue.text, one.undressed
    if one.kind not in SPEECH:
        yield Piece(one, text, 0, len(raw), one.kind, one.speaker, alone=True)
        return
    if len(dress.turns) <= 1:
        turn = dress.turns[0] if dress.turns else None
        said = without_controls(fold(text)).strip()
        yield Piece(one, said, 0, len(raw), one.kind, one.speaker, turn)
        return
    parts = [without_controls(part).strip() for part in text.split("\n")]
    starts = starts_of_turns(raw, parts, dress.turns)
    if starts is None:
        yield Piece(one, text, 0, len(raw), one.kind, one.speaker, alone=True)
        return
    ends = (*starts[1:], len(raw))
    for part, turn, start, end in zip(parts, dress.turns, starts, ends, strict=True):
        speaker, kind = _voice(one, turn, settings)
        yield Piece(one, part, start, end, kind, speaker, None if turn == _NO_TURN else turn)


def _voice(one: Heard, turn: Turn, settings: SegmentationSettings) -> tuple[str, Kind]:
    """Return who speaks in one turn of several, and of what kind that speech is."""
    if one.pin.speaker:
        return one.speaker, one.kind
    speaker = settings.cast.find(turn.speaker) if turn.speaker else None
    kind = one.pin.kind or (speaker.kind if speaker else None)
    return turn.speaker, kind if kind in SPEECH else Kind.DIALOGUE


def _stated(piece: Piece, settings: SegmentationSettings) -> str:
    one = piece.heard
    if piece.alone or one.pin.language or not piece.speaker:
        return stated_language(one, settings) if piece.alone else one.pin.language
    speaker = settings.cast.find(piece.speaker)
    return speaker.language if speaker else ""
