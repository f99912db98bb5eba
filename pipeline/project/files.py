"""Users' files: read within limits, written whole or not at all, never outside the project."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path

from pipeline.errors import InputError, SubtitrError
from pipeline.messages import Text, _
from pipeline.project.wording import shown

MEGABYTE = 1024 * 1024
LIMIT = 256 * MEGABYTE
"""Most bytes that are read of one file."""

_LEFTOVER = re.compile(r"\..+\.[0-9a-f]{8}\.subtitr-tmp", re.DOTALL)
# a temporary name has 22 bytes more than its target; most file systems end at 255 bytes
_LONGEST_STEM = 200
# missing on Windows: there nothing blocks, inherits or translates as these prevent
_READ = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY")
)
_CREATE = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"))
)

_REASONS: dict[int, Text] = {
    errno.ENOENT: _("no such file"),
    errno.EISDIR: _("is a folder, not a file"),
    errno.ENOTDIR: _("lies in something that is not a folder"),
    errno.EEXIST: _("lies in something that is not a folder"),
    errno.EACCES: _("permission denied"),
    errno.EPERM: _("permission denied"),
    errno.ENAMETOOLONG: _("the name is too long"),
    errno.ELOOP: _("links lead in a circle"),
    errno.ENOSPC: _("no space left on the disk"),
    errno.EDQUOT: _("no space left on the disk"),
    errno.EROFS: _("the disk is read-only"),
    errno.EIO: _("the disk did not keep what was written"),
}
_HINTS: dict[int, Text] = {
    errno.ENOENT: _("check the name and the folder"),
    errno.EISDIR: _("name a file in it"),
    errno.EACCES: _("check the permissions of the file and its folder"),
    errno.EPERM: _("check the permissions of the file and its folder"),
}


def read_bytes(path: Path, *, limit: int = LIMIT) -> bytes:
    """Return the bytes of the regular file `path`.

    Raises InputError for what is missing, a folder, a FIFO or device, not readable, or larger than
    `limit` bytes.
    """
    try:
        # opening a device may already act on it, so the name is looked at before it is opened
        _require_regular(path, path.stat())
        descriptor = os.open(path, _READ)
        try:
            status = os.fstat(descriptor)
            _require_regular(path, status)
            return _read_all(descriptor, path, status.st_size, limit)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise InputError(reason(error), shown(path), _hint(error)) from None


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data`, 64 hexadecimal digits."""
    from hashlib import sha256  # noqa: PLC0415 - loads OpenSSL

    return sha256(data).hexdigest()


def write_atomically(path: Path, data: bytes, *, root: Path | None = None) -> bool:
    """Make `data` the content of `path` in one step; return False if it already was.

    An equal file is not touched. Otherwise a temporary file in the same folder is written, synced,
    read back and compared, and takes the place of the old file, whose mode it keeps. Folders are
    made as needed. A link stays: the file it leads to is replaced. With `root`, what lies or leads
    outside it is refused. Raises InputError for such paths and for what is no regular file,
    SubtitrError when writing fails; the old file is then as it was.
    """
    named = path if root is None else inside(root, path)
    try:
        return _replace(Path(os.path.realpath(named)), data)
    except (OSError, ValueError) as error:
        what = _("cannot be written: {reason}", reason=reason(error))
        raise SubtitrError(what, shown(path), _hint(error)) from None


def inside(root: Path, path: Path) -> Path:
    """Return `path`, taken from `root` when relative, if it stays inside after all links.

    The path need not exist. Raises InputError if it leaves `root`.
    """
    try:
        real_root, real = os.path.realpath(root), os.path.realpath(root / path)
    except (OSError, ValueError) as error:
        raise InputError(reason(error), shown(path), _hint(error)) from None
    if real != real_root and not real.startswith(os.path.join(real_root, "")):  # noqa: PTH118
        hint = _("links and names in a project must stay in its folder")
        raise InputError(_("leads outside the project"), shown(path), hint)
    return root / path


def remove_leftovers(folder: Path, *, older_than: float = 0) -> int:
    """Remove temporary files that killed runs left in `folder`; return how many.

    Call it only while no other run can be writing there, or with `older_than` seconds that no
    write takes. Folders below are not visited; a missing folder holds none.
    """
    removed = 0
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if _LEFTOVER.fullmatch(entry.name) and _is_old(entry, older_than):
                    Path(entry.path).unlink(missing_ok=True)
                    removed += 1
    except OSError:
        # tidying up is no reason to stop: whoever needs the folder will say what is wrong with it
        return removed
    return removed


def reason(error: OSError | ValueError) -> object:
    """Return in words why the system refused a file."""
    if not isinstance(error, OSError):
        return _("the name is not one that a file can have")
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` last through a loss of power, where the system can do that."""
    if os.name == "nt":
        return
    # some network and FUSE file systems cannot sync a folder, and one that may not be listed cannot
    # be opened; the file itself is synced
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _require_regular(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "")
    if not stat.S_ISREG(status.st_mode):
        hint = _("a pipe can be given as - instead")
        raise InputError(_("is a pipe or device, not a file"), shown(path), hint)


def _read_all(descriptor: int, path: Path, size: int, limit: int) -> bytes:
    """Read to the end; `size` is what the file said of itself, which it may outgrow."""
    blocks: list[bytes] = []
    left = limit + 1
    while left > 0 and size <= limit:
        block = os.read(descriptor, min(left, size + 1))
        if not block:
            return blocks[0] if len(blocks) == 1 else b"".join(blocks)
        blocks.append(block)
        left -= len(block)
    what = _("is larger than {limit} MB", limit=f"{limit / MEGABYTE:.4g}")
    raise InputError(what, shown(path), _("is this the right file?"))


def _replace(target: Path, data: bytes) -> bool:
    mode: int | None = None
    if (status := _status(target)) is not None:
        _require_regular(target, status)
        if status.st_size == len(data) and read_bytes(target, limit=len(data)) == data:
            return False
        if not os.access(target, os.W_OK):
            # its folder would allow the replacement, but somebody has closed this file
            raise PermissionError(errno.EACCES, "")
        mode = stat.S_IMODE(status.st_mode)
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(_temporary_name(target.name))
    try:
        _create(temporary, data, mode)
        _require_content(temporary, data)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)
    return True


def _require_content(path: Path, data: bytes) -> None:
    if read_bytes(path, limit=len(data)) != data:
        raise OSError(errno.EIO, "")


def _status(target: Path) -> os.stat_result | None:
    try:
        status = target.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(status.st_mode):
        # all links have been followed, so only one that leads to itself is left
        raise OSError(errno.ELOOP, "")
    return status


def _temporary_name(name: str) -> str:
    stem = os.fsdecode(os.fsencode(name)[:_LONGEST_STEM])
    return f".{stem}.{os.urandom(4).hex()}.subtitr-tmp"


def _create(path: Path, data: bytes, mode: int | None) -> None:
    descriptor = os.open(path, _CREATE, 0o666)
    with os.fdopen(descriptor, "wb", buffering=0) as file:
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) or 0 :]
        if mode is not None:
            path.chmod(mode)
        os.fsync(descriptor)


def _is_old(entry: os.DirEntry[str], seconds: float) -> bool:
    if not entry.is_file(follow_symlinks=False):
        return False
    return not seconds or time.time() - entry.stat(follow_symlinks=False).st_mtime > seconds


def _hint(error: OSError | ValueError) -> object:
    return _HINTS.get(error.errno or 0, "") if isinstance(error, OSError) else ""
