"""Help with examples: each is a command line that works as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import click

from pipeline.cli.terminal import put
from pipeline.messages import Text, _


class Example(NamedTuple):
    """What is done, and the command line that does it."""

    about: Text
    line: str
    code: int = 0
    """How the line ends on a sound project: 1 where it is there to find something."""


class Helpful(click.Command):
    """A command whose help is a result like any other, written to standard output or refused."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`; what cannot be written is then an error with its reason."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.callback = _show_help
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse `args`; an error knows which command's help tells more."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise


class Command(Helpful):
    """A command with examples at the end of its help."""

    def __init__(self, *arguments: Any, examples: Sequence[Example] = (), **options: Any) -> None:
        super().__init__(*arguments, **{"options_metavar": str(_("[OPTIONS]")), **options})
        self.examples = tuple(examples)

    def format_epilog(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the examples as they can be copied into a shell."""
        title = _("Example") if len(self.examples) == 1 else _("Examples")
        with formatter.section(str(title)):
            for example in self.examples:
                write_lines(formatter, f"# {example.about}", example.line)


def write_lines(formatter: click.HelpFormatter, *lines: str) -> None:
    """Write `lines` indented and unbroken, however narrow the terminal is."""
    for line in lines:
        formatter.write(f"{'':{formatter.current_indent}}{line}\n")


def _show_help(context: click.Context, _option: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        put(f"{context.get_help()}\n")
        context.exit()
