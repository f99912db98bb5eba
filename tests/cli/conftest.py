"""The program run in this process, and a small project to run it on."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .calls import MASTER, Call, call, child_environment


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in English, at a fixed date, with no wish about colours."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name in ("LANGUAGE", "SOURCE_DATE_EPOCH"):
        monkeypatch.setenv(name, child_environment()[name])


Runner = Callable[..., Call]


@pytest.fixture
def subtitr(capfd: pytest.CaptureFixture[str]) -> Runner:
    """Return the function that runs `subtitr` with its arguments in the working folder."""

    def run(*arguments: str) -> Call:
        capfd.readouterr()
        code = call(arguments)
        out, err = capfd.readouterr()
        return Call(code, out, err)

    return run


@pytest.fixture(scope="session")
def finished_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with one film, built once, and its files as plain files beside it."""
    root = tmp_path_factory.mktemp("project")
    (root / "subtitles" / "source").mkdir(parents=True)
    (root / "subtitles" / "source" / "film.srt").write_text(MASTER, encoding="utf-8")
    (root / "subtitr.toml").write_text('languages = ["ru", "en"]\n', encoding="utf-8")
    (root / "film.srt").write_text(MASTER, encoding="utf-8")
    here = Path.cwd()
    os.chdir(root)
    try:
        assert call(["build", "-q"]) == 0
        _translate(root / "locales" / "en" / "LC_MESSAGES" / "film.po", "Понял.", "Copy.")
        for line in (
            "build -q",
            "extract -q film.srt -l en -l ru -o film.pot",
            "update -q film.pot ru.po -l ru",
            "compile -q film.srt ru.po -o film.ru.srt",
        ):
            assert call(line.split()) == 0, line
    finally:
        os.chdir(here)
    return root


def _translate(catalog: Path, source: str, translation: str) -> None:
    text = catalog.read_text(encoding="utf-8")
    empty = f'msgid "{source}"\nmsgstr ""'
    assert text.count(empty) == 1
    done = f'msgid "{source}"\nmsgstr "{translation}"'
    catalog.write_text(text.replace(empty, done), encoding="utf-8")


@pytest.fixture
def project(finished_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a fresh copy of the finished project, which is the working folder."""
    root = tmp_path / "project"
    shutil.copytree(finished_project, root)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty working folder that lies in no project."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
