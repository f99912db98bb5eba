"""Layout: lines, their length and balance, and what a break may part."""

from __future__ import annotations

from pipeline.checks.context import LayoutContext
from pipeline.checks.rule import Rule
from pipeline.checks.rules.layout import translation_too_wide

RULES = (
    Rule(
        translation_too_wide.CODE,
        translation_too_wide.check,
        LayoutContext,
        ("lines", "line_characters"),
    ),
)
