"""GNU gettext's own programs, which translators' tools are built on."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PROGRAMS = ("msgfmt", "msgcat", "msgattrib", "msgmerge", "msgconv", "msgunfmt")

MISSING = [name for name in PROGRAMS if shutil.which(name) is None]

needs_gettext = pytest.mark.skipif(
    bool(MISSING) and os.environ.get("CI") != "true",
    reason=f"gettext is not installed: no {', '.join(MISSING)} (CI has to have it)",
)
"""Skips where gettext is not installed; where CI=true the test runs and fails instead."""


def run(*arguments: str | Path, data: bytes = b"") -> bytes:
    """Return what a gettext program writes; fail with its own words."""
    done = subprocess.run([*map(str, arguments)], input=data, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout
