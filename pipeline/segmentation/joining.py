"""Joining: which pieces follow each other in one speech, past signs, sounds and the radio."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.cue import Kind
from pipeline.segmentation.by_cue import DOTS
from pipeline.segmentation.continuation import continuation_dots
from pipeline.segmentation.evidence import begins_anew, is_complete, runs_on, usual_pauses
from pipeline.segmentation.pieces import Piece


@dataclass(slots=True)
class _Speech:
    """A speech as it grows, and who speaks at its end as far as that is stated."""

    pieces: list[Piece]
    speaker: str
    kind: Kind
    has_label: bool
    heard_until: int
    """Silence of the film up to its last piece, ms."""


@dataclass(slots=True)
class _Stage:
    """Who may go on speaking: one speech on the stage, and one of each voice on the radio."""

    longest_pause: int
    unmarked: Container[str]
    usual: Mapping[str, int]
    talk: _Speech | None = None
    radio: dict[str, _Speech] = field(default_factory=dict)
    last: _Speech | None = None
    silence: int = 0
    """Milliseconds so far between the end of a cue and the start of the next, of any kind."""
    ended: int | None = None
    """End of the last cue."""

    def take(self, piece: Piece) -> _Speech | None:
        """Add `piece` to the speech that it goes on with; return the new one that it begins."""
        span = piece.heard.cue.span
        if self.ended is not None and span.start > self.ended:
            self.silence += span.start - self.ended
        self.ended = span.end
        return None if piece.alone else self._say(piece)

    def _say(self, piece: Piece) -> _Speech | None:
        speech = self._candidate(piece)
        if speech is not None and self._goes_on(speech, piece):
            _append(speech, piece)
            speech.heard_until = self.silence
            self.last = speech
            return None
        has_label = piece.turn is not None
        speech = _Speech([piece], piece.speaker, piece.kind, has_label, self.silence)
        if piece.kind is Kind.RADIO:
            self.radio[piece.speaker] = speech
        else:
            self.talk = speech
        self.last = speech
        return speech

    def _candidate(self, piece: Piece) -> _Speech | None:
        if piece.kind is Kind.RADIO:
            return self.radio.get(piece.speaker)
        last = self.last
        if last is not None and last.kind is Kind.RADIO and self._is_radio_still(last, piece):
            return last
        return self.talk

    def _is_radio_still(self, last: _Speech, piece: Piece) -> bool:
        """Whether an unlabelled piece goes on with the sentence that a label put on the radio."""
        if not last.has_label or piece.turn or piece.speaker or piece.heard.pin.kind:
            return False
        return not _is_complete(last.pieces[-1], piece) and self._goes_on(last, piece)

    def _goes_on(self, speech: _Speech, piece: Piece) -> bool:
        before = speech.pieces[-1]
        if before.language != piece.language or before.heard.place == piece.heard.place:
            return False
        if self.silence - speech.heard_until > self.longest_pause:
            return False
        if not _is_same_voice(speech, piece):
            return False
        if piece.language in self.unmarked:
            return runs_on(len(speech.pieces), before, piece)
        return not begins_anew(before, piece, self.usual.get(piece.language, 0))


def speeches(
    pieces: Sequence[Piece], longest_pause: int, unmarked: Container[str] = ()
) -> list[list[Piece]]:
    """Return the pieces of each speech, in the order in which the speeches begin.

    A speech is of one language and one voice; it ends at a dash, a label, another speaker, silence
    longer than `longest_pause` (ms; the time of signs, sounds and the radio between is none), and
    where there is evidence of an end without a mark. Speech on the radio runs beside the dialogue:
    neither ends the other. In a language that is `unmarked`
    it ends at the end of a cue unless that clearly runs on.
    """
    stage = _Stage(longest_pause, unmarked, usual_pauses(pieces))
    return [speech.pieces for piece in pieces if (speech := stage.take(piece)) is not None]


def edge_dots(before: Piece, after: Piece) -> tuple[str, str]:
    """Return the continuation dots that bind two pieces at the edges of their cues."""
    if before.text[-1] not in DOTS and after.text[0] not in DOTS:
        return "", ""
    if before.end < len(before.heard.cue.text) or after.start > 0:
        return "", ""
    return continuation_dots(before.text, after.text)


def _append(speech: _Speech, piece: Piece) -> None:
    if piece.speaker or piece.heard.pin.kind:
        speech.speaker, speech.kind = piece.speaker or speech.speaker, piece.kind
    elif not _is_nobody(speech) and _is_complete(speech.pieces[-1], piece):
        speech.speaker, speech.kind = "", piece.kind
    speech.pieces.append(piece)


def _is_nobody(speech: _Speech) -> bool:
    return not speech.speaker and speech.kind is Kind.DIALOGUE


def _is_same_voice(speech: _Speech, piece: Piece) -> bool:
    """Whether nothing says that another speaks: no dash, no other name, no other kind.

    The label of the same speaker begins a new turn, unless the sentence before is not complete.
    """
    if piece.heard.pin.kind and piece.kind is not speech.kind:
        return False
    if piece.turn is not None:
        same = not piece.turn.dash and piece.speaker and piece.speaker == speech.speaker
        return bool(same) and not _is_complete(speech.pieces[-1], piece)
    return not piece.speaker or not speech.speaker or piece.speaker == speech.speaker


def _is_complete(before: Piece, after: Piece) -> bool:
    return is_complete(before.text) and edge_dots(before, after) == ("", "")
