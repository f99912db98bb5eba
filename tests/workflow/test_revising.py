"""What extract tells of a re-cut, and the film that it takes for another."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipeline import build, extract, extract_file
from pipeline.errors import RefusedError
from pipeline.formats import write_release
from pipeline.model.track import Track
from tests.recuts import dull_film, recut

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


SERIES = [
    f"The {one} today."
    for one in (
        "captain of the station is asleep",
        "engineer of the station is awake",
        "hatch of the airlock is open",
        "window of the kitchen is closed",
        "doctor of the hospital is away",
        "garden of the school is green",
    )
]
ALIKE = [text.replace("today", "tonight").replace(" is ", " was ") for text in SERIES]


def test_likeness_alone_is_no_survival(tmp_path: Path) -> None:
    """A film of which every line is only like an old one, and none certainly that, is refused."""
    lines = ["Yes, sir.", "No, sir.", "Yes, sir.", "No, sir."]
    project = film(tmp_path, {"film": srt(*lines)})
    extract(project)
    film(tmp_path, {"film": srt("Yes, Sid.", "Now, sir.", "No, Sid.", "Yes, Sam.")})
    error = error_of(lambda: extract(project))
    assert isinstance(error, RefusedError)
    assert str(error).endswith("none of 4 old messages is certainly still in the film")
    assert extract(project, force=True).refused == ()


@pytest.mark.parametrize("shared", [0, 1, 4])
def test_a_film_that_is_exactly_another_title_is_refused(tmp_path: Path, shared: int) -> None:
    """Two versions of one talk, exchanged: though most lines survive, the other has all of them."""
    other = [*SERIES[:shared], *ALIKE[shared:]]
    project = film(tmp_path, {"film": srt(*SERIES), "other": srt(*other), "third": srt(*OTHER)})
    build(project)
    film(tmp_path, {"film": srt(*other), "other": srt(*SERIES)})
    before = contents(tmp_path)
    for title, fits in (("film", "other"), ("other", "film")):
        error = error_of(lambda title=title: extract(project, [title]))  # type: ignore[misc]
        assert isinstance(error, RefusedError)
        assert str(error.hint).startswith(f"it fits {fits} better")
    assert contents(tmp_path) == before


def test_a_shorter_title_with_the_same_texts_is_no_better(tmp_path: Path) -> None:
    """A trailer that takes another line of its film is still the trailer, and the film the film."""
    project = film(tmp_path, {"film": srt(*SERIES, *ALIKE), "trailer": srt(*SERIES[:4])})
    build(project)
    film(tmp_path, {"trailer": srt(*SERIES[:3], ALIKE[5]), "film": srt(*SERIES, *ALIKE[:5])})
    assert extract(project).refused == ()


@pytest.mark.parametrize("seed", range(6))
def test_a_heavy_recut_is_no_other_film(tmp_path: Path, seed: int) -> None:
    """Shifted, slowed, a fifth of its lines edited and scenes gone, a film is the same film."""
    chance = random.Random(seed)
    old, other = dull_film(chance, 60)
    new = recut(old, seed=seed, other=other, edited=0.2).new
    project = film(tmp_path, {"film": _written(old), "other": srt(*SERIES)})
    build(project)
    film(tmp_path, {"film": _written(new)})
    assert extract(project).refused == ()


def _written(track: Track) -> str:
    return write_release(track).data.decode()


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
