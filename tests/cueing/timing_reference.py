"""What retiming has to do, said a second time: slowly, from the rules' own words, for few cues."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from math import floor

from pipeline.cueing.retiming import Timed, TimingLimit, TimingLimits
from pipeline.model.frame_rate import FrameRate, round_half_away
from pipeline.model.time import TimeSpan

Times = tuple[TimeSpan, ...]
HALF = Fraction(1, 2)


def duration_faults(cue: Timed, span: TimeSpan, limits: TimingLimits) -> Iterator[TimingLimit]:
    """Yield the limits of its own that a cue breaks, each by the rule's arithmetic."""
    time = span.end - span.start
    if time < 0:
        yield TimingLimit.NEGATIVE_DURATION
    if time == 0:
        yield TimingLimit.ZERO_DURATION
    if limits.shortest is not None and time < limits.shortest:
        yield TimingLimit.SHORTEST
    if limits.longest is not None and time > limits.longest and not cue.longest_exempt:
        yield TimingLimit.LONGEST
    if limits.reading_speed is not None and (
        cue.characters
        if time <= 0
        else Fraction(1000 * cue.characters, time) > limits.reading_speed
    ):
        yield TimingLimit.READING_SPEED
    if limits.words_per_minute is not None and (
        cue.words if time <= 0 else Fraction(60_000 * cue.words, time) > limits.words_per_minute
    ):
        yield TimingLimit.WORDS
    if limits.word_time is not None and time < limits.word_time * cue.words:
        yield TimingLimit.WORDS


def counted(milliseconds: int, limits: TimingLimits) -> int:
    """Return a difference of times in what the house counts gaps in.

    Those are frames, or without a rate frames as long as the gap in milliseconds makes them, or
    milliseconds.
    """
    rate, frames, gap = limits.frame_rate, limits.gap_frames, limits.gap
    if rate is not None and frames is not None:
        return rate.frames(milliseconds)
    return floor(Fraction(milliseconds * frames, gap) + HALF) if frames and gap else milliseconds


def least_gap(limits: TimingLimits) -> int | None:
    """Return the least gap in what `counted` counts; None where the house has none."""
    rate, frames, gap = limits.frame_rate, limits.gap_frames, limits.gap
    if frames is not None and (rate is not None or (frames and gap)):
        return frames
    return gap


def is_half_a_second(milliseconds: int, limits: TimingLimits) -> bool:
    """Whether a difference of times is at least half a second."""
    rate = limits.frame_rate
    if rate is None:
        return milliseconds >= 500
    return rate.frames(milliseconds) >= round_half_away(rate.fraction / 2)


def shot_faults(span: TimeSpan, limits: TimingLimits) -> Iterator[TimingLimit]:
    """Yield the limits of shot changes that a cue breaks."""
    closed = least_gap(limits)
    shots = limits.shot_changes
    if closed is None:
        return
    start, end = span
    if not any(counted(abs(start - shot), limits) == 0 for shot in shots):
        if any(start > shot and not is_half_a_second(start - shot, limits) for shot in shots):
            yield TimingLimit.SHOT_IN_AFTER
        if any(shot > start and not is_half_a_second(shot - start, limits) for shot in shots):
            yield TimingLimit.SHOT_IN_BEFORE
    if any(shot >= end and counted(shot - end, limits) == closed for shot in shots):
        return
    if not all(is_half_a_second(abs(shot - end), limits) for shot in shots):
        yield TimingLimit.SHOT_OUT


def gap_faults(
    cue: Timed, span: TimeSpan, next_start: int, limits: TimingLimits
) -> Iterator[TimingLimit]:
    """Yield the limits that the gap after a cue breaks."""
    gap, closed, rate = next_start - span.end, least_gap(limits), limits.frame_rate
    if gap < 0:
        yield TimingLimit.OVERLAP
        return
    is_in_frames = rate is not None and limits.gap_frames is not None
    if closed is not None and (
        counted(gap, limits) < closed if is_in_frames else gap < (limits.gap or 0)
    ):
        yield TimingLimit.GAP
    if limits.flicker_gap is not None and 0 < gap < limits.flicker_gap:
        yield TimingLimit.FLICKER
    if not limits.chaining or closed is None or is_half_a_second(gap, limits):
        return
    if counted(gap, limits) > closed:
        least = rate.milliseconds(closed) if rate and is_in_frames else limits.gap or 0
        extended = next_start - least - span.start
        if limits.longest is None or cue.longest_exempt or extended <= limits.longest:
            yield TimingLimit.CHAINING


def faults(cues: Sequence[Timed], times: Times, limits: TimingLimits) -> set[tuple[int, str]]:
    """Return what one lane breaks: cue and limit, a gap named by the cue after it."""
    found: set[tuple[int, str]] = set()
    order = sorted(range(len(cues)), key=lambda i: times[i].start)
    for place, i in enumerate(order):
        found |= {(i, limit) for limit in duration_faults(cues[i], times[i], limits)}
        found |= {(i, limit) for limit in shot_faults(times[i], limits)}
        if place:
            before = order[place - 1]
            gaps = gap_faults(cues[before], times[before], times[i].start, limits)
            found |= {(i, limit) for limit in gaps}
        if any(times[before].end > times[i].start for before in order[:place]):
            found.add((i, TimingLimit.OVERLAP))
    return found


def places(time: int, limits: TimingLimits, *, is_free: bool) -> list[int]:
    """Return where an edge may go."""
    rate = limits.frame_rate
    if not is_free:
        return [time]
    if rate is None:
        shift = FrameRate(Fraction(24)).milliseconds(limits.max_shift)
        return [place for place in range(time - shift, time + shift + 1) if place >= 0]
    shift = math.ceil(1000 * limits.max_shift / rate.fraction)
    near = range(rate.frames(time) - limits.max_shift - 2, rate.frames(time) + limits.max_shift + 3)
    grid = {rate.milliseconds(frame) for frame in near}
    return sorted(
        place
        for place in grid | {time}
        if place == time or (place >= 0 and abs(place - time) <= shift)
    )


def best(
    cues: Sequence[Timed], limits: TimingLimits, held: Collection[int] = ()
) -> tuple[tuple[int, int], Times] | None:
    """Return the least cost and the one best solution of one lane in order of start, None if none.

    `held` cues stay as they are; what they break among themselves does not count.
    """
    found: tuple[tuple[int, int], tuple[int, ...], Times] | None = None
    for times in solutions(cues, limits, held):
        moved = [abs(t.start - c.span.start) for c, t in zip(cues, times, strict=True)]
        ends = [abs(t.end - c.span.end) for c, t in zip(cues, times, strict=True)]
        edges = tuple(edge for span in times for edge in span)[::-1]
        one = ((sum(moved) + sum(ends), sum(moved)), edges, times)
        if found is None or one[:2] < found[:2]:
            found = one
    return None if found is None else (found[0], found[2])


def solutions(
    cues: Sequence[Timed], limits: TimingLimits, held: Collection[int] = ()
) -> Iterator[Times]:
    """Yield all times of `cues` at which all limits hold that are not between held cues."""
    yield from _extended(cues, limits, held, ())


def _extended(
    cues: Sequence[Timed], limits: TimingLimits, held: Collection[int], times: Times
) -> Iterator[Times]:
    index = len(times)
    if index == len(cues):
        yield times
        return
    cue = cues[index]
    if index in held:
        spans = [cue.span]
    else:
        spans = [
            TimeSpan(start, end)
            for start in places(cue.span.start, limits, is_free=cue.is_free)
            for end in places(cue.span.end, limits, is_free=cue.is_free)
        ]
        spans = [
            span
            for span in spans
            if not any(duration_faults(cue, span, limits)) and not any(shot_faults(span, limits))
        ]
    for span in spans:
        if _fits(cues, limits, held, times, span):
            yield from _extended(cues, limits, held, (*times, span))


def _fits(
    cues: Sequence[Timed],
    limits: TimingLimits,
    held: Collection[int],
    times: Times,
    span: TimeSpan,
) -> bool:
    """Whether a next cue at `span` breaks no limit with the cues before it."""
    index = len(times)
    for before in range(index):
        if before in held and index in held:
            continue
        is_next = before == index - 1
        latest = max(times[before:index], key=lambda one: one.end)
        if not is_next and (before not in held or times[before] != latest):
            continue
        if any(gap_faults(cues[before], times[before], span.start, limits)):
            return False
    return True
