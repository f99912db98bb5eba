"""where: a remark that names a cue or a time leads to the message, the master and all releases."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import build, where
from pipeline.errors import InputError, SubtitrError, UsageError
from pipeline.project.layout import Project
from tests.workflow.films import contents, film, ids, srt, translate

SCENE = ("Hello.", "[beep]", "Two parts here.", "Bye.")
CONFIGURATION = (
    'languages = ["ru", "ru@edu"]\nsource-languages = ["en"]\nunit = "cue"\n'
    '[release."ru@edu"]\nkinds = ["dialogue"]\n'
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A film whose Russian release splits its third cue, and whose variant has no sounds."""
    project = film(tmp_path, {"film": srt(*SCENE)}, CONFIGURATION)
    build(project)
    translate(project, "film", "ru", lambda source: f"ru {source}")
    translate(project, "film", "ru", {"Two parts here.": "Раз. || Два."})
    translate(project, "film", "ru@edu", {"Bye.": "Пока."})
    build(project)
    return project


def test_cue_of_the_master(project: Project) -> None:
    """A cue of the master, named by title or file, shows its message, line and releases."""
    known = ids(project, "film")
    for name in ("film:4", "subtitles/source/film.srt:4", f"{project.master('film')}:4"):
        (found,) = where(project, name)
        assert (found.master.cue, found.master.text) == (4, "Bye.")
        assert found.master.line == 13
        assert {(one.name, one.translation) for one in found.catalogs} == {
            ("ru", "ru Bye."),
            ("ru@edu", "Пока."),
        }
        for one in found.catalogs:
            assert one.message == known["Bye."]
            lines = project.root.joinpath(one.file).read_text(encoding="utf-8").split("\n")
            entry = "\n".join(lines[one.line - 1 :]).split("\n\n")[0]
            assert known["Bye."] in entry
        assert {(one.release, one.cue, one.text) for one in found.releases} == {
            ("ru", 5, "ru Bye."),
            ("ru@edu", 4, "Пока."),
        }


def test_cue_of_a_release(project: Project) -> None:
    """A cue of a release leads to the master's, though numbers differ."""
    for name, cue in (("subtitles/ru/film.ru.srt", 5), ("subtitles/ru@edu/film.edu.ru.srt", 4)):
        (found,) = where(project, f"{name}:{cue}")
        assert found.master.cue == 4
    (second,) = where(project, "subtitles/ru/film.ru.srt:4")
    assert second.master.cue == 3
    shown = [(one.release, one.cue, one.text) for one in second.releases]
    assert ("ru", 3, "Раз.") in shown
    assert ("ru", 4, "Два.") in shown


def test_release_changed_by_hand_is_found_by_time(project: Project) -> None:
    """The cues of a release that a person has renumbered are found by their time."""
    path = project.release("film", "ru")
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    path.write_text("\n\n".join(blocks[1:]), encoding="utf-8")
    (found,) = where(project, "subtitles/ru/film.ru.srt:4")
    assert found.master.cue == 4


def test_left_out_cue_has_its_reason(project: Project) -> None:
    """A cue that a release does not show is named with the reason."""
    (found,) = where(project, "film:2")
    assert found.left_out == (("ru@edu", "kind"),)
    assert [one.release for one in found.releases] == ["ru"]


@pytest.mark.parametrize(
    ("time", "cue"),
    [("0:00:01,000", 1), ("00:08.500", 4), ("0:00:03,100", 1), ("99:00:00", 4), ("0:06.000", 3)],
)
def test_time(project: Project, time: str, cue: int) -> None:
    """A time leads to the cue that is shown then, between two to the nearer."""
    for name in ("film", "subtitles/source/film.srt", "subtitles/ru/film.ru.srt"):
        (found,) = where(project, f"{name}@{time}")
        assert found.master.cue == cue


@pytest.mark.parametrize(
    ("place", "error"),
    [
        ("film", UsageError),
        ("film:0", UsageError),
        ("film:-1", UsageError),
        ("film:5", InputError),
        ("film:999999999", InputError),
        ("nofilm:1", InputError),
        ("../film.srt:1", InputError),
        ("subtitles/ru/other.srt:1", InputError),
        ("subtitles/ru/film.ru.srt:6", InputError),
        ("", UsageError),
        (":1", InputError),
        ("film@", UsageError),
    ],
)
def test_what_is_no_place(project: Project, place: str, error: type[SubtitrError]) -> None:
    """What is no place, or a place that is not there, is an error that says so."""
    with pytest.raises(error) as caught:
        where(project, place)
    assert caught.value.exit_code == 2


def test_where_writes_nothing(project: Project) -> None:
    """Asking leaves every file as it is."""
    before = contents(project.root)
    where(project, "film:1")
    assert contents(project.root) == before
