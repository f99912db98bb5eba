"""Text in columns: how wide a text is on a terminal, and rows lined up by it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import accumulate

_NO_WIDTH = frozenset({"Mn", "Me", "Cf", "Cc"})
_WIDE = frozenset({"W", "F"})
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def width(text: str) -> int:
    """Return how many columns of a terminal `text` takes.

    Combining and control characters take none, East Asian wide letters two (UAX #11); the vowels
    and finals of conjoining Hangul (U+1160..U+11FF) join the letter before them and take none.
    """
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_character_width, text))


def clip(text: str, columns: int) -> str:
    """Return `text` if it fits into `columns` (at least 1), else its beginning and `…`."""
    if width(text) <= columns:
        return text
    reached = accumulate(map(_character_width, text))
    fitting = sum(1 for columns_so_far in reached if columns_so_far < columns)
    return f"{text[:fitting]}…"


def visible(text: str) -> str:
    r"""Return `text` on one line and harmless to a terminal.

    Line breaks become ` / `; control, format and lone surrogate characters (escape codes, marks
    that turn the direction of writing round) become what Python writes for them: `\x1b`.
    """
    if text.isprintable():
        return text
    joined = " / ".join(text.split("\n"))
    return "".join(
        ascii(one)[1:-1] if unicodedata.category(one) in _HIDDEN else one for one in joined
    )


def table(rows: Sequence[Sequence[str]], numbers_from: int, *, gap: int = 2) -> tuple[str, ...]:
    """Return `rows`, of equal length, as lines with `gap` spaces between columns.

    Columns from `numbers_from` on hold numbers and are set to the right. No line ends in spaces.
    """
    if not rows:
        return ()
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    space = " " * gap
    return tuple(
        space.join(
            _pad(cell, columns, to_the_right=index >= numbers_from)
            for index, (cell, columns) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _pad(cell: str, columns: int, *, to_the_right: bool) -> str:
    space = " " * (columns - width(cell))
    return f"{space}{cell}" if to_the_right else f"{cell}{space}"


def _character_width(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
