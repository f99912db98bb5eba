"""The file of a baseline: JSON, a line a finding, so that a review shows what was let pass."""

from __future__ import annotations

import json

from pipeline.errors import InputError
from pipeline.messages import _

_FORMAT = 1


def read_baseline(data: bytes, file: str) -> dict[str, int]:
    """Return what a file of a baseline holds; raise InputError if it is none."""
    hint = _("write it with --write-baseline")
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        raise InputError(_("is not JSON"), file, hint) from None
    if not isinstance(value, dict) or value.get("baseline") != _FORMAT:
        raise InputError(_("is not a baseline that this version knows"), file, hint)
    known = value.get("findings")
    if not isinstance(known, dict) or not all(type(n) is int and n > 0 for n in known.values()):
        raise InputError(_("is not a baseline that this version knows"), file, hint)
    return known


def written_baseline(known: dict[str, int]) -> bytes:
    """Return the file of a baseline; equal baselines have equal bytes."""
    value = {"baseline": _FORMAT, "findings": dict(sorted(known.items()))}
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode(
        "utf-8", "backslashreplace"
    )
