"""What `adopt` took over from an existing translation: tables and JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pipeline.messages import Text, _, n_
from pipeline.model.time import timecode
from pipeline.report.columns import clip, table, visible

_LONGEST = 60
"""Columns of a text in the table."""
_MOST = 12
"""Rows of each list in the table, if not all are asked for."""


@dataclass(frozen=True, slots=True)
class Row:
    """One place: a message of the master, or words of the translation."""

    cue: int | None
    """Number of the cue, from 1: of the master for a message, else of the translation."""
    start: int | None
    """When it is said, ms."""
    message: str | None
    """Identity; none for words without a place."""
    source: str | None
    text: str
    """The translation; empty for a message that has none."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """What became of one translation."""

    file: str
    title: str
    language: str
    catalog: str
    by: str
    """What the translation was placed by: `cues` that are the same, `time and words`, `texts`."""
    certain: int
    kept: int
    """Messages that were translated already, and stay."""
    doubtful: tuple[Row, ...] = ()
    left: tuple[Row, ...] = ()
    """Words of the translation without a place."""
    empty: tuple[Row, ...] = ()
    """Messages that still have no translation."""
    ratio: str | None = None
    offset: int | None = None
    """Milliseconds."""
    explained: float | None = None
    """Share of the cues that the clock explains."""
    written: tuple[str, ...] = ()


def text_view(adopted: Adopted, *, whole: bool = False) -> str:
    """Return counts, then what a person has to look at; `whole` cuts no list short."""
    lines = [f"{visible(adopted.file)} -> {visible(adopted.catalog)}"]
    counts = [
        (str(_("certain")), str(adopted.certain)),
        (str(_("doubtful, fuzzy")), str(len(adopted.doubtful))),
        (str(_("translated before, kept")), str(adopted.kept)),
        (str(_("without translation")), str(len(adopted.empty))),
        (str(_("not placed")), str(len(adopted.left))),
    ]
    lines += [f"  {line}" for line in table(counts, numbers_from=1)]
    for name, rows in (
        (_("doubtful, fuzzy:"), adopted.doubtful),
        (_("not placed:"), adopted.left),
        (_("without translation:"), adopted.empty),
    ):
        lines += _listed(name, rows, whole=whole)
    return "".join(f"{line}\n" for line in lines)


def _listed(name: Text, rows: Sequence[Row], *, whole: bool) -> list[str]:
    if not rows:
        return []
    shown = rows if whole else rows[:_MOST]
    every = [_cells(row) for row in shown]
    filled = [any(column) for column in zip(*every, strict=True)]
    cells = [[cell for cell, use in zip(row, filled, strict=True) if use] for row in every]
    lines = [str(name)] + [f"  {line}" for line in table(cells, numbers_from=len(cells[0]))]
    more = len(rows) - len(shown)
    if more:
        lines.append(f"  {n_('and {count} more (-v)', 'and {count} more (-v)', more)}")
    return lines


def _cells(row: Row) -> tuple[str, str, str, str]:
    return (
        f"#{row.cue}" if row.cue else "",
        timecode(row.start) if row.start is not None else "",
        clip(visible(row.source or ""), _LONGEST),
        clip(visible(row.text), _LONGEST),
    )


def json_view(adopted: Adopted) -> str:
    """Return one object with every count and list, `clock` null where none was measured."""
    clock: dict[str, Any] | None = None
    if adopted.ratio is not None:
        clock = {
            "ratio": adopted.ratio,
            "offset_ms": adopted.offset,
            "explained": round(adopted.explained or 0.0, 3),
        }
    value = {
        "file": adopted.file,
        "title": adopted.title,
        "language": adopted.language,
        "catalog": adopted.catalog,
        "by": adopted.by,
        "clock": clock,
        "counts": {
            "certain": adopted.certain,
            "doubtful": len(adopted.doubtful),
            "kept": adopted.kept,
            "empty": len(adopted.empty),
            "left": len(adopted.left),
        },
        "doubtful": [_row(row) for row in adopted.doubtful],
        "left": [_row(row) for row in adopted.left],
        "empty": [_row(row) for row in adopted.empty],
        "written": list(adopted.written),
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _row(row: Row) -> dict[str, Any]:
    value = asdict(row)
    value["start_ms"] = value.pop("start")
    return value
