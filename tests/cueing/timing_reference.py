"""What retiming has to do, said a second time: slowly, from the rules' own words, for few cues."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from pipeline.cueing.retiming import Timed, TimingLimit, TimingLimits
from pipeline.model.frame_rate import FrameRate, round_half_away
from pipeline.model.time import TimeSpan

Times = tuple[TimeSpan, ...]


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


def shot_faults(span: TimeSpan, limits: TimingLimits) -> Iterator[TimingLimit]:
    """Yield the limits of shot changes that a cue breaks."""
    rate = limits.frame_rate or FrameRate(Fraction(24))
    half, shots = round_half_away(rate.fraction / 2), limits.shot_changes
    start, end = span
    if not any(rate.frames(start - shot) == 0 for shot in shots):
        if any(0 < rate.frames(start - shot) < half for shot in shots):
            yield TimingLimit.SHOT_IN_AFTER
        if any(0 < rate.frames(shot - start) < half for shot in shots):
            yield TimingLimit.SHOT_IN_BEFORE
    after = min((shot for shot in shots if shot > end), default=None)
    if after is not None and rate.frames(after - end) == (limits.gap_frames or 2):
        return
    if any(abs(rate.frames(shot - end)) < half for shot in shots):
        yield TimingLimit.SHOT_OUT


def gap_faults(
    cue: Timed, span: TimeSpan, next_start: int, limits: TimingLimits
) -> Iterator[TimingLimit]:
    """Yield the limits that the gap after a cue breaks."""
    rate = limits.frame_rate or FrameRate(Fraction(24))
    gap = next_start - span.end
    frames, closed = rate.frames(gap), limits.gap_frames
    narrowest = limits.gap or 0
    if closed is None:
        closed = rate.frames(narrowest)
    elif limits.frame_rate is not None:
        narrowest = 0
    if gap < 0:
        yield TimingLimit.OVERLAP
        return
    if limits.frame_rate is not None and limits.gap_frames is not None:
        if frames < closed:
            yield TimingLimit.GAP
    elif gap < narrowest:
        yield TimingLimit.GAP
    if limits.flicker_gap is not None and 0 < gap < limits.flicker_gap:
        yield TimingLimit.FLICKER
    is_wide = frames > closed and gap > narrowest
    if limits.chaining and is_wide and frames < round_half_away(rate.fraction / 2):
        extended = next_start - max(rate.milliseconds(closed), narrowest) - span.start
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
    near = range(rate.frames(time) - limits.max_shift - 2, rate.frames(time) + limits.max_shift + 3)
    grid = {rate.milliseconds(frame) for frame in near}
    return sorted(
        place
        for place in grid | {time}
        if place == time or (place >= 0 and abs(rate.frames(place - time)) <= limits.max_shift)
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
