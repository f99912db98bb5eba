"""The command line: options, rendering, exit codes. What is done is decided in `workflow`."""

from __future__ import annotations


def main() -> None:
    """Run the program on the arguments of the process, and end it with an exit code."""
    import os  # noqa: PLC0415 - scripts import this package for `main` alone
    import sys  # noqa: PLC0415

    from pipeline.cli.running import run  # noqa: PLC0415

    code = run(sys.argv[1:])
    # all is written and flushed: to free a long film object by object would take a tenth longer
    os._exit(code)
