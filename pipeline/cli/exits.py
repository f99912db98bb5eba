"""How the program ends: what its exit codes mean."""

from __future__ import annotations

CLEAN = 0
"""All was done, and nothing was found that is as bad as `--fail-on`."""
FOUND = 1
"""Something was found, or refused so that nobody's work is harmed."""
MISUSE = 2
"""Wrong use, wrong configuration, or input that cannot be read."""
BUG = 3
"""A bug of the program."""
INTERRUPTED = 130
"""Ctrl-C: 128 and the number of the signal, as shells count."""
