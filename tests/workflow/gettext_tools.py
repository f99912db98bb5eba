"""GNU gettext as translators have it: the real tools, or a skip that says which is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def gettext(tool: str, *arguments: Path | str) -> None:
    """Run a tool of GNU gettext; without it skip, on CI fail."""
    if shutil.which(tool) is None:
        message = f"{tool} of GNU gettext is not installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    done = subprocess.run(
        [tool, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )
    assert done.returncode == 0, f"{tool}: {done.stderr}"
