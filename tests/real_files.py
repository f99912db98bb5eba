"""Where real subtitles and other projects' cases are, and tests of them without any."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

_NAMED = os.environ.get("SUBTITR_CORPORA", "")

needs_corpora = pytest.mark.skipif(
    not _NAMED, reason="SUBTITR_CORPORA names no folder of real subtitles"
)


@cache
def real_texts() -> tuple[tuple[str, str], ...]:
    """Return path and text of every subtitle file of the corpora that is UTF-8."""
    found = []
    for path in sorted(Path(_NAMED).rglob("*.srt")):
        try:
            found.append((str(path.relative_to(_NAMED)), path.read_text(encoding="utf-8-sig")))
        except UnicodeDecodeError:
            continue
    return tuple(found)


CONFORMANCE = Path(_NAMED).parent / "conformance"
"""Other projects' test cases as facts, beside the real subtitles."""

needs_conformance = pytest.mark.skipif(
    not _NAMED or not CONFORMANCE.is_dir(),
    reason="no folder `conformance` beside the folder that SUBTITR_CORPORA names",
)


def conformance_cases(table: str) -> list[dict[str, Any]]:
    """Return the cases of Subtitle Edit's own tests in `table`, or skip where there are none."""
    path = CONFORMANCE / "neighbour_cases.json"
    if not _NAMED or not path.is_file():
        pytest.skip("no conformance/neighbour_cases.json beside SUBTITR_CORPORA")
    cases: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))[table]
    return cases


def netflix_cases() -> list[dict[str, Any]]:
    """Return the cases of Subtitle Edit's tests of its Netflix checks; none where not there."""
    path = CONFORMANCE / "netflix_cases.json"
    if not _NAMED or not path.is_file():
        return []
    cases: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return cases
