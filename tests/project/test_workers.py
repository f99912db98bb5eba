from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError, InputError, SubtitrError
from pipeline.project.lock import locked
from pipeline.project.workers import run


def double(number: int) -> int:
    # the first tasks take longest, so that results come out of order
    time.sleep(max(0, 5 - number) / 1000)
    return 2 * number


def refuse(number: int) -> int:
    if number >= 3:
        raise InputError("what", f"where {number}", "hint")
    return number


def refuse_configuration(number: int) -> int:
    raise ConfigurationError(InputError("one", "a"), InputError("two", "b"))


def crash(number: int) -> int:
    raise ZeroDivisionError


def die(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def process_of(_number: int) -> int:
    return os.getpid()


@settings(deadline=None, max_examples=12)
@given(st.lists(st.integers(0, 9), max_size=8), st.integers(0, 3))
def test_results_come_in_order(numbers: list[int], jobs: int) -> None:
    """Any number of workers gives the same results in the same order."""
    assert list(run(double, numbers, jobs)) == [2 * number for number in numbers]


def test_one_job_needs_no_process() -> None:
    """One job, or one task, is done in this process; more are done in others."""
    assert set(run(process_of, range(3), 1)) == {os.getpid()}
    assert set(run(process_of, range(1), 8)) == {os.getpid()}
    assert os.getpid() not in set(run(process_of, range(3), 2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_errors_come_back_as_themselves(jobs: int) -> None:
    """The error is the one of the first task in order, with all that it says."""
    results = run(refuse, range(9), jobs)
    assert [next(results) for _number in range(3)] == [0, 1, 2]
    with pytest.raises(InputError) as caught:
        next(results)
    assert (caught.value.what, caught.value.where, caught.value.hint) == (
        "what",
        "where 3",
        "hint",
    )
    with pytest.raises(ConfigurationError) as many:
        list(run(refuse_configuration, range(3), jobs))
    assert [str(problem) for problem in many.value.problems] == ["a: one", "b: two"]


def test_bugs_come_back_as_themselves() -> None:
    """An error that is not ours keeps its type."""
    with pytest.raises(ZeroDivisionError):
        list(run(crash, range(3), 2))


def test_killed_worker_is_a_clear_error() -> None:
    """When the system kills a worker the run says so."""
    with pytest.raises(SubtitrError, match="worker process was killed") as caught:
        list(run(die, range(4), 2))
    assert "--jobs 1" in str(caught.value.hint)


def test_threads_do_no_harm() -> None:
    """With other threads running, workers are started afresh instead of forked."""
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        assert list(run(abs, [-1, -2, -3], 2)) == [1, 2, 3]
    finally:
        end.set()
        thread.join()


@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_counts_to_the_end(jobs: int) -> None:
    """Progress is told once for each task, with the number of all."""
    told: list[tuple[int, int]] = []
    list(run(double, range(4), jobs, lambda done, total: told.append((done, total))))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_leaving_early_stops_the_rest() -> None:
    """Whoever takes only the first result waits for no more than what has begun."""
    results = run(double, range(500), 2)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]


_RUN = r"""
import sys, time, os
from pathlib import Path
from pipeline.project.lock import locked
from pipeline.project.workers import run
def slow(number):
    os.write(1, b"%d\n" % os.getpid())
    time.sleep(60)
with locked(Path(sys.argv[1])):
    list(run(slow, range(8), 2))
"""


def _started(root: Path) -> tuple[subprocess.Popen[bytes], list[int]]:
    process = subprocess.Popen(
        [sys.executable, "-c", _RUN, str(root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    return process, [int(process.stdout.readline()) for _worker in range(2)]


def _gone(worker: int) -> bool:
    # a worker whose run is dead is reaped by whoever adopts it, which may never happen
    status = Path(f"/proc/{worker}/stat")
    try:
        return status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc and runs a script by fork")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_workers_end_with_their_run(tmp_path: Path, how: signal.Signals) -> None:
    """A run that is killed or interrupted leaves no worker behind and the project free."""
    process, workers = _started(tmp_path)
    if how == signal.SIGINT:
        # as a terminal does for Ctrl-C: to the run and its workers alike
        os.killpg(process.pid, how)
    else:
        process.send_signal(how)
    _out, errors = process.communicate(timeout=10)
    deadline = time.monotonic() + 5
    while not all(map(_gone, workers)):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    # the run itself may say that it was interrupted; its workers say nothing
    assert errors.count(b"Traceback") <= (1 if how == signal.SIGINT else 0)
    with locked(tmp_path):
        pass
