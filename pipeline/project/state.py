"""The state of incremental runs: what each task was made from, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import SubtitrError
from pipeline.project.files import digest, inside, read_bytes, write_atomically
from pipeline.project.private import FOLDER, private_folder

_VERSION = 1
_FILE = "state.json"

DigestOf = Callable[[str], str | None]
"""Returns the SHA-256 of the file at a path relative to the project, None where there is none."""


class Digests:
    """SHA-256 of a project's files, each read once in a run."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[str, str | None] = {}

    def of(self, path: str) -> str | None:
        """Return the digest of the file at `path`, relative to the project.

        None where no file can be read; whoever needs the file will say why.
        """
        if path not in self._known:
            try:
                data = read_bytes(inside(self._root, Path(path)))
            except SubtitrError:
                self._known[path] = None
            else:
                self._known[path] = digest(data)
        return self._known[path]

    def know(self, path: str, digest: str | None) -> None:
        """Take note that the file at `path` has changed and now has `digest`; None for gone."""
        self._known[path] = digest


class State:
    """What is known of tasks done: `.subtitr/state.json`. Deleting it changes no output.

    What is damaged or was written by another version is not known.
    """

    def __init__(self, root: Path, records: dict[str, Any]) -> None:
        self._root = root
        self._records = records
        self._changed = False

    @classmethod
    def load(cls, root: Path) -> State:
        """Return the state of the project at `root`, empty if there is none that can be read."""
        try:
            content = json.loads(read_bytes(inside(root, root / FOLDER / _FILE)))
            records = content["records"] if content["version"] == _VERSION else {}
        except (SubtitrError, ValueError, KeyError, TypeError, RecursionError):
            records = {}
        return cls(root, records if isinstance(records, dict) else {})

    def fresh(self, key: str, fingerprint: str, digest_of: DigestOf) -> Any:
        """Return the result of task `key` if all is as when it was recorded, otherwise None.

        That is: the fingerprint of program and settings, all inputs, and all outputs.
        """
        try:
            record = self._records[key]
            if record["fingerprint"] != fingerprint:
                return None
            for group in ("inputs", "outputs"):
                if any(digest_of(path) != known for path, known in record[group].items()):
                    return None
            return record["result"]
        except (KeyError, TypeError, AttributeError):
            return None

    def record(
        self,
        key: str,
        fingerprint: str,
        *,
        inputs: Mapping[str, str | None],
        outputs: Mapping[str, str | None],
        result: object,
    ) -> None:
        """Take note of task `key`: digests of what it read and wrote, None where nothing was.

        `result` is a JSON value other than None.
        """
        new = {
            "fingerprint": fingerprint,
            "inputs": dict(inputs),
            "outputs": dict(outputs),
            "result": result,
        }
        if self._records.get(key) != new:
            self._records[key] = new
            self._changed = True

    def keep(self, keys: Collection[str]) -> None:
        """Forget all tasks but `keys`."""
        gone = self._records.keys() - set(keys)
        for key in gone:
            del self._records[key]
        self._changed = self._changed or bool(gone)

    def save(self) -> None:
        """Write the state, if anything changed since it was loaded."""
        if not self._changed:
            return
        content = {"records": self._records, "version": _VERSION}
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        path = private_folder(self._root) / _FILE
        # file names that are no text come as lone surrogates, which JSON writes as escapes
        write_atomically(path, text.encode("utf-8", "backslashreplace"), root=self._root)
        self._changed = False
