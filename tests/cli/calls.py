"""Running the program: in this process, in one of its own, on a terminal."""

from __future__ import annotations

import contextlib
import json
import os
import re
import struct
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.cli.running import run

MASTER = """\
1
00:00:01,000 --> 00:00:02,500
Every ninety minutes,

2
00:00:03,000 --> 00:00:06,500
the sun comes up on the other side.

3
00:00:07,000 --> 00:00:08,500
Понял.

"""


@dataclass(frozen=True, slots=True)
class Call:
    """How a run ended, and what it wrote."""

    code: int
    out: str
    err: str


def call(arguments: Sequence[str]) -> int:
    """Run the program in this process and return its exit code."""
    return run(arguments)


def child_environment(**changes: str) -> dict[str, str]:
    """Return the environment of a run in English, with `changes`."""
    wishes = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "NO_COLOR", "COLUMNS", "TERM")
    kept = {name: value for name, value in os.environ.items() if name not in wishes}
    return {**kept, "LANGUAGE": "en", "SOURCE_DATE_EPOCH": "1767225600", **changes}


def spawn(*arguments: str, cwd: Path, text: str = "", **environment: str) -> Call:
    """Run the program in a process of its own, in pipes."""
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *arguments],
        cwd=cwd,
        env=child_environment(**environment),
        input=text.encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    return Call(done.returncode, done.stdout.decode(), done.stderr.decode())


_MANY = """
import contextlib, io, json, sys
from pipeline.cli.running import run
calls = []
for line in json.load(sys.stdin):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(line.split())
    calls.append((code, out.getvalue(), err.getvalue()))
json.dump(calls, sys.stdout)
"""


def spawn_all(*lines: str, cwd: Path, **environment: str) -> list[Call]:
    """Run the program on each of `lines`, all in one other process."""
    done = subprocess.run(
        [sys.executable, "-c", _MANY],
        cwd=cwd,
        env=child_environment(**environment),
        input=json.dumps(lines).encode(),
        stdout=subprocess.PIPE,
        check=True,
        timeout=60,
    )
    return [Call(*one) for one in json.loads(done.stdout)]


def on_terminal(
    command: Sequence[str], *, cwd: Path, width: int = 80, **environment: str
) -> tuple[int, str]:
    """Run a Python command with both its streams on a terminal; return exit code and output."""
    import fcntl  # noqa: PLC0415 - not on Windows
    import pty  # noqa: PLC0415
    import termios  # noqa: PLC0415

    reader, writer = pty.openpty()
    fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=cwd,
        env=child_environment(**{"TERM": "xterm-256color", **environment}),
        stdin=subprocess.DEVNULL,
        stdout=writer,
        stderr=writer,
    )
    os.close(writer)
    shown = bytearray()
    # Linux ends the reading of a terminal that nobody holds any more with an error
    with contextlib.suppress(OSError):
        while piece := os.read(reader, 65536):
            shown += piece
    os.close(reader)
    return process.wait(timeout=60), shown.decode().replace("\r\n", "\n")


def plain(shown: str) -> str:
    """Return what a terminal shows without colours and movements."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown)


def tree(root: Path) -> dict[str, bytes]:
    """Return every file below `root` with its bytes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
