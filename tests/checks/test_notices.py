"""What other rooms find has a page and cases; the cases are run at the command line."""

from __future__ import annotations

import textwrap
import tomllib
from pathlib import Path

import pytest

from pipeline.checks.context import TrackContext
from pipeline.checks.notices import NOTICES
from pipeline.checks.registry import RULES, pages
from pipeline.checks.rule import SECTIONS, Notice, paged, without_cases
from pipeline.checks.run import check
from pipeline.cli.running import run
from pipeline.formats import read
from pipeline.model.codes import CODES
from pipeline.model.frame_rate import parse_frame_rate
from pipeline.profiles import load
from pipeline.workflow.fix_settings import FixSettings, fixed

from .case_files import fences
from .sessions import FOLDER, Session, raw, sessions

SESSIONS = tuple(sessions())
BY_NAME = {notice.name: notice for notice in NOTICES}
OF_READING = tuple(notice for notice in NOTICES if notice.code.startswith("SRT"))
OF_RETIMING = tuple(notice for notice in NOTICES if notice.code.startswith("TIM"))


@pytest.mark.parametrize("session", SESSIONS, ids=str)
def test_session(
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """A command finds what the case says."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANGUAGE", "en")

    def subtitr(*arguments: str) -> str:
        capfd.readouterr()
        code = run(arguments)
        out, err = capfd.readouterr()
        assert code < 2 or session.expected, err
        return out

    assert session.found(BY_NAME[session.notice].code, subtitr) == session.expected


def test_every_notice_has_cases_and_every_case_file_a_notice() -> None:
    """Notices and case files belong together, one to one."""
    stems = [path.stem for path in FOLDER.iterdir()]
    assert without_cases(NOTICES, stems) == ()
    assert sorted(stems) == sorted(notice.name for notice in NOTICES)


@pytest.mark.parametrize("name", BY_NAME)
def test_cases_show_both_sides(name: str) -> None:
    """The cases of a notice show what is reported, and what is left alone."""
    outcomes = {bool(case.expected) for case in SESSIONS if case.notice == name}
    assert outcomes == {True, False}


def test_every_code_has_one_page() -> None:
    """A code has the page of its rule, or that of its notice, and never both."""
    assert set(pages()) == set(CODES)
    assert len(RULES) + len(NOTICES) == len(CODES)


def test_every_notice_is_a_module_under_its_name() -> None:
    """One code is one file, called as the table of codes calls it, and its page has every part."""
    for notice in NOTICES:
        assert notice.module.__name__.rpartition(".")[2] == notice.name.replace("-", "_")
        assert tuple(notice.sections) == SECTIONS
        assert notice.page.partition("\n")[0].endswith(".")


def test_a_code_without_a_page_is_refused() -> None:
    """Whoever adds a code is told that nobody can read what it means."""
    with pytest.raises(ValueError, match="SRT003: no page"):
        paged(*RULES, *(one for one in NOTICES if one.code != "SRT003"))


def test_a_page_without_sections_is_refused() -> None:
    """A module whose docstring is no page cannot stand for a code; every fault is named."""
    with pytest.raises(ValueError, match="SRT003: registered twice; SRT003: sections are missing"):
        paged(*RULES, *NOTICES, Notice("SRT003", textwrap))


@pytest.mark.parametrize("notice", OF_READING, ids=lambda notice: notice.name)
def test_page_of_reading_tells_the_truth(notice: Notice) -> None:
    """What a page gives as an example is found in reading; what it gives instead is clean."""
    blocks = dict(fences(notice.sections["Example"]))
    encoding = tomllib.loads(blocks.get("toml", "")).get("saved-as", "utf-8")
    example = read(raw(blocks["srt"], encoding), name="film.srt")
    assert notice.code in {finding.code for finding in example.findings}
    instead = read(raw(dict(fences(notice.sections["Use instead"]))["srt"]), name="film.srt")
    assert instead.findings == ()
    assert check([TrackContext(instead.track, "film.srt")]) == ()


@pytest.mark.parametrize("notice", OF_RETIMING, ids=lambda notice: notice.name)
def test_page_of_retiming_tells_the_truth(notice: Notice) -> None:
    """Retiming certifies the example of a page, and has nothing to say of what stands instead."""
    example, instead = (_retimed(notice, head) for head in ("Example", "Use instead"))
    assert notice.code in example
    assert instead == set()


def _retimed(notice: Notice, head: str) -> set[str]:
    blocks = dict(fences(notice.sections[head]))
    stated = tomllib.loads(blocks["toml"])
    reading = read(raw(blocks["srt"]), name="film.srt")
    house, rate = load(stated["profile"]), parse_frame_rate(str(stated["frame-rate"]))
    context = TrackContext(reading.track, "film.srt", house.language, house, rate)
    return {one.finding.code for one in fixed(context, FixSettings()).impossible}
