"""Identity of a message: given once, at first extraction, and carried ever after.

Frozen for ever: a change here would cut every catalog in the world from its film.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Container

from pipeline.model.markup import strip_tags

LENGTH = 12
"""Letters of an identity: 60 bits; two of 100,000 texts meet with odds of 1 to 200 million."""


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_PAIRS = [first + second for first in _LETTERS for second in _LETTERS]
"""Two letters of base32 for each 10 bits; `base64.b32encode` takes twice as long for the whole."""


def normalised(text: str) -> str:
    r"""Return what of a source text counts for its identity.

    Tags off, NFC, casefold, white space folded to single spaces and cut off at both ends.

    >>> normalised("<i>Go</i>\n  for  launch ")
    'go for launch'
    """
    bare = strip_tags(text)
    if bare.isascii():
        return " ".join(bare.lower().split())  # the same, faster
    return " ".join(unicodedata.normalize("NFC", bare).casefold().split())


def first_identity(title_id: str, text: str, ordinal: int) -> str:
    """Return identity number `ordinal` (from 1) of a source text in the title `title_id`.

    The first 12 letters of the base32 form (RFC 4648) of the SHA-256 of the three in UTF-8,
    parted by U+0000.
    """
    return _identity(title_id, normalised(text), ordinal)


def _identity(title_id: str, key: str, ordinal: int) -> str:
    """Return the identity of a text whose normalised form is `key`."""
    digest = hashlib.sha256(f"{title_id}\0{key}\0{ordinal}".encode("utf-8", "surrogatepass"))
    bits = int.from_bytes(digest.digest()[:8], "big") >> 4  # 12 letters of 5 bits
    return "".join([_PAIRS[bits >> shift & 1023] for shift in (50, 40, 30, 20, 10, 0)])


class Identities:
    """Gives new identities that neither a live nor a retired message has."""

    def __init__(self, title_id: str, taken: Container[str]) -> None:
        self._title_id = title_id
        self._taken = taken
        self._given: set[str] = set()
        self._next: dict[str, int] = {}

    def new(self, text: str) -> str:
        """Return the identity of a new message: the smallest free ordinal counts."""
        return self.new_of(normalised(text))

    def new_of(self, key: str) -> str:
        """Return the identity of a new message whose normalised text is `key`."""
        ordinal = self._next.get(key, 1)
        while True:
            identity = _identity(self._title_id, key, ordinal)
            ordinal += 1
            if identity not in self._taken and identity not in self._given:
                break
        self._next[key] = ordinal
        self._given.add(identity)
        return identity
