"""The group `subtitr`: its commands in the order of the work, loaded when they are asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from pipeline import __version__
from pipeline.cli.help import Helpful, write_lines
from pipeline.cli.session import Session
from pipeline.cli.terminal import put
from pipeline.errors import UsageError
from pipeline.messages import Text, _

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

NAME = "subtitr"

COMMANDS: dict[str, Text] = {
    "init": _("Make a new project."),
    "extract": _("Masters to templates."),
    "update": _("Templates to catalogs for translators."),
    "compile": _("Catalogs to releases."),
    "merge": _("Two catalogs as one, by hand or from git."),
    "accept": _("Changes made by hand to a release, kept."),
    "adopt": _("An existing translation, taken over into a catalog."),
    "check": _("Look for faults in masters, catalogs and releases."),
    "fix": _("Mend what can be mended without harm."),
    "build": _("Extract, update, compile, check: the main job."),
    "stats": _("How far the translations are."),
    "sync": _("Subtitles brought to the times of others."),
    "compare": _("How tracks relate in time."),
    "rules": _("What is looked for, as a table."),
    "rule": _("The page of one rule."),
    "profiles": _("The house rules there are, and where their numbers are from."),
    "where": _("What a remark about a cue or a time speaks of."),
}
"""Each command with one line of help; its module has the same name."""


class Program(Helpful, click.Group):
    """A group whose commands are modules of `pipeline.cli.commands`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """Return the command called `cmd_name`, None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"pipeline.cli.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that `args` begin with; raise UsageError when there is none."""
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            from pipeline.project.wording import did_you_mean, shortened  # noqa: PLC0415

            hint = did_you_mean(args[0], COMMANDS) or _("see {command} --help", command=NAME)
            raise UsageError(_('no command "{name}"', name=shortened(args[0])), hint=hint)
        return super().resolve_command(ctx, args)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the commands without loading any."""
        with formatter.section(str(_("Commands"))):
            formatter.write_dl([(name, str(help_)) for name, help_ in COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands that begin with `incomplete`, without loading any, and options."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only in completion

        names = [
            CompletionItem(name, help=str(help_))
            for name, help_ in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        return [*names, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_epilog(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """Write how to get shell completion."""
        with formatter.section(str(_("Shell completion"))):
            formatter.write_text(str(_("Put the line of your shell into its start-up file:")))
            write_lines(
                formatter,
                'eval "$(_SUBTITR_COMPLETE=bash_source subtitr)"  # ~/.bashrc',
                'eval "$(_SUBTITR_COMPLETE=zsh_source subtitr)"  # ~/.zshrc',
                "_SUBTITR_COMPLETE=fish_source subtitr | source  # ~/.config/fish/config.fish",
            )


def program() -> click.Group:
    """Return the group, with its texts in the language that is in use."""
    about = _(
        "Timed subtitles to gettext catalogs and back: templates and catalogs for translators, "
        "checked releases for viewers, one per language, that stay right when the film is cut "
        "again."
    )
    names = _(
        "Commands work on the whole project that the working folder lies in, on the titles named, "
        "or on plain files: what ends in .srt, .po or .pot or has a / in it is a file, - is "
        "standard input or output."
    )
    codes = _(
        "Exit codes: 0 clean, 1 something was found or refused, 2 wrong use or input, 3 a bug."
    )

    @click.group(
        NAME,
        cls=Program,
        options_metavar=str(_("[OPTIONS]")),
        subcommand_metavar=str(_("COMMAND [ARGS]...")),
        help=f"{about}\n\n{names}\n\n{codes}",
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    @click.option(
        "--project",
        "folder",
        metavar=str(_("DIR")),
        type=click.Path(),
        help=str(_("Folder of the project; by default it is looked for from here upwards.")),
    )
    @click.option(
        "--version",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_version,
        help=str(_("Show the version and exit.")),
    )
    @click.pass_obj
    def group(session: Session, folder: str | None) -> None:
        session.folder = folder

    return group


def _show_version(context: click.Context, _option: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        put(f"{NAME} {__version__}\n")
        context.exit()
