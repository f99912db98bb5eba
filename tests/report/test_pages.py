"""The pages of rules and profiles that the command line shows."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.registry import pages
from pipeline.checks.rule import SECTIONS
from pipeline.model.codes import CODES
from pipeline.model.limits import Profile
from pipeline.profiles import load, names
from pipeline.report.pages import (
    profile_page,
    profiles_json,
    profiles_table,
    rule_page,
    rules_json,
    rules_table,
)

profiles_of_users = st.tuples(
    st.text("abc-", min_size=1, max_size=40),
    st.sampled_from(["", "ru", "sr-Latn"]),
    st.lists(st.text("abcdefgh", min_size=1, max_size=20), max_size=40).map(" ".join),
).map(lambda one: Profile(one[0], language=one[1], about=one[2]))


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_page(code: str) -> None:
    """A page begins with code and name, and has the whole page of the rule or notice."""
    page = rule_page(code)
    assert page.startswith(f"# {code} {CODES[code].rule}\n")
    assert pages()[code].page in page
    assert page.count("\n## ") == len(SECTIONS)


@pytest.mark.parametrize("name", names())
def test_every_number_of_a_profile_is_shown_with_its_source(name: str) -> None:
    """The page of a profile has a line for all that it states."""
    profile = load(name)
    page = profile_page(profile)
    for key, source in profile.sources:
        assert any(line.startswith(key) and line.endswith(source) for line in page.splitlines())
    (read,) = json.loads(profiles_json([profile]))["profiles"]
    assert read["values"].keys() == dict(profile.sources).keys()
    assert read["severity"] == dict(profile.severities)


def test_tables_have_a_line_for_each() -> None:
    """Every code and every profile stands in its table, judged as the profile says."""
    lines = rules_table(CODES.values(), load("netflix-ru")).splitlines()
    assert [line.split()[0] for line in lines[1:]] == list(CODES)
    assert ["TXT007", "wrong-quotes", "info"] in [line.split()[:3] for line in lines]
    assert len(json.loads(rules_json(CODES.values()))["rules"]) == len(CODES)
    rows = profiles_table(map(load, names())).splitlines()
    assert [row.split()[0] for row in rows[1:] if row[0] != " "] == list(names())


@given(st.lists(profiles_of_users, min_size=1, max_size=5))
def test_profiles_are_read_in_100_columns(profiles: list[Profile]) -> None:
    """The table is at most 100 columns wide, and says all that a profile is for."""
    shown = profiles_table(profiles)
    assert max(map(len, shown.splitlines())) <= 100
    for profile in profiles:
        assert all(word in shown for word in profile.about.split())
