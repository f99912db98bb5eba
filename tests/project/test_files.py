from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError, SubtitrError
from pipeline.project.files import (
    inside,
    read_bytes,
    remove_leftovers,
    write_atomically,
)

in_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@in_folder
@given(st.lists(st.binary(max_size=200), min_size=1, max_size=4))
def test_what_is_written_is_read(tmp_path: Path, contents: list[bytes]) -> None:
    """The last bytes written are the bytes read, and nothing else is left in the folder."""
    folder = tmp_path / "new" / "folders"
    for data in contents:
        write_atomically(folder / "film.srt", data)
    assert read_bytes(folder / "film.srt") == contents[-1]
    assert [entry.name for entry in folder.iterdir()] == ["film.srt"]


@in_folder
@given(st.binary(max_size=200))
def test_equal_content_is_not_touched(tmp_path: Path, data: bytes) -> None:
    """Writing what is already there says False and leaves the very file, times included."""
    path = tmp_path / "film.srt"
    write_atomically(path, data)
    before = path.stat()
    assert write_atomically(path, data) is False
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_ctime_ns) == (
        before.st_ino,
        before.st_mtime_ns,
        before.st_ctime_ns,
    )


def test_writing_says_that_it_wrote(tmp_path: Path) -> None:
    """New and changed content is written and says True, a change of equal length too."""
    path = tmp_path / "film.srt"
    assert write_atomically(path, b"one") is True
    assert write_atomically(path, b"two") is True
    assert path.read_bytes() == b"two"


def test_mode_is_kept(tmp_path: Path) -> None:
    """A file keeps its mode; a new one has what the umask leaves."""
    path = tmp_path / "film.srt"
    write_atomically(path, b"one")
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~umask
    path.chmod(0o640)
    write_atomically(path, b"two")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_longest_name_can_be_written(tmp_path: Path) -> None:
    """A name as long as the file system allows leaves room for the temporary one."""
    path = tmp_path / ("я" * 125 + ".srt")
    assert write_atomically(path, b"data")
    assert path.read_bytes() == b"data"


def test_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    """Writing through a link inside the project changes the file it leads to."""
    (tmp_path / "real.srt").write_bytes(b"one")
    (tmp_path / "link.srt").symlink_to("real.srt")
    write_atomically(tmp_path / "link.srt", b"two", root=tmp_path)
    assert (tmp_path / "link.srt").is_symlink()
    assert (tmp_path / "real.srt").read_bytes() == b"two"


@pytest.mark.parametrize("name", ["link.srt", "folder/film.srt", "../film.srt", "dangling.srt"])
def test_what_leads_outside_is_refused(tmp_path: Path, name: str) -> None:
    """Links and names that leave the project are refused for reading and writing."""
    outside, root = tmp_path / "outside", tmp_path / "root"
    outside.mkdir()
    root.mkdir()
    (outside / "film.srt").write_bytes(b"theirs")
    (root / "link.srt").symlink_to(outside / "film.srt")
    (root / "folder").symlink_to(outside)
    (root / "dangling.srt").symlink_to(outside / "new.srt")
    with pytest.raises(InputError, match="leads outside the project"):
        inside(root, Path(name))
    with pytest.raises(InputError, match="leads outside the project"):
        write_atomically(root / name, b"ours", root=root)
    assert [path.name for path in outside.iterdir()] == ["film.srt"]
    assert (outside / "film.srt").read_bytes() == b"theirs"


def test_a_neighbour_with_the_same_beginning_is_outside(tmp_path: Path) -> None:
    """`/project-old` does not lie in `/project`."""
    (tmp_path / "project").mkdir()
    with pytest.raises(InputError):
        inside(tmp_path / "project", tmp_path / "project-old" / "x")


def test_inside_keeps_the_name(tmp_path: Path) -> None:
    """What stays inside keeps the name it was given, links and all."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert inside(tmp_path, Path("link/film.srt")) == tmp_path / "link" / "film.srt"
    assert inside(tmp_path, tmp_path) == tmp_path


def _special(folder: Path) -> dict[str, Path]:
    (folder / "folder").mkdir()
    (folder / "file").write_bytes(b"12345")
    (folder / "loop").symlink_to("loop")
    os.mkfifo(folder / "pipe")
    return {
        "missing": folder / "missing.srt",
        "folder": folder / "folder",
        "pipe": folder / "pipe",
        "device": Path("/dev/zero"),
        "loop": folder / "loop",
        "under a file": folder / "file" / "film.srt",
        "too long": folder / ("x" * 300),
        "nul": folder / "a\0b",
        "too large": folder / "file",
    }


_UNREADABLE = {
    "missing": "no such file",
    "folder": "is a folder",
    "pipe": "is a pipe or device",
    "device": "is a pipe or device",
    "loop": "links lead in a circle",
    "under a file": "lies in something",
    "too long": "name is too long",
    "nul": "not one that a file can have",
    "too large": "is larger than",
}


@pytest.mark.parametrize("case", list(_UNREADABLE))
def test_what_cannot_be_read_says_why(tmp_path: Path, case: str) -> None:
    """Every unreadable thing is an error with its reason, on one line, never a hang."""
    with pytest.raises(InputError, match=_UNREADABLE[case]) as caught:
        read_bytes(_special(tmp_path)[case], limit=4)
    assert caught.value.where
    assert "\0" not in str(caught.value)


@pytest.mark.parametrize(
    "case", ["folder", "pipe", "device", "loop", "under a file", "too long", "nul"]
)
def test_what_cannot_be_written_says_why(tmp_path: Path, case: str) -> None:
    """Only regular files are replaced; the reason is said."""
    with pytest.raises(SubtitrError, match=_UNREADABLE[case]):
        write_atomically(_special(tmp_path)[case], b"data")
    assert not list(tmp_path.rglob("*subtitr-tmp"))


def test_limit_is_exact(tmp_path: Path) -> None:
    """A file of the limit's size is read, one byte more is not."""
    (tmp_path / "file").write_bytes(b"12345")
    assert read_bytes(tmp_path / "file", limit=5) == b"12345"
    with pytest.raises(InputError):
        read_bytes(tmp_path / "file", limit=4)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_file_that_does_not_tell_its_size_is_read() -> None:
    """A file larger than it says is read to its end, and the limit still holds."""
    assert b"Name:" in read_bytes(Path("/proc/self/status"))
    with pytest.raises(InputError):
        read_bytes(Path("/proc/self/status"), limit=10)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may do everything")
def test_closed_file_is_not_replaced(tmp_path: Path) -> None:
    """A file that its owner made read-only is not replaced, and one that is unreadable is said."""
    path = tmp_path / "film.srt"
    path.write_bytes(b"one")
    path.chmod(0o444)
    with pytest.raises(SubtitrError, match="permission denied"):
        write_atomically(path, b"two")
    path.chmod(0o000)
    with pytest.raises(InputError, match="permission denied"):
        read_bytes(path)


def test_leftovers_are_removed_and_nothing_else(tmp_path: Path) -> None:
    """Only files named as our temporary ones go; names like them stay."""
    gone = [".film.srt.0123abcd.subtitr-tmp", ".two\nlines.0123abcd.subtitr-tmp"]
    kept = ["film.srt", ".film.srt.0123abc.subtitr-tmp", "film.0123abcd.subtitr-tmp", ".gitignore"]
    for name in [*gone, *kept]:
        (tmp_path / name).write_bytes(b"")
    (tmp_path / ".folder.0123abcd.subtitr-tmp").mkdir()
    assert remove_leftovers(tmp_path, older_than=60) == 0
    assert remove_leftovers(tmp_path) == len(gone)
    kept.append(".folder.0123abcd.subtitr-tmp")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(kept)
    assert remove_leftovers(tmp_path / "missing") == 0


_WRITER = """
import sys
from pathlib import Path
from pipeline.project.files import write_atomically
path = Path(sys.argv[1])
print(flush=True)
while True:
    write_atomically(path, b"a" * 300_000)
    write_atomically(path, b"b" * 200_000)
"""


def test_killed_at_any_moment_a_file_is_whole(tmp_path: Path) -> None:
    """A writer killed at random moments leaves one content or the other, and known leftovers."""
    path = tmp_path / "film.srt"
    whole = {b"a" * 300_000, b"b" * 200_000}
    for moment in range(12):
        process = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE
        )
        with process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.005 + moment * 0.0037)
            process.send_signal(signal.SIGKILL)
        assert not path.exists() or path.read_bytes() in whole
        remove_leftovers(tmp_path)
        assert {entry.name for entry in tmp_path.iterdir()} <= {"film.srt"}
    assert path.exists()
