"""What users wrote, shown back to them safely, and what they may have meant."""

from __future__ import annotations

import os
from collections.abc import Iterable

from pipeline.messages import Text, _

LONGEST_SHOWN = 60
"""Characters of a user's value that an error repeats."""
LONGEST_COMPARED = 40
"""A longer word is no misspelling of ours, and comparing it would take long."""


def shown(value: str | os.PathLike[str]) -> str:
    r"""Return `value` on one line, without characters that a terminal would act on or cannot show.

    >>> shown("two\nlines")
    'two\\nlines'
    """
    text = os.fspath(value)
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )


def shortened(value: str) -> str:
    """Return `value` as `shown`, cut to what an error may repeat."""
    text = shown(value[: LONGEST_SHOWN + 1])
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"


def did_you_mean(word: str, known: Iterable[str]) -> Text | str:
    """Return the question whether the nearest of `known` was meant; empty when none is near."""
    near = nearest(word, known)
    return _('did you mean "{name}"?', name=shown(near)) if near else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the one of `known` that is most like `word`, in any case; empty when none is near."""
    if not 1 < len(word) <= LONGEST_COMPARED:
        return ""
    from difflib import get_close_matches  # noqa: PLC0415 - needed only on the way to an error

    by_folded = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), by_folded, n=1)
    return by_folded[near[0]] if near else ""
