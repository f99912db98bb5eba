"""Errors as people see them: one or two lines, never a bare traceback."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import click

from pipeline import __version__
from pipeline.cli.exits import BUG, MISUSE
from pipeline.cli.terminal import has_colour, tell
from pipeline.errors import ConfigurationError, SubtitrError
from pipeline.messages import _


def tell_error(error: SubtitrError) -> int:
    """Say what is wrong, where, and what to try; return the exit code of the error."""
    if isinstance(error, ConfigurationError) and len(error.problems) > 1:
        for problem in error.problems:
            _tell(_placed(problem), hint=problem.hint, beside=True)
    elif isinstance(error, ConfigurationError) and error.problems:
        _tell(_placed(error.problems[0]), hint=error.problems[0].hint)
    else:
        _tell(_placed(error), hint=error.hint)
    return error.exit_code


def tell_misuse(error: click.ClickException) -> int:
    """Say what click does not understand of the command line; return the exit code."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else "subtitr"
    if isinstance(error, click.NoSuchOption) and error.option_name == "--project":
        # it is not misspelt, so what click offers instead would lead astray
        _tell(error.message, hint=_("--project stands before the command"))
    else:
        _tell(error.format_message(), hint=_("see {command} --help", command=command))
    return MISUSE


def tell_bug(error: BaseException, *, command: str, verbose: bool) -> int:
    """Say that the program is at fault and how to report it; return the exit code."""
    import platform  # noqa: PLC0415 - bugs are rare
    import traceback  # noqa: PLC0415

    if verbose:
        tell("".join(traceback.format_exception(error)).rstrip())
    what = _(
        "a bug of subtitr, not of your files: {kind} at {place}",
        kind=type(error).__name__,
        place=_place(error),
    )
    system = f"subtitr {__version__}, Python {platform.python_version()}, {sys.platform}"
    facts = _(
        "please report it with these lines and the command: {command} ({system})",
        command=command,
        system=system,
    )
    more = "" if verbose else _("; -v shows the traceback")
    _tell(str(what), hint=f"{facts}{more}")
    return BUG


def _tell(sentence: str, *, hint: object = "", beside: bool = False) -> None:
    word = str(_("error:"))
    if has_colour(sys.stderr):
        word = click.style(word, fg="red", bold=True)
    advice = str(hint)
    tell(f"subtitr: {word} {sentence}{f' ({advice})' if advice and beside else ''}")
    if advice and not beside:
        word = str(_("hint:"))
        tell(f"{word} {advice}")


def _placed(error: SubtitrError) -> str:
    """Return place and sentence on one line, whatever names the user's files have."""
    return " ".join(str(error).split("\n"))


def _place(error: BaseException) -> str:
    """Return file and line of our own code where `error` arose."""
    ours = [
        f"{match[1]}:{match[2]}"
        for frame in _frames(error)
        if (match := re.search(r'(pipeline/.+)", line (\d+)', frame))
    ]
    return ours[-1] if ours else "?"


def _frames(error: BaseException) -> Iterator[str]:
    """Yield the frames of `error`, then those of the worker process that it came from."""
    import traceback  # noqa: PLC0415 - bugs are rare

    for frame in traceback.extract_tb(error.__traceback__):
        file = frame.filename.replace("\\", "/")
        yield f'{file}", line {frame.lineno}'
    # concurrent.futures hands the worker's traceback over as a text
    yield from str(getattr(error.__cause__, "tb", "")).replace("\\", "/").splitlines()
