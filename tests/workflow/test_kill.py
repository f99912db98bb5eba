"""`build`, killed at any moment: every file is as before or as after, and the next run ends it."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline import build
from pipeline.project.layout import Project
from tests.workflow.films import VARIANTS, Contents, contents, film, srt, translate

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX systems")

KILLS = 50
TITLES = 5

_BUILD = """
import os, sys
from pipeline import build, open_project
import pipeline.cli.running, pipeline.workflow.run, pipeline.formats.srt, polib, tomlkit
jobs = int(sys.argv[1])
# each root named on standard input is built in a child, so that a kill costs no start-up
for line in sys.stdin:
    if os.fork() == 0:
        os.setpgid(0, 0)
        print(os.getpid(), flush=True)
        build(open_project(line.strip()), jobs=jobs)
        os._exit(0)
    status = os.wait()[1]
    print("killed" if os.WIFSIGNALED(status) else os.waitstatus_to_exitcode(status), flush=True)
"""


def scene(index: int, *, edited: bool) -> str:
    lines = [f"Line {index}-{line} of the scene." for line in range(12)]
    if edited:
        lines[3] = lines[3].replace("of the", "of that")
        del lines[7]
        lines.insert(2, "A new line.")
    return srt(*lines)


def prepared(root: Path) -> Project:
    """Return a film that was built, then cut, pinned, translated anew: all its files change."""
    titles = [f"film-{index}" for index in range(TITLES)]
    masters = {title: scene(index, edited=False) for index, title in enumerate(titles)}
    pins = dict.fromkeys(titles, '[[pin]]\nat = 6\nnote = "a fact"\n')
    project = film(root, masters, VARIANTS + "mo = true\n", pins)
    build(project)
    for title in titles[:-1]:
        translate(project, title, "ru", lambda source: f"Раз: {source}")
    build(project)
    for title in titles:
        translate(project, title, "ru", lambda source: f"Два: {source}")
        index = titles.index(title)
        project.master(title).write_text(scene(index, edited=True), encoding="utf-8")
    return project


def torn(now: Contents, before: Contents, after: Contents) -> list[str]:
    """Return the files that are neither as before nor as after."""
    return [
        name
        for name in now.keys() | before.keys()
        if now.get(name) not in (before.get(name), after.get(name))
        and not name.endswith(".subtitr-tmp")
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_build_leaves_whole_files_and_is_finished_by_the_next(
    tmp_path: Path, jobs: int
) -> None:
    """Killed at random moments, again and again on what it left, then finished: the same bytes."""
    start, undisturbed = tmp_path / "start", tmp_path / "undisturbed"
    start.mkdir()
    prepared(start)
    shutil.copytree(start, undisturbed)
    began = time.monotonic()
    assert build(Project.find(undisturbed)).refused == ()
    duration = time.monotonic() - began
    before, after = contents(start), contents(undisturbed)
    assert sum(before.get(name) != after[name] for name in after) > 6 * TITLES
    moments = random.Random(20_260 + jobs)
    kills = KILLS // 2
    died = 0
    # the children must not have a moment of their own: SOURCE_DATE_EPOCH is in the environment
    server = subprocess.Popen(
        [sys.executable, "-c", _BUILD, str(jobs)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with server:
        for number in range(kills):
            root = tmp_path / "film"
            # every third film starts anew, the others go on with what the kill has left
            if number % 3 == 0:
                shutil.rmtree(root, ignore_errors=True)
                shutil.copytree(start, root)
            died += killed(server, root, moments.uniform(0, 1.5 * duration))
            assert torn(contents(root), before, after) == [], f"kill {number}"
            if number % 3 == 2 or number == kills - 1:
                finished = build(Project.find(root))
                assert finished.refused == ()
                assert contents(root) == after, f"kill {number}"
        assert server.stdin is not None
        server.stdin.close()
    assert died > kills // 4, "too few runs were still at work when they were killed"


def killed(server: subprocess.Popen[str], root: Path, delay: float) -> bool:
    """Start a build of `root`, kill it after `delay` seconds; return whether it was at work."""
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(f"{root}\n")
    server.stdin.flush()
    process = int(server.stdout.readline())
    time.sleep(delay)
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    return server.stdout.readline().strip() == "killed"
