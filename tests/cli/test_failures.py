"""Errors: a clear message in one or two lines, the right exit code, nothing written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from pipeline.cli.failures import tell_bug, tell_error
from pipeline.cli.program import COMMANDS
from pipeline.errors import ConfigurationError, InputError
from pipeline.messages import Text

from .calls import MASTER, child_environment, spawn, tree
from .conftest import Runner

OTHER = "1\n00:00:01,000 --> 00:00:02,500\nSomething else.\n"


def _nothing(_root: Path) -> None:
    """Leave the folder as it is."""


def _folder(root: Path) -> None:
    (root / "bad.srt").mkdir()


def _fifo(root: Path) -> None:
    os.mkfifo(root / "bad.srt")


def _binary(root: Path) -> None:
    (root / "bad.srt").write_bytes(bytes(range(256)) * 20)


def _other_film(root: Path) -> None:
    (root / "bad.srt").write_text(OTHER)


def _no_po(root: Path) -> None:
    (root / "bad.po").write_text("this is\nno catalog\n")


def _double(root: Path) -> None:
    message = 'msgctxt "AAAAAAAAAAAA"\nmsgid "One"\nmsgstr ""\n\n'
    (root / "bad.po").write_text(f'msgid ""\nmsgstr "Language: ru\\n"\n\n{message}{message}')


def _bad_project(root: Path) -> None:
    (root / "subtitr.toml").write_text('languages = ["russian"]\n')


def _bad_toml(root: Path) -> None:
    (root / "subtitr.toml").write_text("languages = [\n")


@pytest.mark.parametrize(
    ("line", "prepare", "said"),
    [
        ("extract missing.srt -o x.pot", _nothing, "missing.srt: no such file"),
        ("check missing.srt", _nothing, "missing.srt: no such file"),
        ("stats missing.po", _nothing, "missing.po: no such file"),
        ("extract bad.srt -o x.pot", _folder, "bad.srt: is a folder, not a file"),
        ("check bad.srt", _fifo, "bad.srt: is a pipe or device, not a file"),
        ("extract bad.srt -o x.pot", _binary, "bad.srt: not a text file"),
        ("compile bad.srt ru.po -o x.srt", _other_film, "ru.po: the catalog is of another film"),
        ("compile film.srt ru.po -o film.srt", _nothing, "film.srt: would be written over"),
        ("compile film.srt bad.po -o x.srt", _no_po, "bad.po:"),
        ("check bad.po", _double, "bad.po:"),
        ("compile film.srt missing.po -o x.srt", _nothing, "missing.po: no such file"),
        ("update film.pot new.po", _nothing, "new.po: the language is not known"),
        ("check film.srt --profile netflix-xx", _nothing, "no profile is called netflix-xx"),
        ("check film.srt --encoding nothing", _nothing, "no encoding is called nothing"),
        ("check film.srt --frame-rate 1e99999999", _nothing, '--frame-rate: "1e99999999" is no'),
        ("check film.srt --frame-rate 1/0", _nothing, '--frame-rate: "1/0" is no frame rate'),
        ("check --nothing", _nothing, "No such option"),
        ("check --jobs 0", _nothing, "Invalid value for '--jobs'"),
        ("where", _nothing, "Missing argument"),
        ("where film", _nothing, "film: not a place"),
        ("build nothing", _nothing, 'no title "nothing"'),
        ("build -l xx", _nothing, 'no release "xx"'),
        ("build", _bad_project, "subtitr.toml: languages"),
        ("stats", _bad_toml, "subtitr.toml"),
        ("--project nowhere stats", _nothing, "nowhere: no such folder"),
    ],
)
def test_wrong_input_is_answered_in_two_lines(
    line: str,
    prepare: Callable[[Path], None],
    said: str,
    subtitr: Runner,
    project: Path,
) -> None:
    """What cannot be read or meant exits with 2, says so in one or two lines, writes nothing."""
    prepare(project)
    before = tree(project)
    done = subtitr(*line.split())
    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith(f"subtitr: error: {said}")
    assert 1 <= done.err.count("\n") <= 2
    assert "Traceback" not in done.err
    assert tree(project) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_an_unreadable_file_is_said(subtitr: Runner, project: Path) -> None:
    """A file that the user may not read exits with 2 and names it."""
    (project / "film.srt").chmod(0)
    done = subtitr("check", "film.srt")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("subtitr: error: film.srt: permission denied\n")


@pytest.mark.parametrize("text", ["", "no cues at all\n"])
def test_a_file_without_cues_is_an_error_found(text: str, subtitr: Runner, folder: Path) -> None:
    """Subtitles without a single cue are read, and the finding makes the exit code 1."""
    (folder / "film.srt").write_text(text)
    done = subtitr("check", "film.srt")
    assert done.code == 1
    assert "SRT014" in done.out
    assert done.err == ""


def test_a_folder_without_project_is_said(subtitr: Runner, folder: Path) -> None:
    """Outside of any project a title command exits with 2 and names both ways out."""
    done = subtitr("build")
    assert done.code == 2
    assert "init" in done.err
    assert tree(folder) == {}


def test_a_project_is_not_made_twice(subtitr: Runner, project: Path) -> None:
    """`init` in a project refuses with 1 and changes nothing."""
    before = tree(project)
    done = subtitr("init")
    assert (done.code, done.out) == (1, "")
    assert tree(project) == before


def test_all_errors_of_a_configuration_come_at_once(subtitr: Runner, project: Path) -> None:
    """Each problem of a configuration has its own line with its place and its own hint."""
    (project / "subtitr.toml").write_text('languages = ["ru", 5]\nprofil = {}\nmo = 1\n')
    done = subtitr("build")
    assert done.code == 2
    lines = done.err.splitlines()
    assert len(lines) == 3
    assert all(line.startswith("subtitr: error: subtitr.toml: ") for line in lines)
    assert any(line.endswith('profil: unknown key (did you mean "profile"?)') for line in lines)


def test_one_problem_of_a_configuration_has_its_hint_below(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """A single problem is told as any other error."""
    problem = InputError("unknown key", "subtitr.toml: x", "leave it")
    assert tell_error(ConfigurationError(problem)) == 2
    assert capfd.readouterr().err == (
        "subtitr: error: subtitr.toml: x: unknown key\nhint: leave it\n"
    )


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Name a command that has no module: the simplest bug."""
    monkeypatch.setitem(COMMANDS, "broken", Text("A command without a module."))


@pytest.mark.usefixtures("broken")
def test_a_bug_says_how_to_report_it(subtitr: Runner) -> None:
    """A bug exits with 3 and two lines: exception, place, version, command; no traceback."""
    done = subtitr("broken", "some file")
    assert (done.code, done.out) == (3, "")
    said, hint = done.err.splitlines()
    assert "ModuleNotFoundError at pipeline/cli/program.py:" in said
    assert "subtitr broken 'some file'" in hint
    assert "subtitr 0." in hint
    assert "Python 3." in hint
    assert "-v" in hint


def test_a_bug_in_a_worker_names_the_place_in_the_worker(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """What broke in another process is placed there, and -v shows both tracebacks."""
    with ProcessPoolExecutor(1) as pool, pytest.raises(AttributeError) as caught:
        pool.submit(Text.__str__, 5).result()
    assert tell_bug(caught.value, command="subtitr build", verbose=True) == 3
    err = capfd.readouterr().err
    assert err.count("Traceback") > 1
    assert "AttributeError at pipeline/messages/__init__.py:" in err


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal there")
def test_ctrl_c_says_that_nothing_is_half_written(folder: Path) -> None:
    """An interrupt exits with 130 and one line on standard error, without a traceback."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "check", "-"],
        cwd=folder,
        env=child_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    said = "interrupted; what is written is whole, the next run completes the work"
    assert (process.returncode, out, err.strip()) == (130, "", said)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_closed_pipe_changes_nothing_but_what_is_shown(folder: Path) -> None:
    """`subtitr check | head -1` is quiet, and the exit code is that of the findings."""
    broken = "".join(f"{n}\n00:00:05,000 --> 00:00:02,000\nLine {n}.\n\n" for n in range(1, 3000))
    (folder / "film.srt").write_text(broken)
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "check", "film.srt"],
        cwd=folder,
        env=child_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=30), err) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("line", ["stats", "check", "--version", "--help", "stats --help"])
def test_a_full_disk_is_an_error_with_its_reason(line: str, project: Path) -> None:
    """Results, help and version that cannot be written exit with 2 and say why."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "pipeline", *line.split()],
            cwd=project,
            env=child_environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    said = "standard output: cannot be written: no space left on the disk"
    assert (done.returncode, done.stderr) == (2, f"subtitr: error: {said}\n")


@pytest.mark.skipif(sys.platform == "win32", reason="shells there cannot close a stream")
@pytest.mark.parametrize("line", ["stats", "check", "--version", "--help"])
def test_a_closed_standard_output_is_an_error(line: str, project: Path) -> None:
    """A result without any standard output to go to exits with 2 and says so."""
    done = subprocess.run(
        ["sh", "-c", f"exec '{sys.executable}' -m pipeline {line} >&-"],
        cwd=project,
        env=child_environment(),
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    said = "standard output: cannot be written: it is closed"
    assert (done.returncode, done.stderr) == (2, f"subtitr: error: {said}\n")


def test_the_work_is_done_without_a_standard_output(project: Path) -> None:
    """What has no result to show, and writes its file, needs no standard output."""
    if sys.platform == "win32":
        pytest.skip("shells there cannot close a stream")
    done = subprocess.run(
        ["sh", "-c", f"exec '{sys.executable}' -m pipeline extract film.srt -q -o x.pot >&-"],
        cwd=project,
        env=child_environment(),
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert b'msgid "Every ninety minutes, the sun comes up' in (project / "x.pot").read_bytes()


def test_a_misplaced_project_is_put_right(subtitr: Runner, project: Path) -> None:
    """`--project` after the command is told its place; what click would offer instead is not."""
    for line in ("check --project .", "stats --project=."):
        done = subtitr(*line.split())
        assert (done.code, done.out) == (2, "")
        said, hint = done.err.splitlines()
        assert said.startswith("subtitr: error: No such option")
        assert "--profile" not in said
        assert hint == "hint: --project stands before the command"


def test_an_option_without_its_value_points_to_its_command(subtitr: Runner) -> None:
    """Errors of the command line name the help of the command, or of the program."""
    assert subtitr("check", "-l").err.endswith("\nhint: see subtitr check --help\n")
    assert subtitr("--project").err.endswith("\nhint: see subtitr --help\n")


def test_names_that_a_terminal_would_act_on_are_shown_harmless(folder: Path) -> None:
    """An escape code in a file's name reaches no terminal, in errors and in findings."""
    name = "a\x1b[31mb\n.srt"
    missing = spawn("check", name, cwd=folder)
    assert missing.code == 2
    assert "\x1b" not in missing.err
    (folder / name).write_text(MASTER)
    found = spawn("check", name, "--format", "text", cwd=folder)
    assert "\x1b" not in found.out + found.err


@pytest.mark.parametrize("text", ["", "languages = []\n", 'source-languages = ["en"]\n'])
@pytest.mark.parametrize(
    "line", ["build", "update", "compile", "compile --final", "fix", "build -l ru", "check -l ru"]
)
def test_without_releases_nothing_is_made(
    text: str, line: str, subtitr: Runner, project: Path
) -> None:
    """A project that names no release is an error where releases are to be made, not a success."""
    (project / "subtitr.toml").write_text(text, encoding="utf-8")
    before = tree(project)
    done = subtitr(*line.split())
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "subtitr: error: subtitr.toml: languages names no release; there is nothing to make\n"
        'hint: write what is to be made: languages = ["ru", "en"]\n'
    )
    assert tree(project) == before


def test_masters_are_looked_at_without_releases(subtitr: Runner, project: Path) -> None:
    """extract and check need masters alone; what is suppressed in releases is not found unused."""
    configuration = 'source-languages = ["en", "ru"]\n[suppress]\nCAT011 = "rounded"\n'
    (project / "subtitr.toml").write_text(configuration, encoding="utf-8")
    pins = '[[pin]]\nat = 1\nsuppress = ["CAT011"]\nreason = "rounded"\n'
    (project / "subtitles" / "source" / "film.toml").write_text(pins, encoding="utf-8")
    assert subtitr("extract").code == 0
    assert "STR013" not in subtitr("check").out
    (project / "subtitr.toml").write_text(f'languages = ["ru"]\n{configuration}', encoding="utf-8")
    assert subtitr("build").code == 0
    assert subtitr("check").out.count("STR013") == 2
