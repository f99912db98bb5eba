"""The journal of releases about to be written: what a killed run meant to write is no hand work."""

from __future__ import annotations

import json
import os
from pathlib import Path

from pipeline.errors import SubtitrError
from pipeline.messages import _
from pipeline.project.files import LIMIT, read_bytes, reason, sync_folder
from pipeline.project.private import open_private, private_folder


class Journal:
    """The file `.subtitr/journal`: intentions, one a line. Several processes may add to it."""

    def __init__(self, root: Path) -> None:
        self._path = private_folder(root) / "journal"
        self._seen: tuple[int, ...] = ()
        self._intended: dict[str, frozenset[str]] = {}

    def intend(self, path: str, digest: str) -> None:
        """Note, lasting, that bytes with the SHA-256 `digest` are about to be written to `path`.

        `path` is relative to the project. Raises SubtitrError if that cannot be noted.
        """
        is_new = not os.path.lexists(self._path)
        # a line end in front too: a run killed here may have left half a line
        line = f"\n{json.dumps([path, digest])}\n".encode()
        descriptor = open_private(self._path, os.O_WRONLY | os.O_APPEND)
        try:
            os.write(descriptor, line)
            os.fsync(descriptor)
            if is_new:
                sync_folder(self._path.parent)
        except OSError as error:
            what = _("cannot be written: {reason}", reason=reason(error))
            raise SubtitrError(what, ".subtitr/journal") from None
        finally:
            os.close(descriptor)

    def intended(self, path: str) -> frozenset[str]:
        """Return the digests that were intended for `path` and not cleared."""
        try:
            status = self._path.lstat()
        except OSError:
            return frozenset()
        seen = (status.st_ino, status.st_size, status.st_mtime_ns)
        if seen != self._seen:
            self._intended = _intentions(read_bytes(self._path, limit=LIMIT))
            self._seen = seen
        return self._intended.get(path, frozenset())

    def clear(self) -> None:
        """Forget all intentions: the manifests now say what was written."""
        self._path.unlink(missing_ok=True)


def _intentions(data: bytes) -> dict[str, frozenset[str]]:
    intended: dict[str, frozenset[str]] = {}
    for line in data.splitlines():
        try:
            path, digest = json.loads(line)
        except (ValueError, TypeError, RecursionError):
            # blank, or the half line of a run killed while it wrote, before any release
            continue
        if isinstance(path, str) and isinstance(digest, str):
            intended[path] = intended.get(path, frozenset()) | {digest}
    return intended
