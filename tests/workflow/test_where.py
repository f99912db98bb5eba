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


# the cues are at 1.0-3.0, 3.5-5.5, 6.0-8.0 and 8.5-10.5
@pytest.mark.parametrize(
    ("time", "cues"),
    [
        ("0:00:01,000", [1]),
        ("00:08.500", [4]),
        ("0:06.000", [3]),
        ("00:03", [2]),
        ("00:05", [2]),
        ("00:08", [4]),
        ("0:00:02", [1]),
    ],
)
def test_time(project: Project, time: str, cues: list[int]) -> None:
    """A moment leads to the cue that is shown then, a second to all that are shown in it."""
    for name in ("film", "subtitles/source/film.srt", "subtitles/ru/film.ru.srt"):
        found = where(project, f"{name}@{time}")
        assert [(one.master.cue, one.nearest) for one in found] == [(cue, False) for cue in cues]


def test_a_second_shows_every_cue_in_it(tmp_path: Path) -> None:
    """Two cues that share a second are both shown for it, a damaged one among them."""
    master = (
        "1\n00:00:01,000 --> 00:00:05,200\nOne.\n\n"
        "2\n00:00:05,400 --> 00:00:05,400\nTwo.\n\n"
        "3\n00:00:05,900 --> 00:00:08,000\nThree.\n"
    )
    project = film(tmp_path, {"film": master}, CONFIGURATION)
    build(project)
    assert [one.master.cue for one in where(project, "film@00:05")] == [1, 2, 3]
    assert [one.master.cue for one in where(project, "film@00:05,400")] == [2]


@pytest.mark.parametrize(
    ("time", "cue"),
    [("0:00:00", 1), ("0:00:03,100", 1), ("0:03.300", 2), ("00:11", 4), ("00:20", 4)],
)
def test_a_time_without_a_cue(project: Project, time: str, cue: int) -> None:
    """A time at which nothing is shown leads to the nearest cue, which says so."""
    (found,) = where(project, f"film@{time}")
    assert (found.master.cue, found.nearest) == (cue, True)


def test_a_time_after_the_film(project: Project) -> None:
    """A time well after the last cue is an error that says when the film ends."""
    with pytest.raises(InputError, match="the last cue ends at 00:00:10,500"):
        where(project, "film@99:00:00")


def test_line_of_a_catalog(project: Project) -> None:
    """Every line of a message, its comments too, leads to the cue that shows it."""
    for path in (project.catalog("film", "ru"), project.template("film")):
        lines = path.read_text(encoding="utf-8").split("\n")
        begin = next(at for at, line in enumerate(lines) if "film.srt:13" in line)
        while lines[begin - 1]:
            begin -= 1
        for at in range(begin, len(lines)):
            for name in (project.relative(path), str(path)):
                (found,) = where(project, f"{name}:{at + 1}")
                assert (found.master.cue, found.master.text) == (4, "Bye.")
        (above,) = where(project, f"{project.relative(path)}:{begin}")
        assert above.master.cue == 3


def test_line_of_a_message_without_a_place(project: Project) -> None:
    """The header and a message that is gone have no place in the film, and errors say so."""
    file = project.relative(project.catalog("film", "ru"))
    with pytest.raises(InputError, match="no message stands at or above this line"):
        where(project, f"{file}:2")
    master = project.master("film")
    master.write_text(srt(*SCENE[:3]), encoding="utf-8")
    build(project)
    lines = project.catalog("film", "ru").read_text(encoding="utf-8").split("\n")
    gone = next(at for at, line in enumerate(lines, 1) if line.startswith("#~"))
    with pytest.raises(InputError, match="obsolete"):
        where(project, f"{file}:{gone}")


def test_releases_wanted(project: Project) -> None:
    """Only the releases named are shown, with the catalogs that they are made from."""
    (found,) = where(project, "film:4", releases=["ru"])
    assert [one.release for one in found.releases] == ["ru"]
    assert [one.name for one in found.catalogs] == ["ru"]
    (found,) = where(project, "film:4", releases=["ru@edu"])
    assert [one.release for one in found.releases] == ["ru@edu"]
    assert [one.name for one in found.catalogs] == ["ru", "ru@edu"]
    with pytest.raises(SubtitrError):
        where(project, "film:4", releases=["en"])


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
        ("locales/ru/LC_MESSAGES/other.po:9", InputError),
        ("locales/ru/LC_MESSAGES/film.po@00:01", UsageError),
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
