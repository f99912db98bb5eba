"""Every command's help has examples, and they work as they stand."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest

from pipeline.cli.help import Command
from pipeline.cli.program import COMMANDS, program

from .calls import call
from .conftest import Runner

_LINE = re.compile(r"^ +subtitr (.+)$", re.MULTILINE)


def _examples(help_: str) -> list[str]:
    """Return the command lines of a help's examples."""
    _before, _title, examples = help_.partition("\nExample")
    return _LINE.findall(examples)


def _codes(name: str) -> dict[str, int]:
    """Return how each example of a command has to end, by its line in the help."""
    group = program()
    command = group.get_command(click.Context(group), name)
    assert isinstance(command, Command)
    return {one.line.removeprefix("subtitr "): one.code for one in command.examples}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_of_every_help_work(name: str, subtitr: Runner, project: Path) -> None:
    """Each example of a command's help ends with the exit code that is known of it."""
    done = subtitr(name, "--help")
    assert done.code == 0
    codes = _codes(name)
    assert _examples(done.out) == list(codes)
    for season in ("masters", "broadcast"):
        (project / season).mkdir()
        shutil.copy(project / "film.srt", project / season / "show.s01e01.srt")
    for line, code in codes.items():
        arguments = shlex.split(line.partition(" > ")[0])  # what comes then is the shell's
        assert arguments[0] == name
        assert (line, call(arguments)) == (line, code)


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_are_never_broken(
    name: str, subtitr: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However narrow the terminal is, an example stands on one line."""
    wide = _examples(subtitr(name, "--help").out)
    monkeypatch.setenv("COLUMNS", "40")
    assert _examples(subtitr(name, "-h").out) == wide
