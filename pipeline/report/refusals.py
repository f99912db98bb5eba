"""What was refused, for programs: the sentences that people read on standard error, in parts."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.errors import OtherFilmError, SubtitrError


def refusals(errors: Iterable[SubtitrError]) -> list[dict[str, object]]:
    """Return each error as a JSON value: where it is, what it is, what to try, what fits better.

    `better` is the title that a film fits better than its own; None where nothing says so.

    >>> refusals([OtherFilmError("hardly the film", "a.pot", better="b")])
    [{'where': 'a.pot', 'what': 'hardly the film', 'hint': None, 'better': 'b'}]
    """
    return [
        {
            "where": error.where or None,
            "what": str(error.what),
            "hint": str(error.hint) or None,
            "better": (error.better or None) if isinstance(error, OtherFilmError) else None,
        }
        for error in errors
    ]
