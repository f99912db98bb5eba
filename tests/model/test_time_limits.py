"""Laws of limits on times: milliseconds at an edge say what frames say."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.frame_rate import FrameRate, is_usual, parse_frame_rate, round_half_away
from pipeline.model.limits import Limits
from pipeline.model.time import TimeSpan
from pipeline.model.time_limits import TimeLimits, time_limits

rates = st.sampled_from(
    ["23.976", "24", "25", "29.97", "30", "47.952", "50", "59.94", "60", "12.5", "24000/1001"]
).map(parse_frame_rate)
odd_rates = st.fractions(1, 120, max_denominator=2000).map(FrameRate)
frames = st.integers(0, 12)


def house(gap_frames: int, *, longest: int | None = None) -> Limits:
    """Return the limits of a house that chains."""
    return Limits(gap_frames=gap_frames, gap=83, chaining=True, longest=longest)


@given(rates | odd_rates, frames, st.integers(0, 3000))
def test_gaps_are_judged_as_their_frames_are(rate: FrameRate, least: int, gap: int) -> None:
    """Comparing the milliseconds of a gap is comparing its frames, half ones up."""
    limits = time_limits(house(least), rate)
    counted = round_half_away(gap * rate.fraction / 1000)
    assert limits.gap is not None
    assert (gap >= limits.gap) == (counted >= least)
    assert (gap in limits.unclosed) == (least < counted < round_half_away(rate.fraction / 2))
    assert (gap in limits.before_cut) == (counted == least)
    assert (gap < limits.on_cut) == (counted == 0)
    assert limits.told(gap) == counted
    assert limits.unit == "frames"


@given(rates, st.integers(1, 6))
def test_a_closed_gap_is_right(rate: FrameRate, least: int) -> None:
    """What is left of a gap that is closed is neither too short nor has to be closed again."""
    limits = time_limits(house(least), rate)
    assert limits.closed in limits.before_cut


@given(rates | odd_rates, frames)
def test_fewest_milliseconds_of_frames(rate: FrameRate, count: int) -> None:
    """The fewest milliseconds of so many frames are as many frames, and one fewer are not."""
    least = rate.least(count + 1)
    assert rate.frames(least) >= count + 1
    assert rate.frames(least - 1) <= count


@given(
    st.fractions(Fraction(1, 2), 40, max_denominator=10),
    st.integers(1, 400),
    st.integers(0, 2000),
    st.integers(0, 400),
    st.integers(0, 200),
    st.integers(0, 30),
)
def test_needed_time_is_the_least(
    speed: Fraction, per_minute: int, shortest: int, word_time: int, characters: int, words: int
) -> None:
    """In the time that is needed all limits hold; in a millisecond less one of them does not."""
    limits = TimeLimits(
        shortest=shortest,
        reading_speed=speed,
        words_per_minute=per_minute,
        word_time=word_time,
    )

    def holds(duration: int) -> bool:
        return (
            duration >= max(shortest, word_time * words)
            and characters * 1000 <= speed * duration
            and words * 60_000 <= per_minute * duration
        )

    needed = limits.needed(characters, words)
    assert holds(needed)
    assert not needed or not holds(needed - 1)


@given(rates, st.integers(0, 9000), st.integers(0, 600))
def test_no_gap_is_closed_beyond_the_longest_duration(
    rate: FrameRate, duration: int, gap: int
) -> None:
    """A gap has to be closed only where the cue may be shown for so long."""
    limits = time_limits(house(2, longest=7000), rate)
    span = TimeSpan(1000, 1000 + duration)
    assert limits.closed is not None
    assert limits.longest is not None
    if limits.has_to_be_closed(span, span.end + gap):
        assert gap in limits.unclosed
        assert duration + gap - limits.closed <= limits.longest
    elif gap in limits.unclosed:
        assert duration + gap - limits.closed > limits.longest


@pytest.mark.parametrize(
    ("written", "half", "longest"),
    [
        ("23.976", 12, 7007),
        ("24", 12, 7000),
        ("25", 13, 7000),
        ("29.97", 15, 7007),
        ("30", 15, 7000),
        ("47.952", 24, 7007),
        ("50", 25, 7000),
        ("59.94", 30, 7007),
        ("60", 30, 7000),
    ],
)
def test_usual_rates(written: str, half: int, longest: int) -> None:
    """Half a second is half the rate; at x/1.001 seven seconds last 7007 ms."""
    rate = parse_frame_rate(written)
    assert rate.half_second == half
    assert time_limits(Limits(longest=7000), rate).longest == longest
    assert is_usual(rate.fraction) == (written != "47.952")


def test_without_a_frame_rate() -> None:
    """Milliseconds of the profile hold; from half a frame more on a gap has to be closed."""
    limits = time_limits(house(2, longest=7000))
    assert (limits.gap, limits.closed, limits.unclosed) == (83, 83, range(104, 500))
    assert (limits.before_cut, limits.on_cut, limits.half_second) == (range(63, 104), 21, 500)
    assert (limits.unit, limits.told(84), limits.longest) == ("ms", 84, 7000)


def test_a_house_without_limits() -> None:
    """No limit, no bound."""
    for rate in (None, parse_frame_rate("25")):
        limits = time_limits(Limits(), rate)
        assert (limits.gap, limits.unclosed, limits.on_cut, limits.needed(99, 20)) == (
            None,
            range(0),
            0,
            0,
        )
        assert not limits.has_to_be_closed(TimeSpan(0, 1000), 1200)
