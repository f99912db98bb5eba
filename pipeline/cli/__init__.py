"""The command line: options, rendering, exit codes. What is done is decided in `workflow`."""

from __future__ import annotations


def main() -> None:
    """Run the program on the arguments of the process, and end it with an exit code."""
    import sys  # noqa: PLC0415 - scripts import this package for `main` alone

    from pipeline.cli.running import run  # noqa: PLC0415

    sys.exit(run(sys.argv[1:]))
