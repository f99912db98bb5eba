from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import SubtitrError
from pipeline.project.journal import Journal

from .strategies import digests, texts


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30
)
@given(st.lists(st.tuples(texts, digests), max_size=5))
def test_what_is_intended_is_known(tmp_path: Path, intentions: list[tuple[str, str]]) -> None:
    """Every digest intended for a path is known until it is cleared, by another process too."""
    journal = Journal(tmp_path)
    for path, digest in intentions:
        journal.intend(path, digest)
        assert digest in journal.intended(path)
    for path, _digest in intentions:
        expected = {digest for name, digest in intentions if name == path}
        assert Journal(tmp_path).intended(path) == expected
    journal.clear()
    journal.clear()
    for path, _digest in intentions:
        assert journal.intended(path) == frozenset()


_INTENDER = """
import sys
from pathlib import Path
from pipeline.project.journal import Journal
journal = Journal(Path(sys.argv[1]))
for number in range(50):
    journal.intend(f"{sys.argv[2]}/{number}", "d" * 64)
"""


def test_several_processes_add_at_once(tmp_path: Path) -> None:
    """Lines of processes that write at the same time do not mix."""
    processes = [
        subprocess.Popen([sys.executable, "-c", _INTENDER, str(tmp_path), str(number)])
        for number in range(3)
    ]
    assert [process.wait() for process in processes] == [0, 0, 0]
    journal = Journal(tmp_path)
    for process in range(3):
        for number in range(50):
            assert journal.intended(f"{process}/{number}") == {"d" * 64}


@pytest.mark.parametrize("damage", [b'["x", "half', b"\xff\xff", b"[" * 5000, b"[1, 2]", b"{}"])
def test_half_a_line_hides_no_other(tmp_path: Path, damage: bytes) -> None:
    """A line that a killed run left half, before or between others, is passed over."""
    journal = Journal(tmp_path)
    journal.intend("one", "1")
    with (tmp_path / ".subtitr" / "journal").open("ab") as file:
        file.write(damage)
    journal.intend("two", "2")
    assert (journal.intended("one"), journal.intended("two")) == ({"1"}, {"2"})


def test_hostile_journal_is_refused(tmp_path: Path) -> None:
    """A journal that is a link or a folder is an error, and nothing is written through it."""
    journal = Journal(tmp_path)
    (tmp_path / ".subtitr" / "journal").symlink_to(tmp_path / "theirs")
    with pytest.raises(SubtitrError, match=r"\.subtitr/journal: cannot be opened"):
        journal.intend("x", "1")
    assert not (tmp_path / "theirs").exists()
    (tmp_path / ".subtitr" / "journal").unlink()
    (tmp_path / ".subtitr" / "journal").mkdir()
    with pytest.raises(SubtitrError):
        journal.intended("x")
