"""`subtitr rule`."""

from __future__ import annotations

import click

from pipeline.checks.selection import codes_named
from pipeline.cli import completion, options
from pipeline.cli.exits import CLEAN
from pipeline.cli.help import Command, Example
from pipeline.cli.terminal import put
from pipeline.messages import _


@click.command(
    "rule",
    cls=Command,
    help=str(
        _(
            "The page of a rule: what it checks, why it matters, an example, what to do instead, "
            "the limits and how they are counted, and where they are from."
        )
    ),
    examples=[
        Example(_("by its code"), "subtitr rule TIM003"),
        Example(_("by its name, or by what others call it"), "subtitr rule min-gap-frames"),
    ],
)
@click.argument("rule", metavar=str(_("RULE")), shell_complete=completion.rules)
@options.common
def command(rule: str) -> int:
    """Show the page of a rule; an alias of several shows them all."""
    from pipeline.report.pages import rule_page  # noqa: PLC0415 - loads all rules

    put("\n".join(rule_page(code) for code in sorted(codes_named(rule))))
    return CLEAN
