"""Progress of translations as a table on a terminal, whatever its width."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as RichText

from pipeline.report.columns import width
from pipeline.report.stats_view import Progress, cells

_NAMES = 2
"""Columns in front that are names; the others are numbers."""


def print_table(rows: Sequence[Progress], *, colour: bool) -> None:
    """Print `rows` to standard output; where the terminal is too narrow, a block for each row."""
    if not rows:
        return
    console = Console(no_color=not colour, highlight=False)
    heads, *body = cells(rows)
    widths = [max(map(width, column)) for column in zip(heads, *body, strict=True)]
    if sum(widths) + 2 * len(widths) > console.width:
        _print_blocks(console, heads, body)
        return
    console.print(_table(heads, body, has_sum=len(rows) > 1))


def _table(heads: Sequence[str], body: Sequence[Sequence[str]], *, has_sum: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for index, head in enumerate(heads):
        table.add_column(head, justify="left" if index < _NAMES else "right", no_wrap=True)
    for index, row in enumerate(body):
        is_sum = has_sum and index == len(body) - 1
        table.add_row(*map(RichText, row), style="bold" if is_sum else None)
    return table


def _print_blocks(console: Console, heads: Sequence[str], body: Sequence[Sequence[str]]) -> None:
    longest = max(map(width, heads[_NAMES:]))
    for row in body:
        name = " ".join(cell for cell in row[:_NAMES] if cell)
        console.print(RichText(name, style="bold"), soft_wrap=True)
        for head, cell in zip(heads[_NAMES:], row[_NAMES:], strict=True):
            if cell:
                line = f"  {head}{' ' * (longest - width(head))}  {cell:>6}"
                console.print(RichText(line), soft_wrap=True)
