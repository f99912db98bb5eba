"""The headers of two catalogs as one: dates are the newer, the last translator goes with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.three_way import merged_lines, merged_order, picked

_DATES = frozenset({"POT-Creation-Date", "PO-Revision-Date"})
_OF_THE_LAST = frozenset({"Last-Translator", "X-Generator"})
"""Fields that speak of whoever worked last."""
_WRITTEN = "%Y-%m-%d %H:%M%z"


def merged_header(
    base: Catalog, ours: Catalog, theirs: Catalog
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...], bool]:
    """Return fields, comment and fuzziness of the header; where both differ otherwise, ours."""
    before, mine, others = (dict(one.header) for one in (base, ours, theirs))
    theirs_is_last = _is_newer(others.get("PO-Revision-Date"), mine.get("PO-Revision-Date"))

    def clash(name: str) -> Callable[[str | None, str | None], str | None]:
        def choose(one: str | None, other: str | None) -> str | None:
            if name in _DATES:
                return other if _is_newer(other, one) else one
            return other if name in _OF_THE_LAST and theirs_is_last and other else one

        return choose

    values = {
        name: picked(before.get(name), mine.get(name), others.get(name), clash(name))
        for name in (*mine, *others)
    }
    wanted = {name: value for name, value in values.items() if value is not None}
    order = merged_order(list(before), list(mine), list(others), wanted)
    comment = merged_lines(base.comment, ours.comment, theirs.comment)
    fuzzy = picked(base.fuzzy_header, ours.fuzzy_header, theirs.fuzzy_header)
    return tuple((name, wanted[name]) for name in order), comment, fuzzy


def _is_newer(one: str | None, other: str | None) -> bool:
    """Whether a date is after another; a field that nobody has filled is no date."""
    dates = _moment(one), _moment(other)
    return dates[0] is not None and (dates[1] is None or dates[0] > dates[1])


def _moment(date: str | None) -> datetime | None:
    try:
        return datetime.strptime(date or "", _WRITTEN)  # noqa: DTZ007 - the zone is in the text
    except ValueError:
        return None
