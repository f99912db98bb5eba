"""What the shell completes: titles, languages, profiles, rules. Errors complete nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipeline.errors import SubtitrError

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

    from pipeline.project.layout import Project


def titles_and_files(
    context: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the titles that begin with `incomplete`, and leave files to the shell."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - only in completion

    try:
        project = _project(context)
        found = _begun(project.titles() if project else (), incomplete)
    except SubtitrError:
        found = []
    return [*map(CompletionItem, found), CompletionItem(incomplete, type="file")]


def languages(context: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Return the releases of the project that begin with `incomplete`."""
    project = _project(context)
    return _begun(project.configuration.languages if project else (), incomplete)


def profiles(_context: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Return the profiles that begin with `incomplete`."""
    from pipeline.profiles import NO_PROFILE, names  # noqa: PLC0415

    return _begun((*names(), NO_PROFILE.name), incomplete)


def rules(_context: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Return the codes and names of rules that begin with `incomplete`."""
    from pipeline.model.codes import CODES  # noqa: PLC0415

    return _begun((name for row in CODES.values() for name in (row.code, row.rule)), incomplete)


def _project(context: click.Context) -> Project | None:
    from pipeline.workflow.verbs import open_project  # noqa: PLC0415

    try:
        return open_project(context.find_root().params.get("folder"))
    except SubtitrError:
        return None


def _begun(names: Iterable[str], beginning: str) -> list[str]:
    return [name for name in names if name.startswith(beginning)]
