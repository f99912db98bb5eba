"""Work spread over processes. Results come in the order of the tasks, however many there are."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from pipeline.errors import SubtitrError
from pipeline.messages import _

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.context import BaseContext

Task = TypeVar("Task")
Result = TypeVar("Result")
Progress = Callable[[int, int], None]
"""Is told how many tasks are done, and of how many."""


def run(
    function: Callable[[Task], Result],
    tasks: Sequence[Task],
    jobs: int,
    progress: Progress | None = None,
) -> Iterator[Result]:
    """Yield `function(task)` for each task, in the order of `tasks`, from `jobs` processes.

    With one job or one task all runs in this process; otherwise function (of a module), tasks and
    results are pickled. An error of a task is raised where its result would come; what has not
    begun then never begins. Raises SubtitrError when a worker is killed.
    """
    count = min(jobs, len(tasks))
    results = _here(function, tasks) if count <= 1 else _spread(function, tasks, count)
    for done, result in enumerate(results, 1):
        if progress is not None:
            progress(done, len(tasks))
        yield result


def _here(function: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Result]:
    return map(function, tasks)


def _spread(
    function: Callable[[Task], Result], tasks: Sequence[Task], count: int
) -> Iterator[Result]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - loads multiprocessing
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    pool = ProcessPoolExecutor(count, mp_context=_context(), initializer=_begin)
    try:
        waiting: deque[Future[Result]] = deque(pool.submit(function, task) for task in tasks)
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        hint = _("was there memory enough? --jobs 1 needs the least")
        raise SubtitrError(_("a worker process was killed"), hint=hint) from None
    except KeyboardInterrupt:
        _end(pool)
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _context() -> BaseContext:
    import multiprocessing  # noqa: PLC0415

    # a forked worker starts at once, but a lock that another thread holds would stay held in it;
    # on macOS the system's own libraries have such threads
    can_fork = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if can_fork else "spawn")


def _begin() -> None:
    """Make this worker leave Ctrl-C to the run, and end when the run is dead."""
    import multiprocessing  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.join,), daemon=True).start()


def _follow(wait: Callable[[], None]) -> None:
    wait()
    # not sys.exit: nothing is to be finished, and only this thread would end
    os._exit(1)


def _end(pool: ProcessPoolExecutor) -> None:
    """Stop tasks at once: what they write is whole or not there."""
    for process in (pool._processes or {}).values():  # noqa: SLF001 - public from Python 3.14 on
        process.terminate()
