"""Sets of characters that houses allow."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

SETS = ("netflix",)
"""Sets that are known."""

_OUT = "\u20bd\u2011\u2012"
"""Known not to be in the list, though their blocks are."""
_IN = "«»„“”‘’–—―−…№€°±×÷≈≠≤≥√∑∫π→←²³½\u00a0\u00ad\u0301"
"""Known to be in the list."""
SPACES = "\t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
"""Spaces that are not in the list."""

INSTEAD = {"\u2011": "-", "\u2012": "–"}
"""What shows the same."""


@lru_cache(maxsize=4096)
def is_allowed(character: str, name: str) -> bool:
    r"""Return whether `character` may be used in the house whose set is called `name`.

    `netflix`: facts on the 38,432 code points of Subtitle Edit's `NetflixGlyphs.zip`. In it are
    all Russian letters and the characters of `_IN`; not in it are the ruble sign, the no-break
    hyphen, the figure dash, all spaces but U+0020 and U+00A0, tabulators and everything that has
    no picture. What is known of no fact is judged by its kind: assigned letters, marks and digits
    of the scripts of the basic plane, their punctuation and signs are allowed, pictures and
    letters of the higher planes are not, Chinese characters excepted. Every character is allowed
    in a set that is not known.

    >>> [is_allowed(one, "netflix") for one in "ё₽🚀"]
    [True, False, False]
    """
    if name not in SETS or character in _IN:
        return True
    if character in _OUT or character in SPACES:
        return False
    category = unicodedata.category(character)
    if category in {"Cn", "Co", "Cs"}:
        return False
    # beyond the basic plane only Chinese characters; the rest there is emoji and rare scripts
    return character <= "\uffff" or category == "Lo"


def shown_name(character: str) -> str:
    """Return how a character is called in a sentence.

    >>> shown_name("₽"), shown_name(chr(0x2009))
    ('₽ (U+20BD)', 'U+2009 (thin space)')
    """
    number = f"U+{ord(character):04X}"
    category = unicodedata.category(character)
    if category[0] in "ZC":
        name = unicodedata.name(character, "tabulator" if character == "\t" else "").lower()
        return f"{number} ({name})" if name else number
    return f"{character} ({number})"


def replacement(character: str, before: str, after: str) -> str | None:
    """Return what shows the same as `character` between `before` and `after` (one character each).

    None where nothing does. A space between digits stays one that is not broken.
    """
    if character in SPACES:
        return "\u00a0" if before.isdigit() and after.isdigit() else " "
    return INSTEAD.get(character)
