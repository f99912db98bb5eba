"""What a layout costs: the weights, in points, by which one is better than another.

The cost of a layout is the sum of what its cues and the breaks between them cost. The weights are
round numbers, set by hand after the guides (`language/breaks.py`) and weighed against the breaks of
human subtitlers (`tests/corpora/boundaries.py`); no program fitted them. docs/cueing.md explains
each in words, with a worked example.
"""

from __future__ import annotations

import math
from enum import StrEnum
from functools import cache
from typing import NamedTuple

TORN_CONTENT = 26
"""A pair of words that belong together and stand on two sides of a break: nouns, verbs, names."""
TORN_FUNCTION = 15
"""The same for a preposition, conjunction, article or the like."""
EDGE = -20
"""The word beside the break belongs to the word beside the master's break."""
MARK_LOST = 30
"""The master breaks at a mark (comma, full stop, dash), the translation at none."""
SHARE_OF_TEXT = 200
"""The square of the characters between a break and its share of the source is divided by this."""
MOST_SHARE_OF_TEXT = 30
SHARE_OF_TIME = 5
"""The characters between a break and its share of the time are divided by this."""
UNLIKE_SOURCE = 44
"""For a cue e times as long as its share of the source, or as short."""
LONE_WORD = 28
"""A cue of one short word, of fewer than `SHORT_WORD` characters."""
SHORT_WORD = 8
TOO_FAST = 10
"""A cue with more characters than can be read in its time, at the profile's reading speed."""
TOO_FAST_CHARACTER = 1
"""Each character of it that is too many."""
TOO_WIDE = 200
"""A cue that its lines do not hold."""
TOO_WIDE_CHARACTER = 12
"""Each character of it that is too many."""
WITHIN_LIMITS = 20
"""What a layout without a cue too fast may cost more, for each cue, than the cheapest: words are
moved into their neighbours' time as long as the breaks stay fair."""
WITHIN_LIMITS_CHARACTER = 5
"""And for each character that the cheapest has too many: the more it takes, the more is given."""
FEWER_CUES = 400
"""A cue of the master that gets no words: only where there are too few words for all."""
MERGED = 40
"""The same where `cueing = "free"`: dearer than a break at a comma, cheaper than a bad one."""
NO_PART = 120
"""A segment without a word in a cue that it shares with another one."""
FORCED_INSIDE = 5_000
"""A cue break typed by the translator that falls inside a cue: the cue's time is shared then."""

LEAST_SHARE = 6
"""Characters that a share of the source counts at least: short texts vary more."""


class Item(StrEnum):
    """What a layout costs points for: the names of `--explain --format json`."""

    KIND = "kind-of-break"
    TORN = "torn-words"
    SAME_WORD = "same-word"
    MARK_LOST = "mark-lost"
    SHARE_OF_TEXT = "share-of-source"
    SHARE_OF_TIME = "share-of-time"
    NO_PART = "no-part"
    LENGTH = "unlike-source"
    LONE_WORD = "lone-word"
    TOO_FAST = "too-fast"
    TOO_WIDE = "too-wide"
    FREED = "fewer-cues"
    TYPED = "typed-break-inside"


class Part(NamedTuple):
    """One item of a cost."""

    item: Item
    points: float


def share_of_text(characters: float) -> float:
    """Return the cost of a break `characters` away from its share of the source."""
    return min(characters * characters / SHARE_OF_TEXT, MOST_SHARE_OF_TEXT)


def share_of_time(characters: float) -> float:
    """Return the cost of a break `characters` away from its share of the time."""
    return abs(characters) / SHARE_OF_TIME


@cache
def unlike_source(length: int, share: int) -> float:
    """Return the cost of a part of `length` characters whose share of the source is `share`."""
    return UNLIKE_SOURCE * abs(math.log(max(length, 1) / max(share, LEAST_SHARE)))


def too_fast(characters: int) -> int:
    """Return the cost of a cue with so many characters more than can be read; none for none."""
    return TOO_FAST + TOO_FAST_CHARACTER * characters if characters > 0 else 0


def too_wide(characters: int) -> int:
    """Return the cost of a cue with so many characters more than its lines hold."""
    return TOO_WIDE + TOO_WIDE_CHARACTER * characters if characters > 0 else 0
