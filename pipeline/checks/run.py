"""Running rules over contexts, in an order that does not depend on how they are called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline.checks.context import Context
from pipeline.checks.order import ordered
from pipeline.checks.registry import RULES
from pipeline.checks.rule import Rule
from pipeline.model.finding import Finding


def check(contexts: Iterable[Context], rules: Iterable[Rule[Any]] = RULES) -> tuple[Finding, ...]:
    """Return what `rules` find in `contexts`, sorted as `ordered` does.

    Each rule looks at the contexts of its own kind only. Damage in reading is no rule's finding:
    it comes with the Reading, and is joined to these by the caller (`ordered` again).
    """
    table = tuple(rules)
    return ordered(
        finding
        for context in contexts
        for rule in table
        if isinstance(context, rule.scope)
        for finding in rule.check(context)
    )
