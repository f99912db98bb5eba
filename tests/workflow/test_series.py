"""What is found in the titles of a series together."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import Outcome, build, check, fix
from pipeline.model.finding import Finding
from pipeline.project.layout import Project
from pipeline.workflow.fix_settings import FixSettings

from .films import codes, film, srt, translate

HOUSE = """\
languages = ["ru"]
source-languages = ["en", "ru"]
unit = "cue"
profile = "ru-house"
"""
MASTERS = {"one": srt("The plane.", "Another plane."), "two": srt("One plane.")}
FIRST, SECOND = "subtitles/ru/one.ru.srt", "subtitles/ru/two.ru.srt"
SUPPRESSED = '[[pin]]\nat = 1\nsuppress = ["inconsistent-yo"]\nreason = "a name"\n'


def series(root: Path, pins: dict[str, str] | None = None, configuration: str = HOUSE) -> Project:
    """Return two titles, translated: a word stands with ё in one and with е in the other."""
    project = film(root, MASTERS, configuration, pins)
    build(project)
    spelled = {"The plane.": "Самолёт.", "Another plane.": "Другой самолёт."}
    translate(project, "one", "ru", spelled)
    translate(project, "two", "ru", {"One plane.": "Один самолет."})
    return project


def spellings(outcome: Outcome) -> list[tuple[str, str, str]]:
    """Return file, word and the other spelling of each word that is spelled in two ways."""
    found: list[Finding] = [one for one in outcome.findings if one.code == "TXT024"]
    return [(one.place.file, str(one.value), str(one.limit)) for one in found]


TOLD = [(SECOND, "самолет", f"самолёт ({FIRST}:1)")]


def test_two_titles_are_looked_at_together(tmp_path: Path) -> None:
    """The rarer spelling of all titles is told, with its message and where the other stands."""
    project = series(tmp_path)
    outcome = build(project)
    assert spellings(outcome) == TOLD
    (one,) = (one for one in outcome.findings if one.code == "TXT024")
    assert one.place.catalog == "locales/ru/LC_MESSAGES/two.po"
    assert one.place.message
    assert codes(outcome.findings) == ["TXT024"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_run_over_all_tells_the_same(tmp_path: Path, jobs: int) -> None:
    """A build that has nothing to do, and check, find what the first build has found."""
    project = series(tmp_path)
    first = build(project, jobs=jobs)
    again = build(project, jobs=jobs)
    assert again.written == ()
    assert again.findings == first.findings == check(project, jobs=jobs).findings
    assert spellings(first) == TOLD


@pytest.mark.parametrize("parts", [["one", "two"], ["two", "one"], ["two"], ["one"]])
def test_a_build_of_one_title_hides_nothing_from_a_build_of_all(
    tmp_path: Path, parts: list[str]
) -> None:
    """Titles built one by one are told what is theirs in the series, the next build of all all."""
    project = series(tmp_path)
    build(project)
    for _round in range(2):
        for part in parts:
            own = TOLD if part == "two" else []
            assert spellings(build(project, [part])) == own
            assert spellings(check(project, [part])) == own
        assert spellings(build(project)) == TOLD


def test_fix_knows_the_series(tmp_path: Path) -> None:
    """fix mends, in the title it is asked to, what check finds there beside the others."""
    project = series(tmp_path)
    build(project)
    unsafe = FixSettings(select=("TXT024",), unsafe=True)
    assert fix(project, ["one"], settings=unsafe)[0].changes == ()
    (done,) = fix(project, ["two"], settings=unsafe)
    assert [change.codes for change in done.changes] == [("TXT024",)]
    assert spellings(build(project)) == []


def test_a_series_goes_one_way(tmp_path: Path) -> None:
    """Of words that stand with ё and with е all are told by what most of them have."""
    masters = {"a": srt("Once.", "Again.", "Twice."), "b": srt("One.", "Two.", "Three.")}
    project = film(tmp_path, masters, HOUSE)
    build(project)
    translate(project, "a", "ru", {"Once.": "Ещё.", "Again.": "Он идёт.", "Twice.": "Ёжик."})
    translate(project, "b", "ru", {"One.": "Еще.", "Two.": "ЕЩЕ!", "Three.": "Он идет."})
    told = spellings(build(project))
    assert {file for file, _word, _other in told} == {"subtitles/ru/b.ru.srt"}
    assert [word for _file, word, _other in told] == ["Еще", "ЕЩЕ", "идет"]
    assert told == spellings(check(project, ["b"]))
    assert spellings(check(project, ["a"])) == []


def test_a_change_in_one_title_is_seen_in_the_other(tmp_path: Path) -> None:
    """What is the rarer spelling is told anew when any of the titles changes."""
    project = series(tmp_path)
    assert spellings(build(project)) == TOLD
    spelled = {"The plane.": "Самолет.", "Another plane.": "Другой самолет."}
    translate(project, "one", "ru", spelled)
    assert spellings(build(project)) == []
    translate(project, "two", "ru", {"One plane.": "Один самолёт."})
    assert spellings(build(project)) == [(SECOND, "самолёт", f"самолет ({FIRST}:1)")]


def test_a_pin_suppresses_what_is_found_in_its_title(tmp_path: Path) -> None:
    """It is counted, by every run; a pin of the other title suppresses nothing here."""
    project = series(tmp_path, pins={"two": SUPPRESSED})
    for _run in range(2):
        outcome = build(project)
        assert (codes(outcome.findings), outcome.suppressed) == ([], 1)
    outcome = check(project)
    assert (codes(outcome.findings), outcome.suppressed) == ([], 1)
    film(tmp_path, MASTERS, HOUSE, pins={"one": SUPPRESSED, "two": ""})
    outcome = build(project)
    assert (spellings(outcome), outcome.suppressed) == (TOLD, 0)


def test_the_configuration_suppresses_it(tmp_path: Path) -> None:
    """[suppress] holds for what is found in all titles, and is not told to be in vain."""
    project = series(tmp_path, configuration=f'{HOUSE}[suppress]\nTXT024 = "both are right"\n')
    for _run in range(2):
        outcome = build(project)
        assert (codes(outcome.findings), outcome.suppressed) == ([], 1)


def test_a_house_that_does_not_mind(tmp_path: Path) -> None:
    """Without a house that has a wish nothing is looked for."""
    project = series(tmp_path, configuration=HOUSE.replace("ru-house", "none"))
    assert spellings(build(project)) == []
