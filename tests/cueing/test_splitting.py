"""The time that several cues share."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.cueing.splitting import share_time, smallest_gap
from pipeline.language.counting import visible_length
from pipeline.model.frame_rate import FrameRate
from pipeline.model.limits import Limits
from pipeline.model.time import TimeSpan

from .strategies import limits, rates, spans

some_parts = st.lists(st.text("абв <>", min_size=1, max_size=30), min_size=1, max_size=6)


@given(spans, some_parts, st.integers(0, 500))
def test_shared_time(span: TimeSpan, parts: list[str], gap: int) -> None:
    """The parts share the span in order, whole, with the gap between two, less only where there
    is no time for it."""
    shares = share_time(span, parts, gap)
    assert len(shares) == len(parts)
    if span.duration < len(parts):
        assert shares == [span] * len(parts)
        return
    assert (shares[0].start, shares[-1].end) == (span.start, span.end)
    assert all(one.duration >= 1 for one in shares)
    gaps = [after.start - before.end for before, after in pairwise(shares)]
    least = (span.duration - len(parts)) // max(len(parts) - 1, 1)
    assert gaps == [min(gap, least)] * (len(parts) - 1)


@given(some_parts, st.integers(0, 200))
def test_fair(parts: list[str], gap: int) -> None:
    """Each part has time by the characters that a viewer sees, to the millisecond."""
    span = TimeSpan(1000, 61_000)
    weights = [max(visible_length(part), 1) for part in parts]
    shares = share_time(span, parts, gap)
    free = span.duration - gap * (len(parts) - 1) - len(parts)
    for weight, share in zip(weights, shares, strict=True):
        assert abs(share.duration - 1 - Fraction(free * weight, sum(weights))) <= 1


@given(limits, rates)
def test_gap(limits: Limits, rate: FrameRate | None) -> None:
    """The gap is counted in frames where the rate is known, else in milliseconds."""
    gap = smallest_gap(limits, rate)
    if rate and limits.gap_frames is not None:
        assert rate.frames(gap) == limits.gap_frames
    else:
        assert gap == (limits.gap or 0)
