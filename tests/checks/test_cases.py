"""Every rule finds in its cases what the case says, and nothing else."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from pipeline.checks.context import TrackContext
from pipeline.checks.fixing import mend
from pipeline.checks.registry import RULES
from pipeline.checks.rule import Rule
from pipeline.checks.run import check

from .case_files import Case, all_cases, described, fences, track_context

CASES = tuple(all_cases())
BY_NAME = {rule.name: rule for rule in RULES}
TRACK_RULES = tuple(rule for rule in RULES if rule.scope is TrackContext)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    """A rule finds what its case says."""
    findings = check([case.context], [BY_NAME[case.rule]])
    assert tuple(map(described, findings)) == case.expected
    assert {finding.code for finding in findings} <= {BY_NAME[case.rule].code}


@pytest.mark.parametrize("case", [case for case in CASES if case.fixed is not None], ids=str)
def test_fixed(case: Case) -> None:
    """The fixes of a rule make what its case says, and nothing is left for a second time."""
    context, rule = case.context, BY_NAME[case.rule]
    assert isinstance(context, TrackContext)
    assert case.fixed is not None
    found = check([context], [rule])
    mended = mend(context.track, found, unsafe=case.unsafe)
    assert [cue.text for cue in mended.track.cues] == [cue.text for cue in case.fixed.cues]
    again = check([replace(context, track=mended.track, kinds=())], [rule])
    assert mend(mended.track, again, unsafe=case.unsafe).made == ()


@pytest.mark.parametrize("name", BY_NAME)
def test_cases_show_both_sides(name: str) -> None:
    """The cases of a rule show what it reports, and what it leaves alone."""
    outcomes = {bool(case.expected) for case in CASES if case.rule == name}
    assert outcomes == {True, False}


@pytest.mark.parametrize("rule", TRACK_RULES, ids=lambda rule: rule.name)
def test_page_tells_the_truth(rule: Rule[TrackContext]) -> None:
    """What a page gives as an example is found; what it gives instead is clean of every rule."""
    example, instead = (
        track_context(blocks["srt"], tomllib.loads(blocks.get("toml", "")))
        for blocks in (dict(fences(rule.sections[head])) for head in ("Example", "Use instead"))
    )
    assert rule.code in {finding.code for finding in check([example])}
    assert check([instead]) == ()
