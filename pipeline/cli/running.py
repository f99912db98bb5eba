"""One run of the program: its language, its errors, its exit code."""

from __future__ import annotations

import gc
from collections.abc import Sequence

import click

from pipeline import messages
from pipeline.cli import terminal
from pipeline.cli.exits import CLEAN, INTERRUPTED
from pipeline.cli.program import NAME, program
from pipeline.cli.session import Session
from pipeline.errors import SubtitrError
from pipeline.messages import _


def run(arguments: Sequence[str]) -> int:
    """Run the program on `arguments` in the language of the user's locale; return its exit code."""
    # values are frozen and hold no cycles: the collector would only walk over them, again and again
    gc.set_threshold(5_000_000, 10, 100)
    messages.use()
    terminal.prepare()
    session = Session()
    try:
        return _run(arguments, session)
    except KeyboardInterrupt:
        return _interrupted()
    except Exception as error:  # noqa: BLE001 - whatever is not foreseen is a bug of ours
        import shlex  # noqa: PLC0415 - only when needed

        from pipeline.cli.failures import tell_bug  # noqa: PLC0415

        command = shlex.join((NAME, *arguments))
        return tell_bug(error, command=command, verbose=session.verbose)
    finally:
        terminal.finish()


def _run(arguments: Sequence[str], session: Session) -> int:
    try:
        code = program().main(
            list(arguments) or ["--help"], prog_name=NAME, standalone_mode=False, obj=session
        )
    except click.exceptions.Abort:
        return _interrupted()
    except click.ClickException as error:
        from pipeline.cli.failures import tell_misuse  # noqa: PLC0415

        return tell_misuse(error)
    except SubtitrError as error:
        from pipeline.cli.failures import tell_error  # noqa: PLC0415

        return tell_error(error)
    except MemoryError:
        from pipeline.cli.failures import tell_error  # noqa: PLC0415

        hint = _("was there memory enough? --jobs 1 needs the least")
        return tell_error(SubtitrError(_("the memory ran out"), hint=hint))
    return int(code or CLEAN)


def _interrupted() -> int:
    terminal.tell(str(_("interrupted; what is written is whole, the next run completes the work")))
    return INTERRUPTED
