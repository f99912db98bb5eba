"""Tables for a terminal: as wide as it is, without a cell ever being cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.report.columns import table, width
from pipeline.report.stats_view import NAMES, Row, cells, keys_of
from pipeline.report.text import Line, Span, Style

Cells = tuple[tuple[str, ...], ...]

_GAPS = (2, 1)
"""Spaces between columns, the wider tried first."""


def fitted(rows: Sequence[Row], room: int) -> tuple[Line, ...]:
    """Return `rows`, all of one kind, as lines of a terminal that has `room` columns.

    Where the table is too wide, columns first move together, then those that hold nothing but
    zeros go; where that is not enough, each row becomes a block with a number a line.
    """
    if not rows:
        return ()
    names = sum(1 for key in keys_of(rows) if key in NAMES)
    shown = cells(rows)
    for candidate in (shown, _without_zeros(shown, names)):
        for gap in _GAPS:
            lines = table(candidate, names, gap=gap)
            if max(map(width, lines)) <= room:
                return _styled(lines, sums=len(shown) - 1 - len(rows))
    return tuple(_blocks(shown, names))


def _styled(lines: Sequence[str], *, sums: int) -> tuple[Line, ...]:
    bold = {0, *range(len(lines) - sums, len(lines))}
    return tuple(
        (Span(line, Style.HEAD if index in bold else Style.PLAIN),)
        for index, line in enumerate(lines)
    )


def _without_zeros(shown: Cells, names: int) -> Cells:
    _heads, *body = shown
    kept = [
        index
        for index, column in enumerate(zip(*body, strict=True))
        if index < names or any(cell.strip("0") for cell in column)
    ]
    return tuple(tuple(row[index] for index in kept) for row in shown)


def _blocks(shown: Cells, names: int) -> Iterator[Line]:
    heads, *body = shown
    longest = max(map(width, heads[names:]))
    for row in body:
        yield (Span(" ".join(cell for cell in row[:names] if cell), Style.HEAD),)
        for head, cell in zip(heads[names:], row[names:], strict=True):
            if cell:
                yield (Span(f"  {head}{' ' * (longest - width(head))}  {cell:>6}"),)
