"""The glossary of a project: told to translators, held against their work."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import build, check
from pipeline.errors import ConfigurationError
from pipeline.model.finding import Finding
from pipeline.workflow.plain import Setting
from pipeline.workflow.plain_check import check_files
from pipeline.workflow.plain_update import update_file

from .films import contents, entry, film, srt, translate

TERMS = """
[[term]]
source = "hatch"
target = { ru = ["люк", "люк-лаз"] }
forbidden = { ru = "дверь" }
note = "between two modules"
"""
SAID = {"Open the hatch.": "Откройте дверь.", "Copy that.": "Принято."}


def found(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(one.code, str(one.value)) for one in findings]


def test_translators_are_told_and_checked(tmp_path: Path) -> None:
    """A term stands in the `#.` of its messages only, and what is not right is found."""
    project = film(tmp_path, {"film": srt(*SAID)})
    project.glossary.write_text(TERMS, encoding="utf-8")
    build(project)
    lines = entry(project, "film", "ru", "Open the hatch.").comment.splitlines()
    assert lines[1:] == ["term: hatch = люк, люк-лаз | between two modules", "not: дверь"]
    assert len(entry(project, "film", "ru", "Copy that.").comment.splitlines()) == 1
    translate(project, "film", "ru", SAID)
    assert found(build(project).findings) == [("CAT016", "hatch"), ("CAT017", "дверь")]
    translate(project, "film", "ru", {"Open the hatch.": "Люки откройте."})
    assert build(project).findings == ()
    before = contents(tmp_path)
    assert build(project).written == ()
    assert contents(tmp_path) == before


def test_a_changed_glossary_runs_the_titles_again(tmp_path: Path) -> None:
    """What was recalled from an earlier run is done anew when the glossary comes, changes, goes."""
    project = film(tmp_path, {"film": srt(*SAID)})
    build(project)
    translate(project, "film", "ru", SAID)
    build(project)
    assert build(project).written == ()
    bare = contents(tmp_path)
    project.glossary.write_text(TERMS, encoding="utf-8")
    assert "locales/ru/LC_MESSAGES/film.po" in build(project).written
    assert found(build(project).findings) == [("CAT016", "hatch"), ("CAT017", "дверь")]
    project.glossary.write_text(TERMS.replace("дверь", "крышка"), encoding="utf-8")
    assert found(build(project).findings) == [("CAT016", "hatch")]
    project.glossary.unlink()
    assert build(project).findings == ()
    assert {name: data for name, data in contents(tmp_path).items() if name.endswith(".po")} == {
        name: data for name, data in bare.items() if name.endswith(".po")
    }


def test_what_is_wrong_is_said_once(tmp_path: Path) -> None:
    """A bad glossary stops the run before any title, with all that is wrong in it."""
    project = film(tmp_path, {"a": srt("One."), "b": srt("Two.")})
    project.glossary.write_text("[[term]]\n[[trem]]\n", encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        build(project)
    assert [str(one).partition(": ")[2][:12] for one in caught.value.problems] == [
        "trem: unknow",
        "term[1]: doe",
        "term[1]: doe",
    ]


def test_plain_files_know_it_with_a_project_only(tmp_path: Path) -> None:
    """`update` and `check` on plain files use the glossary of a project that is named."""
    project = film(tmp_path, {"film": srt(*SAID)})
    project.glossary.write_text(TERMS, encoding="utf-8")
    build(project)
    catalog = project.catalog("film", "ru")
    translate(project, "film", "ru", SAID)
    assert check_files([str(catalog)]).findings == ()
    named = Setting(project)
    assert found(check_files([str(catalog)], setting=named).findings) == [
        ("CAT016", "hatch"),
        ("CAT017", "дверь"),
    ]
    own = tmp_path / "own.ru.po"
    update_file(str(project.template("film")), str(own), language="ru", setting=named)
    assert "term: hatch" in own.read_text("utf-8")
    update_file(str(project.template("film")), str(own), language="ru")
    assert "term: hatch" not in own.read_text("utf-8")


def test_source_language_by_script(tmp_path: Path) -> None:
    """A catalog of another tool says no languages: the script tells that of the source."""
    catalog = tmp_path / "ru.po"
    catalog.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Twenty-five minutes."\nmsgstr "Двадцать минут."\n\n'
        'msgid "Close it."\nmsgstr "Close it."\n',
        encoding="utf-8",
    )
    assert [one.code for one in check_files([str(catalog)]).findings] == ["CAT011", "CAT015"]
    english = catalog.rename(tmp_path / "en.po")
    assert [one.code for one in check_files([str(english)]).findings] == ["CAT015"]


def test_check_alone_reads_the_glossary(tmp_path: Path) -> None:
    """`check` finds terms without an update before it."""
    project = film(tmp_path, {"film": srt(*SAID)})
    build(project)
    translate(project, "film", "ru", SAID)
    build(project)
    project.glossary.write_text(TERMS, encoding="utf-8")
    assert found(check(project).findings) == [("CAT016", "hatch"), ("CAT017", "дверь")]


@pytest.mark.parametrize("key", ["target", "forbidden"])
def test_words_that_nothing_is_held_against_are_refused(tmp_path: Path, key: str) -> None:
    """A language that no release is in, or that is written otherwise, is told with its place."""
    project = film(tmp_path, {"film": srt(*SAID)})
    words = '{ ru = "люк", rus = "дверь", "ru@edu" = "дверца" }'
    project.glossary.write_text(f'[[term]]\nsource = "hatch"\n{key} = {words}\n', encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        build(project)
    told = [str(one) for one in caught.value.problems]
    assert told == [
        f"glossary.toml: term[1].{key}.rus: the project makes no release in rus",
        f'glossary.toml: term[1].{key}."ru@edu": the project makes no release in ru@edu',
    ]
    words = '{ ru = "люк" }'
    project.glossary.write_text(f'[[term]]\nsource = "hatch"\n{key} = {words}\n', encoding="utf-8")
    assert build(project).refused == ()
