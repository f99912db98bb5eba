"""Catalogs: translations against their source texts."""

from __future__ import annotations

from pipeline.checks.context import CatalogContext
from pipeline.checks.rule import Rule
from pipeline.checks.rules.catalog import (
    brackets_differ,
    fuzzy,
    numbers_differ,
    sentence_end_differs,
    tags_differ,
    term_forbidden,
    term_missing,
    translation_length_unlikely,
    translation_over_budget,
    unchanged_translation,
    untranslated,
)

RULES = (
    Rule(untranslated.CODE, untranslated.check, CatalogContext),
    Rule(fuzzy.CODE, fuzzy.check, CatalogContext),
    Rule(tags_differ.CODE, tags_differ.check, CatalogContext),
    Rule(numbers_differ.CODE, numbers_differ.check, CatalogContext),
    Rule(sentence_end_differs.CODE, sentence_end_differs.check, CatalogContext),
    Rule(brackets_differ.CODE, brackets_differ.check, CatalogContext),
    Rule(translation_over_budget.CODE, translation_over_budget.check, CatalogContext),
    Rule(unchanged_translation.CODE, unchanged_translation.check, CatalogContext),
    Rule(term_missing.CODE, term_missing.check, CatalogContext),
    Rule(term_forbidden.CODE, term_forbidden.check, CatalogContext),
    Rule(translation_length_unlikely.CODE, translation_length_unlikely.check, CatalogContext),
)
