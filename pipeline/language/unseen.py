"""Characters that nobody sees: which of them have work to do where they stand."""

from __future__ import annotations

import unicodedata

from pipeline.language.patterns import compiled

UNSEEN = (
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0001\U000e0020-\U000e007f"
)
"""Soft hyphen, zero-width spaces and joiners, marks of direction, operators, tags of flags: for a
class of a regular expression."""

LOST = "\ufffd\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
"""What stands for a letter that is lost, or that only one font has: the replacement character and
the areas of private use."""

_JOINERS = frozenset("\u200c\u200d")
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb", "iw"})
_JOINED = (
    "\u0600-\u08ff\u0900-\u0dff\u0f00-\u0fff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc"
)
"""Letters of scripts whose shapes joiners govern: Arabic, Syriac, Indic, Tibetan, Khmer."""
_UNSPACED = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1980-\u19df\u3040-\u30ff\u3400-\u9fff"
"""Letters of scripts without spaces between words, where a zero-width space shows a break."""
_FLAG = "\U0001f3f4[\U000e0020-\U000e007f]*"
"""The flag of a region: a black flag, and what tells which."""
_OF_EMOJI = frozenset("\ufe0e\ufe0f")


def needless(text: str, language: str) -> tuple[int, ...]:
    """Return where characters of `UNSEEN` stand in `text` that do nothing there.

    Left alone are joiners inside emoji and in scripts that need them, zero-width spaces between
    letters of scripts without spaces, marks of direction in texts that run from right to left, and
    the tags of flags.
    """
    found = [match.start() for match in compiled(f"[{UNSEEN}]").finditer(text)]
    from_right = language.split("-", maxsplit=1)[0] in _RIGHT_TO_LEFT
    if not from_right and any(text[place] in _DIRECTIONS for place in found):
        from_right = _has_right_to_left(text)
    flags = {place for one in compiled(_FLAG).finditer(text) for place in range(*one.span())}
    return tuple(
        place
        for place in found
        if place not in flags and not (from_right and text[place] in _DIRECTIONS)
        if not _has_work(text, place)
    )


def unseen_name(character: str) -> str:
    """Return how a character that nobody sees is called.

    >>> unseen_name(chr(0x200B))
    'U+200B (zero width space)'
    """
    number = f"U+{ord(character):04X}"
    if unicodedata.category(character) == "Co":
        return f"{number} (private use)"
    name = unicodedata.name(character, "").lower()
    return f"{number} ({name})" if name else number


def _has_work(text: str, place: int) -> bool:
    """Whether what stands beside a character needs it."""
    character = text[place]
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if character in _JOINERS:
        joined = compiled(f"[{_JOINED}]")
        return bool(joined.match(before) or joined.match(after)) or (
            character == "\u200d" and _is_emoji(before) and _is_emoji(after)
        )
    if character == "\u200b":
        unspaced = compiled(f"[{_UNSPACED}]")
        return bool(unspaced.match(before) or unspaced.match(after))
    return False


def _is_emoji(character: str) -> bool:
    return character in _OF_EMOJI or unicodedata.category(character or "a") in {"So", "Sk"}


def _has_right_to_left(text: str) -> bool:
    # marks of direction are of the class R or AL themselves
    letters = (one for one in text if one not in _DIRECTIONS)
    return any(unicodedata.bidirectional(one) in {"R", "AL", "AN"} for one in letters)
