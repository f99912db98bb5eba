"""Laws of baselines: what is known is left out once for each time it is known."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.baseline import against, baseline_of, fingerprint
from pipeline.model.finding import Finding, Place
from pipeline.project.baseline import read_baseline, written_baseline
from tests.strategies import findings

several = st.lists(findings, max_size=8)


@given(several)
def test_what_a_baseline_knows_is_left_out(found: list[Finding]) -> None:
    """Nothing is new against its own baseline, and everything is against an empty one."""
    compared = against(found, baseline_of(found))
    assert (compared.new, compared.known, compared.gone) == ((), len(found), 0)
    assert against(found, {}).new == tuple(found)


@given(several, several)
def test_every_finding_is_new_or_known(before: list[Finding], after: list[Finding]) -> None:
    """New and known are all findings; known and gone are all that the baseline knows."""
    compared = against(after, baseline_of(before))
    assert len(compared.new) + compared.known == len(after)
    assert compared.known + compared.gone == len(before)
    rest = Counter(map(fingerprint, after)) - Counter(map(fingerprint, before))
    assert Counter(map(fingerprint, compared.new)) == rest


@given(several)
def test_a_baseline_survives_its_file(found: list[Finding]) -> None:
    """Written and read again, a baseline knows the same findings; the bytes are always the same."""
    known = baseline_of(found)
    data = written_baseline(known)
    assert written_baseline(baseline_of(reversed(found))) == data
    assert read_baseline(data, "known.json") == known


@given(findings, st.integers(1, 99), st.integers(0, 10**6))
def test_a_finding_that_moves_is_the_same(finding: Finding, line: int, start: int) -> None:
    """Line, cue, time and measured value may change; the words may not."""
    moved = finding.at(line=line, cue=line, start=start)._replace(value=line)
    assert fingerprint(moved) == fingerprint(finding)
    other = finding._replace(text=f"{finding.text} more")
    assert fingerprint(other) != fingerprint(finding)
    elsewhere = finding._replace(place=Place("other.srt"))
    assert fingerprint(elsewhere) != fingerprint(finding)
