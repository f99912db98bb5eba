"""The manifest beside releases: what was written, from what, and where each cue comes from.

One line per cue, so that version control shows what changed; keys and lines in a fixed order, so
that the same releases give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.errors import InputError
from pipeline.messages import _
from pipeline.model.provenance import Origin, Provenance

_VERSION = 1
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


@dataclass(frozen=True, slots=True)
class ReleaseRecord:
    """What is known of one release file."""

    written: str
    """SHA-256 of the bytes that were written."""
    made_from: tuple[tuple[str, str], ...]
    """Paths from the project's root, and the SHA-256 of what stood there."""
    provenance: Provenance
    """Where each cue of the release comes from, and what is not in it."""
    said: tuple[str, ...] = ()
    """For each cue the digest of its times and text as they were written; none in manifests of
    versions that kept none."""


@dataclass(frozen=True, slots=True, eq=False)
class Manifest:
    """The records of all files of one release.

    A record is decoded when somebody asks for it: a run over many titles looks into few of them.
    So two manifests are compared by their bytes.
    """

    _records: Mapping[str, ReleaseRecord | dict[str, Any]] = field(default_factory=dict)
    where: str = ""
    """Path of the file it was read from, as shown to people."""

    @staticmethod
    def read(data: bytes, where: str) -> Manifest:
        """Return the manifest that `data` holds; raise InputError if it is damaged."""
        try:
            content = json.loads(data)
            releases = content["releases"]
            if content["version"] != _VERSION or any(
                not isinstance(record["written"], str) for record in releases.values()
            ):
                raise damaged(where)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise damaged(where) from None
        return Manifest(releases, where)

    @property
    def files(self) -> tuple[str, ...]:
        """The release files that have a record, sorted."""
        return tuple(sorted(self._records))

    def written(self, file: str) -> str | None:
        """Return the SHA-256 of what was last written to `file`, None if nothing was."""
        record = self._records.get(file)
        if isinstance(record, dict):
            return _word(record["written"])
        return record.written if record else None

    def record(self, file: str) -> ReleaseRecord | None:
        """Return what is known of `file`; raise InputError if its record is damaged."""
        record = self._records.get(file)
        if record is None or isinstance(record, ReleaseRecord):
            return record
        try:
            return _decoded(record)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise damaged(self.where) from None

    def with_records(self, records: Mapping[str, ReleaseRecord]) -> Manifest:
        """Return the manifest with `records` added or put in place of older ones."""
        return Manifest({**self._records, **records}, self.where)

    def without(self, *files: str) -> Manifest:
        """Return the manifest without the records of `files`."""
        kept = {name: record for name, record in self._records.items() if name not in files}
        return Manifest(kept, self.where)

    def to_bytes(self) -> bytes:
        """Return the file, one line per cue; raise InputError if a record read was damaged."""
        try:
            blocks = [f"{_encode(file)}:{_record_text(self._raw(file))}" for file in self.files]
        except (ValueError, KeyError, TypeError, AttributeError):
            raise damaged(self.where) from None
        releases = ",\n".join(blocks)
        return f'{{"releases":{{\n{releases}\n}},\n"version":{_VERSION}}}\n'.encode()

    def _raw(self, file: str) -> dict[str, Any]:
        record = self._records[file]
        return _encoded(record) if isinstance(record, ReleaseRecord) else record


def damaged(where: str) -> InputError:
    """Return the error for a manifest that cannot be read."""
    hint = _("restore it from version control; without it every release counts as changed by hand")
    return InputError(_("is not a manifest of subtitr"), where, hint)


def _record_text(record: dict[str, Any]) -> str:
    cues = ",\n".join(map(_encode, record["cues"]))
    left_out = ",\n".join(map(_encode, record["left_out"]))
    made_from = ",\n".join(
        f"{_encode(path)}:{_encode(sha)}" for path, sha in sorted(record["made_from"].items())
    )
    return (
        f'{{\n"cues":[\n{cues}\n],\n"left_out":[\n{left_out}\n],\n'
        f'"made_from":{{\n{made_from}\n}},\n"written":{_encode(record["written"])}\n}}'
    )


def _encoded(record: ReleaseRecord) -> dict[str, Any]:
    return {
        "cues": _cues(record),
        "left_out": [
            {"cue": cue, "reason": reason}
            for cue, reason in sorted(record.provenance.left_out.items())
        ],
        "made_from": dict(record.made_from),
        "written": record.written,
    }


def _cues(record: ReleaseRecord) -> list[dict[str, Any]]:
    plain = [_origin(origin) for origin in record.provenance.cues]
    if len(record.said) != len(plain):
        return plain
    return [{**cue, "said": said} for cue, said in zip(plain, record.said, strict=True)]


def _origin(origin: Origin) -> dict[str, Any]:
    plain: dict[str, Any] = {"cues": origin.masters, "messages": origin.messages}
    return {**plain, "reason": origin.reason} if origin.reason else plain


def _decoded(record: dict[str, Any]) -> ReleaseRecord:
    cues = tuple(
        Origin(
            tuple(map(_number, _items(cue["cues"]))),
            tuple(map(_word, _items(cue["messages"]))),
            _word(cue.get("reason", "")),
        )
        for cue in _items(record["cues"])
    )
    left_out = {_number(one["cue"]): _word(one["reason"]) for one in _items(record["left_out"])}
    made_from = dict(record["made_from"]).items()
    return ReleaseRecord(
        written=_word(record["written"]),
        made_from=tuple(sorted((path, _word(sha)) for path, sha in made_from)),
        provenance=Provenance(cues, left_out),
        said=_said(record["cues"]),
    )


def _said(cues: list[dict[str, Any]]) -> tuple[str, ...]:
    """Return the digests of all cues, none where one has none."""
    if not all("said" in cue for cue in cues):
        return ()
    return tuple(_word(cue["said"]) for cue in cues)


def _items(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _number(value: object) -> int:
    if type(value) is not int or value < 1:
        raise ValueError
    return value


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
