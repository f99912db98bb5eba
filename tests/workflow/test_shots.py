"""Changes of shot: named for plain files, beside the master in a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import build, check, check_files, fix
from pipeline import compile as compile_
from pipeline.model.finding import Finding
from pipeline.project.layout import Project
from pipeline.workflow.fix_settings import FixSettings
from pipeline.workflow.plain import Setting

from .films import film

MASTER = (
    "1\n00:00:01,000 --> 00:00:03,000\nThe hatch is closed.\n\n"
    "2\n00:00:05,200 --> 00:00:07,000\nAll clear.\n"
)
CONFIGURATION = (
    'languages = ["en"]\nsource-languages = ["en"]\nframe-rate = 25\nprofile = "netflix-en"\n'
)
EDL = """\
TITLE: FILM
FCM: NON-DROP FRAME

001  AX       V     C        00:00:00:00 00:00:05:00 00:00:00:00 00:00:05:00
002  AX       V     C        00:00:05:00 00:00:08:00 00:00:05:00 00:00:08:00
"""
LISTED = ("00:00:00,000\n00:00:05,000\n", "# cuts\n0\n125\n", "0.0\n5.0\n")


def beside(findings: tuple[Finding, ...]) -> list[tuple[str, int | None]]:
    """Return what was found beside changes of shot, with the cue."""
    codes = ("TIM013", "TIM014")
    return [(one.code, one.place.cue) for one in findings if one.code in codes]


def shots(project: Project, text: str, *, edl: bool = False) -> Path:
    path = project.shots("film")[0 if edl else 1]
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("text", [EDL, *LISTED])
def test_a_plain_file_with_its_cuts(tmp_path: Path, text: str) -> None:
    """check knows the changes of shot that are named, however they are written."""
    master, cuts = tmp_path / "film.srt", tmp_path / "cuts.txt"
    master.write_text(MASTER)
    cuts.write_text(text)
    house = Setting(profile="netflix-en")
    rate = film(tmp_path / "p", {"film": MASTER}, CONFIGURATION).configuration.frame_rate
    found = check_files([str(master)], frame_rate=rate, shots=str(cuts), setting=house)
    assert beside(found.findings) == [("TIM013", 2)]
    assert beside(check_files([str(master)], frame_rate=rate, setting=house).findings) == []


@pytest.mark.parametrize(("text", "edl"), [(EDL, True), *((one, False) for one in LISTED)])
def test_a_title_with_its_cuts(tmp_path: Path, text: str, edl: bool) -> None:
    """Beside the master they are known to check and build, as soon as they are there or change."""
    project = film(tmp_path, {"film": MASTER}, CONFIGURATION)
    assert beside(build(project).findings) == []
    path = shots(project, text, edl=edl)
    assert beside(check(project).findings) == [("TIM013", 2)]
    assert beside(build(project).findings) == [("TIM013", 2)]
    assert beside(build(project).findings) == [("TIM013", 2)]
    path.unlink()
    assert beside(build(project).findings) == []


def test_fix_knows_the_cuts_of_the_title(tmp_path: Path) -> None:
    """What is mended is told by the file beside the master; one that is named counts instead."""
    project = film(tmp_path, {"film": MASTER}, CONFIGURATION)
    build(project)
    shots(project, "00:00:05,000\n")
    other = tmp_path / "other.txt"
    other.write_text("00:00:05,400\n")
    for settings, start in (
        (FixSettings(dry_run=True), 5000),
        (FixSettings(dry_run=True, shots=str(other)), 5400),
    ):
        ((change,),) = (one.changes for one in fix(project, ["film"], settings=settings))
        assert change.after is not None
        assert change.after.span.start == start
    fix(project)
    assert beside(build(project).findings) == []
    assert "00:00:05,000 -->" in project.release("film", "en").read_text()


def test_compile_retimes_by_the_cuts(tmp_path: Path) -> None:
    """With `retime` a release is made of the cuts as well: it is stale when they change."""
    project = film(tmp_path, {"film": MASTER}, f'{CONFIGURATION}retime = "profile"\n')
    build(project)
    shots(project, "00:00:05,000\n")
    assert "REL005" in [one.code for one in check(project).findings]
    assert compile_(project).written == ("subtitles/en/film.en.srt",)
    assert "00:00:05,000 -->" in project.release("film", "en").read_text()
    assert "REL005" not in [one.code for one in check(project).findings]


def test_without_retime_cuts_make_no_release_stale(tmp_path: Path) -> None:
    """A release that is not retimed is made of other things."""
    project = film(tmp_path, {"film": MASTER}, CONFIGURATION)
    build(project)
    shots(project, "00:00:05,000\n")
    assert "REL005" not in [one.code for one in check(project).findings]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1.0\n3\n", "film.shots.txt:2: 3 is written otherwise than 1.0"),
        ("soon\n", "film.shots.txt:1: is no time of a shot change"),
        ("00:59:00,000\n", "no shot change lies in the film"),
    ],
)
def test_a_file_that_is_wrong_is_told(tmp_path: Path, text: str, said: str) -> None:
    """The title is refused with file and line."""
    project = film(tmp_path, {"film": MASTER}, CONFIGURATION)
    build(project)
    shots(project, text)
    (error,) = check(project).refused
    assert said in str(error)


def test_two_files_are_refused(tmp_path: Path) -> None:
    """An edit list and a list of times may disagree; one has to go."""
    project = film(tmp_path, {"film": MASTER}, CONFIGURATION)
    build(project)
    shots(project, EDL, edl=True)
    shots(project, "00:00:05,000\n")
    (error,) = check(project).refused
    assert str(error) == (
        "subtitles/source/film.shots.txt: stands beside subtitles/source/film.edl"
    )
