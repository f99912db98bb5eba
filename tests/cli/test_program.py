"""The group: its commands, its help, what it loads."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

import pipeline
from pipeline.cli import commands
from pipeline.cli.program import COMMANDS, program

from .conftest import Runner


def test_every_module_of_commands_is_a_command_and_the_other_way_round() -> None:
    """The table of commands and the modules of the folder name the same commands."""
    modules = {path.stem for path in Path(commands.__path__[0]).glob("*.py")} - {"__init__"}
    assert modules == set(COMMANDS)
    group = program()
    for name in COMMANDS:
        command = group.get_command(click.Context(group), name)
        assert command is not None
        assert command.name == name


def test_help_names_every_command_with_its_line(subtitr: Runner) -> None:
    """`subtitr --help`, and `subtitr` alone, show each command with one line of help."""
    done = subtitr("--help")
    assert done.code == 0
    rows = re.split(r"\n  (?=\S)", done.out.partition("\nCommands:")[2].partition("\n\n")[0])
    wanted = [f"{name} {help_}" for name, help_ in COMMANDS.items()]
    assert [" ".join(row.split()) for row in rows[1:]] == wanted
    assert subtitr().out == done.out


def test_version_is_the_package_s(subtitr: Runner) -> None:
    """`subtitr --version` prints name and version."""
    assert subtitr("--version").out == f"subtitr {pipeline.__version__}\n"


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_version_and_help_load_next_to_nothing(argument: str) -> None:
    """Neither version nor help of the group load a command, a room, or a library but click."""
    script = (
        "import sys\n"
        "from pipeline.cli.running import run\n"
        f"run(['{argument}'])\n"
        "heavy = ('babel', 'polib', 'pysrt', 'rich', 'tomlkit', 'tomllib', 'charset_normalizer')\n"
        "rooms = ('workflow', 'project', 'report', 'checks', 'catalogs', 'formats', 'model')\n"
        "wanted = {*heavy, 'pipeline.cli.commands', *(f'pipeline.{one}' for one in rooms)}\n"
        "sys.exit(', '.join(sorted(wanted & set(sys.modules))))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.stderr.strip() == ""


def test_an_unknown_command_is_answered_with_the_nearest(subtitr: Runner) -> None:
    """A misspelt command exits with 2 and names the one that was meant."""
    done = subtitr("bild")
    assert (done.code, done.out) == (2, "")
    assert done.err == 'subtitr: error: no command "bild"\nhint: did you mean "build"?\n'


def test_the_project_is_found_from_anywhere_with_its_folder(
    subtitr: Runner, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--project DIR` works on that project, wherever the working folder is."""
    here = subtitr("stats").out
    monkeypatch.chdir("/")
    assert subtitr("--project", str(project), "stats").out == here
