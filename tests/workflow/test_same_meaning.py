"""Changes of a master that a person declares harmless."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import build, extract, update
from pipeline.errors import InputError, RefusedError, UsageError
from pipeline.project.layout import Project

from .films import contents, entry, error_of, film, srt, translate

CONFIGURATION = 'languages = ["ru", "de", "ru@edu"]\nsource-languages = ["en"]\nunit = "cue"\n'
OLD = ("Open the hatch.", "We have ninety minutes.", "Copy that.")
NEW = ("Open the hatch now.", "We have ninety minutes left.", "Copy that.")


def _edited(root: Path) -> Project:
    project = film(root, {"film": srt(*OLD), "other": srt("Elsewhere.")}, CONFIGURATION)
    build(project)
    for name in ("ru", "de", "ru@edu"):
        translate(project, "film", name, str.upper)
    build(project)
    film(root, {"film": srt(*NEW)}, CONFIGURATION)
    extract(project)
    return project


@pytest.mark.parametrize("first", [False, True])
def test_certain_in_all_languages(first: bool, tmp_path: Path) -> None:
    """What a declared change made fuzzy is certain for the new text, before an update or after."""
    project = _edited(tmp_path)
    if first:
        update(project)
    assert update(project, same_meaning=["film:1"]).refused == ()
    for name in ("ru", "de", "ru@edu"):
        settled = entry(project, "film", name, NEW[0])
        assert (settled.msgstr, settled.fuzzy, settled.previous_msgid) == (
            OLD[0].upper(), False, None,
        )  # fmt: skip
        waiting = entry(project, "film", name, NEW[1])
        assert (waiting.fuzzy, waiting.previous_msgid) == (True, OLD[1])
    before = contents(tmp_path)
    update(project)
    assert contents(tmp_path) == before


def test_a_doubt_of_a_person_stays(tmp_path: Path) -> None:
    """What somebody has marked fuzzy by hand is not certain because the source means the same."""
    project = _edited(tmp_path)
    path = project.catalog("film", "ru")
    text = path.read_text(encoding="utf-8").replace("#, ", "#, fuzzy, ")
    path.write_text(text, encoding="utf-8")
    update(project, same_meaning=["film:1"])
    assert entry(project, "film", "ru", NEW[0]).fuzzy
    assert not entry(project, "film", "de", NEW[0]).fuzzy


def test_nothing_to_declare(tmp_path: Path) -> None:
    """A cue that nothing waits for, or that there is not, is an error that writes nothing."""
    project = _edited(tmp_path)
    update(project)
    before = contents(tmp_path)
    error = error_of(lambda: update(project, same_meaning=["film:1", "film:3"]))
    assert isinstance(error, RefusedError)
    assert error.where == "film:3"
    error = error_of(lambda: update(project, ["other"], same_meaning=["film:9"]))
    assert isinstance(error, InputError)
    assert str(error) == "film:9: there is no cue 9; the last is 3"
    for wrong in ("film", "film@00:01", ":1", "film:0"):
        with pytest.raises(UsageError, match="TITLE:CUE"):
            update(project, same_meaning=[wrong])
    assert contents(tmp_path) == before


SENTENCES = 'languages = ["ru"]\nsource-languages = ["en"]\n'
WHOLE = "We have ninety minutes and then the sun goes down again."
PIECES = ("We have ninety minutes.", "And then the sun goes down again.")


@pytest.mark.parametrize("first", [False, True])
def test_a_piece_of_a_split_sentence(first: bool, tmp_path: Path) -> None:
    """A piece has the translation of the whole, which no declaration can cut: that is said, and
    what to do; a sentence that was put together of others likewise."""
    project = film(tmp_path, {"film": srt(OLD[0], WHOLE, OLD[2])}, SENTENCES)
    build(project)
    translate(project, "film", "ru", str.upper)
    film(tmp_path, {"film": srt(OLD[0], *PIECES, OLD[2])}, SENTENCES)
    extract(project)
    if first:
        update(project)
    before = contents(tmp_path)
    for cue in (2, 3):
        error = error_of(lambda cue=cue: update(project, same_meaning=[f"film:{cue}"]))  # type: ignore[misc]
        assert isinstance(error, RefusedError)
        assert error.where == f"film:{cue}"
        assert "a part of what the translation was made for: We have" in str(error.what)
        assert "locales/ru/LC_MESSAGES/film.po" in str(error.hint)
        assert str(error.hint).startswith("run update") is not first
    assert contents(tmp_path) == before


def test_other_reasons(tmp_path: Path) -> None:
    """A person's doubt, and no translation at all, are told as what they are."""
    project = film(tmp_path, {"film": srt(*OLD)}, SENTENCES)
    build(project)
    for said, told in (("", "nothing is translated"), ("x", "not because its source text")):
        translate(project, "film", "ru", lambda _source, said=said: said)  # type: ignore[misc]
        path = project.catalog("film", "ru")
        if said:
            text = path.read_text(encoding="utf-8").replace("#, max", "#, fuzzy, max")
            path.write_text(text, encoding="utf-8")
        error = error_of(lambda: update(project, same_meaning=["film:3"]))
        assert told in str(error.what)
        assert "film.po" in str(error.hint)
