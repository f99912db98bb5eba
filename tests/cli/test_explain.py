"""`subtitr compile --explain`: candidate layouts on the screen and as JSON, and what is refused."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from .calls import on_terminal, plain, tree
from .conftest import Runner


@pytest.fixture
def translated(project: Path) -> Path:
    """The project with its sentence over two cues translated."""
    catalog = project / "locales" / "ru" / "LC_MESSAGES" / "film.po"
    text = catalog.read_text(encoding="utf-8")
    source = 'msgid "Every ninety minutes, the sun comes up on the other side."\nmsgstr "'
    assert text.count(source) == 1
    said = "Каждые девяносто минут солнце встаёт на другой стороне."
    catalog.write_text(text.replace(source, source + said), encoding="utf-8")
    return project


def test_text(subtitr: Runner, translated: Path) -> None:
    """The candidates of one release, numbered, and nothing written."""
    before = tree(translated)
    call = subtitr("compile", "--explain", "film:2", "-l", "ru")
    assert (call.code, call.err) == (0, "")
    first, _limits, _empty, head, *_rest = call.out.split("\n")
    assert first == "film:2, ru: cues 1, 2 of the master are laid out together"
    assert head.startswith("1. cost ")
    assert "\n2. cost " in call.out
    assert "       Каждые девяносто минут\n" in call.out
    assert tree(translated) == before


@pytest.mark.skipif(sys.platform == "win32", reason="no terminal of this kind")
def test_lines_fit_a_terminal(translated: Path) -> None:
    """No line is broken by a terminal of 80 columns."""
    command = ("-m", "pipeline", "compile", "--explain", "film:2")
    code, shown = on_terminal(command, cwd=translated)
    assert code == 0
    assert max(map(len, plain(shown).split("\n"))) <= 80


def test_json_is_one_object(subtitr: Runner, translated: Path) -> None:
    """JSON has each release, own language included."""
    found = json.loads(subtitr("compile", "--explain", "film@00:00:02", "--format", "json").out)
    assert [(one["release"], one["cues"], one["verbatim"]) for one in found["explanations"]] == [
        ("ru", [1, 2], False),
        ("en", [1, 2], True),
    ]


def test_plain_files(subtitr: Runner, translated: Path) -> None:
    """Plain files need no output."""
    catalog = "locales/ru/LC_MESSAGES/film.po"
    call = subtitr("compile", "film.srt", catalog, "--explain", "film.srt:2")
    assert call.code == 0
    assert call.out == subtitr("compile", "--explain", "film:2", "-l", "ru").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("film:9",), "there is no cue 9; the last is 3"),
        (("other:1",), "other"),
        (("film",), "not a place"),
        (("film:1", "-o", "out.srt"), "--explain writes nothing"),
        (("film:1", "--final"), "--explain writes nothing"),
        (("film:1", "--format", "sarif"), "with --explain: text or json"),
        (("film:1", "film"), "--explain names the title itself"),
        (("film:1", "--profile", "netflix-ru"), "is for plain files"),
        (("film:1", "-l", "de"), "de"),
        (("film:1", "film.srt"), "these files are needed"),
    ],
)
def test_refused(subtitr: Runner, translated: Path, arguments: tuple[str, ...], said: str) -> None:
    """What cannot be meant ends with 2 and says why."""
    call = subtitr("compile", "--explain", *arguments)
    assert (call.code, call.out) == (2, "")
    assert said in call.err
