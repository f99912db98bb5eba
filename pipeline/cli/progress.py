"""Progress of long work: a bar on a terminal once a second has passed, nothing in a pipe."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pipeline.cli.session import Session
from pipeline.cli.terminal import has_colour, is_terminal
from pipeline.messages import _

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 1.0
"""Seconds of work that need no word."""


class Meter:
    """Told by the work how far it is (`meter(done, total)`), shows it on standard error.

    Without a word from the work, a thread begins the bar. Workers are forked only while there is
    one thread, so with several jobs the bar waits for the first result.
    """

    def __init__(self, session: Session, *, jobs: int = 1) -> None:
        self._is_wanted = is_terminal(sys.stderr) and not session.quiet
        self._may_thread = jobs == 1
        self._lock = threading.Lock()
        self._begin = 0.0
        self._done, self._total = 0, 0
        self._timer: threading.Timer | None = None
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._is_over = False

    def __enter__(self) -> Self:
        self._begin = time.monotonic()
        if self._is_wanted and self._may_thread:
            self._timer = threading.Timer(PATIENCE, self._show)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __call__(self, done: int, total: int) -> None:
        """Take note that `done` of `total` titles are done."""
        self._done, self._total = done, total
        if self._is_wanted and time.monotonic() - self._begin >= PATIENCE:
            self._show()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            self._is_over = True
            if self._bar is not None:
                self._bar.stop()

    def _show(self) -> None:
        with self._lock:
            if self._is_over:
                return
            if self._bar is None or self._task is None:
                self._bar = _bar()
                self._task = self._bar.add_task(str(_("working")), total=None, count="")
                self._bar.start()
            count = f"{self._done}/{self._total}" if self._total else ""
            total = self._total or None
            self._bar.update(self._task, completed=self._done, total=total, count=count)


def _bar() -> Progress:
    from rich.console import Console  # noqa: PLC0415 - only for work that takes long
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
    )

    console = Console(stderr=True, no_color=not has_colour(sys.stderr))
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=None),
        TextColumn("{task.fields[count]}"),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=console, transient=True)
