from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.errors import InputError, SubtitrError
from pipeline.project.lock import PATIENCE, locked

_HOLDER = """
import sys, time
from pathlib import Path
from pipeline.project.lock import locked
with locked(Path(sys.argv[1])):
    print(flush=True)
    time.sleep(60)
"""

_HOLDER_WITH_WORKER = """
import os, sys, time
from pathlib import Path
from pipeline.project.lock import locked
with locked(Path(sys.argv[1])):
    if os.fork() == 0:
        time.sleep(0.8)
        os._exit(0)
    print(flush=True)
    time.sleep(60)
"""


def hold(root: Path, script: str = _HOLDER) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-c", script, str(root)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    return process


def test_second_run_is_refused_and_told_who(tmp_path: Path) -> None:
    """While one process holds the lock another gets an error with its number, and exit code 2."""
    with hold(tmp_path) as process:
        try:
            with (
                pytest.raises(SubtitrError, match=f"process {process.pid}") as caught,
                locked(tmp_path),
            ):
                pytest.fail("two runs hold the lock")
        finally:
            process.kill()
    assert caught.value.exit_code == 2


def test_kill_releases_the_lock(tmp_path: Path) -> None:
    """After a SIGKILL the next run has the lock at once."""
    with hold(tmp_path) as process:
        process.send_signal(signal.SIGKILL)
    begin = time.monotonic()
    with locked(tmp_path):
        assert time.monotonic() - begin < PATIENCE


def test_workers_of_a_killed_run_are_waited_for(tmp_path: Path) -> None:
    """A forked worker that outlives its run holds the lock until it ends; the next run waits."""
    process = hold(tmp_path, _HOLDER_WITH_WORKER)
    process.kill()
    process.wait()
    begin = time.monotonic()
    with locked(tmp_path):
        assert 0.2 < time.monotonic() - begin < PATIENCE
    assert process.stdout is not None
    process.stdout.close()


def test_lock_can_be_taken_again(tmp_path: Path) -> None:
    """The lock is free after its block, after an error too."""
    with pytest.raises(KeyError), locked(tmp_path):
        raise KeyError
    with locked(tmp_path):
        pass


def test_private_folder_keeps_itself_out_of_git(tmp_path: Path) -> None:
    """`.subtitr/` ignores its whole content."""
    with locked(tmp_path):
        assert (tmp_path / ".subtitr" / ".gitignore").read_bytes() == b"*\n"


def test_hostile_private_folder_is_refused(tmp_path: Path) -> None:
    """A private folder that leads outside or is a file is an error; so is a linked lock."""
    root, other = tmp_path / "root", tmp_path / "other"
    root.mkdir()
    other.mkdir()
    (root / ".subtitr").symlink_to(other)
    with pytest.raises(InputError, match="leads outside"), locked(root):
        pass
    (root / ".subtitr").unlink()
    (root / ".subtitr").write_bytes(b"")
    with pytest.raises(SubtitrError, match="cannot be made"), locked(root):
        pass
    (root / ".subtitr").unlink()
    (root / ".subtitr").mkdir()
    (root / ".subtitr" / "lock").symlink_to(other / "theirs")
    with pytest.raises(SubtitrError, match="cannot be opened"), locked(root):
        pass
    assert not list(other.iterdir())


@pytest.mark.parametrize("content", [b"\xff\xfe", b"-1", b"99999999999999999999999", b""])
def test_strange_number_in_a_held_lock(tmp_path: Path, content: bytes) -> None:
    """Whatever stands in the lock, a held lock is a clear error."""
    with hold(tmp_path) as process:
        (tmp_path / ".subtitr" / "lock").write_bytes(content)
        try:
            with pytest.raises(SubtitrError, match="another run"), locked(tmp_path):
                pass
        finally:
            process.kill()
