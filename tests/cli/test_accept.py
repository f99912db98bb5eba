"""`subtitr accept` on a real project."""

from __future__ import annotations

import json
from pathlib import Path

from .calls import tree
from .conftest import Runner

RELEASE = "subtitles/en/film.en.srt"


def _edit(old: str, new: str) -> None:
    path = Path(RELEASE)
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_accept_keeps_hand_work(subtitr: Runner, project: Path) -> None:
    """compile refuses a changed release and names accept; after accept it makes the same bytes."""
    _edit("00:00:01,000", "00:00:01,120")
    _edit("Copy.", "Copy that.")
    wanted = Path(RELEASE).read_bytes()
    refused = subtitr("compile")
    assert refused.code == 1
    assert f"subtitr accept {RELEASE}" in refused.err
    done = subtitr("accept", RELEASE)
    assert done.code == 0
    assert "Every ninety minutes," in done.out
    assert "Copy that." in done.out
    for line in ("compile", "build"):
        assert subtitr(line).code == 0
        assert Path(RELEASE).read_bytes() == wanted


def test_dry_run_writes_nothing(subtitr: Runner, project: Path) -> None:
    """--dry-run shows as JSON what would be kept; no file changes."""
    _edit("Copy.", "Copy that.")
    before = tree(project)
    done = subtitr("accept", RELEASE, "--dry-run", "--format", "json")
    (one,) = json.loads(done.out)["accepted"]
    assert done.err == "nothing written (--dry-run)\n"
    assert (one["title"], one["release"], one["written"]) == ("film", "en", [])
    assert [(edit["before"], edit["after"]) for edit in one["edits"]] == [("Copy.", "Copy that.")]
    assert tree(project) == before


def test_one_bad_file_keeps_no_other_back(subtitr: Runner, project: Path) -> None:
    """Of several releases the readable ones are kept; the exit code is that of the bad one."""
    _edit("Copy.", "Copy that.")
    Path("subtitles/ru/film.ru.srt").write_bytes(b"")
    done = subtitr("accept", RELEASE, "subtitles/ru/film.ru.srt")
    assert done.code == 2
    assert "film.ru.srt" in done.err
    assert subtitr("compile", "-l", "en").code == 0


def test_what_is_no_release_is_named(subtitr: Runner, project: Path) -> None:
    """A master, or a file that is not there, is an error that says what to name."""
    for name in ("subtitles/source/film.srt", "nothing.srt"):
        done = subtitr("accept", name)
        assert done.code == 2
        assert name in done.err
