"""Evidence that a sentence ends where no mark says so: masters without marks, titles, credits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from pipeline.language.scripts import script_of
from pipeline.model.finding import Finding, Place
from pipeline.model.markup import strip_tags
from pipeline.segmentation.pieces import Piece

_LEAST_CUES = 20
"""Fewer cues in a language are no evidence of how it is punctuated."""
_MARKED_ONE_IN = 5
"""Of the real files at hand in scripts with capitals the least marked that has marks ends a
sentence in 0.24 of its cues (a lecture in half lines), the most marked that has none in 0.15 (a
lesson with marks at its questions only). In other scripts 0.37 or more of the cues of a file have a
full stop, or none has."""
_MARKLESS = frozenset({"bo", "dz", "km", "lo", "my", "th"})
"""Languages written without marks at the ends of sentences, whatever marks are borrowed."""
_CASED = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"})
_END = re.compile(r"[.!?…](?![\w.!?…])|։")
_STOP = re.compile(r"(?<![.…])\.(?![\w.…])|[。۔።།]")

_CLOSING = "\"'’»”“)]」』\u200e\u200f\u202c\u2069"
_END_MARKS = frozenset(".!?…。！？।॥؟۔։።")
_UNSETTLED = re.compile(
    r"(?<![\w.])(?:[^\W\d_A-ZА-ЯЁ]{1,3}|about|after|before|between|during|from|into|like|over|than|that|their|under|upon"
    r"|when|where|which|with|your|если|когда|который|между|около|перед|после|против|через|чтобы)$"
)
"""What no title or line of credits ends with: a word of up to three small letters (of, the, und,
que, для), or one that asks for more."""
_LONGER_WORD = re.compile(r"[^\W\d_]{4,}")
_ENGLISH_I = re.compile(r"I(?:['’]\w+)?\b")
_LEAST_PAUSE = 200
"""Milliseconds. Where a cue without end mark runs on into a name («in the form of | Bitcoin»), the
name follows after 0 to 80 ms in nearly all of the English and Russian files at hand; titles and
lines of credits stand 120 ms to some seconds before what follows, most of them over 240."""
_LEAST_HABIT = 10
_RUN_PAUSE = 500
_RUN_CUES = 4
"""Without marks, cues are joined only in one breath and a few at a time: gaps under half a second
are those that Netflix has closed (360051554394), and four cues can be read at a glance."""


def is_complete(text: str) -> bool:
    """Whether `text` ends with an end mark."""
    return _last(text) in _END_MARKS


def unmarked_languages(pieces: Iterable[Piece]) -> dict[str, tuple[int, int]]:
    """Return the languages whose cues do not mark the ends of sentences: ends found, and cues.

    In a script with capitals any end mark counts. In others only full stops do: Arabic, Japanese
    and Chinese subtitles often leave these out while `!`, `?` and `…` stay.
    """
    ended: dict[str, set[int]] = {}
    cues: dict[str, set[int]] = {}
    for piece in pieces:
        if piece.alone:
            continue
        language, place = piece.language, piece.heard.place
        cues.setdefault(language, set()).add(place)
        pattern = _END if script_of(language) in _CASED else _STOP
        if pattern.search(piece.text):
            ended.setdefault(language, set()).add(place)
    counts = {one: (len(ended.get(one, ())), len(places)) for one, places in cues.items()}
    return {one: count for one, count in counts.items() if _is_unmarked(one, *count)}


def _is_unmarked(language: str, ended: int, cues: int) -> bool:
    if language.split("-", 1)[0].lower() in _MARKLESS:
        return True
    return cues >= _LEAST_CUES and ended * _MARKED_ONE_IN < cues


def no_sentence_ends(unmarked: dict[str, tuple[int, int]], file: str) -> tuple[Finding, ...]:
    """Return STR011 for each language of enough cues that falls back to cues and pauses."""
    return tuple(
        Finding("STR011", Place(file), value=ended, limit=cues, text=language)
        for language, (ended, cues) in unmarked.items()
        if cues >= _LEAST_CUES
    )


def runs_on(cues: int, before: Piece, piece: Piece) -> bool:
    """Whether `piece` joins the `cues` up to `before` in a language without marks.

    Only a small letter says that it goes on; where there are no capitals each cue stands alone.
    """
    if cues >= _RUN_CUES or pause_between(before, piece) >= _RUN_PAUSE:
        return False
    return strip_tags(piece.text)[:1].islower()


def usual_pauses(pieces: Iterable[Piece]) -> dict[str, int]:
    """Return for each language how long a pause inside a sentence may be in this film, ms.

    Nine in ten of the cues that run on into a small letter do so sooner; never under 200 ms, which
    also holds where too few cues run on to tell.
    """
    found: dict[str, list[int]] = {}
    for before, after in pairwise(pieces):
        if before.alone or after.alone or after.turn is not None or not after.text[0].islower():
            continue
        if not _is_marked(before.text):
            found.setdefault(after.language, []).append(pause_between(before, after))
    return {
        language: max(_LEAST_PAUSE, sorted(pauses)[len(pauses) * 9 // 10])
        for language, pauses in found.items()
        if len(pauses) >= _LEAST_HABIT
    }


def begins_anew(before: Piece, after: Piece, usual: int = _LEAST_PAUSE) -> bool:
    """Whether `after` is no continuation of `before` although no end mark parts them.

    Titles, credits and lists: `before` reads like one, ends without any mark and not with a word
    that asks for more, `after` begins with a capital and later than is `usual` (ms) inside a
    sentence. «according to | Satoshi» and «we have visited | Moscow» go on.
    """
    if pause_between(before, after) < max(usual, _LEAST_PAUSE):
        return False
    start = strip_tags(after.text)
    if not start[:1].isupper() or (after.language[:2] == "en" and _ENGLISH_I.match(start)):
        return False
    ended = strip_tags(before.text)
    return not _is_marked(ended) and not _UNSETTLED.search(ended) and _is_heading(ended)


def _is_heading(text: str) -> bool:
    """Whether `text` reads like a title: it has a number, or most longer words have capitals."""
    longer = _LONGER_WORD.findall(text)
    capitals = sum(word[0].isupper() for word in longer)
    return any(map(str.isdigit, text)) or 2 * capitals > len(longer)


def pause_between(before: Piece, after: Piece) -> int:
    """Return the milliseconds between two pieces; negative where their cues overlap."""
    return after.heard.cue.span.start - before.heard.cue.span.end


def _is_marked(text: str) -> bool:
    """Whether `text` ends with a mark of any kind, closing quotes and brackets aside."""
    return not _last(text).isalnum()


def _last(text: str) -> str:
    return strip_tags(text).rstrip(_CLOSING)[-1:]
