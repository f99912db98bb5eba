"""The lock that keeps two runs on one project apart; the system releases it at a kill."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.errors import SubtitrError
from pipeline.messages import Text, _
from pipeline.project.private import open_private, private_folder

PATIENCE = 5.0
"""Seconds that a run waits for the workers of a dead run to notice that they are alone."""
_GRACE = 0.25  # seconds; a run just killed still looks alive until its parent has taken note
_PAUSE = 0.02

if sys.platform == "win32":
    import msvcrt

    # locked bytes cannot be read on Windows, and the process number before them must be
    _FAR = 1 << 30

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the lock of the project at `root`; raise SubtitrError if another run holds it.

    Forked workers inherit the lock, so that none of them can still be writing when the next run
    begins: they end as soon as their run is dead (see `workers`), and for that a next run waits.
    """
    path = private_folder(root) / "lock"
    descriptor = open_private(path, os.O_RDWR)
    try:
        _acquire(descriptor)
        with suppress(OSError):  # a full disk: the lock holds, only its holder cannot be named
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, f"{os.getpid()}\n".encode())
        try:
            yield
        finally:
            _unlock(descriptor)
    finally:
        os.close(descriptor)


def _acquire(descriptor: int) -> None:
    begin = time.monotonic()
    while not _lockable(descriptor):
        holder = _holder(descriptor)
        if time.monotonic() - begin > (_GRACE if _is_alive(holder) else PATIENCE):
            hint = _("wait until it has ended, or end it")
            raise SubtitrError(_busy(holder), ".subtitr/lock", hint)
        time.sleep(_PAUSE)


def _lockable(descriptor: int) -> bool:
    try:
        return _try_lock(descriptor)
    except OSError as error:
        what = _("cannot be locked: {reason}", reason=error.strerror)
        raise SubtitrError(what, ".subtitr/lock", _("is the project on a network disk?")) from None


def _busy(holder: int) -> Text:
    if not holder:
        return _("another run works on this project")
    return _("another run works on this project (process {pid})", pid=holder)


def _holder(descriptor: int) -> int:
    """Return the process that wrote its number into the lock, 0 if none can be read."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    written = os.read(descriptor, 20).strip()
    # more than 31 bits is no process
    return int(written) if written.isdigit() and int(written) < 1 << 31 else 0


def _is_alive(process: int) -> bool:
    if sys.platform == "win32" or not process:
        # nothing can be asked about it there without handles; a lock there dies with its process
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
