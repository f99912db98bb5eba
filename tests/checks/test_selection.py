"""Rules are chosen by code, name or alias."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.registry import RULES
from pipeline.checks.selection import codes_named, select, selected_codes, with_codes
from pipeline.errors import UsageError
from pipeline.model.codes import CODES
from pipeline.model.finding import Finding

names = st.sampled_from(
    sorted({name for row in CODES.values() for name in (row.code, row.rule, *row.aliases)})
)


@given(st.lists(names), st.lists(names))
def test_select_and_ignore(chosen: list[str], unwanted: list[str]) -> None:
    """What is selected and what is not ignored is exactly what is left."""
    wanted = {code for name in chosen for code in codes_named(name)} or set(CODES)
    expected = wanted - {code for name in unwanted for code in codes_named(name)}
    assert selected_codes(chosen, unwanted) == expected
    kept = tuple(rule for rule in RULES if rule.code in expected)
    assert select(RULES, chosen, unwanted) == kept


@given(names)
def test_case_does_not_matter(name: str) -> None:
    """A name means the same in capitals and in small letters."""
    assert codes_named(name.upper()) == codes_named(name.lower()) != frozenset()


@pytest.mark.parametrize("name", ["TIM004", "cues-overlap", "overlap"])
def test_one_rule_has_three_kinds_of_names(name: str) -> None:
    """Code, name and alias lead to the same rule."""
    assert [rule.code for rule in select(RULES, [name])] == ["TIM004"]


def test_an_alias_may_stand_for_several_rules() -> None:
    """The alias `x-cue-count` is two rules here."""
    assert codes_named("x-cue-count") == {"REL001", "REL002"}


def test_ignoring_all_that_is_selected_leaves_nothing() -> None:
    """An empty choice is not mistaken for no choice."""
    assert selected_codes(["TIM004"], ["overlap"]) == frozenset()


@pytest.mark.parametrize(
    ("name", "hint"),
    [("cue-overlap", "cues-overlap"), ("TIM04", "TIM004"), ("emptycue", "empty-cue")],
)
def test_a_mistyped_name_is_answered_with_the_right_one(name: str, hint: str) -> None:
    """A name that nobody knows is an error that says what may have been meant."""
    with pytest.raises(UsageError, match=f"no rule is called {name}") as caught:
        select(RULES, [name])
    assert hint in str(caught.value.hint)


def test_a_name_like_no_other_has_no_hint() -> None:
    """No name is offered when none is near."""
    with pytest.raises(UsageError) as caught:
        selected_codes(ignore=["щщщщ"])
    assert str(caught.value.hint) == ""


def test_findings_of_the_reader_are_chosen_by_the_same_codes() -> None:
    """`--ignore` reaches findings that no rule here has made."""
    read = (Finding("SRT005"), Finding("SRT011"))
    assert with_codes(read, selected_codes(ignore=["encoding-guessed"])) == read[:1]


def test_what_is_meant_is_told_as_it_is_written() -> None:
    """Codes and families are suggested in capitals, names in small letters."""
    with pytest.raises(UsageError) as caught:
        codes_named("TIM999")
    meant = str(caught.value.hint).removeprefix("did you mean ").rstrip("?").split(", ")
    assert meant
    assert all(one in CODES or one == "TIM" for one in meant)


@given(st.sampled_from(sorted({code[:3] for code in CODES})), st.characters(categories=["Lu"]))
def test_a_mistyped_family_is_answered_with_the_family(family: str, letter: str) -> None:
    """A letter too many after a family's name leads to it, not to rules that begin like it."""
    with pytest.raises(UsageError) as caught:
        codes_named(family + letter)
    assert str(caught.value.hint) == f"did you mean {family}?"
