"""Cutting: a speech is joined to one text, and its sentences become segments."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from pipeline.language.scripts import has_letters
from pipeline.language.sentence_ends import sentence_ends
from pipeline.model.cue import Kind
from pipeline.model.markup import strip_tags
from pipeline.model.segment import BARE, Segment, Slot
from pipeline.segmentation.joining import edge_dots
from pipeline.segmentation.limiting import edges_within
from pipeline.segmentation.pieces import Piece
from pipeline.segmentation.places import places_of_cuts
from pipeline.segmentation.undress import is_joined_without_space

_WORD = re.compile(r"\w")
_PASSING = " .…-–—"


@dataclass(frozen=True, slots=True)
class _Joined:
    """A speech as one text; piece k is `text[starts[k]:ends[k]]`, without its dots at the edges."""

    pieces: Sequence[Piece]
    dots: tuple[tuple[str, str], ...]
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class _Cut(NamedTuple):
    """Where a segment begins."""

    at: int
    """In the joined text; white space may follow."""
    piece: int
    """The piece it begins in."""
    raw: int | None = None
    """Its place in the text of the cue; None at the start of the piece."""


def cut(pieces: Sequence[Piece], most_cues: int) -> Iterator[Segment]:
    """Yield the sentences of one speech in order, each over at most `most_cues` cues."""
    joined = _join(pieces)
    cuts = _settled(joined, list(_cuts(joined)))
    end = _Cut(len(joined.text), len(pieces))
    limited = edges_within(
        pieces,
        [(one.piece, _last_piece(following)) for one, following in pairwise([*cuts, end])],
        most_cues,
    )
    added = [_Cut(joined.ends[edge - 1], edge) for edge in limited]
    if added:
        cuts = sorted([*cuts, *added], key=lambda one: one.at)
    voices: dict[int, tuple[str, Kind]] = {}
    for one, following in pairwise([*cuts, end]):
        yield _segment(joined, one, following, voices)


def _join(pieces: Sequence[Piece]) -> _Joined:
    if len(pieces) == 1:
        text = pieces[0].text
        return _Joined(pieces, (("", ""),), text, (0,), (len(text),))
    leading, trailing = [""] * len(pieces), [""] * len(pieces)
    for later in range(1, len(pieces)):
        trailing[later - 1], leading[later] = edge_dots(pieces[later - 1], pieces[later])
    texts: list[str] = []
    starts, ends, length, before = [], [], 0, ""
    for index, piece in enumerate(pieces):
        text = piece.text[len(leading[index]) : len(piece.text) - len(trailing[index])]
        if before and not is_joined_without_space(before, text):
            texts.append(" ")
            length += 1
        starts.append(length)
        length += len(text)
        ends.append(length)
        texts.append(text)
        before = text
    dots = tuple(zip(leading, trailing, strict=True))
    return _Joined(pieces, dots, "".join(texts), tuple(starts), tuple(ends))


def _cuts(joined: _Joined) -> Iterator[_Cut]:
    """Yield the start of the speech and the place after each sentence end inside it."""
    yield _Cut(0, 0)
    ends = sentence_ends(joined.text, joined.pieces[0].language)
    last = len(joined.pieces) - 1
    for piece, group in groupby(ends, lambda end: bisect_left(joined.ends, end)):
        inner = [end for end in group if end > joined.starts[piece]]
        rest = joined.text[inner[-1] : joined.ends[piece]] if inner else ""
        is_edge = bool(inner) and _WORD.search(strip_tags(rest)) is None
        if is_edge:  # also of `*Get out!*`: the star belongs to its cue
            inner.pop()
        if piece and inner and not joined.text[joined.starts[piece] : inner[0]].strip(_PASSING):
            inner.pop(0)  # `... Next one.`: dots alone are nothing to say in a cue
            yield _Cut(joined.ends[piece - 1], piece)
        yield from _inside(joined, piece, inner)
        if is_edge and piece < last:
            yield _Cut(joined.ends[piece], piece + 1)


def _inside(joined: _Joined, index: int, ends: Sequence[int]) -> Iterator[_Cut]:
    """Yield the cuts that `ends` make inside a piece; none where the cue's text is too odd."""
    if not ends:
        return
    piece, shift = joined.pieces[index], joined.starts[index] - len(joined.dots[index][0])
    cuts = [end - shift for end in ends]
    places = places_of_cuts(piece.heard.cue.text, piece.start, piece.end, piece.text, cuts)
    for end, place in zip(ends, places or (), strict=False):
        yield _Cut(end, index, place)


def _settled(joined: _Joined, cuts: list[_Cut]) -> list[_Cut]:
    """Return `cuts` without those that part a cue so that one part has no word: `!" -`.

    A part without words goes with what stands before it in its cue, else with what stands after.
    """
    kept = cuts[:1]
    for following in cuts[1:]:
        last = kept[-1]
        if following.at == last.at:
            continue
        wordless = _WORD.search(strip_tags(joined.text[last.at : following.at])) is None
        if wordless and last.raw is not None:
            kept.pop()
            kept.append(following)
        elif not (wordless and following.raw is not None):
            kept.append(following)
    last = kept[-1]
    if last.raw is not None and _WORD.search(strip_tags(joined.text[last.at :])) is None:
        kept.pop()
    return kept


def _last_piece(following: _Cut) -> int:
    """Return the last piece of the segment that ends where the `following` one begins."""
    return following.piece if following.raw is not None else following.piece - 1


def _segment(
    joined: _Joined, one: _Cut, following: _Cut, voices: dict[int, tuple[str, Kind]]
) -> Segment:
    """Return the segment between two cuts; `voices` keeps who speaks on in the pieces it enters."""
    text = joined.text[one.at : following.at]
    begin = one.at + len(text) - len(text.lstrip())
    text = text.strip()
    last = _last_piece(following)
    indices = range(one.piece, last + 1)
    slots = tuple([_slot(joined, index, one, following, begin) for index in indices])
    speaker, kind = _voice(joined, indices, voices)
    notes = [joined.pieces[index].heard.pin.note for index in indices]
    return Segment(
        text,
        slots,
        joined.pieces[one.piece].language,
        kind,
        speaker,
        "\n".join(dict.fromkeys(filter(None, notes))),
        has_letters(strip_tags(text)),
    )


def _voice(
    joined: _Joined, indices: range, voices: dict[int, tuple[str, Kind]]
) -> tuple[str, Kind]:
    """Return speaker and kind of a segment: stated in one of its pieces, else as it began.

    Where it runs into a piece that states nothing, the rest of that piece is of the same voice.
    """
    first = joined.pieces[indices[0]]
    speaker, kind = voices.get(indices[0], (first.speaker, first.kind))
    for index in indices[1:]:
        piece = joined.pieces[index]
        speaker = piece.speaker or speaker
        kind = piece.kind if piece.heard.pin.kind else kind
    for index in indices[1:]:
        voices[index] = speaker, kind
    return speaker, kind


def _slot(joined: _Joined, index: int, one: _Cut, following: _Cut, begin: int) -> Slot:
    piece = joined.pieces[index]
    begins = index > one.piece or one.raw is None
    ends = index < following.piece
    start, end = piece.start, piece.end
    if not begins and one.raw is not None:
        start = one.raw
    if not ends and following.raw is not None:
        end = following.raw
    dress = piece.dress
    turn = piece.turn if begins else None
    leading = joined.dots[index][0] if begins else ""
    trailing = joined.dots[index][1] if ends else ""
    if turn is not None or leading or trailing:
        turns = (turn,) if turn is not None else ()
        dress = dress._replace(turns=turns, leading_dots=leading, trailing_dots=trailing)
    at = max(joined.starts[index] - begin, 0)
    return Slot(piece.heard.place, start, end, BARE if dress == BARE else dress, at)
