"""The table of rules and of the pages of all codes: every family, in the order of its codes."""

from __future__ import annotations

from functools import cache

from pipeline.checks.rule import Paged, paged, registered
from pipeline.checks.rules import catalog, layout, release, structure, text, timing

RULES = registered(
    *structure.RULES,
    *timing.RULES,
    *layout.RULES,
    *text.RULES,
    *catalog.RULES,
    *release.RULES,
)
"""Every rule, by code family. Codes without a rule here are found elsewhere, and have notices."""


@cache
def pages() -> dict[str, Paged]:
    """Return the rule or notice of every code, by code; loaded when pages are asked for.

    >>> pages()["SRT003"].name
    'time-repaired'
    """
    from pipeline.checks.notices import NOTICES  # noqa: PLC0415 - checking needs no pages

    return paged(*RULES, *NOTICES)
