"""Laws of time: half-open spans, exact rates, rounding halves away from zero."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.frame_rate import NTSC_RATES, FrameRate, parse_frame_rate, round_half_away
from pipeline.model.time import TimeSpan, timecode
from tests.real_files import conformance_cases
from tests.strategies import frame_rates, signed_times, small_spans, spans, times


def _read(written: str) -> int:
    hours, minutes, rest = written.lstrip("-").split(":")
    seconds, milliseconds = rest.split(",")
    value = ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(milliseconds)
    return -value if written.startswith("-") else value


@given(signed_times)
def test_a_timecode_says_its_time(moment: int) -> None:
    """A written time, read by its fields, is the time, also past 99 hours and before 0."""
    assert _read(timecode(moment)) == moment


@given(small_spans, small_spans)
def test_spans_intersect_where_they_share_a_moment(one: TimeSpan, other: TimeSpan) -> None:
    """Two spans intersect exactly when some millisecond lies in both, whichever is asked."""
    shared = any(one.contains(moment) and other.contains(moment) for moment in range(-1, 14))
    assert one.intersects(other) is shared
    assert other.intersects(one) is shared


@given(spans)
def test_a_backwards_span_contains_nothing_and_says_so(span: TimeSpan) -> None:
    """A span holds its start and not its end, unless it is empty or runs backwards."""
    assert span.is_backwards == (span.duration < 0)
    assert span.contains(span.start) == (span.duration > 0)
    assert not span.contains(span.end)


@given(spans, signed_times)
def test_shifting_keeps_the_duration_and_can_be_undone(span: TimeSpan, by: int) -> None:
    """A shifted span is as long as before, and shifting it back gives the span."""
    moved = span.shifted(by)
    assert moved.duration == span.duration
    assert moved.shifted(-by) == span


@given(st.fractions(max_denominator=1000))
def test_rounding_is_to_the_nearest_and_away_from_zero(number: Fraction) -> None:
    """The rounded number is at most a half away, a half is the farther one, signs mirror."""
    rounded = round_half_away(number)
    assert abs(rounded - number) <= Fraction(1, 2)
    assert abs(number - rounded) < Fraction(1, 2) or abs(rounded) > abs(number)
    assert round_half_away(-number) == -rounded


@given(frame_rates, st.integers(-500_000, 500_000))
def test_frames_survive_milliseconds(rate: FrameRate, frames: int) -> None:
    """A frame number written in milliseconds is the same frame again, up to 60 per second."""
    assert rate.frames(rate.milliseconds(frames)) == frames


@given(frame_rates, times, times)
def test_more_time_is_not_fewer_frames(rate: FrameRate, one: int, other: int) -> None:
    """Frames grow with time."""
    shorter, longer = sorted((one, other))
    assert rate.frames(shorter) <= rate.frames(longer)


@given(st.fractions(Fraction(1, 1000), 1000, max_denominator=9999))
def test_a_written_rate_is_read_as_itself(fraction: Fraction) -> None:
    """What a rate writes, it reads; 2997/100 is no 29.97."""
    rate = FrameRate(fraction)
    assert parse_frame_rate(str(rate)) == rate


@pytest.mark.parametrize("name", sorted(NTSC_RATES))
def test_names_of_rates_are_exact(name: str) -> None:
    """23.976 means 24000/1001, with any zeros after it, and so for each rate x/1.001."""
    rate = parse_frame_rate(name)
    assert rate.fraction.denominator == 1001
    assert abs(rate.fraction - Fraction(name)) < Fraction(1, 100)
    assert parse_frame_rate(name + "0") == rate
    assert parse_frame_rate(str(rate)) == rate


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "0.0",
        "-25",
        "1/0",
        "0/1",
        "25/",
        "nan",
        "inf",
        "1e3",
        "1e9999999",
        "2_5",
        "٢٥",
        "2/1/1",
    ],
)
def test_what_is_no_rate_is_refused(text: str) -> None:
    """Anything but a positive decimal or fraction is a ValueError, and none costs time."""
    with pytest.raises(ValueError, match="frame rate"):
        parse_frame_rate(text)


@pytest.mark.parametrize(
    ("rate", "milliseconds", "frames"),
    [
        ("25", 20, 1),  # exactly half a frame goes away from zero
        ("25", 19, 0),
        ("25", -20, -1),
        ("24", 833, 20),  # 19.992: the shortest cue of Netflix, written in ms
        ("23.976", 834, 20),
        ("23.976", 83, 2),
        ("23.976", 62, 1),
        ("23.976", 63, 2),  # 1.5105
        ("24", 104, 2),
        ("24", 105, 3),  # 2.52: the first gap that has to be closed
        ("24", 479, 11),
        ("24", 480, 12),
        ("29.97", 500, 15),
        ("59.94", 500, 30),
    ],
)
def test_frames_at_the_boundaries(rate: str, milliseconds: int, frames: int) -> None:
    """Limits fall on the side that exact arithmetic puts them."""
    assert parse_frame_rate(rate).frames(milliseconds) == frames


@pytest.mark.parametrize(
    ("rate", "half"),
    [("23.976", 12), ("24", 12), ("25", 13), ("29.97", 15), ("30", 15), ("50", 25), ("59.94", 30)],
)
def test_half_a_second_in_frames(rate: str, half: int) -> None:
    """Half a second is as many frames as houses count."""
    assert parse_frame_rate(rate).frames(500) == half


def test_gaps_are_those_of_subtitle_edit() -> None:
    """Frames in milliseconds are what Subtitle Edit's own tests expect."""
    cases = conformance_cases("gap_ms_from_frames")
    assert cases
    for case in cases:
        rate = parse_frame_rate(str(case["fps"]))
        assert rate.milliseconds(case["frames"]) == case["expect_ms"], case
