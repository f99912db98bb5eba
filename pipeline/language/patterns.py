"""Regular expressions that are compiled when they are first needed."""

from __future__ import annotations

import re
from functools import cache


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return `pattern`, compiled; a command that needs none does not wait for it."""
    return re.compile(pattern)
