"""How a text is set: what a typographer may change without a change of meaning."""

from __future__ import annotations

import unicodedata

_STYLE = str.maketrans(
    {"ё": "е", "Ё": "Е", "…": "..."}
    | dict.fromkeys("„“”«»", '"')
    | dict.fromkeys("‚‘’‹›", "'")
    | dict.fromkeys("–—‐‑−", "-")
    | dict.fromkeys(("\u00ad", "\u200b", "\u2060", "\ufeff"))
)
"""Quotes, dashes, dots and ё; what does not show, but for where a line may break, goes."""


def plainly_set(text: str) -> str:
    r"""Return a text with the plainest quotes, dashes and dots, and е for ё.

    >>> plainly_set("«Всё…» — ‘no’")
    '"Все..." - \'no\''
    """
    return text if text.isascii() else text.translate(_STYLE)


def same_meaning(one: str, other: str) -> bool:
    """Whether two source texts differ only in what cannot alter meaning.

    Case, spacing, the style of quotes and dashes, what does not show, `…` for `...`, ё for е. Tags,
    end marks, digits and words have to be the same, and stand in the same places.
    """
    return one == other or _essence(one) == _essence(other)


def _essence(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold()
    return " ".join(plainly_set(folded).split())
