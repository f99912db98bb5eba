"""Text: marks, numbers, tags, characters and words."""

from __future__ import annotations

from typing import Any

from pipeline.checks.rule import Rule

RULES: tuple[Rule[Any], ...] = ()
