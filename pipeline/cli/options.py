"""The options that several commands share, each with its name, help and completion.

Functions, so that the texts are made when a command is, in the language in use by then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pipeline.cli import completion
from pipeline.cli.session import Session
from pipeline.errors import UsageError
from pipeline.messages import Text, _
from pipeline.model.codes import Severity
from pipeline.project.wording import shortened

if TYPE_CHECKING:
    from pipeline.model.frame_rate import FrameRate

Function = TypeVar("Function", bound=Callable[..., Any])
Decorator = Callable[[Function], Function]

FINDINGS = ("text", "json", "sarif", "github", "junit")
"""Formats of findings."""
COUNTS = ("text", "json")
"""Formats of everything else."""


def names(metavar: str) -> Decorator[Any]:
    """Return the argument for titles or files; `metavar` is what usage calls them."""
    return click.argument(
        "names", nargs=-1, metavar=metavar, shell_complete=completion.titles_and_files
    )


def common(function: Function) -> Function:
    """Add `-q` and `-v`, which every command has; they go to the session."""
    for option in (
        click.option(
            "-v",
            "--verbose",
            is_flag=True,
            expose_value=False,
            callback=_set_verbose,
            help=str(_("Name every file written, show every finding, and the traceback of a bug.")),
        ),
        click.option(
            "-q",
            "--quiet",
            is_flag=True,
            expose_value=False,
            callback=_set_quiet,
            help=str(_("Only results and errors.")),
        ),
    ):
        function = option(function)
    return function


def languages(help_: Text) -> Decorator[Any]:
    """Return `-l`, which can be given several times."""
    return click.option(
        "-l",
        "--language",
        "languages",
        multiple=True,
        metavar=str(_("LANG")),
        shell_complete=completion.languages,
        help=str(help_),
    )


def profile(function: Function) -> Function:
    """Add `--profile`."""
    return click.option(
        "--profile",
        metavar=str(_("NAME")),
        shell_complete=completion.profiles,
        help=str(_("House rules for plain files; by default netflix-LANG where it exists.")),
    )(function)


def output(help_: Text) -> Decorator[Any]:
    """Return `-o`."""
    return click.option("-o", "--output", metavar=str(_("FILE")), type=_FILE, help=str(help_))


def file(name: str, help_: Text) -> Decorator[Any]:
    """Return an option that names a file."""
    return click.option(name, metavar=str(_("FILE")), type=_FILE, help=str(help_))


def flag(name: str, help_: Text) -> Decorator[Any]:
    """Return an option without a value."""
    return click.option(name, is_flag=True, help=str(help_))


def number(name: str, help_: Text, most: int) -> Decorator[Any]:
    """Return an option with a whole number from 0 to `most`."""
    kind = click.IntRange(min=0, max=most)
    kind.name = str(_("whole number"))
    return click.option(name, type=kind, metavar="N", help=str(help_))


def unit(help_: Text) -> Decorator[Any]:
    """Return `--unit`."""
    return click.option("--unit", type=click.Choice(["sentence", "cue"]), help=str(help_))


def encoding(function: Function) -> Function:
    """Add `--encoding`."""
    return click.option(
        "--encoding",
        metavar=str(_("NAME")),
        help=str(_("Encoding of subtitles that are read; by default it is found out.")),
    )(function)


def strict(function: Function) -> Function:
    """Add `--strict`."""
    text = _("Stop at the first damage in reading instead of mending it.")
    return click.option("--strict", is_flag=True, help=str(text))(function)


def jobs(function: Function) -> Function:
    """Add `--jobs`."""
    return click.option(
        "--jobs",
        type=_at_least_one(),
        default=1,
        show_default=True,
        metavar="N",
        help=str(_("Work on so many titles at once; the result is the same.")),
    )(function)


def format_(choices: Sequence[str]) -> Decorator[Any]:
    """Return `--format`."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(list(choices)),
        default="text",
        show_default=True,
        help=str(_("How results are written to standard output.")),
    )


def fail_on(function: Function) -> Function:
    """Add `--fail-on`."""
    return click.option(
        "--fail-on",
        type=click.Choice([str(severity) for severity in reversed(Severity)]),
        default=str(Severity.ERROR),
        show_default=True,
        callback=lambda _context, _option, value: Severity(value),
        help=str(_("The least severity that makes the exit code 1.")),
    )(function)


def rules(name: str, help_: Text) -> Decorator[Any]:
    """Return an option that names rules, several with commas or given several times."""
    return click.option(
        name,
        multiple=True,
        metavar=str(_("RULE")),
        shell_complete=completion.rules,
        callback=lambda _context, _option, value: tuple(
            rule.strip() for given in value for rule in given.split(",") if rule.strip()
        ),
        help=str(help_),
    )


def frame_rate(function: Function) -> Function:
    """Add `--frame-rate`."""
    return click.option(
        "--frame-rate",
        callback=_parsed_frame_rate,
        metavar=str(_("RATE")),
        help=str(_("Frames per second of plain files: 25, 23.976, 24000/1001.")),
    )(function)


_FILE = click.Path()


def _at_least_one() -> click.IntRange:
    number = click.IntRange(min=1)
    number.name = str(_("whole number"))
    return number


def _parsed_frame_rate(
    _context: click.Context, _option: click.Parameter, value: str | None
) -> FrameRate | None:
    if value is None:
        return None
    # digits are counted first: 1e99999999 would be computed for hours
    if re.fullmatch(r"\d{1,5}(\.\d{1,4}|/\d{1,4})?", value, re.ASCII):
        with suppress(ValueError, ZeroDivisionError):
            from pipeline.model.frame_rate import parse_frame_rate  # noqa: PLC0415 - seldom given

            return parse_frame_rate(value)
    what = _('"{value}" is no frame rate; such are 25, 23.976, 24000/1001', value=shortened(value))
    raise UsageError(what, "--frame-rate")


def _set_quiet(context: click.Context, _option: click.Parameter, value: bool) -> None:
    session = context.find_object(Session)
    if session is not None:
        session.quiet = value


def _set_verbose(context: click.Context, _option: click.Parameter, value: bool) -> None:
    session = context.find_object(Session)
    if session is not None:
        session.verbose = value
