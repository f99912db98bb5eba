"""Counting characters as subtitles do: one convention for every limit and budget."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from pipeline.model.markup import strip_tags

_UNCOUNTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SIMPLE = re.compile(r"[\x20-\x7e\xa0-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205e]*")
"""Letters and signs that are one grapheme cluster each, whatever stands beside them."""

_JOINER = "\u200d"
_EXTENDING = frozenset("\u200c\u200d\u0e33\u0eb3") | frozenset(map(chr, range(0xE0020, 0xE0080)))
"""What extends a cluster besides the marks: joiners, Thai and Lao AM, the tags of flags."""

_PLAIN = re.compile(r"[0-9A-Za-z\u0400-\u0481\u048a-\u052f]")
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | frozenset(
    map(chr, range(0xFE00, 0xFE10))
)
"""Characters of visible categories that show nothing by themselves: fillers, the braille blank,
inherent vowels, the grapheme joiner and variation selectors."""


def is_visible(text: str) -> bool:
    """Whether a viewer sees anything of `text`: tags, spaces and control characters show nothing.

    >>> is_visible("<i> </i>")
    False
    """
    bare = strip_tags(text)
    return _PLAIN.search(bare) is not None or any(map(_shows, bare))


def _shows(character: str) -> bool:
    return unicodedata.category(character) not in _INVISIBLE and character not in _BLANK


def visible_length(text: str) -> int:
    r"""Return how many characters a viewer sees in `text`.

    Grapheme clusters of the text without tags; spaces and punctuation count 1, line breaks,
    control characters, zero-width spaces and bidirectional marks 0 (as Subtitle Edit's
    `CalcAll`; Netflix 115001352212 counts spaces and punctuation).

    >>> visible_length("<i>Кто</i>\nтам?")
    7
    """
    bare = _UNCOUNTED.sub("", strip_tags(text))
    return len(bare) if _SIMPLE.fullmatch(bare) else _clusters(bare)


def is_plain(text: str) -> bool:
    """Whether each character of a text without tags counts 1 or 0, whatever stands beside it.

    Parts of such a text are together as long as the whole.
    """
    return _SIMPLE.fullmatch(_UNCOUNTED.sub("", text)) is not None


def _clusters(text: str) -> int:
    """Count grapheme clusters by the rules of UAX #29 that subtitles meet."""
    if not text:
        return 0
    breaks = sum(not _joins(before, after) for before, after in pairwise(text))
    flags = sum(len(run.group()) // 2 for run in re.finditer("[\U0001f1e6-\U0001f1ff]{2,}", text))
    return 1 + breaks - flags


def _joins(before: str, after: str) -> bool:
    """Whether `after` belongs to the cluster of `before` (GB6 to GB9a, GB11)."""
    if after in _EXTENDING or "\U0001f3fb" <= after <= "\U0001f3ff":
        return True
    if before == _JOINER:
        return unicodedata.category(after) == "So"  # emoji; letters are joined in shape only
    if "\u1100" <= after <= "\u115f" or "\uac00" <= after <= "\ud7a3":
        return "\u1100" <= before <= "\u115f"
    if "\u1160" <= after <= "\u11ff":
        return "\u1100" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7a3"
    return unicodedata.category(after) in {"Mn", "Me", "Mc"}
