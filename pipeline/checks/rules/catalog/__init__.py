"""Catalogs: translations against their source texts."""

from __future__ import annotations

from pipeline.checks.context import CatalogContext
from pipeline.checks.rule import Rule
from pipeline.checks.rules.catalog import fuzzy, untranslated

RULES = (
    Rule(untranslated.CODE, untranslated.check, CatalogContext),
    Rule(fuzzy.CODE, fuzzy.check, CatalogContext),
)
