"""Every command's help has examples, and they work as they stand."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from pipeline.cli.program import COMMANDS

from .calls import call
from .conftest import Runner

_LINE = re.compile(r"^ +subtitr (.+?)(?:  # exit (\d))?$", re.MULTILINE)


def _examples(help_: str) -> list[tuple[str, int]]:
    """Return the command lines of a help's examples, with the exit codes they document."""
    _before, _title, examples = help_.partition("\nExample")
    return [(line, int(code or 0)) for line, code in _LINE.findall(examples)]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_of_every_help_work(name: str, subtitr: Runner, project: Path) -> None:
    """Each example of a command's help ends with the exit code that it documents, 0 by default."""
    done = subtitr(name, "--help")
    assert done.code == 0
    found = _examples(done.out)
    assert found
    for line, code in found:
        assert shlex.split(line)[0] == name
        assert (line, call(shlex.split(line))) == (line, code)


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_are_never_broken(
    name: str, subtitr: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However narrow the terminal is, an example stands on one line."""
    wide = _examples(subtitr(name, "--help").out)
    monkeypatch.setenv("COLUMNS", "40")
    assert _examples(subtitr(name, "-h").out) == wide
