"""What a profile's table states, on top of the profile that it extends."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from pipeline.model.limits import Limits, Profile, Style

_SPEEDS = frozenset({"reading_speed", "file_speed"})
_DRESS = ("dash", "continuation", "continuation_leading")
KEYS = (*Limits._fields, *Style._fields, *_DRESS)
"""What a profile may state, each as a table with `value`, `source` and `date`."""


def stated(name: str, table: Mapping[str, Any], base: Profile | None = None) -> Profile:
    """Return the profile `name` that `table` states; what it leaves out is as in `base`.

    `table` is as in the files beside this module: `about`, `language`, `extends`, a table with
    `value`, `source` and `date` for each of `KEYS` (written with hyphens), and `severity`.
    """
    base = base or Profile(name)
    values: dict[str, Any] = {}
    sources = dict(base.sources)
    for key, entry in table.items():
        field = key.replace("-", "_")
        if field in KEYS:
            value = entry["value"]
            values[field] = Fraction(value) if field in _SPEEDS else value
            sources[key] = f"{entry['source']} ({entry['date']})"
    severities = dict(base.severities) | table.get("severity", {})
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


def _of(fields: tuple[str, ...], values: Mapping[str, Any]) -> dict[str, Any]:
    return {field: values[field] for field in fields if field in values}
