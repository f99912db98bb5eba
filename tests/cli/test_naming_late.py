"""On the command line: a cast that is named after the film was translated."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workflow.films import entries, film, srt, texts, translate

from .conftest import Runner

FILM = srt("ANNA: Yes.", "ANNA: No.", "[ANNA] Why?", "ANNA: Go on.")
RUSSIAN = {
    "ANNA: Yes.": "АННА: Да.",
    "ANNA: No.": "Нет.",
    "[ANNA] Why?": "[ANNA] Зачем?",
    "ANNA: Go on.": "Анна: Дальше.",
}


@pytest.mark.parametrize("unit", ["cue", "sentence"])
def test_naming_the_cast_late(
    unit: str, subtitr: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every translation stays with its line; certain is what holds no label but the cast's own."""
    configuration = f'languages = ["ru"]\nsource-languages = ["en"]\nunit = "{unit}"\n'
    project = film(tmp_path, {"film": FILM}, configuration)
    monkeypatch.chdir(tmp_path)
    assert subtitr("build").code == 0
    translate(project, "film", "ru", RUSSIAN)
    assert subtitr("build").code == 0
    before = [one.msgctxt for one in entries(project, "film", "ru")]

    project = film(tmp_path, {"film": FILM}, configuration + '[cast.ANNA]\ngender = "f"\n')
    done = subtitr("build")
    assert (done.code, "old messages" in done.err) == (0, False)
    found = entries(project, "film", "ru")
    assert [one.msgctxt for one in found] == before
    assert [(one.msgid, one.msgstr, one.fuzzy) for one in found] == [
        ("Yes.", "АННА: Да.", True),
        ("No.", "Нет.", False),
        ("Why?", "Зачем?", False),
        ("Go on.", "Анна: Дальше.", True),
    ]

    film(tmp_path, {"film": FILM}, configuration)
    assert subtitr("build").code == 0
    found = entries(project, "film", "ru")
    assert [one.msgctxt for one in found] == before
    assert [(one.msgid, one.msgstr, one.fuzzy) for one in found] == [
        ("ANNA: Yes.", "АННА: Да.", False),
        ("ANNA: No.", "Нет.", True),
        ("[ANNA] Why?", "Зачем?", True),
        ("ANNA: Go on.", "Анна: Дальше.", False),
    ]
    assert len(texts(project, "film", "ru")) == len(RUSSIAN)
