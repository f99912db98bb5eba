"""Which number begins a sentence."""

from __future__ import annotations

from pipeline.language.patterns import compiled
from pipeline.language.sentence_ends import sentence_ends

_ENDED = r"(?:[!?♪]|(?<![.…])\.)[\"'”»“’)\]*]*\s*$"
"""The end of a cue that ends its sentence; dots leave it open."""
_OPENING = " \u00a0\n\"'“”«„‘([—–-"


def goes_on(before: str) -> bool:
    """Return whether the cue with the text `before` leaves its sentence to the next one.

    >>> goes_on("He has seen"), goes_on("He has seen…"), goes_on("He has.")
    (True, True, False)
    """
    return bool(before.strip()) and compiled(_ENDED).search(before) is None


def begins_sentence(text: str, place: int, language: str, *, is_first: bool) -> bool:
    """Return whether what stands at `place` of `text` begins a sentence.

    `is_first` tells whether a sentence begins with the text.
    """
    if not text[:place].strip(_OPENING):
        return is_first
    line = text[:place].rpartition("\n")[2]
    if not line.strip(_OPENING) and line.strip()[:1] in {"-", "–", "—"}:
        return True  # a speaker begins
    ends = (end for end in sentence_ends(text, language) if end <= place)
    return any(not text[end:place].strip(_OPENING) for end in ends)
