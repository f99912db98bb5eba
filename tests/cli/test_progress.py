"""Progress: shown on a terminal, after a second, and gone afterwards."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .calls import child_environment, on_terminal, plain

_WORK = """
import time
from pipeline.cli.progress import Meter
from pipeline.cli.session import Session
with Meter(Session(quiet={quiet}), jobs={jobs}) as meter:
    time.sleep({seconds})
    meter(1, 7)
    time.sleep(0.3)
print("done")
"""


def _work(*, seconds: float, quiet: bool = False, jobs: int = 1) -> list[str]:
    return ["-c", _WORK.format(seconds=seconds, quiet=quiet, jobs=jobs)]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
@pytest.mark.parametrize("jobs", [1, 2])
def test_long_work_shows_how_far_it_is(jobs: int, folder: Path) -> None:
    """Work of more than a second shows a bar with counts; the bar is wiped out at the end."""
    code, shown = on_terminal(_work(seconds=1.2, jobs=jobs), cwd=folder)
    assert code == 0
    assert "working" in plain(shown)
    assert "1/7" in plain(shown)
    # the last thing before the result is that the bar's line is cleared
    assert shown.rpartition("done\n")[0].endswith("\x1b[2K")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_short_or_quiet_work_shows_nothing(folder: Path) -> None:
    """Work of less than a second, or with `-q`, shows its result only."""
    assert on_terminal(_work(seconds=0.1), cwd=folder) == (0, "done\n")
    assert on_terminal(_work(seconds=1.2, quiet=True), cwd=folder) == (0, "done\n")


def test_a_pipe_gets_no_progress(folder: Path) -> None:
    """In a pipe nothing is shown of long work, and no thread is begun."""
    done = subprocess.run(
        [sys.executable, *_work(seconds=1.2)],
        cwd=folder,
        env=child_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("done\n", "")
