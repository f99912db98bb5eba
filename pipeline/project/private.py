"""The folder `.subtitr/` of a project: what runs keep for each other. Not for version control."""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.errors import SubtitrError
from pipeline.messages import _
from pipeline.project.files import inside, reason, write_atomically

FOLDER = ".subtitr"


def private_folder(root: Path) -> Path:
    """Return the folder `.subtitr` of the project at `root`, made if it was missing.

    It keeps itself out of version control. Raises InputError if it leads out of the project,
    SubtitrError if it cannot be made.
    """
    folder = inside(root, root / FOLDER)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        what = _("cannot be made: {reason}", reason=reason(error))
        raise SubtitrError(what, FOLDER, _("check the permissions of the project")) from None
    ignore = folder / ".gitignore"
    if not os.path.lexists(ignore):
        write_atomically(ignore, b"*\n", root=root)
    return folder


def open_private(path: Path, flags: int) -> int:
    """Return a descriptor of a file in the private folder, made if missing; never follow a link.

    Raises SubtitrError if it cannot be opened.
    """
    safe = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_NONBLOCK"))
    try:
        return os.open(path, flags | os.O_CREAT | safe | getattr(os, "O_BINARY", 0), 0o666)
    except OSError as error:
        what = _("cannot be opened: {reason}", reason=reason(error))
        hint = _("deleting the folder .subtitr loses nothing")
        raise SubtitrError(what, f"{FOLDER}/{path.name}", hint) from None
