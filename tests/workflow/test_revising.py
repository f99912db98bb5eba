"""What extract tells of a re-cut, and the film that it takes for another."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import build, extract, extract_file
from pipeline.errors import RefusedError

from .films import contents, error_of, film, srt, translate

LINES = ["Open the hatch.", "We have ninety minutes.", "Copy that, Houston.", "I see the sun rise."]
OTHER = [f"Quite another text, the {name}." for name in ("first", "second", "third")]


def test_a_dry_run_shows_what_a_run_does(tmp_path: Path) -> None:
    """A dry run tells the same as the run after it, and writes nothing."""
    project = film(tmp_path, {"film": srt(*LINES)})
    build(project)
    translate(project, "film", "ru", str.upper)
    recut = srt("Quite new.", *LINES[1:3], "I see the moon rise.", start=9_000)
    film(tmp_path, {"film": recut})
    before = contents(tmp_path)
    dry = extract(project, dry_run=True)
    assert contents(tmp_path) == before
    wet = extract(project)
    assert (dry.changes, dry.revisions) == (wet.changes, wet.revisions)
    (revision,) = wet.revisions
    assert [one.what for one in revision.messages] == [
        "new", "retimed", "retimed", "edited", "gone",
    ]  # fmt: skip
    assert revision.messages[3].before == LINES[3]
    assert revision.words == (("ru", 2 + 5),)
    (quiet,) = extract(project).revisions
    assert (quiet.messages, quiet.words) == ((), ())


def test_the_first_extraction_is_no_revision(tmp_path: Path) -> None:
    """Of a new title there is nothing to tell one by one."""
    project = film(tmp_path, {"film": srt(*LINES)})
    assert extract(project).revisions == ()


def test_exchanged_masters(tmp_path: Path) -> None:
    """A master in the place of another is refused, and the title that it fits is named."""
    project = film(tmp_path, {"film": srt(*LINES), "other": srt(*OTHER)})
    build(project)
    film(tmp_path, {"film": srt(*OTHER)})
    before = contents(tmp_path)
    error = error_of(lambda: extract(project, ["film"]))
    assert isinstance(error, RefusedError)
    assert str(error) == "locales/film.pot: only 0 of 4 old messages are still in the film"
    assert str(error.hint).startswith("it fits other better")
    assert str(error_of(lambda: build(project, ["film"]))) == str(error)
    dry = extract(project, ["film"], dry_run=True)
    assert ([*map(str, dry.refused)], dry.changes[0].gone) == ([str(error)], 4)
    assert contents(tmp_path) == before
    assert extract(project, ["film"], force=True).refused == ()
    assert build(project).refused == ()


def test_half_is_enough(tmp_path: Path) -> None:
    """Half of the old messages are enough, and so are all words in other messages."""
    project = film(tmp_path, {"film": srt(*LINES)})
    extract(project)
    film(tmp_path, {"film": srt(*LINES[:2], *OTHER)})
    assert extract(project).refused == ()
    film(tmp_path, {"film": srt(*(word for line in (*LINES[:2], *OTHER) for word in line.split()))})
    assert extract(project).refused == ()


def test_plain_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain files are refused and forced alike; a dry run writes nothing and tells all."""
    monkeypatch.chdir(tmp_path)
    Path("film.srt").write_text(srt(*LINES), encoding="utf-8")
    extract_file("film.srt", "film.pot")
    Path("film.srt").write_text(srt(*LINES[:1], *OTHER), encoding="utf-8")
    before = contents(tmp_path)
    with pytest.raises(RefusedError, match="only 1 of 4"):
        extract_file("film.srt", "film.pot")
    dry = extract_file("film.srt", "film.pot", dry_run=True)
    assert [str(one.hint) for one in dry.refused] == [
        "is it the right file? if it is, extract --force"
    ]
    assert contents(tmp_path) == before
    forced = extract_file("film.srt", "film.pot", force=True)
    assert forced.written == ("film.pot",)
    assert forced.revisions == dry.revisions
