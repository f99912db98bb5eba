"""What a profile's table states, on top of the profile that it extends."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from pipeline.model.limits import Limits, Profile, Style

SPEEDS = frozenset({"reading_speed", "file_speed"})
"""Fields that are characters per second."""
NONE = "none"
"""Stated of a limit: the house has none, whatever the profile that it extends says."""

_DRESS = ("dash", "continuation", "continuation_leading")
KEYS = (*Limits._fields, *Style._fields, *_DRESS)
"""What a profile may state, by field; a table writes them with hyphens."""


def stated(name: str, table: Mapping[str, Any], base: Profile | None = None) -> Profile:
    """Return the profile `name` that `table` states; what it leaves out is as in `base`.

    `table` is as in the files beside this module: `about`, `language`, `extends`, one of `KEYS`
    with its value, or with a table of `value`, `source` and `date`, and `severity`. Its values have
    been found right.
    """
    base = base or Profile(name, dash="")
    values: dict[str, Any] = {}
    sources = dict(base.sources)
    for key, entry in table.items():
        field = key.replace("-", "_")
        if field not in KEYS:
            continue
        told = entry if isinstance(entry, Mapping) else {"value": entry}
        values[field] = _value(field, told["value"])
        parts = [str(told[one]) for one in ("source", "date") if told.get(one)]
        sources[key] = parts[0] + "".join(f" ({date})" for date in parts[1:]) if parts else name
    severities = dict(base.severities) | dict(table.get("severity", {}))
    return base._replace(
        name=name,
        language=table.get("language", base.language),
        limits=base.limits._replace(**_of(Limits._fields, values)),
        style=base.style._replace(**_of(Style._fields, values)),
        **_of(_DRESS, values),
        sources=tuple(sources.items()),
        severities=tuple(sorted(severities.items())),
        about=table.get("about", ""),
        extends=table.get("extends", ""),
    )


def _value(field: str, value: object) -> object:
    if value == NONE and field != "continuation":  # there it is a way of its own
        return None
    return Fraction(value) if field in SPEEDS and isinstance(value, int) else value


def _of(fields: tuple[str, ...], values: Mapping[str, Any]) -> dict[str, Any]:
    return {field: values[field] for field in fields if field in values}
