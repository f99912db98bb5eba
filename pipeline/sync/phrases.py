"""What is paired: the phrases of a master, and the pieces that a translation can be cut into."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.model.markup import strip_tags
from pipeline.model.segment import Segment
from pipeline.model.track import Track

_INNER_MARK = re.compile(r"(?:[.!?…;:]+[\"'»”)]*|\s[—–-]|,|\n)\s+(?=\S)")
"""Where a sentence can be cut: after a mark inside it; dots and the like may not have ended it."""
_SENTENCE_MARK = re.compile(r"[.!?…;:][\"'»”)]*$|[—–-]$|\n$")

WHOLE, CLAUSE, COMMA, NO_MARK = 0.0, 1.0, 2.0, 2.5
"""How unlikely a translation is to end after a piece: at the end of its sentence, at a strong mark
inside it, at a comma, at the border of a cue without any mark. Minus logarithms of odds."""


class Phrase(NamedTuple):
    """A sentence, sign or sound of the master."""

    text: str
    start: int
    """Milliseconds; inside a cue, time is shared by letters."""
    end: int


class Piece(NamedTuple):
    """A part of the translation that is not cut any further."""

    text: str
    """Without tags."""
    start: int
    end: int
    cue: int
    """Index of its cue in its track."""
    segment: int
    """Index of its sentence."""
    first: int
    """Where it begins in the text of its sentence."""
    last: int
    closing: float = WHOLE
    """How unlikely a translation is to end after it."""
    opens: bool = True
    """Whether its sentence begins with it."""


def phrases_of(segments: Sequence[Segment], track: Track) -> list[Phrase]:
    """Return the phrase that each of `segments`, those of `track`, is."""
    found = []
    for one in segments:
        first, last = one.slots[0], one.slots[-1]
        start = _moment(track, first.cue, first.start)
        found.append(Phrase(strip_tags(one.text), start, _moment(track, last.cue, last.end)))
    return found


def pieces_of(segments: Sequence[Segment], track: Track) -> list[Piece]:
    """Return the pieces of `segments`, those of `track`, in the order in which they are shown.

    A sentence is cut at the borders of its cues and after the marks inside it.
    """
    found = [piece for index, one in enumerate(segments) for piece in _pieces(index, one, track)]
    return sorted(found, key=lambda one: (one.cue, one.start, one.segment, one.first))


def said(pieces: Sequence[Piece], segments: Sequence[Segment]) -> str:
    """Return what several pieces that follow each other say, tags included where they match."""
    texts: list[str] = []
    place = 0
    while place < len(pieces):
        last = place
        while last + 1 < len(pieces) and pieces[last + 1].segment == pieces[place].segment:
            last += 1
        whole = segments[pieces[place].segment].text
        part = whole[pieces[place].first : pieces[last].last].strip()
        texts.append(part if part == whole.strip() else _matched(part))
        place = last + 1
    return " ".join(filter(None, texts))


def _pieces(index: int, segment: Segment, track: Track) -> Iterator[Piece]:
    cuts = _cuts(segment)
    for first, last, slot in cuts:
        text = segment.text[first:last]
        bare = strip_tags(text).strip()
        if not bare:
            continue
        place = segment.slots[slot]
        low = place.at
        high = _end(segment, slot)
        begin, end = (_moment(track, place.cue, one) for one in (place.start, place.end))
        size = max(1, high - low)
        start = begin + (end - begin) * (first - low) // size
        stop = begin + (end - begin) * (last - low) // size
        closing = WHOLE if last >= len(segment.text.rstrip()) else _closing(text)
        opens = not segment.text[:first].strip()
        yield Piece(bare, start, stop, place.cue, index, first, last, closing, opens)


def _cuts(segment: Segment) -> list[tuple[int, int, int]]:
    """Return first and last letter of each piece, and its slot."""
    cuts = []
    for slot in range(len(segment.slots)):
        low, high = segment.slots[slot].at, _end(segment, slot)
        inner = [match.end() for match in _INNER_MARK.finditer(segment.text, low, high)]
        edges = [low, *inner, high]
        cuts += [(one, two, slot) for one, two in pairwise(edges) if one < two]
    return cuts


def _end(segment: Segment, slot: int) -> int:
    return segment.slots[slot + 1].at if slot + 1 < len(segment.slots) else len(segment.text)


def _closing(text: str) -> float:
    bare = strip_tags(text).rstrip(" ")
    if _SENTENCE_MARK.search(bare):
        return CLAUSE
    return COMMA if bare.endswith(",") else NO_MARK


def _moment(track: Track, cue: int, letter: int) -> int:
    """Return when a letter of a cue is read, all letters taking equally long."""
    span, size = track.cues[cue].span, max(1, len(track.cues[cue].text))
    return span.start + max(0, span.duration) * min(letter, size) // size


_TAG = re.compile(r"</?([a-z]+)[^>]*>", re.IGNORECASE)


def _matched(text: str) -> str:
    """Return `text` without its tags if one of them has lost its other half."""
    opened: list[str] = []
    for tag in _TAG.finditer(text):
        if not tag.group().startswith("</"):
            opened.append(tag[1].lower())
        elif not opened or opened.pop() != tag[1].lower():
            return strip_tags(text)
    return strip_tags(text) if opened else text
