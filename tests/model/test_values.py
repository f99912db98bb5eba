"""Laws of the other values: the table of codes, findings, casts, messages, limits, segments."""

from __future__ import annotations

import pickle
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import OtherFilmError
from pipeline.model.cast import Cast
from pipeline.model.codes import CODES, Severity
from pipeline.model.cue import Cue
from pipeline.model.finding import Finding
from pipeline.model.limits import Limits
from pipeline.model.message import Message
from pipeline.model.pin import Pin
from pipeline.model.segment import Segment
from pipeline.model.track import Layout, Track
from tests.strategies import (
    CAST,
    casts,
    cues,
    findings,
    limits,
    messages,
    pins,
    segments,
    times,
    tracks,
)


@given(st.one_of(cues, findings, messages, segments, pins, tracks, casts, limits))
def test_values_cross_process_borders(value: object) -> None:
    """Every value is the same after the way to a worker and back."""
    assert pickle.loads(pickle.dumps(value)) == value


def test_an_error_with_a_title_comes_back() -> None:
    """What a worker process says of a film that is another one has all its parts."""
    error = OtherFilmError("hardly the film", "a.pot", "it fits b better", "b")
    back = pickle.loads(pickle.dumps(error))
    assert (back.what, back.where, back.hint, back.better) == error.args
    assert (back.exit_code, str(back)) == (1, "a.pot: hardly the film")


def test_codes_and_rules_name_one_thing_each() -> None:
    """No code and no rule name stands twice in the table, and each has the documented form."""
    rows = list(CODES.values())
    assert len({row.rule for row in rows}) == len(rows)
    for code, row in CODES.items():
        assert code == row.code
        assert re.fullmatch(r"(SRT|STR|TIM|LAY|TXT|CAT|REL)[0-9]{3}", code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row.rule)


@given(findings)
def test_a_finding_has_a_sentence(finding: Finding) -> None:
    """The sentence of a finding is made of its data only, whatever they are."""
    sentence = str(finding.sentence)
    assert sentence
    if "{value}" in finding.rule.sentence.msgid:
        assert str(finding.value) in sentence


@given(findings)
def test_severity_and_place_change_nothing_else(finding: Finding) -> None:
    """A finding with another severity or line is the same finding otherwise."""
    for severity in Severity:
        graver = finding.with_severity(severity)
        assert graver.severity is severity
        assert (graver.code, graver.place, graver.value) == (
            finding.code,
            finding.place,
            finding.value,
        )
    assert finding.at(line=7).place.line == 7
    assert finding.at(line=7).at(line=finding.place.line) == finding


def test_severities_rank_from_information_to_error() -> None:
    """An error outranks a warning, a warning information."""
    assert [one.rank for one in (Severity.INFO, Severity.WARNING, Severity.ERROR)] == [0, 1, 2]


@given(casts)
def test_a_cast_finds_its_own_and_nobody_else(cast: Cast) -> None:
    """Every member is found in any case of letters, and names of others are not."""
    for one in cast.speakers:
        assert cast.find(one.name) is one
        assert cast.find(one.name.lower()) is one
    assert cast.find("NOBODY AT ALL") is None


def test_a_name_reads_as_the_cast_says() -> None:
    """A name in a language without its own form is the label's."""
    commander = CAST.find("commander")
    assert commander is not None
    assert commander.name_in("ru") == "КОМАНДИР"
    assert commander.name_in("de") == "COMMANDER"


@given(messages)
def test_only_a_text_that_is_not_fuzzy_counts_as_translated(message: Message) -> None:
    """A message is translated when it has a translation and nobody doubts it."""
    assert message.changed(fuzzy=True).is_translated is False
    assert message.changed(translation="").is_translated is False
    assert message.changed(translation="||", fuzzy=False).is_translated is True


@given(limits, times, times)
def test_more_time_is_not_less_space(limits: Limits, one: int, other: int) -> None:
    """The space of a cue grows with its duration and never passes the lines."""
    shorter, longer = (limits.space(duration) for duration in sorted((one, other)))
    if longer is None or shorter is None:
        assert longer is shorter is None
        return
    assert 0 <= shorter <= longer
    if limits.lines and limits.line_characters:
        assert longer <= limits.lines * limits.line_characters


@pytest.mark.parametrize(
    ("duration", "space"), [(3540, 60), (3529, 59), (3530, 60), (9000, 84), (0, 0), (-500, 0)]
)
def test_space_at_the_boundaries(duration: int, space: int) -> None:
    """Seventeen characters a second are counted exactly and rounded down."""
    assert Limits(2, 42, Fraction(17)).space(duration) == space


@given(cues)
def test_two_equalities_of_a_cue(cue: Cue) -> None:
    """Number and line of a cue are not seen by a viewer, its settings and text are."""
    moved = Cue(cue.span, cue.text, 10_000, cue.settings, 10_000)
    assert moved.says_same(cue)
    assert moved != cue
    assert not Cue(cue.span, cue.text + "!", cue.number, cue.settings, cue.line).says_same(cue)


def test_blocks_and_head_are_the_file() -> None:
    """Head and blocks of a layout, one after the other, are the source."""
    source = "\n\n1\nA\n\n2\nB\n"
    layout = Layout(source=source, starts=(2, 7))
    assert layout.head + layout.block(0) + layout.block(1) == source
    assert Layout(source="nothing").head == "nothing"


def test_a_segment_needs_a_place() -> None:
    """A segment without a slot cannot be made."""
    with pytest.raises(ValueError, match="slot"):
        Segment("text", (), "en")


def test_a_new_pin_states_nothing() -> None:
    """The facts of a pin are empty until a person states them."""
    assert Pin() == Pin(None, None, "", "", "", "", None, "", (), "")
    assert Track(()).layout == Layout()
