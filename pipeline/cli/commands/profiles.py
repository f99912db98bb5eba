"""`subtitr profiles`."""

from __future__ import annotations

import click

from pipeline.cli import completion, options
from pipeline.cli.exits import CLEAN
from pipeline.cli.help import Command, Example
from pipeline.cli.session import Session
from pipeline.cli.terminal import put
from pipeline.messages import _


@click.command(
    "profiles",
    cls=Command,
    help=str(
        _(
            "The house rules there are. Named ones are explained: every number with its source, "
            "and the rules that the house judges otherwise. A project's own stand in its "
            "configuration, under [profiles.NAME]; plain files may name a TOML file."
        )
    ),
    examples=[
        Example(_("all profiles"), "subtitr profiles"),
        Example(_("what one asks for"), "subtitr profiles netflix-ru"),
        Example(_("for a program"), "subtitr profiles bbc --format json"),
    ],
)
@click.argument("names", nargs=-1, metavar=str(_("[NAME]...")), shell_complete=completion.profiles)
@options.format_(options.COUNTS)
@options.common
@click.pass_obj
def command(session: Session, names: tuple[str, ...], format_: str) -> int:
    """List profiles, or explain those that are named."""
    from pipeline.report.pages import (  # noqa: PLC0415 - loads all rules
        profile_page,
        profiles_json,
        profiles_table,
    )

    found = [session.house(name) for name in names] if names else session.houses()
    if format_ == "json":
        put(profiles_json(found))
    elif names:
        put("\n".join(map(profile_page, found)))
    else:
        put(profiles_table(found))
    return CLEAN
