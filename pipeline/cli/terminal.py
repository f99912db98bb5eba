"""The two streams: results go to standard output, progress and messages to standard error."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO

from pipeline.errors import SubtitrError
from pipeline.messages import _


def prepare() -> None:
    """Let no character end the program: what an encoding cannot say is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        # a stream that was replaced or closed has no such method, and needs it less
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def has_colour(stream: TextIO | None) -> bool:
    """Whether `stream` may be coloured: a terminal, and nobody asked for none (no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return is_terminal(stream)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person is at the other end of `stream`."""
    return stream is not None and stream.isatty()


def put(text: str) -> None:
    """Write a result to standard output.

    A reader that has seen enough (`| head`) loses the rest and changes nothing else; raises
    SubtitrError when the text cannot be written.
    """
    if sys.stdout is None and text:
        raise _unwritten(_("it is closed"))
    try:
        _write(sys.stdout, text)
    except OSError as error:
        from pipeline.project.files import reason  # noqa: PLC0415 - `--version` does without

        raise _unwritten(reason(error)) from None


def tell(text: str) -> None:
    """Write a line for the person at the keyboard to standard error, if it takes it."""
    with suppress(OSError):
        _write(sys.stderr, f"{text}\n")


def finish() -> None:
    """Write out what is still held back, quietly: there is no one left to tell."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            _write(stream, "")


def speaks_unicode(stream: TextIO | None) -> bool:
    """Whether every letter can be written to `stream` as it is."""
    return (getattr(stream, "encoding", None) or "").lower().startswith("utf")


def _unwritten(reason: object) -> SubtitrError:
    what = _("cannot be written: {reason}", reason=reason)
    return SubtitrError(what, str(_("standard output")))


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:
        return
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        _discard(stream)
    except OSError:
        _discard(stream)
        raise


def _discard(stream: TextIO) -> None:
    """Lead `stream` into nothing, so that its buffer can be emptied at the end of the process."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    with suppress(OSError, ValueError):
        os.dup2(nothing, stream.fileno())
    os.close(nothing)
