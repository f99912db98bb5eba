"""extract and update: identity is carried through re-cuts and edits, pins move with their cues."""

from __future__ import annotations

import tomllib
from functools import partial
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import build, check, compile, extract, update  # noqa: A004 - the verb
from pipeline.errors import ConfigurationError, UsageError
from pipeline.project.layout import Project
from tests.workflow.films import (
    codes,
    contents,
    entries,
    entry,
    error_of,
    film,
    ids,
    srt,
    texts,
    translate,
)

SCENE = ("Open the hatch.", "It is stuck again.", "Then pull harder!", "Who is there?", "Only me.")
RUSSIAN = dict(
    zip(
        SCENE,
        ("Открой люк.", "Его опять заело.", "Тогда тяни сильнее!", "Кто там?", "Только я."),
        strict=True,
    )
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    cut=st.lists(st.sampled_from(SCENE), max_size=5, unique=True),
    start=st.integers(0, 10_000_000),
)
def test_translations_survive_any_cut_and_return(
    tmp_path_factory: pytest.TempPathFactory, cut: list[str], start: int
) -> None:
    """However lines are dropped and moved, the original cut gives the first release."""
    root = tmp_path_factory.mktemp("cut")
    project = film(root, {"film": srt(*SCENE)})
    build(project)
    translate(project, "film", "ru", lambda source: f"<{source}>")
    build(project)
    release = project.release("film", "ru").read_bytes()
    film(root, {"film": srt("Not in the way.", *cut, start=start)})
    build(project)
    film(root, {"film": srt(*SCENE)})
    build(project)
    assert project.release("film", "ru").read_bytes() == release


def test_recut_keeps_identities(tmp_path: Path) -> None:
    """New times, a cut and an insertion leave every other identity as it was, old ones obsolete."""
    project = film(tmp_path, {"film": srt(*SCENE)})
    extract(project)
    before = ids(project, "film")
    film(tmp_path, {"film": srt("A new start.", *SCENE[:2], *SCENE[3:], start=90_000)})
    (changes,) = extract(project).changes
    after = ids(project, "film")
    assert {text: after[text] for text in (*SCENE[:2], *SCENE[3:])} == {
        text: before[text] for text in (*SCENE[:2], *SCENE[3:])
    }
    assert (changes.new, changes.gone, changes.retimed) == (1, 1, 4)
    (gone,) = polib.pofile(str(project.template("film"))).obsolete_entries()
    assert (gone.msgctxt, gone.msgid) == (before[SCENE[2]], SCENE[2])
    assert after["A new start."] not in before.values()


def test_edited_line_is_fuzzy_with_what_it_was(tmp_path: Path) -> None:
    """An edited line keeps its identity; its translation turns fuzzy, the old text beside it."""
    project = film(tmp_path, {"film": srt(*SCENE)})
    edited = "Then pull harder!"
    build(project)
    translate(project, "film", "ru", RUSSIAN)
    build(project)
    before = ids(project, "film")
    film(tmp_path, {"film": srt(*SCENE[:2], "Then pull much harder!", *SCENE[3:])})
    outcome = build(project)
    changed = entry(project, "film", "ru", "Then pull much harder!")
    assert changed.msgctxt == before[edited]
    assert "fuzzy" in changed.flags
    assert changed.previous_msgid == edited
    assert changed.msgstr == RUSSIAN[edited]
    assert codes(outcome.findings) == ["CAT002"]
    assert texts(project, "film", "ru")[2] == RUSSIAN[edited]


def test_stale_template_is_refused(tmp_path: Path) -> None:
    """`compile` and `update` refuse a template that is not of this master: exit 2, run extract."""
    project = film(tmp_path, {"film": srt(*SCENE)})
    build(project)
    film(tmp_path, {"film": srt(*SCENE[1:])})
    before = contents(tmp_path)
    error = error_of(lambda: compile(project))
    assert "does not match" in str(error.what)
    assert error.exit_code == 2
    assert "extract" in str(error.hint)
    assert error.where == "locales/film.pot"
    assert contents(tmp_path) == before


def test_missing_template_is_refused(tmp_path: Path) -> None:
    """Without a template, `update` and `compile` name it and say: run extract."""
    project = film(tmp_path, {"film": srt(*SCENE)})
    for verb in (update, compile, check):
        error = error_of(partial(verb, project))
        assert "missing" in str(error.what)
        assert error.where == "locales/film.pot"
        assert "extract" in str(error.hint)
    assert set(contents(tmp_path)) == {"subtitr.toml", "subtitles/source/film.srt"}


def test_lost_template_is_rebuilt_from_catalogs(tmp_path: Path) -> None:
    """When the template is deleted, identities come back from the catalogs, re-cut or not."""
    project = film(tmp_path, {"film": srt(*SCENE, "Only me.")})
    build(project)
    translate(project, "film", "ru", lambda source: f"<{source}>")
    film(tmp_path, {"film": srt("Who is there?", *SCENE, "Only me.")})
    build(project)
    before = contents(tmp_path)
    project.template("film").unlink()
    build(project)
    assert contents(tmp_path) == before


def test_catalog_of_another_title_is_refused(tmp_path: Path) -> None:
    """A catalog of another title is an error that changes nothing, template lost or not."""
    project = film(tmp_path, {"film": srt(*SCENE), "other": srt("One.", "Two.", "Three.", "Four.")})
    build(project)
    translate(project, "other", "ru", lambda source: f"<{source}>")
    project.catalog("film", "ru").write_bytes(project.catalog("other", "ru").read_bytes())
    for verb in (update, build):
        before = contents(tmp_path)
        error = error_of(partial(verb, project, ["film"]))
        assert "another title" in str(error.what)
        assert error.where == "locales/ru/LC_MESSAGES/film.po"
        assert contents(tmp_path) == before
    project.template("film").unlink()
    before = contents(tmp_path)
    assert "another title" in str(error_of(lambda: build(project, ["film"])).what)
    assert contents(tmp_path) == before


def test_renamed_title_keeps_identities_by_its_id(tmp_path: Path) -> None:
    """With `title-id`, a title under a new name has the identities of its first name."""
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    old = film(tmp_path / "old", {"first": srt(*SCENE)})
    extract(old)
    configuration = (tmp_path / "old" / "subtitr.toml").read_text(encoding="utf-8")
    new = film(
        tmp_path / "new",
        {"second": srt(*SCENE)},
        configuration + '[title-id]\nsecond = "first"\n',
    )
    extract(new)
    assert ids(new, "second") == ids(old, "first")


# Pins


def pins(project: Project, title: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = tomllib.loads(project.pins(title).read_text(encoding="utf-8"))[
        "pin"
    ]
    return found


def test_pin_is_stored_with_text_and_identity(tmp_path: Path) -> None:
    """A new pin, given by number or time, gets text and identity of its place; its facts stay."""
    written = (
        '# mine\n[[pin]]\nat = 2\nnote = "loud"  # very\n\n'
        '[[pin]]\nat = "@00:00:09"\nspeaker = "ANNA"\n'
    )
    project = film(
        tmp_path,
        {"film": srt(*SCENE)},
        'languages = ["ru"]\nsource-languages = ["en"]\nunit = "cue"\n[cast.ANNA]\n',
        pins={"film": written},
    )
    extract(project)
    known = ids(project, "film")
    first, second = pins(project, "film")
    assert (first["at"], first["text"], first["message"]) == (2, SCENE[1], known[SCENE[1]])
    assert (second["text"], second["message"]) == (SCENE[3], known[SCENE[3]])
    text = project.pins("film").read_text(encoding="utf-8")
    assert text.startswith("# mine\n")
    assert 'note = "loud"  # very' in text
    (before,) = [one for one in entries(project, "film") if one.msgid == SCENE[1]]
    assert "note: loud" in before.comment
    stored = contents(tmp_path)
    assert extract(project).written == ()
    assert contents(tmp_path) == stored


@pytest.mark.parametrize("at", [2, 3])
def test_pin_of_a_repeated_line_moves_with_it(tmp_path: Path, at: int) -> None:
    """A pin on one of several equal lines follows its own line when cues come in before it."""
    scene = ("Hello.", "Copy.", "Copy.", "Bye.")
    project = film(
        tmp_path, {"film": srt(*scene)}, pins={"film": f'[[pin]]\nat = {at}\nnote = "this"\n'}
    )
    build(project)
    (before,) = pins(project, "film")
    film(tmp_path, {"film": srt("New.", *scene)})
    build(project)
    (after,) = pins(project, "film")
    assert (after["at"], after["message"]) == (at + 1, before["message"])
    (noted,) = [one for one in entries(project, "film", "ru") if "note: this" in one.comment]
    assert noted.msgctxt == before["message"]
    stored = contents(tmp_path)
    assert build(project).written == ()
    assert contents(tmp_path) == stored


def test_pin_moves_with_an_edited_line(tmp_path: Path) -> None:
    """A pin whose line was edited and has moved is found by its identity."""
    project = film(
        tmp_path, {"film": srt(*SCENE)}, pins={"film": '[[pin]]\nat = 3\nkind = "radio"\n'}
    )
    build(project)
    film(tmp_path, {"film": srt("New.", "Newer.", *SCENE[:2], "Then pull it harder!", *SCENE[3:])})
    outcome = build(project)
    (after,) = pins(project, "film")
    assert (after["at"], after["text"]) == (5, "Then pull it harder!")
    assert "STR010" not in codes(outcome.findings)
    (radio,) = [one for one in entries(project, "film", "ru") if "kind: radio" in one.comment]
    assert radio.msgid == "Then pull it harder!"


def test_pin_without_place_is_a_finding_and_stays(tmp_path: Path) -> None:
    """A pin whose line was cut is a finding; its file is not changed."""
    project = film(
        tmp_path, {"film": srt(*SCENE)}, pins={"film": '[[pin]]\nat = 5\nnote = "last"\n'}
    )
    build(project)
    stored = project.pins("film").read_bytes()
    film(tmp_path, {"film": srt(*SCENE[:4])})
    assert "STR010" in codes(build(project).findings)
    assert project.pins("film").read_bytes() == stored
    film(tmp_path, {"film": srt(*SCENE)})
    assert "STR010" not in codes(build(project).findings)
    assert project.pins("film").read_bytes() == stored


def test_language_pins(tmp_path: Path) -> None:
    """A pinned language decides which catalogs have the line; `zxx` is in none and is copied."""
    project = film(
        tmp_path,
        {"film": srt("Poyekhali!", "Hmm-hmm.", "Let us go.")},
        'languages = ["ru", "en"]\nunit = "cue"\n',
        pins={"film": '[[pin]]\nat = 1\nlanguage = "ru"\n[[pin]]\nat = 2\nlanguage = "zxx"\n'},
    )
    outcome = build(project)
    assert [one.msgid for one in entries(project, "film")] == ["Poyekhali!", "Let us go."]
    assert [one.msgid for one in entries(project, "film", "ru")] == ["Let us go."]
    assert [one.msgid for one in entries(project, "film", "en")] == ["Poyekhali!"]
    assert texts(project, "film", "ru")[:2] == ["Poyekhali!", "Hmm-hmm."]
    assert codes(outcome.findings) == ["CAT001", "CAT001"]


def test_suppressing_pin(tmp_path: Path) -> None:
    """A pin suppresses a rule in its cue, in the master and in the releases; others stand."""
    master = srt("One.", "Two.").replace("00:00:03,000", "00:00:01,000")
    project = film(
        tmp_path,
        {"film": master},
        pins={"film": '[[pin]]\nat = 1\nsuppress = ["STR004", "TIM007", "CAT001"]\nreason = "r"\n'},
    )
    outcome = build(project)
    assert codes(outcome.findings) == ["CAT001"]
    assert outcome.suppressed == 3  # no duration in master and release, untranslated
    assert build(project).suppressed == 3
    (tmp_path / "subtitles" / "source" / "film.toml").unlink()
    assert codes(build(project).findings) == ["CAT001", "CAT001", "STR004", "STR004"]


@pytest.mark.parametrize(
    "text",
    [
        '[[pin]]\nat = 0\nnote = "x"\n',
        "[[pin]]\nat = 1\n",
        "[[pin]\n",
        '[[pin]]\nat = "other:3"\nnote = "x"\n',
        '[[pin]]\nat = 1\nspeaker = "NOBODY"\n',
        '[[pin]]\nat = 1\nsuppress = ["XYZ999"]\n',
        "\udcff",
    ],
)
def test_bad_pins_are_named(tmp_path: Path, text: str) -> None:
    """A pins file that cannot be meant is an error with the file's name, and nothing is written."""
    project = film(tmp_path, {"film": srt(*SCENE)})
    project.pins("film").write_bytes(text.encode("utf-8", "surrogateescape"))
    before = contents(tmp_path)
    error = error_of(lambda: build(project))
    assert isinstance(error, ConfigurationError)
    assert "subtitles/source/film.toml" in str(error.what)
    assert contents(tmp_path) == before


def test_dates_change_only_with_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The dates of headers are the moment of the last change, not of the last run."""
    project = film(tmp_path, {"film": srt(*SCENE)})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    build(project)
    assert b"POT-Creation-Date: 1970-01-01 00:00+0000" in project.template("film").read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert build(project).written == ()
    for path in (tmp_path / ".subtitr").glob("state.json"):
        path.unlink()
    assert build(project).written == ()
    film(tmp_path, {"film": srt(*SCENE, "More.")})
    build(project)
    for path in (project.template("film"), project.catalog("film", "ru")):
        assert b"POT-Creation-Date: 1970-01-02 00:00+0000" in path.read_bytes()


@pytest.mark.parametrize("moment", ["", "soon", "1e9", "9" * 30])
def test_bad_moment_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    """A SOURCE_DATE_EPOCH that is no moment is wrong use, and nothing is written."""
    project = film(tmp_path, {"film": srt(*SCENE)})
    before = contents(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    with pytest.raises(UsageError, match="moment") as caught:
        build(project)
    assert caught.value.where == "SOURCE_DATE_EPOCH"
    assert contents(tmp_path) == before
