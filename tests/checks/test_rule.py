"""The registry takes a rule only when it is complete."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator

import pytest

from pipeline.checks import rules
from pipeline.checks.context import TrackContext
from pipeline.checks.registry import RULES
from pipeline.checks.rule import SECTIONS, Rule, registered, without_cases
from pipeline.checks.rules.structure import empty_cue
from pipeline.model.finding import Finding

from .case_files import FOLDER


def check_nothing(context: TrackContext) -> Iterator[Finding]:
    """Find nothing; the page of this module has no sections."""
    yield from ()


def test_every_rule_has_cases_and_every_case_file_a_rule() -> None:
    """Rules and case files belong together, one to one."""
    stems = [path.stem for path in FOLDER.iterdir()]
    assert without_cases(RULES, stems) == ()
    assert sorted(stems) == sorted(rule.name for rule in RULES)


def test_a_rule_without_cases_is_named() -> None:
    """A rule that nobody has shown to work is named."""
    assert without_cases(RULES, [rule.name for rule in RULES[1:]]) == (RULES[0].name,)


def test_every_module_is_in_the_table_under_its_name() -> None:
    """One rule is one file, called as the rule is."""
    found = pkgutil.walk_packages(rules.__path__, f"{rules.__name__}.")
    modules = sorted(one.name.rpartition(".")[2] for one in found if not one.ispkg)
    assert modules == sorted(rule.name.replace("-", "_") for rule in RULES)
    for rule in RULES:
        assert rule.check.__module__.rpartition(".")[2] == rule.name.replace("-", "_")


def test_pages_have_all_sections() -> None:
    """A page says everything that a page has to say, and begins with one sentence."""
    for rule in RULES:
        assert tuple(rule.sections) == SECTIONS
        assert rule.page.partition("\n")[0].endswith(".")


def test_duplicates_are_refused() -> None:
    """Two rules cannot have one code."""
    with pytest.raises(ValueError, match="STR005: registered twice"):
        registered(*RULES, Rule("STR005", empty_cue.check, TrackContext))


def test_unknown_codes_are_refused() -> None:
    """A code has to stand in the table of codes."""
    with pytest.raises(ValueError, match="TIM999: no such code"):
        registered(Rule("TIM999", empty_cue.check, TrackContext))


def test_missing_sections_are_refused() -> None:
    """A module whose docstring is no page cannot be a rule."""
    with pytest.raises(ValueError, match="STR005: sections are missing"):
        registered(Rule("STR005", check_nothing, TrackContext))


def test_all_problems_are_named_at_once() -> None:
    """Whoever adds rules is told of everything that is wrong with them."""
    with pytest.raises(ValueError, match="no such code; STR005: sections"):
        registered(
            Rule("TIM999", check_nothing, TrackContext),
            Rule("STR005", check_nothing, TrackContext),
        )
