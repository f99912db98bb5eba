"""The kind of a cue, from its marks."""

from __future__ import annotations

import re

from pipeline.model.cue import Kind
from pipeline.model.markup import strip_tags

_NOTES = "♩♪♫♬"
_SONG = re.compile(f"^[{_NOTES}]|[{_NOTES}]$")
_SOUND = re.compile(r"(?:(?:\[[^\[\]]*\]|\([^()]*\)|［[^［］]*］|（[^（）]*）)\s*)+")
_DIRECTION = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Marks of direction stand around every line of many Arabic and Hebrew files."""
_END_MARK = re.compile(r"[.!?…,;:—–-][\"'»“”’)\]*]*$")
"""Quotes, brackets and the stars of `*GET OUT!*` may close after it."""


def kind_by_marks(text: str, *, named: bool) -> Kind | None:
    """Return the kind that the marks of `text` show, None where they show none.

    ♪ is a song; a whole cue in brackets is a sound; two or more letters, all capitals, without an
    end mark are a sign, unless a speaker is `named` for the cue, be it by a dialogue dash only.
    """
    if text[:1].isalpha() and text[-1] not in _NOTES and not text.isupper():
        return None
    bare = _DIRECTION.sub("", strip_tags(text)).strip()
    if _SONG.search(bare):
        return Kind.SONG
    if _SOUND.fullmatch(bare):
        return Kind.SOUND
    if not named and bare.isupper() and _is_sign(bare):
        return Kind.SIGN
    return None


def _is_sign(capitals: str) -> bool:
    return sum(map(str.isalpha, capitals)) > 1 and not _END_MARK.search(capitals)
