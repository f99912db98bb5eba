"""Sentences over several cues, and cues of several sentences, from the master to the catalogs."""

from __future__ import annotations

import tomllib
from pathlib import Path

import polib
import pytest

from pipeline import Setting, check, compile_file, extract, extract_file, update, update_file, where
from pipeline.model.finding import Finding
from pipeline.project.layout import Project
from pipeline.workflow.options import Options
from pipeline.workflow.title import Title
from tests.workflow.films import CONFIGURATION, VARIANTS, entries, film, ids, srt, translate

SENTENCES = 'languages = ["ru"]\nsource-languages = ["en", "ru"]\n'
FILM = (
    "When the sun comes up,",
    "the station turns.",
    "Look there. I think",
    "that it works.",
    "All clear.",
)
FIRST, SECOND = "When the sun comes up, the station turns.", "I think that it works."


def told(project: Project) -> dict[str, list[str]]:
    """Return the `#.` lines of each message of the Russian catalog."""
    return {one.msgid: one.comment.split("\n") for one in entries(project, "film", "ru")}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A film of sentences, extracted and updated."""
    project = film(tmp_path, {"film": srt(*FILM)}, SENTENCES)
    extract(project)
    update(project)
    return project


def test_messages_are_sentences(project: Project) -> None:
    """Each sentence is one message, with the lines of all its cues and the time of all of them."""
    messages = {one.msgid: one for one in entries(project, "film")}
    assert list(messages) == [FIRST, "Look there.", SECOND, "All clear."]
    assert [line for _path, line in messages[FIRST].occurrences] == ["1", "5"]
    assert [line for _path, line in messages[SECOND].occurrences] == ["9", "13"]
    assert messages[FIRST].comment.startswith("00:00:01,000 --> 00:00:05,500 | en | 2 cues")


def test_the_space_is_that_of_the_cues(project: Project) -> None:
    """The space is the sum over the cues, a shared cue parted by the source; a run has it all."""
    lines = told(project)
    assert lines[FIRST] == [
        "00:00:01,000 --> 00:00:05,500 | en | 2 cues | up to 68 characters",
        "cues: 2.000 s, 2.000 s",
    ]
    assert lines["Look there."][1:] == [
        "shares a cue with the next message | together up to 68",
        "cues: 11/18 of 2.000 s",
    ]
    assert lines[SECOND][0].endswith("up to 47 characters")
    assert lines["All clear."][0].endswith("up to 34 characters")


def test_plain_and_project_agree(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template says all that the space of its messages follows from."""
    monkeypatch.chdir(project.root)
    update_file("locales/film.pot", "plain.po", language="ru")
    plain = {one.msgid: one.comment.split("\n") for one in polib.pofile("plain.po")}
    assert plain == told(project)


def test_where_shows_all_messages_of_a_cue(project: Project) -> None:
    """A cue of two sentences is the place of both; a sentence of two cues is found at both."""
    of = ids(project, "film")
    (place,) = where(project, "film:3")
    assert [one.message for one in place.catalogs] == [of["Look there."], of[SECOND]]
    catalog = project.catalog("film", "ru").read_text(encoding="utf-8").split("\n")
    line = catalog.index(f'msgid "{SECOND}"') + 1
    found = where(project, f"locales/ru/LC_MESSAGES/film.po:{line}")
    assert [one.master.cue for one in found] == [3, 4]


def test_a_project_moves_to_sentences_and_back(tmp_path: Path) -> None:
    """What was translated by cue is offered to the sentences, and is all there on the way back."""
    project = film(tmp_path, {"film": srt(*FILM)}, CONFIGURATION)
    extract(project)
    update(project)
    translate(project, "film", "ru", lambda source: f"<{source}>")
    update(project)
    before = {one.msgid: (one.msgctxt, one.msgstr) for one in entries(project, "film", "ru")}
    project = film(tmp_path, {"film": srt(*FILM)}, SENTENCES)
    extract(project)
    update(project)
    after = {one.msgid: one for one in entries(project, "film", "ru")}
    assert after[FIRST].msgstr == f"<{FILM[0]}> <{FILM[1]}>"
    assert (after[FIRST].fuzzy, after[FIRST].previous_msgid) == (True, FIRST)
    assert after["Look there."].msgstr == f"<{FILM[2]}>"
    assert after[SECOND].msgstr == f"<{FILM[2]}> <{FILM[3]}>"
    assert (after["All clear."].msgctxt, after["All clear."].msgstr) == before["All clear."]
    assert not after["All clear."].fuzzy
    project = film(tmp_path, {"film": srt(*FILM)}, CONFIGURATION)
    extract(project)
    update(project)
    back = entries(project, "film", "ru")
    assert {one.msgid: (one.msgctxt, one.msgstr) for one in back} == before
    assert not any(one.fuzzy for one in back)


def test_overrides_move_alike(tmp_path: Path) -> None:
    """A variant's override of one cue becomes one of the sentence, with the language's own words
    for the others; where it overrides none, it stays empty."""
    project = film(tmp_path, {"film": srt(*FILM)}, VARIANTS)
    extract(project)
    update(project)
    translate(project, "film", "ru", lambda source: f"<{source}>")
    translate(project, "film", "ru@edu", {FILM[0]: "Проще,"})
    project = film(tmp_path, {"film": srt(*FILM)}, VARIANTS.replace('unit = "cue"', ""))
    extract(project)
    update(project)
    edu = {one.msgid: one for one in entries(project, "film", "ru@edu")}
    assert (edu[FIRST].msgstr, edu[FIRST].fuzzy) == (f"Проще, <{FILM[1]}>", True)
    assert edu[SECOND].msgstr == ""


def pinned(project: Project) -> list[dict[str, object]]:
    """Return the pins of the film as its file has them."""
    data = tomllib.loads(project.pins("film").read_text(encoding="utf-8"))
    return list(data["pin"])


def test_a_pin_follows_its_cue_in_the_sentence(tmp_path: Path) -> None:
    """A pin on the second cue of a sentence stays there when the film is cut anew, and when two
    cues of the sentence say the same."""
    twice = ("First.", "and so", "and so", "it goes on.", "Last.")
    for texts, at in ((FILM, 2), (twice, 3)):
        root = tmp_path / str(at)
        pins = f'[[pin]]\nat = "film:{at}"\nnote = "softly"\n'
        project = film(root, {"film": srt(*texts)}, SENTENCES, {"film": pins})
        extract(project)
        first = pinned(project)
        extract(project)
        assert pinned(project) == first
        film(root, {"film": srt("New here.", "And here.", *texts)}, SENTENCES)
        extract(project)
        (pin,) = pinned(project)
        if texts is FILM:
            assert pin["at"] == f"film:{at + 2}"
        assert pin["text"] == texts[at - 1]
        assert pin["message"] == first[0]["message"]


def test_a_pin_suppresses_for_all_messages_of_its_cue(tmp_path: Path) -> None:
    """A pin on any cue of a message suppresses what is found in the message, and in no other."""
    pins = '[[pin]]\nat = "film:4"\nsuppress = ["untranslated"]\nreason = "x"\n'
    project = film(tmp_path, {"film": srt(*FILM)}, SENTENCES, {"film": pins})
    extract(project)
    update(project)

    def untranslated() -> list[Finding]:
        return [one for one in check(project).findings if one.code == "CAT001"]

    assert [one.text for one in untranslated()] == [FIRST, "Look there.", "All clear."]


def test_settings_that_matter(tmp_path: Path) -> None:
    """A project's keys reach segmentation."""
    text = SENTENCES + "segment-cues = 1\nsegment-pause = 0.5\n"
    project = film(tmp_path, {"film": srt(*FILM)}, text)
    settings = Title(project, "film", Options("")).settings
    assert (settings.unit, settings.most_cues, settings.longest_pause) == ("sentence", 1, 500)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the plain film, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    Path("film.srt").write_text(srt(*FILM), encoding="utf-8")
    return tmp_path


def made(unit: str | None) -> list[str]:
    """Extract the plain film and translate it; return its texts."""
    extract_file("film.srt", "film.pot", setting=Setting(unit=unit))
    update_file("film.pot", "ru.po", language="ru")
    catalog = polib.pofile("ru.po")
    for one in catalog:
        one.msgstr = f"«{one.msgid}»"
    catalog.save("ru.po")
    return [one.msgid for one in catalog]


def test_plain_files_are_of_sentences_unless_asked(folder: Path) -> None:
    """extract makes a message of each sentence, and with the unit `cue` one of each cue."""
    assert made(None)[0] == FIRST
    Path("film.pot").unlink()
    Path("ru.po").unlink()
    assert made("cue") == list(FILM)


def test_compile_takes_the_unit_of_the_catalog(folder: Path) -> None:
    """A catalog made by cue is compiled by cue, without a word; the unit stated goes before."""
    made("cue")
    outcome = compile_file("film.srt", "ru.po", "film.ru.srt")
    assert outcome.findings == ()
    written = Path("film.ru.srt").read_text(encoding="utf-8")
    assert all(f"«{text}»" in written.replace("\n", " ") for text in FILM)
    stated = compile_file("film.srt", "ru.po", "film.ru.srt", setting=Setting(unit="sentence"))
    assert "CAT001" in {one.code for one in stated.findings}
    Path("ru.po").unlink()
    Path("film.pot").unlink()
    made(None)
    outcome = compile_file("film.srt", "ru.po", "film.ru.srt")
    assert not [one for one in outcome.findings if one.code.startswith("CAT")]
