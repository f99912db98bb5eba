"""The program in Russian, where the user's locale asks for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.cli.program import COMMANDS

from .calls import MASTER, spawn, spawn_all

# what stays Latin in a Russian help: names of commands, options, files, values and examples
_LATIN = re.compile(r"[A-Za-z]{3,}")
_MARKED = re.compile(r"^ {2}(?:-.*?(?: {2,}|$)|[a-z]+ {2,})|\[[a-z|]+\]|--?[a-z-]+|\S*[./@]\S*")


RUSSIAN = {"LANGUAGE": "", "LANG": "ru_RU.UTF-8"}


def test_help_is_russian(folder: Path) -> None:
    """Help of every command is Russian but for names, click's own texts as well."""
    for done in spawn_all(
        "--help", *(f"{name} --help" for name in COMMANDS), cwd=folder, **RUSSIAN
    ):
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith("Вызов: subtitr")
        for word in ("Параметры:", "Показать эту справку и выйти."):
            assert word in done.out
        shown, _title, _examples = re.sub(r"\n +", "\n  ", done.out).partition("\nПример")
        english = {"Usage", "Options", "OPTIONS", "default", "Show", "the", "and", "for", "files"}
        assert not english & set(_LATIN.findall(_MARKED.sub("", shown)))


@pytest.mark.parametrize(
    "wish",
    [
        {"LANG": "ru_RU.UTF-8"},
        {"LANG": "ru"},
        {"LANG": "en_US.UTF-8", "LC_MESSAGES": "ru_RU.UTF-8"},
        {"LANG": "en_US.UTF-8", "LC_ALL": "ru_RU.KOI8-R"},
        {"LANG": "C.UTF-8", "LANGUAGE": "fr:ru"},
    ],
)
def test_the_locale_need_not_be_installed(wish: dict[str, str], folder: Path) -> None:
    """Any of gettext's variables asks for Russian, whether or not the system has that locale."""
    done = spawn("bild", cwd=folder, **{"LANGUAGE": "", **wish})
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "subtitr: ошибка: нет команды «bild»\nподсказка: возможно, вы имели в виду «build»?\n"
    )


@pytest.mark.parametrize("lang", ["de_DE.UTF-8", "C"])
def test_other_locales_get_english(lang: str, folder: Path) -> None:
    """A locale without a catalog, and none, are answered in English."""
    done = spawn("bild", cwd=folder, LANGUAGE="", LANG=lang)
    assert done.err.startswith('subtitr: error: no command "bild"\n')


def test_numbers_have_their_russian_forms(folder: Path) -> None:
    """One, two, five, eleven and twenty-one findings are counted as Russian counts."""
    said = {1: "ошибка", 2: "ошибки", 5: "ошибок", 11: "ошибок", 21: "ошибка"}
    for count in said:
        cues = "".join(
            f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},000\nLine {n}.\n\n"
            for n in range(1, count + 1)
        )
        (folder / f"{count}.srt").write_text(cues)
    lines = [f"check {count}.srt" for count in said]
    for done, (count, noun) in zip(
        spawn_all(*lines, cwd=folder, **RUSSIAN), said.items(), strict=True
    ):
        assert (done.code, done.out.splitlines()[-1]) == (1, f"{count} {noun}")


def test_click_s_errors_are_russian(folder: Path) -> None:
    """What click says of a command line is Russian, with our hint below."""
    said = {
        "check --nothing": "Нет параметра",
        "check --format x": "Неверное значение '--format'",
        "check --jobs x": "Неверное значение '--jobs'",
        "build -l": "'-l' нужно значение",
        "where": "Не указан аргумент",
        "where a b": "Лишний аргумент",
    }
    calls = spawn_all(*said, cwd=folder, **RUSSIAN)
    for done, sentence in zip(calls, said.values(), strict=True):
        assert done.code == 2
        assert done.err.startswith("subtitr: ошибка: ")
        assert sentence in done.err
        assert "\nподсказка: смотрите subtitr" in done.err


def test_places_are_russian(project: Path) -> None:
    """`where` says what a cue is, and that it is only the nearest, in Russian words."""
    near, exact = spawn_all(
        "where film@0:00:00 -l ru", "where film:3 -l ru", cwd=project, **RUSSIAN
    )
    head, first = near.out.splitlines()[:2]
    assert head == "там титра нет; ближайший:"
    assert first == "subtitles/source/film.srt:1: мастер, титр 1, en | диалог, 00:00:01,000"
    assert exact.out.startswith("subtitles/source/film.srt:9: мастер, титр 3, ru | диалог, ")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_poor_encoding_ends_nothing(encoding: str, folder: Path) -> None:
    """Where the terminal's encoding has no Cyrillic, escapes are written, and the code is right."""
    (folder / "кино.srt").write_text(MASTER, encoding="utf-8")
    done = spawn("check", "-q", "кино.srt", cwd=folder, **RUSSIAN, PYTHONIOENCODING=encoding)
    assert (done.code, done.err) == (0, "")
    assert "\\u0437\\u0430\\u043c\\u0435\\u0447" in done.out
