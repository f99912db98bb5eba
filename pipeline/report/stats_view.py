"""Progress of translations, and what `extract` and `update` did: tables and JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields

from pipeline.errors import SubtitrError
from pipeline.messages import Text, _
from pipeline.report.columns import table, visible
from pipeline.report.refusals import refusals


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one release of one title is. All numbers count messages, but for `words`."""

    title: str
    release: str
    """Language or variant: `ru`, `ru@edu`."""
    messages: int
    translated: int
    fuzzy: int
    untranslated: int
    overrides: int | None = None
    """How many messages the variant says in its own way; None for what is no variant."""
    words: int = 0
    """Words of the source text."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the messages of one template or catalog."""

    title: str
    language: str | None = None
    """None for a template."""
    kept: int = 0
    retimed: int = 0
    recut: int = 0
    edited: int = 0
    new: int = 0
    gone: int = 0
    returned: int = 0


Row = Progress | Changes

NAMES = ("title", "release", "language")
"""The columns that are no counts."""

HEADS: dict[str, Text] = {
    "title": _("title"),
    "release": _("release"),
    "language": _("language"),
    "messages": _("messages"),
    "translated": _("translated"),
    "fuzzy": _("fuzzy"),
    "untranslated": _("untranslated"),
    "overrides": _("overrides"),
    "words": _("words"),
    "kept": _("kept"),
    "retimed": _("retimed"),
    "recut": _("re-cut"),
    "edited": _("edited"),
    "new": _("new"),
    "gone": _("gone"),
    "returned": _("returned"),
}
"""What each column is called."""


def keys_of(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the names of the fields that some row has a value for, in the order of the fields."""
    keys = [field.name for field in fields(rows[0])] if rows else []
    return tuple(key for key in keys if any(getattr(row, key) is not None for row in rows))


def cells(rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    """Return `rows`, all of one kind, as strings: the heads, the rows, and their sum if several.

    Templates and catalogs are not added up together.

    A column that no row has a value for (`overrides` without variants, `language` of templates)
    is left out. None without rows.
    """
    if not rows:
        return ()
    keys = keys_of(rows)
    heads = tuple(str(HEADS[key]) for key in keys)
    body = tuple(tuple(_cell(getattr(row, key)) for key in keys) for row in rows)
    lines = [(name, total(several)) for name, several in _summed(rows) if len(several) > 1]
    sums = ((str(name), *(_cell(line.get(key)) for key in keys[1:])) for name, line in lines)
    return (heads, *body, *sums)


def _summed(rows: Sequence[Row]) -> list[tuple[Text, Sequence[Row]]]:
    """Return which rows can be added up: a template's messages are those of its catalogs again."""
    catalogs = [row for row in rows if isinstance(row, Progress) or row.language is not None]
    templates = [row for row in rows if isinstance(row, Changes) and row.language is None]
    if not (catalogs and templates):
        return [(_("in all"), rows)]
    return [(_("all templates"), templates), (_("all catalogs"), catalogs)]


def text_view(rows: Sequence[Row]) -> str:
    """Return `rows` as an aligned table, empty without rows."""
    names = sum(1 for key in keys_of(rows) if key in NAMES)
    return "".join(f"{line}\n" for line in table(cells(rows), numbers_from=names))


def progress_json(rows: Sequence[Progress]) -> str:
    """Return `{"stats": [...], "total": {...}}`, one row a line."""
    return _json(rows, stats=_dicts(rows))


def changes_json(rows: Sequence[Changes], refused: Sequence[SubtitrError] = ()) -> str:
    """Return `{"changes": [...], "refused": [...], "total": {...}}`, one row a line."""
    return _json(rows, changes=_dicts(rows), refused=refusals(refused))


def total(rows: Sequence[Row]) -> dict[str, int]:
    """Return the sums of all counts of `rows`, by name; what no row has is left out."""
    sums: dict[str, int] = {}
    for row in rows:
        for key, value in asdict(row).items():
            if key not in NAMES and value is not None:
                sums[key] = sums.get(key, 0) + value
    return sums


def _dicts(rows: Sequence[Row]) -> list[dict[str, object]]:
    return [asdict(row) for row in rows]


def _json(rows: Sequence[Row], **lists: Sequence[dict[str, object]]) -> str:
    parts = "".join(f'"{key}": {listed(found)}, ' for key, found in lists.items())
    return f'{{{parts}"total": {json.dumps(totals(rows))}}}\n'


def listed(rows: Sequence[dict[str, object]]) -> str:
    """Return rows as a JSON array, one a line."""
    body = ",\n".join(f"  {json.dumps(row)}" for row in rows)
    return f"[\n{body}\n]" if body else "[]"


def totals(rows: Sequence[Row]) -> dict[str, int] | dict[str, dict[str, int]]:
    """Return the sums for JSON: of templates and of catalogs apart, where there are both."""
    parts = [several for _name, several in _summed(rows)]
    if len(parts) == 1:
        return total(rows)
    return {"templates": total(parts[0]), "catalogs": total(parts[1])}


def _cell(value: object) -> str:
    return "" if value is None else visible(str(value))
