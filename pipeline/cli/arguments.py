"""What the arguments of a command name: titles of a project, or plain files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

import click
from click.core import ParameterSource

from pipeline.errors import UsageError
from pipeline.messages import Text, _
from pipeline.project.names import release_problem, spoken_problem
from pipeline.report.columns import visible

STREAM = "-"
"""Stands for standard input or output."""

SUFFIXES = frozenset({".srt", ".po", ".pot"})
"""What ends a file's name; titles have no such end."""

FOREIGN = frozenset({
    ".ass", ".dfxp", ".mo", ".sbv", ".ssa", ".sub", ".ttml", ".txt", ".vtt", ".xlf", ".xliff",
})  # fmt: skip
"""Suffixes of other subtitles and catalogs, which nobody means as a title."""

_SEPARATORS = tuple(one for one in (os.sep, os.altsep) if one)


@dataclass(frozen=True, slots=True)
class Named:
    """The arguments of a command: either of the two is empty."""

    titles: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


def is_file(argument: str) -> bool:
    """Whether `argument` names a file: by its suffix, by a separator, or a stream by `-`."""
    return (
        argument == STREAM
        or PurePath(argument).suffix.lower() in SUFFIXES
        or any(separator in argument for separator in _SEPARATORS)
    )


def parted(arguments: Sequence[str]) -> Named:
    """Return `arguments` as titles or files.

    Raises UsageError when they are of both kinds, and for files that nothing here reads.
    """
    for argument in arguments:
        if PurePath(argument).suffix.lower() in FOREIGN:
            hint = _("save subtitles as SRT, catalogs as PO")
            raise UsageError(_("only .srt, .po and .pot are read"), visible(argument), hint)
    files = tuple(one for one in arguments if is_file(one))
    titles = tuple(one for one in arguments if not is_file(one))
    if files and titles:
        what = _('"{title}" is a title, "{file}" a file', title=titles[0], file=files[0])
        raise UsageError(what, hint=_("name titles of a project, or plain files"))
    return Named(titles, files)


def number_of_files(files: Sequence[str], *wanted: Text) -> None:
    """Raise UsageError unless there are as many `files` as `wanted` says, in that order."""
    if len(files) != len(wanted):
        names = ", ".join(str(one) for one in wanted)
        raise UsageError(_("these files are needed, in this order: {names}", names=names))


def one_language(languages: Sequence[str]) -> str | None:
    """Return the only language named, which may be a variant (`ru@edu`), None without any.

    Raises UsageError for several, and for what is not the tag of a language.
    """
    if len(languages) > 1:
        raise UsageError(_("with plain files -l is given once"))
    return next(_well_formed(languages, release_problem), None)


def spoken_languages(languages: Sequence[str]) -> tuple[str, ...]:
    """Return `languages`; raise UsageError for what is not the tag of a language that is spoken."""
    return tuple(_well_formed(languages, spoken_problem))


def _well_formed(
    languages: Sequence[str], problem_of: Callable[[str], Text | None]
) -> Iterator[str]:
    """Yield `languages` as the configuration would take them too: by form, since ISO 639 grows."""
    for language in languages:
        problem = problem_of(language)
        if problem is not None:
            raise UsageError(problem, "--language")
        yield language


def refuse(context: click.Context, options: Mapping[str, Text]) -> None:
    """Raise UsageError if one of `options`, by parameter, was given; its text says why not."""
    for option in context.command.params:
        reason = options.get(option.name or "")
        if reason is None:
            continue
        if context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE:
            raise UsageError(reason, max(option.opts, key=len))
