"""The text of a cue as a viewer sees it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.language.counting import visible_length
from pipeline.model.markup import strip_tags


class Shown(NamedTuple):
    """One cue as a viewer sees it."""

    bare: str
    """The text without tags."""
    lines: tuple[str, ...]
    """The lines of `bare`."""
    length: int
    """Characters, as `language.counting` counts them."""
    words: int
    """Words: runs without white space that hold a letter or a digit."""


_LETTER = re.compile(r"\w")


@lru_cache(maxsize=16_384)
def shown(text: str) -> Shown:
    """Return the text of a cue as a viewer sees it."""
    bare = strip_tags(text)
    words = sum(1 for part in bare.split() if _LETTER.search(part))
    return Shown(bare, tuple(bare.split("\n")), visible_length(bare), words)
