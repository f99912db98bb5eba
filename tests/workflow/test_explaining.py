"""compile --explain, and what compile and check say of translations too long for their cues."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import Outcome, build, check, compile, compile_file, explain, explain_file  # noqa: A004 - the verb
from pipeline.errors import InputError, UsageError
from pipeline.model.finding import Finding
from pipeline.project.layout import Project
from pipeline.report.explain_view import Explained
from tests.workflow.films import contents, film, ids, srt, translate

CONFIGURATION = 'languages = ["ru", "en"]\nsource-languages = ["en"]\n'
SCENE = ("When the pump stopped,", "we opened the valve.", "[beep]", "Close the hatch!")
SENTENCE = f"{SCENE[0]} {SCENE[1]}"
LONG = "Немедленно закройте оба люка, они открыты!"
SAID = {SENTENCE: "Когда встал насос, мы открыли клапан.", "[beep]": "||", SCENE[3]: LONG}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A sentence over two cues, a sound that is not shown, and a line longer than its time."""
    project = film(tmp_path, {"film": srt(*SCENE)}, CONFIGURATION)
    build(project)
    translate(project, "film", "ru", SAID)
    build(project)
    return project


def said(found: Explained, candidate: int = 0) -> list[str]:
    assert found.explanation is not None
    places = found.explanation.candidates[candidate].places
    return [cue.text for place in places for cue in place.shown]


def test_each_release_is_explained_and_nothing_written(project: Project) -> None:
    """Every release, or the one asked for, has its candidates; the first is what is compiled."""
    before = contents(project.root)
    russian, english = explain(project, "film:2")
    assert (russian.release, english.release) == ("ru", "en")
    assert said(russian) == ["Когда встал насос,", "мы открыли клапан."]
    assert russian.explanation is not None
    assert len(russian.explanation.candidates) == 5
    assert english.explanation is not None
    assert english.explanation.is_verbatim
    assert explain(project, "film:2", releases=["ru"]) == (russian,)
    assert contents(project.root) == before


def test_places_are_those_of_where(project: Project) -> None:
    """A time, a file of a release, and a line of a catalog lead to the same run."""
    (by_cue,) = explain(project, "film:1", releases=["ru"])
    (by_time,) = explain(project, "film@00:00:01,500", releases=["ru"])
    assert by_time == by_cue
    (by_file,) = explain(project, "subtitles/ru/film.ru.srt:3")
    assert (by_file.release, by_file.cue, said(by_file)) == ("ru", 4, [LONG])
    catalog = project.catalog("film", "ru").read_text(encoding="utf-8").split("\n")
    line = catalog.index(f'msgid "{SENTENCE}"') + 1
    by_line = explain(project, f"locales/ru/LC_MESSAGES/film.po:{line}", releases=["ru"])
    assert [said(one) for one in by_line] == [said(by_cue)]


def test_what_is_not_shown(project: Project) -> None:
    """A cue that the release does not show has no candidates, and the reason."""
    (found,) = explain(project, "film:3", releases=["ru"])
    assert (found.explanation, found.reason) == (None, "silent")


@pytest.mark.parametrize("place", ["film:9", "films:1", "film@01:00:00"])
def test_places_without_a_cue(project: Project, place: str) -> None:
    """A title, cue or time that is not there is an error that names it."""
    with pytest.raises(InputError):
        explain(project, place)
    with pytest.raises(UsageError):
        explain(project, "film")


def test_plain_files(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain files are explained as the project's; a place in another file is refused."""
    monkeypatch.chdir(project.root)
    master, catalog = "subtitles/source/film.srt", "locales/ru/LC_MESSAGES/film.po"
    (of_project,) = explain(project, "film:2", releases=["ru"])
    for place in ("film:2", f"{master}:2", f"{master}@00:00:04,000"):
        (found,) = explain_file(master, catalog, place)
        assert (found.release, found.explanation) == ("ru", of_project.explanation)
    with pytest.raises(UsageError, match="another film"):
        explain_file(master, catalog, "other.srt:2")
    with pytest.raises(InputError, match="no cue 9"):
        explain_file(master, catalog, "film:9")


def too_long(outcome: Outcome) -> list[Finding]:
    return [one for one in outcome.findings if one.code in {"LAY020", "TIM020"}]


def test_too_long_is_found_by_compile_and_check(project: Project) -> None:
    """Compile says what is shown and what fits, check how fast that is; build says it once."""
    (found,) = too_long(compile(project))
    for outcome in (check(project), build(project)):
        assert too_long(outcome) == []
        (fast,) = [one for one in outcome.findings if one.code == "TIM007"]
        assert fast.place[3:6] == found.place[3:6]
        assert fast.place.catalog == found.place.catalog
    assert (found.code, found.value, found.limit, found.surplus) == ("TIM020", 42, 34, 8)
    assert found.place.file == "subtitles/ru/film.ru.srt"
    assert (found.place.cue, found.place.start, found.text) == (3, 8_500, LONG)
    assert found.place.message == ids(project, "film")[SCENE[3]]
    assert found.place.catalog == "locales/ru/LC_MESSAGES/film.po"
    lines = (project.root / found.place.catalog).read_text(encoding="utf-8").split("\n")
    entry = "\n".join(lines[(found.place.catalog_line or 0) - 1 :]).split("\n\n")[0]
    assert found.place.message in entry


def test_a_pin_suppresses_it(project: Project) -> None:
    """A pin on the cue of the master suppresses it, one on another cue does not."""
    pins = project.pins("film")
    for cue, left in ((4, 0), (1, 1)):
        pins.write_text(f'[[pin]]\nat = {cue}\nsuppress = ["translation-too-fast"]\nreason = "r"\n')
        assert len(too_long(compile(project))) == left
        outcome = compile(project)
        assert (len(too_long(outcome)), outcome.suppressed) == (left, 1 - left)


def test_too_wide_on_plain_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cue wider than its lines is found on plain files too, and is written all the same."""
    monkeypatch.chdir(tmp_path)
    Path("film.srt").write_text("1\n00:00:01,000 --> 00:00:09,000\nClose it!\n")
    words = " ".join(["клапаны"] * 12)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    Path("ru.po").write_text(f'{header}msgid "Close it!"\nmsgstr "{words}"\n', encoding="utf-8")
    outcome = compile_file("film.srt", "ru.po", "film.ru.srt")
    (found,) = too_long(outcome)
    # six words a line are 47 characters: five more than 42 in each of the two
    assert (found.code, found.value, found.limit) == ("LAY020", 94, 84)
    assert (found.place.file, found.place.catalog) == ("film.ru.srt", "ru.po")
    assert (found.place.catalog_line, found.place.cue) == (4, 1)
    assert outcome.written == ("film.ru.srt",)
