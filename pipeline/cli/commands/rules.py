"""`subtitr rules`."""

from __future__ import annotations

import click

from pipeline.checks.selection import selected_codes
from pipeline.cli import options
from pipeline.cli.exits import CLEAN
from pipeline.cli.help import Command, Example
from pipeline.cli.session import Session
from pipeline.cli.terminal import put
from pipeline.messages import _
from pipeline.model.codes import CODES


@click.command(
    "rules",
    cls=Command,
    help=str(
        _(
            "What is looked for, as a table: the code, the name, how bad it is, and what others "
            "call it. subtitr rule CODE tells more. With a profile: how bad it is in that house."
        )
    ),
    examples=[
        Example(_("all rules"), "subtitr rules"),
        Example(_("as one house judges them"), "subtitr rules --profile netflix-ru"),
        Example(_("some, for a program"), "subtitr rules --select max-cps --format json"),
    ],
)
@options.profile
@options.rules("--select", _("Only these rules: code, family, name or alias; can be repeated."))
@options.format_(options.COUNTS)
@options.common
@click.pass_obj
def command(session: Session, profile: str | None, select: tuple[str, ...], format_: str) -> int:
    """Show the table of rules."""
    from pipeline.report.pages import rules_json, rules_table  # noqa: PLC0415 - loads all rules

    wanted = selected_codes(select)
    rows = [row for code, row in sorted(CODES.items()) if code in wanted]
    house = session.house(profile) if profile else None
    put((rules_json if format_ == "json" else rules_table)(rows, house))
    return CLEAN
