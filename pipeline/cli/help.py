"""Help with examples: each is a command line that works as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from pipeline.messages import Text, _

Example = tuple[Text, str]
"""What is done, and the command line that does it."""


class Command(click.Command):
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
            for about, line in self.examples:
                write_lines(formatter, f"# {about}", line)


def write_lines(formatter: click.HelpFormatter, *lines: str) -> None:
    """Write `lines` indented and unbroken, however narrow the terminal is."""
    for line in lines:
        formatter.write(f"{'':{formatter.current_indent}}{line}\n")
