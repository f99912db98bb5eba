"""The limits that times are held against, and what they come to in whole milliseconds.

Every rule about frames is a rule about milliseconds with exact bounds (`TimeLimits`), and all of
retiming works on whole milliseconds: on the very bounds that the rules ask.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from pipeline.model.frame_rate import FrameRate
from pipeline.model.limits import Limits
from pipeline.model.time import TimeSpan
from pipeline.model.time_limits import time_limits

ASSUMED_RATE = FrameRate(Fraction(24))
"""Counts the frames of a shift where no rate is known: the widest frames but for 23.976."""

Interval = tuple[int, int | None]
"""Milliseconds from the first to the last, both included; None without end."""


class TimingLimit(StrEnum):
    """One limit of a cue's times, named as the rule that reports it."""

    NEGATIVE_DURATION = "negative-duration"
    ZERO_DURATION = "zero-duration"
    SHORTEST = "min-duration"
    LONGEST = "max-duration"
    READING_SPEED = "max-cps"
    WORDS = "max-wpm"
    OVERLAP = "overlap"
    GAP = "min-gap-frames"
    CHAINING = "gap-chaining"
    FLICKER = "gap-flicker"
    SHOT_IN_AFTER = "shot-in-after"
    SHOT_IN_BEFORE = "shot-in-before"
    SHOT_OUT = "shot-out"


@dataclass(frozen=True, slots=True)
class TimingLimits:
    """What the times of cues are held against; None or empty where there is no such limit."""

    shortest: int | None = None
    """Shortest duration, ms: a cue is too short where `duration < shortest`."""
    longest: int | None = None
    """Longest duration, ms: a cue is too long where `duration > longest`."""
    reading_speed: Fraction | None = None
    """Most characters per second."""
    words_per_minute: int | None = None
    """Most words per minute."""
    word_time: int | None = None
    """Least ms for each word."""
    gap_frames: int | None = None
    """Least frames between two cues, where the frame rate is known."""
    gap: int | None = None
    """Least ms between two cues, where no frame rate is known or `gap_frames` is None."""
    chaining: bool = False
    """Whether a gap wider than the least one but narrower than half a second is refused, unless
    closing it would make the cue before it longer than `longest`."""
    flicker_gap: int | None = None
    """Gaps from 1 ms to below this are refused (BBC 4.5: 1000)."""
    shot_changes: tuple[int, ...] = ()
    """Times of the film's shot changes, ms, ascending; they matter where a least gap is given."""
    frame_rate: FrameRate | None = None
    """Frames on which moved edges land; None for any millisecond."""
    max_shift: int = 12
    """Most frames by which an edge is moved; without a rate as many at `ASSUMED_RATE`."""

    def __post_init__(self) -> None:
        if self.max_shift < 0:
            raise ValueError("max_shift is at least 0")
        if self.chaining and self.flicker_gap is not None:
            raise ValueError("chaining closes gaps to frames, a flicker gap to nothing: name one")
        if any(later < earlier for earlier, later in pairwise(self.shot_changes)):
            raise ValueError("shot changes ascend")

    @classmethod
    def of(
        cls,
        limits: Limits,
        frame_rate: FrameRate | None = None,
        *,
        words_per_minute: int | None = None,
        word_time: int | None = None,
        chaining: bool = False,
        flicker_gap: int | None = None,
        shot_changes: tuple[int, ...] = (),
        max_shift: int = 12,
    ) -> TimingLimits:
        """Return the limits of a profile at a frame rate.

        At a rate x/1.001 the longest duration grows by 1.001: 168 frames at 23.976 are 7007 ms,
        and Subtitle Edit's profiles allow as much.
        """
        own = time_limits(limits, frame_rate)
        return cls(
            shortest=own.shortest,
            longest=own.longest,
            reading_speed=own.reading_speed,
            words_per_minute=words_per_minute,
            word_time=word_time,
            gap_frames=limits.gap_frames,
            gap=limits.gap,
            chaining=chaining,
            flicker_gap=flicker_gap,
            shot_changes=shot_changes,
            frame_rate=frame_rate,
            max_shift=max_shift,
        )


class Timed(NamedTuple):
    """What retiming has to know about a cue."""

    span: TimeSpan
    characters: int = 0
    """Characters to be read, counted as reading speed counts them."""
    words: int = 0
    lane: str | int = ""
    """Cues of one lane must not overlap; cues at other places or of other kinds are in others."""
    is_free: bool = True
    """Whether it may be moved."""
    longest_exempt: bool = False
    """Whether it may last as long as it likes, as a song may."""
    is_held: bool = False
    """Whether it stays where it is, whatever limits it breaks."""
    lenient: frozenset[TimingLimit] = frozenset()
    """Limits of its duration that it need not keep: of them only that it gets no worse is asked."""
    spared: frozenset[TimingLimit] = frozenset()
    """Limits of its duration that it need not keep; it gives up no more than a quarter of it for
    its neighbours (where the text is too long, of what is above whole seconds, too)."""
    lasting: int = 0
    """How long it was shown when it was spared them, ms."""


class Bounds:
    """Timing limits in whole milliseconds: what a duration, a gap or an edge may be."""

    def __init__(self, limits: TimingLimits) -> None:
        self.limits = limits
        own = time_limits(
            Limits(
                reading_speed=limits.reading_speed,
                gap_frames=limits.gap_frames,
                gap=limits.gap,
                words_per_minute=limits.words_per_minute,
                chaining=limits.chaining,
                word_time=limits.word_time,
            ),
            limits.frame_rate,
        )
        self._own = own
        self.gap = own.gap or 0
        """The least gap, ms."""
        self.chained = own.unclosed
        """The gaps that chaining refuses, ms."""
        self.closed_gap = own.closed or 0
        """The gap that chaining closes to, ms."""
        self.shots = limits.shot_changes if own.on_cut else ()
        """The shot changes that edges keep to, ms."""
        self.on_shot = own.on_cut
        """A start nearer to a shot change than this, in ms, is on it."""
        self.off_shot = own.half_second
        """An edge at least so many ms from a shot change has nothing to do with it."""
        self.before_shot = own.before_cut
        """The distances from the end of a cue to a shot change that are right, ms."""
        rate = limits.frame_rate
        self.shift = (
            ASSUMED_RATE.milliseconds(limits.max_shift)
            if rate is None
            else -(-1000 * limits.max_shift * rate.fraction.denominator // rate.fraction.numerator)
        )
        """How far an edge may be moved, ms."""

    @cached_property
    def flicker(self) -> range:
        """The gaps refused because the screen is empty for too short a time, ms."""
        return range(1, self.limits.flicker_gap or 1)

    @cached_property
    def gaps(self) -> tuple[tuple[int, int | None], ...]:
        """The gaps that no rule refuses, as intervals that ascend; the last has no end."""
        refused = sorted((r.start, r.stop) for r in (self.chained, self.flicker) if r)
        legal: list[Interval] = []
        opens = self.gap
        for start, stop in refused:
            if start > opens:
                legal.append((opens, start - 1))
            opens = max(opens, stop)
        return (*legal, (opens, None))

    @cached_property
    def widest_refused(self) -> int:
        """Gaps of at least so many milliseconds are never refused."""
        return self.gaps[-1][0]

    def least(self, cue: Timed) -> int:
        """Return the shortest duration that `cue` may have, ms."""
        return max(bound for _, bound in self.lower(cue))

    def lower(self, cue: Timed) -> Iterator[tuple[TimingLimit, int]]:
        """Yield the limits that a short duration of `cue` breaks, each with its least ms."""
        if not cue.spared and not cue.lenient:
            return self._lower(cue)
        return ((limit, self._eased(cue, limit, bound)) for limit, bound in self._lower(cue))

    def _eased(self, cue: Timed, limit: TimingLimit, bound: int) -> int:
        """Return what a limit asks of the duration of a cue that is spared some."""
        if limit in cue.lenient:
            bound = min(bound, max(cue.span.duration, 1))
        if limit not in cue.spared:
            return bound
        least = max(cue.lasting - cue.lasting // 4, 0)
        # whole seconds: without a frame rate each length of its own is one more place for all edges
        return min(bound, least if limit is TimingLimit.SHORTEST else least - least % 1000)

    def _lower(self, cue: Timed) -> Iterator[tuple[TimingLimit, int]]:
        limits = self.limits
        yield TimingLimit.NEGATIVE_DURATION, 0
        yield TimingLimit.ZERO_DURATION, 1
        if limits.shortest is not None:
            yield TimingLimit.SHORTEST, limits.shortest
        if limits.reading_speed is not None:
            yield TimingLimit.READING_SPEED, self._own.needed_to_read(cue.characters)
        if limits.words_per_minute is not None or limits.word_time is not None:
            yield TimingLimit.WORDS, self._own.needed_for_words(cue.words)

    def most(self, cue: Timed) -> int | None:
        """Return the longest duration that `cue` may have, ms."""
        longest = self.limits.longest
        if longest is None or cue.longest_exempt:
            return None
        if TimingLimit.LONGEST in cue.lenient:
            longest = max(longest, cue.span.duration)
        return max(longest, cue.lasting) if TimingLimit.LONGEST in cue.spared else longest

    def is_chain_spared(self, cue: Timed, start: int, next_start: int) -> bool:
        """Whether closing the gap before `next_start` would make `cue`, from `start`, too long."""
        longest = self.most(cue)
        return longest is not None and next_start - self.closed_gap - start > longest

    def broken_durations(self, cue: Timed, span: TimeSpan) -> Iterator[TimingLimit]:
        """Yield the limits of duration that `cue` breaks at `span`."""
        longest = self.most(cue)
        if longest is not None and span.duration > longest:
            yield TimingLimit.LONGEST
        for limit, bound in self.lower(cue):
            if span.duration < bound and (
                limit is not TimingLimit.ZERO_DURATION or span.duration == 0
            ):
                yield limit

    def broken_gaps(self, cue: Timed, span: TimeSpan, next_start: int) -> Iterator[TimingLimit]:
        """Yield the limits that the gap between `cue` at `span` and the next cue breaks.

        Cues that overlap break that limit only.
        """
        gap = next_start - span.end
        if gap < 0:
            yield TimingLimit.OVERLAP
        elif gap < self.gap:
            yield TimingLimit.GAP
        if gap in self.chained and not self.is_chain_spared(cue, span.start, next_start):
            yield TimingLimit.CHAINING
        if gap in self.flicker:
            yield TimingLimit.FLICKER

    def broken_start(self, start: int) -> Iterator[TimingLimit]:
        """Yield the limits that a start breaks, which stands too near to a shot change."""
        before, after = self._shots(start)
        near, far = self.on_shot, self.off_shot
        if (before is not None and start - before < near) or (
            after is not None and after - start < near
        ):
            return
        if before is not None and start - before < far:
            yield TimingLimit.SHOT_IN_AFTER
        if after is not None and after - start < far:
            yield TimingLimit.SHOT_IN_BEFORE

    def broken_end(self, end: int) -> Iterator[TimingLimit]:
        """Yield the limit that an end breaks, which stands too near to a shot change."""
        shots, right, far = self.shots, self.before_shot, self.off_shot
        place = bisect_left(shots, end + right.start)
        if place < len(shots) and shots[place] - end in right:
            return
        before, after = self._shots(end)
        if (before is not None and end - before < far) or (after is not None and after - end < far):
            yield TimingLimit.SHOT_OUT

    def legal_starts(self, positions: Sequence[int]) -> Sequence[int]:
        """Return those of the ascending `positions` where a cue may start."""
        shots = self._shots_near(positions)
        if not shots:
            return positions
        opens = positions[0]
        marks = bytearray(positions[-1] - opens + 1)
        for shot in shots:
            _mark(marks, shot - self.off_shot + 1 - opens, shot + self.off_shot - opens, 1)
        for shot in shots:
            _mark(marks, shot - self.on_shot + 1 - opens, shot + self.on_shot - opens, 0)
        return [p for p in positions if not marks[p - opens]]

    def legal_ends(self, positions: Sequence[int]) -> Sequence[int]:
        """Return those of the ascending `positions` where a cue may end."""
        shots = self._shots_near(positions)
        if not shots:
            return positions
        opens, right = positions[0], self.before_shot
        marks = bytearray(positions[-1] - opens + 1)
        for shot in shots:
            _mark(marks, shot - self.off_shot + 1 - opens, shot + self.off_shot - opens, 1)
        for shot in shots:
            _mark(marks, shot - right.stop + 1 - opens, shot - right.start + 1 - opens, 0)
        return [p for p in positions if not marks[p - opens]]

    def _shots_near(self, positions: Sequence[int]) -> tuple[int, ...]:
        shots = self.shots
        if not shots or not positions:
            return ()
        first = bisect_right(shots, positions[0] - self.off_shot)
        return shots[first : bisect_right(shots, positions[-1] + self.off_shot)]

    def _shots(self, moment: int) -> tuple[int | None, int | None]:
        """Return the last shot change at or before `moment` and the first after it."""
        shots = self.shots
        after = bisect_right(shots, moment)
        return (shots[after - 1] if after else None, shots[after] if after < len(shots) else None)


def _mark(marks: bytearray, first: int, stop: int, value: int) -> None:
    """Set the marks from `first` to before `stop`, as far as there are any."""
    first, stop = max(first, 0), min(stop, len(marks))
    if first < stop:
        marks[first:stop] = bytes((value,)) * (stop - first)
