"""Speaker labels: `NAME: text` and `[NAME] text`, where the cast knows the name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.model.cast import Cast

_CANDIDATE = re.compile(
    r"^(?:\[(?P<bracketed>[^\W\d_a-zа-яё][^\[\]\n]{1,30})\][^\S\n]*:?[^\S\n]*(?=\S)"
    r"|(?P<plain>[^\W\d_a-zа-яё][^:\n\[\]()!?.,;]{1,30}):\s+(?=\S))",
    re.MULTILINE,
)
"""What looks like a label: up to 31 characters, then a colon and a space, or brackets and text."""


class Label(NamedTuple):
    """A label found at the start of a text."""

    text: str
    """The label as it stands, with all space after it."""
    speaker: str
    """Name in the cast."""


@lru_cache(maxsize=32)
def _pattern(cast: Cast) -> re.Pattern[str] | None:
    """Return the pattern of all labels of `cast`: the names given, and those names in capitals."""
    names = {form for written in _names(cast) for form in (written, written.upper())}
    if not names:
        return None
    one_of = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(
        rf"(?:\[(?P<bracketed>{one_of})\][^\S\n]*:?|(?P<plain>{one_of})[^\S\n]*:(?!\d))\s*"
    )


@lru_cache(maxsize=32)
def _names(cast: Cast) -> dict[str, str]:
    """Return every way a name is written, with the name in the cast."""
    written = {name: one.name for one in cast.speakers for _language, name in one.names}
    return written | {one.name: one.name for one in cast.speakers}


def find_label(text: str, cast: Cast, start: int = 0) -> Label | None:
    """Return the label that `text` has at `start`, None unless the cast knows its name."""
    pattern = _pattern(cast)
    match = pattern.match(text, start) if pattern else None
    if match is None:
        return None
    name = match["bracketed"] or match["plain"]
    names = _names(cast)
    speaker = names.get(name) or next(one for key, one in names.items() if key.upper() == name)
    return Label(match.group(), speaker)


def find_candidate(text: str) -> str:
    """Return the first name in capitals that starts a line as a label would; empty when none."""
    names = (match["bracketed"] or match["plain"] for match in _CANDIDATE.finditer(text))
    return next((name for name in names if name == name.upper()), "")


def without_candidates(text: str) -> str:
    r"""Return `text` without the names in capitals that start a line as labels would.

    >>> without_candidates("ANNA: Да.\n[BOB] Note: нет.")
    'Да.\nNote: нет.'
    """
    if ":" not in text and "[" not in text:
        return text
    return _CANDIDATE.sub(_rest, text)


def _rest(match: re.Match[str]) -> str:
    name = match["bracketed"] or match["plain"]
    return "" if name == name.upper() else match.group()
