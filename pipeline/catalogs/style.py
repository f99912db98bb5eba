"""How a text is set: what a typographer may change without a change of meaning."""

from __future__ import annotations

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
