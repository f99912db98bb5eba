"""accept tells what a person has changed since, not what was accepted before."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import accept, build
from pipeline.model.adjustment import Adjustment
from pipeline.project.adjustments import read_adjustments
from pipeline.project.layout import Project
from pipeline.report.accept_view import text_view
from tests.workflow.films import VARIANTS, film, srt, translate

MASTER = srt("Good morning, my friends.", "The hatch is closed.", "Go on.", "Bye.")
SAID = {"Good morning, my friends.": "Доброе утро, друзья мои.", "Bye.": "Пока."}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a film of which some times of a release were changed and accepted."""
    made = film(tmp_path, {"film": MASTER}, VARIANTS)
    build(made)
    translate(made, "film", "ru", SAID)
    build(made)
    path = made.release("film", "ru")
    path.write_text(path.read_text(encoding="utf-8").replace(",500 -->", ",300 -->"), "utf-8")
    (done,) = accept(made, [str(path)])
    assert [one.act for one in done.deeds] == ["cue"] * 2
    return made


def _change(project: Project, old: str, new: str) -> str:
    path = project.release("film", "ru")
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return str(path)


def _adjustments(project: Project) -> tuple[Adjustment, ...]:
    path = project.release("film", "ru").with_suffix(".toml")
    return read_adjustments(path.read_bytes(), path.name)


@pytest.mark.parametrize("dry", [True, False])
def test_a_reworded_cue_is_all_that_is_told(dry: bool, project: Project) -> None:
    """A dry run and the real one tell one edit; the adjustments stay as they were."""
    before = _adjustments(project)
    (done,) = accept(project, [_change(project, "Пока.", "До встречи.")], dry_run=dry)
    assert (done.deeds, len(done.edits)) == ((), 1)
    assert len(text_view([done]).splitlines()) == 2
    assert _adjustments(project) == before


@pytest.mark.parametrize("dry", [True, False])
def test_another_time_is_told_alone(dry: bool, project: Project) -> None:
    """Of a cue that is adjusted already the new change is told, of the others nothing."""
    (done,) = accept(project, [_change(project, "00:00:03,300", "00:00:03,200")], dry_run=dry)
    assert [(one.act, one.after[0].span.start) for one in done.deeds] == [("cue", 3200)]


@pytest.mark.parametrize("dry", [True, False])
def test_a_change_taken_back_is_told(dry: bool, project: Project) -> None:
    """A cue that stands again as it is laid out is no silent loss of its adjustment."""
    (done,) = accept(project, [_change(project, "00:00:03,300", "00:00:03,500")], dry_run=dry)
    assert [one.act for one in done.deeds] == ["undone"]
    assert [(one.before[0].span.start, one.after[0].span.start) for one in done.deeds] == [
        (3300, 3500)
    ]
    assert "as laid out again  00:00:03,500" in text_view([done])
