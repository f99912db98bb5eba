"""Laws of what becomes of findings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.context import TrackContext
from pipeline.checks.run import check
from pipeline.checks.selection import codes_named
from pipeline.checks.verdict import FINAL_ERRORS, Screening, as_final, fails, suppress
from pipeline.errors import UsageError
from pipeline.model.codes import CODES, Severity
from pipeline.model.cue import Kind
from pipeline.model.finding import Finding, Place
from pipeline.model.pin import Pin
from pipeline.model.track import Track

from .strategies import tracks

findings = st.lists(
    st.builds(
        Finding,
        st.sampled_from(sorted(CODES)),
        st.builds(Place, cue=st.none() | st.integers(1, 4)),
        severity_override=st.none() | st.sampled_from(Severity),
    )
)
rule_names = st.sampled_from(["empty-cue", "TIM004", "x-cue-count", "negative-duration"])
pins = st.dictionaries(
    st.integers(1, 4),
    st.lists(st.builds(Pin, suppress=st.lists(rule_names, max_size=2).map(tuple)), max_size=2),
)


@given(findings, pins)
def test_suppressing_parts_findings(
    found: list[Finding], pins_by_cue: dict[int, list[Pin]]
) -> None:
    """Each finding is kept or suppressed; suppressed exactly if a pin of its cue names its rule."""
    screening = suppress(found, pins_by_cue)

    def is_named(finding: Finding) -> bool:
        here = pins_by_cue.get(finding.place.cue or 0, [])
        return any(finding.code in codes_named(name) for pin in here for name in pin.suppress)

    assert screening.suppressed == tuple(filter(is_named, found))
    assert screening.kept == tuple(one for one in found if not is_named(one))


def test_a_pin_on_any_cue_of_a_message_suppresses() -> None:
    """What is found in a message is suppressed by its pins, wherever the finding stands."""
    mine, other = (Finding("CAT001", Place(cue=1, message=one)) for one in ("A", "B"))
    pin = Pin(suppress=("untranslated",))
    screening = suppress([mine, other], {}, {"A": [pin]})
    assert screening == Screening((other,), (mine,), frozenset({(pin, "untranslated")}))


@given(findings, st.lists(rule_names, max_size=3).map(tuple))
def test_suppressing_everywhere(found: list[Finding], names: tuple[str, ...]) -> None:
    """A rule suppressed everywhere leaves no finding, and is used exactly if there was one."""
    pin = Pin(suppress=names)
    screening = suppress(found, {}, None, [pin])
    wanted = {name: codes_named(name) for name in names}
    assert all(one.code not in codes for one in screening.kept for codes in wanted.values())
    met = {name for name, codes in wanted.items() if any(one.code in codes for one in found)}
    assert screening.used == {(pin, name) for name in met}


def test_a_pin_that_suppresses_an_unknown_rule_is_an_error() -> None:
    """A mistyped suppression is not silently without effect."""
    with pytest.raises(UsageError, match="no rule is called empty-cu"):
        suppress((), {1: [Pin(suppress=("empty-cu",))]})


@given(findings)
def test_final_is_stricter_and_settles(found: list[Finding]) -> None:
    """`--final` makes nothing milder, touches only its own rules, and twice is as once."""
    final = as_final(found)
    for before, after in zip(found, final, strict=True):
        assert after.severity.rank >= before.severity.rank
        is_raised = before.code in FINAL_ERRORS
        assert after.severity is (Severity.ERROR if is_raised else before.severity)
    assert as_final(final) == final


@given(findings, st.sampled_from(Severity))
def test_a_run_fails_on_the_worst(found: list[Finding], fail_on: Severity) -> None:
    """A run fails exactly if its worst finding reaches the level."""
    worst = max((one.severity.rank for one in found), default=-1)
    assert fails(found, fail_on) is (worst >= fail_on.rank)


@given(tracks())
def test_a_draft_fails_only_on_errors(track: Track) -> None:
    """By default only errors fail a run: an empty cue does not, unless the run is final."""
    found = [one for one in check([TrackContext(track, "a.srt")]) if one.code == "STR005"]
    assert not fails(found)
    assert fails(as_final(found)) is bool(found)


def test_kinds_are_for_all_cues_or_none() -> None:
    """A context whose kinds do not belong to its cues cannot be made."""
    with pytest.raises(ValueError, match="every cue has one kind"):
        TrackContext(Track(()), "a.srt", kinds=(Kind.SIGN,))
