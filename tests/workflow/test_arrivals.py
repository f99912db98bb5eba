"""Translations that arrive after the re-cut: by mail, or from another branch."""

from __future__ import annotations

import shutil
from pathlib import Path

import polib
import pytest

from pipeline import build, merge_files, update
from pipeline.project.layout import Project

from .films import CONFIGURATION, contents, entries, entry, film, srt, translate
from .test_merging import LINES, Repository

FRAME = [f"{name} says what nobody else in this film says." for name in ("Anna", "Boris", "Clara")]
END = "And so it ends, with a bang."


def arrived(root: Path, before: list[str], after: list[str]) -> Project:
    """Return a project of the film `after` into which the catalog of `before` has come back."""
    project = film(root, {"film": srt(*FRAME, *before, END)})
    build(project)
    ours, mailed = project.catalog("film", "ru"), root / "mailed" / "film.po"
    mailed.parent.mkdir()
    shutil.copy(ours, mailed)
    catalog = polib.pofile(str(mailed), wrapwidth=0)
    for number, one in enumerate(catalog):
        one.msgstr = f"<{number}:{one.msgid}>"
    catalog.save(str(mailed))
    film(root, {"film": srt(*FRAME, *after, END)})
    build(project)
    merge_files(str(ours), str(mailed))
    build(project)
    return project


def clear(project: Project, source: str) -> None:
    """Take a translation out as an editor does, with its doubt."""
    path = project.catalog("film", "ru")
    catalog = polib.pofile(str(path), wrapwidth=0)
    for one in catalog:
        if one.msgid == source and not one.obsolete:
            one.msgstr, one.previous_msgid, one.previous_msgctxt = "", None, None
            one.flags = [flag for flag in one.flags if flag != "fuzzy"]
    catalog.save(str(path))


CUTS = {
    "split": (
        ["We have to go to the hatch, and then we open it slowly."],
        ["We have to go to the hatch,", "and then we open it slowly."],
    ),
    "split, short": (["Yes. Open the hatch, please."], ["Yes.", "Open the hatch, please."]),
    "merged": (
        ["Go to the hatch at once.", "It is stuck, so pull hard."],
        ["Go to the hatch at once. It is stuck, so pull hard."],
    ),
    "merged, short": (["Yes.", "Open the hatch, please."], ["Yes. Open the hatch, please."]),
}


@pytest.mark.parametrize("cut", CUTS)
def test_cut_otherwise(tmp_path: Path, cut: str) -> None:
    """What was split or merged in the meantime is offered what was made for its words; once."""
    before, after = CUTS[cut]
    project = arrived(tmp_path, before, after)
    for source in after:
        one = entry(project, "film", "ru", source)
        assert one.fuzzy
        assert one.previous_msgid
        assert any(source in text or text in source for text in before if text in one.msgstr)
    if len(after) == 1:
        assert all(text in entry(project, "film", "ru", after[0]).msgstr for text in before)
    files = contents(tmp_path)
    assert update(project).written == ()
    assert contents(tmp_path) == files


@pytest.mark.parametrize("cut", CUTS)
def test_cleared(tmp_path: Path, cut: str) -> None:
    """What a translator has cleared is not offered again, whatever is updated."""
    before, after = CUTS[cut]
    project = arrived(tmp_path, before, after)
    for source in after:
        clear(project, source)
    for _ in range(2):
        build(project)
        assert [entry(project, "film", "ru", source).msgstr for source in after] == [""] * len(
            after
        )
    film(tmp_path, {"film": srt(*FRAME, *after, END, start=9_000)})
    build(project)
    assert [entry(project, "film", "ru", source).msgstr for source in after] == [""] * len(after)


def test_cleared_before_it_went(tmp_path: Path) -> None:
    """An offer of the run that cut a sentence is not made again when it was cleared."""
    before, after = CUTS["split"]
    project = film(tmp_path, {"film": srt(*FRAME, *before, END)})
    build(project)
    translate(project, "film", "ru", lambda source: f"<{source}>")
    film(tmp_path, {"film": srt(*FRAME, *after, END)})
    build(project)
    assert all(entry(project, "film", "ru", source).fuzzy for source in after)
    clear(project, after[0])
    build(project)
    assert entry(project, "film", "ru", after[0]).msgstr == ""
    assert entry(project, "film", "ru", after[1]).fuzzy


def test_the_same_cut_again(tmp_path: Path) -> None:
    """A sentence that is whole again has its certain translation, and no mark of an offer."""
    before, after = CUTS["split"]
    project = arrived(tmp_path, before, after)
    film(tmp_path, {"film": srt(*FRAME, *before, END)})
    build(project)
    one = entry(project, "film", "ru", before[0])
    assert (one.msgstr, one.fuzzy, one.tcomment) == (f"<3:{before[0]}>", False, "")


@pytest.mark.parametrize("between", [[], ["A scene that is new, and stays.", "It has two lines."]])
def test_back_with_other_words(tmp_path: Path, between: list[str]) -> None:
    """A line that went and is back with other words is offered its translation, with the text."""
    old, new = "We have ninety minutes of air left.", "We have fifty minutes of air left."
    project = film(tmp_path, {"film": srt(*FRAME, old, END)})
    build(project)
    translate(project, "film", "ru", lambda source: f"<{source}>")
    film(tmp_path, {"film": srt(*FRAME, END)})
    build(project)
    film(tmp_path, {"film": srt(*FRAME, *between, new, END)})
    build(project)
    one = entry(project, "film", "ru", new)
    assert (one.msgstr, one.fuzzy, one.previous_msgid) == (f"<{old}>", True, old)
    for source in between:
        assert entry(project, "film", "ru", source).msgstr == ""
    files = contents(tmp_path)
    build(project)
    assert contents(tmp_path) == files


@pytest.mark.parametrize("cut", [0, 1, 2])
def test_a_short_line_returns(tmp_path: Path, cut: int) -> None:
    """Of several "Yes." the one that went and is back has its own identity and translation."""
    lines = [one for text in FRAME for one in (text, "Yes.")]
    at = 2 * cut + 1
    project = film(tmp_path, {"film": srt(*lines, END)})
    build(project)
    path = project.catalog("film", "ru")
    catalog = polib.pofile(str(path), wrapwidth=0)
    for number, one in enumerate(catalog):
        one.msgstr = f"<{number}:{one.msgid}>"
    catalog.save(str(path))
    build(project)
    before = [(one.msgctxt, one.msgstr, one.fuzzy) for one in entries(project, "film", "ru")]
    film(tmp_path, {"film": srt(*lines[:at], *lines[at + 1 :], END)})
    build(project)
    film(tmp_path, {"film": srt(*lines, END, start=7_000)})
    build(project)
    now = [(one.msgctxt, one.msgstr, one.fuzzy) for one in entries(project, "film", "ru")]
    assert now == before


def test_a_short_line_returns_elsewhere(tmp_path: Path) -> None:
    """Where its surroundings are others it is offered its own translation, not a living one's."""
    lines = [FRAME[0], "Yes.", FRAME[1], "Yes.", FRAME[2]]
    project = film(tmp_path, {"film": srt(*lines, END)})
    build(project)
    path = project.catalog("film", "ru")
    catalog = polib.pofile(str(path), wrapwidth=0)
    for number, one in enumerate(catalog):
        one.msgstr = f"<{number}>"
    catalog.save(str(path))
    film(tmp_path, {"film": srt(*lines[:3], FRAME[2], END)})
    build(project)
    film(tmp_path, {"film": srt(*lines[:3], "Go on, all of you!", "Yes.", FRAME[2], END)})
    build(project)
    said = [(one.msgstr, one.fuzzy) for one in entries(project, "film", "ru")]
    assert said[1] == ("<1>", False)
    assert said[4] == ("<3>", True)
    assert said[3] == ("", False)


def test_lines_alike_are_not_offered(tmp_path: Path) -> None:
    """Of lines that count, none is offered another's translation because that went."""
    lines = [f"This is line number {name}." for name in ("one", "two", "three", "four", "five")]
    project = film(tmp_path, {"film": srt(*FRAME, *lines, END)})
    build(project)
    translate(project, "film", "ru", {lines[2]: "<three>"})
    film(tmp_path, {"film": srt(*FRAME, *lines[:2], *lines[3:], END)})
    build(project)
    assert {one.msgstr for one in entries(project, "film", "ru")} == {""}


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_from_another_branch(tmp_path: Path) -> None:
    """What one branch translates while another cuts the film again is offered after the merge."""
    (whole,), halves = CUTS["split"]
    repository = Repository(tmp_path, driver=True)
    project = film(tmp_path, {"film": srt(*LINES, whole, END)})
    build(project)
    repository.commit()
    repository.branch("cut")
    film(tmp_path, {"film": srt(*LINES, *halves, END)})
    build(project)
    repository.commit()
    repository.branch("words")
    translate(project, "film", "ru", {whole: "<whole>"})
    repository.git("add", "locales")
    repository.git("commit", "--quiet", "--message", "words")
    repository.branch("cut")
    repository.git("merge", "--quiet", "--no-edit", "words")
    assert build(project).refused == ()
    for half in halves:
        one = entry(project, "film", "ru", half)
        assert (one.msgstr, one.fuzzy, one.previous_msgid) == ("<whole>", True, whole)


def test_without_times(tmp_path: Path) -> None:
    """With `locations = false` a "Yes." that is cut makes no other one doubtful."""
    names = ("one", "two", "three", "four", "five")
    lines = [line for name in names for line in (f"This is line number {name}.", "Yes.")]
    configuration = CONFIGURATION + "locations = false\n"
    project = film(tmp_path, {"film": srt(*lines, END)}, configuration)
    build(project)
    before = [one.msgctxt for one in entries(project, "film")]
    translate(project, "film", "ru", lambda source: f"<{source}>")
    film(tmp_path, {"film": srt(*lines[:5], *lines[6:], END)}, configuration)
    build(project)
    assert [one.msgctxt for one in entries(project, "film")] == before[:5] + before[6:]
    assert not any(one.fuzzy for one in entries(project, "film", "ru"))
