"""Shell completion, as the shells ask for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli.program import COMMANDS
from pipeline.profiles import names

from .calls import call, spawn

Completed = Callable[[str], list[str]]


@pytest.fixture
def completed(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Completed:
    """Return the function that tells what bash is told to offer for the last word of a line."""

    def offered(words: str) -> list[str]:
        monkeypatch.setenv("_SUBTITR_COMPLETE", "bash_complete")
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(words.count(" ")))
        with pytest.raises(SystemExit) as ended:
            call([])
        out, err = capfd.readouterr()
        assert (ended.value.code, err) == (0, "")
        return [line.partition(",")[2] for line in out.splitlines() if line]

    return offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str, folder: Path) -> None:
    """The line that help tells to put into a start-up file prints a script for that shell."""
    done = spawn(cwd=folder, _SUBTITR_COMPLETE=f"{shell}_source")
    assert (done.code, done.err) == (0, "")
    assert f"_SUBTITR_COMPLETE={shell}_complete" in done.out
    assert f"_SUBTITR_COMPLETE={shell}_source subtitr" in spawn("--help", cwd=folder).out


def test_commands_and_options_are_completed(completed: Completed, folder: Path) -> None:
    """The beginning of a command or an option is completed, without any project."""
    assert completed("subtitr ") == list(COMMANDS)
    assert completed("subtitr co") == ["compile", "compare"]
    assert completed("subtitr compi") == ["compile"]
    assert "--fail-on" in completed("subtitr check --f")
    assert completed("subtitr check --format s") == ["sarif"]


def test_values_of_a_project_are_completed(
    completed: Completed, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Titles, releases, profiles and rules are completed; files are left to the shell."""
    assert completed("subtitr build fi") == ["film", "fi"]
    assert completed("subtitr compile -l ") == ["ru", "en"]
    assert completed("subtitr check --profile netflix-") == [
        name for name in names() if name.startswith("netflix-")
    ]
    assert completed("subtitr check --select unt") == ["untranslated"]
    monkeypatch.chdir(project.parent)
    away = f"subtitr --project {project} stats fi"
    assert completed(away) == ["film", "fi"]


def test_a_broken_project_completes_nothing(completed: Completed, project: Path) -> None:
    """Errors of the configuration do not disturb the line that is being typed."""
    (project / "subtitr.toml").write_text("languages = [")
    assert completed("subtitr compile -l ") == []
    assert completed("subtitr build fi") == ["fi"]
