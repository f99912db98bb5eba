"""Folders that users name: what is in them, and new ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import InputError, SubtitrError
from pipeline.messages import _
from pipeline.project.files import reason


def is_folder(name: str) -> bool:
    """Whether `name` is a folder that is there; no name is none."""
    return bool(name) and Path(name).is_dir()


def files_below(folder: str, suffix: str, *, without: Sequence[str] = ()) -> list[str]:
    """Return the files below `folder` with `suffix` (in any case), relative to it, in order.

    What lies in a folder of `without` that lies below is left out. Raises InputError when the
    folder cannot be read.
    """
    root = Path(folder)
    try:
        real = root.resolve()
        inner = {one for one in map(Path.resolve, map(Path, without)) if real in one.parents}
        return sorted(
            path.relative_to(root).as_posix()
            for path in root.rglob("*")
            if path.suffix.lower() == suffix
            and path.is_file()
            and (not inner or inner.isdisjoint(path.resolve().parents))
        )
    except OSError as error:
        what = _("cannot be read: {reason}", reason=reason(error))
        raise InputError(what, folder) from None


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they are not there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = _("cannot be made: {reason}", reason=reason(error))
        raise SubtitrError(what, str(folder), _("make room for the folder")) from None
