"""The table of rules: every family, in the order of its codes."""

from __future__ import annotations

from pipeline.checks.rule import registered
from pipeline.checks.rules import catalog, layout, release, structure, text, timing

RULES = registered(
    *structure.RULES,
    *timing.RULES,
    *layout.RULES,
    *text.RULES,
    *catalog.RULES,
    *release.RULES,
)
"""Every rule, by code family. Codes without a rule here are found elsewhere: SRT by the reader,
the rest where catalogs are joined, pins are placed and releases are written."""
