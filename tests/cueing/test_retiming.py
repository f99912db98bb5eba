"""Retiming against what its rules say, and against all that could be done."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from pipeline.cueing.infeasible import Certificate
from pipeline.cueing.retiming import Edge, Timed, TimingLimit, TimingLimits, broken, retime
from pipeline.cueing.retiming_corners import cornered
from pipeline.cueing.retiming_program import NO_WAY, cheapest, least
from pipeline.cueing.retiming_reach import Grid, Stretch, reach
from pipeline.cueing.timing_limits import Bounds
from pipeline.model.frame_rate import FrameRate, parse_frame_rate
from pipeline.model.limits import Limits
from pipeline.model.time import TimeSpan
from pipeline.profiles import load
from tests.cueing import timing_reference as reference

COARSE = [FrameRate(Fraction(n)) for n in (5, 8, 10)] + [FrameRate(Fraction(10_000, 1001))]
"""Rates of so few frames that all that could be done can be tried."""
RATES = [parse_frame_rate(r) for r in ("23.976", "24", "25", "29.97", "30", "50", "59.94")]


@st.composite
def tracks(
    draw: st.DrawFn, most: int, step: int, lanes: tuple[str, ...] = ("",), clean: bool = False
) -> list[Timed]:
    """Return cues as files have them, most of them in order and apart, with steps of `step` ms."""
    cues: list[Timed] = []
    start = draw(st.integers(0, 3)) * step
    for _ in range(draw(st.integers(1, most))):
        length = step * draw(st.integers(-1 if draw(st.integers(0, 9)) == 0 else 1, 14))
        off = draw(st.sampled_from((0, 0, 0, 1, -1, step // 3)))
        end = max(start + length + off, 0)
        cues.append(
            Timed(
                TimeSpan(start, end),
                characters=draw(st.integers(0, 16)),
                words=draw(st.integers(0, 4)),
                lane=draw(st.sampled_from(lanes)),
                is_free=draw(st.integers(0, 7)) > 0,
                longest_exempt=draw(st.integers(0, 7)) == 0,
            )
        )
        gap = draw(st.sampled_from((-8, -3, -1, 0, 0, 0, 1, 1, 2, 2, 3, 4, 5, 9)))
        start = max(start, end + gap * step + draw(st.sampled_from((0, 0, 1))), 0)
    return cues


@st.composite
def few_frames(draw: st.DrawFn) -> TimingLimits:
    """Return limits at a coarse rate, under which an edge has few places."""
    is_chained = draw(st.booleans())
    return TimingLimits(
        shortest=draw(st.sampled_from((None, 200, 450))),
        longest=draw(st.sampled_from((None, 700, 1100))),
        reading_speed=draw(st.sampled_from((None, Fraction(17), Fraction(25, 2)))),
        words_per_minute=draw(st.sampled_from((None, None, 180))),
        word_time=draw(st.sampled_from((None, None, 300))),
        gap_frames=draw(st.sampled_from((None, 0, 1, 2))),
        gap=draw(st.sampled_from((None, 80))),
        chaining=is_chained,
        flicker_gap=None if is_chained else draw(st.sampled_from((None, 300, 1000))),
        shot_changes=tuple(sorted(draw(st.lists(st.integers(0, 4000), max_size=2)))),
        frame_rate=draw(st.sampled_from(COARSE)),
        max_shift=draw(st.sampled_from((0, 1, 2, 2))),
    )


@st.composite
def real_limits(draw: st.DrawFn) -> TimingLimits:
    """Return limits as houses have them, at rates that films have, or none."""
    is_chained = draw(st.booleans())
    limits = Limits(
        reading_speed=draw(st.sampled_from((None, Fraction(17), Fraction(20)))),
        shortest=draw(st.sampled_from((None, 833, 1000))),
        longest=draw(st.sampled_from((None, 2000, 7000))),
        gap_frames=draw(st.sampled_from((None, 1, 2))),
        gap=draw(st.sampled_from((None, 40, 83))),
    )
    return TimingLimits.of(
        limits,
        draw(st.sampled_from((None, *RATES))),
        words_per_minute=draw(st.sampled_from((None, None, 180))),
        word_time=draw(st.sampled_from((None, None, 300))),
        chaining=is_chained,
        flicker_gap=None if is_chained else draw(st.sampled_from((None, 1000))),
        shot_changes=tuple(sorted(draw(st.lists(st.integers(0, 15_000), max_size=4)))),
        max_shift=draw(st.sampled_from((2, 12, 12))),
    )


def ordered(cues: list[Timed]) -> list[Timed]:
    return sorted(cues, key=lambda cue: cue.span.start)


def moved(cues: list[Timed], spans: tuple[TimeSpan, ...]) -> list[Timed]:
    return [cue._replace(span=span) for cue, span in zip(cues, spans, strict=True)]


def can_hold(
    cues: list[Timed], limits: TimingLimits, members: tuple[int, ...], held: set[int]
) -> bool:
    """Whether the limits of `members` can hold: of each by itself, and of those that are next."""
    chosen = [cues[index] for index in members]
    return (
        next(
            reference.solutions(chosen, limits, [members.index(i) for i in members if i in held]),
            None,
        )
        is not None
    )


def parts_that_can(
    cues: list[Timed], limits: TimingLimits, members: tuple[int, ...], held: set[int]
) -> bool:
    """The same where cues are left out: what lies on both sides of a hole has nothing in common."""
    run: list[int] = []
    for index in members:
        if run and index != run[-1] + 1:
            if not can_hold(cues, limits, tuple(run), held):
                return False
            run = []
        run.append(index)
    return not run or can_hold(cues, limits, tuple(run), held)


@settings(max_examples=100, deadline=None)
@given(tracks(4, 100), few_frames())
def test_broken_limits_are_those_of_the_rules(cues: list[Timed], limits: TimingLimits) -> None:
    """What counts as broken is what the rules' own arithmetic finds."""
    cues = ordered(cues)
    found = {(one.index, one.limit) for one in broken(cues, limits)}
    assert found == reference.faults(cues, tuple(cue.span for cue in cues), limits)


@settings(max_examples=100, deadline=None)
@given(tracks(3, 100), few_frames())
def test_the_change_is_the_least_of_all(cues: list[Timed], limits: TimingLimits) -> None:
    """No other times under the limits move less, and the best is the one that is returned."""
    cues = ordered(cues)
    found = retime(cues, limits)
    wanted = reference.best(cues, limits)
    event("all can hold" if wanted else "some cannot")
    if wanted is None:
        assert found.remaining
    else:
        assert not found.remaining
        assert not found.kept
        assert found.spans == wanted[1]
        assert found.moved == wanted[0][0]


@settings(max_examples=100, deadline=None)
@given(tracks(3, 100), few_frames())
def test_only_what_cannot_be_has_a_certificate(cues: list[Timed], limits: TimingLimits) -> None:
    """All smallest sets of cues that cannot hold their limits are named, and nothing that can."""
    cues = ordered(cues)
    found = {one.cues for one in retime(cues, limits).remaining if not one.held}
    wanted = {
        members
        for first in range(len(cues))
        for last in range(first, len(cues))
        if not can_hold(cues, limits, members := tuple(range(first, last + 1)), set())
        and all(
            parts_that_can(cues, limits, fewer, set())
            for fewer in combinations(members, len(members) - 1)
        )
    }
    assert found == wanted


@settings(max_examples=100, deadline=None)
@given(tracks(4, 100), few_frames())
def test_certificates_are_smallest(cues: list[Timed], limits: TimingLimits) -> None:
    """The cues of a certificate cannot hold their limits; without any one of them, the rest can"""
    cues = ordered(cues)
    remaining = retime(cues, limits).remaining
    assume(remaining)
    for one in remaining:
        held = set(one.held)
        event("rests on another" if held else "by itself")
        assert not can_hold(cues, limits, one.cues, held)
        for left_out in one.cues:
            fewer = tuple(index for index in one.cues if index != left_out)
            assert parts_that_can(cues, limits, fewer, held)


def adds_up(one: Certificate) -> bool:
    """Whether a certificate's terms come to a time that is missed by what it says is missing."""
    reached = one.opens + sum(term.milliseconds for term in one.terms)
    return one.missing > 0 and abs(reached - one.closes) == one.missing


@settings(max_examples=100, deadline=None)
@given(tracks(6, 100), st.one_of(few_frames(), real_limits()))
def test_certificates_add_up(cues: list[Timed], limits: TimingLimits) -> None:
    """The terms of a certificate, added up, miss the last place by the missing milliseconds."""
    for one in retime(cues, limits).remaining:
        assert adds_up(one)
        assert {term.cue for term in one.terms} <= set(one.cues)
        assert {term.limit for term in one.terms} <= set(one.limits)


@settings(max_examples=100, deadline=None)
@given(tracks(9, 250, ("", "top")), real_limits())
def test_no_cue_breaks_a_limit_that_it_kept(cues: list[Timed], limits: TimingLimits) -> None:
    """Retiming breaks nothing new, cue by cue and limit by limit."""
    after = moved(cues, retime(cues, limits).spans)
    assert set(broken(after, limits)) <= set(broken(cues, limits))


@settings(max_examples=100, deadline=None)
@given(tracks(9, 250, ("", "top")), real_limits())
def test_what_is_still_broken_is_named(cues: list[Timed], limits: TimingLimits) -> None:
    """A limit is still broken only where a certificate names the cue."""
    found = retime(cues, limits)
    named = {index for one in (*found.remaining, *found.arisen) for index in one.cues}
    left = {one.index for one in broken(moved(cues, found.spans), limits)}
    event(f"{len(found.arisen)} arisen, {len(found.kept)} kept")
    assert left <= named | set(found.kept)
    assert not named & set(found.kept)
    for one in (*found.remaining, *found.arisen):
        assert left & set(one.cues)


@settings(max_examples=100, deadline=None)
@given(tracks(9, 250, ("", "top")), real_limits())
def test_twice_is_once(cues: list[Timed], limits: TimingLimits) -> None:
    """A second run moves nothing."""
    once = retime(cues, limits)
    twice = retime(moved(cues, once.spans), limits)
    assert twice.spans == once.spans
    assert not twice.changes


@settings(max_examples=100, deadline=None)
@given(tracks(7, 100, ("", "top")), few_frames())
def test_twice_is_once_at_coarse_rates(cues: list[Timed], limits: TimingLimits) -> None:
    """The same where frames are so wide that much cannot be solved."""
    once = retime(cues, limits)
    assert retime(moved(cues, once.spans), limits).spans == once.spans


@settings(max_examples=100, deadline=None)
@given(tracks(9, 250, ("", "top")), real_limits())
def test_edges_move_within_the_shift_and_onto_frames(
    cues: list[Timed], limits: TimingLimits
) -> None:
    """An edge moves `max_shift` frames at most, onto a frame, never before 0; fixed ones stay."""
    found = retime(cues, limits)
    rate = limits.frame_rate or FrameRate(Fraction(24))
    for change in found.changes:
        assert cues[change.index].is_free
        assert change.old != change.new >= 0
        assert abs(rate.frames(change.new - change.old)) <= limits.max_shift
        if limits.frame_rate:
            assert change.new == rate.milliseconds(rate.frames(change.new))
        assert change.reasons
    listed = {(c.index, c.edge.value): c.new for c in found.changes}
    for index, (cue, span) in enumerate(zip(cues, found.spans, strict=True)):
        for edge in ("start", "end"):
            assert getattr(span, edge) == listed.get((index, edge), getattr(cue.span, edge))


@settings(max_examples=100, deadline=None)
@given(tracks(9, 150, ("", "top", "sign")), st.one_of(real_limits(), few_frames()))
def test_starts_keep_their_order(cues: list[Timed], limits: TimingLimits) -> None:
    """Cues come in the same order of starts as before, whatever their lanes."""
    order = sorted(range(len(cues)), key=lambda index: cues[index].span.start)
    spans = retime(cues, limits).spans
    assert len(spans) == len(cues)
    assert sorted(order, key=lambda index: spans[index].start) == order


@settings(max_examples=100, deadline=None)
@given(tracks(6, 250), real_limits())
def test_milliseconds_are_frames_of_one_millisecond(
    cues: list[Timed], limits: TimingLimits
) -> None:
    """Without a rate the times are those at 1,000 frames a second."""
    common = {
        "shortest": limits.shortest,
        "longest": limits.longest,
        "reading_speed": limits.reading_speed,
        "words_per_minute": limits.words_per_minute,
        "word_time": limits.word_time,
        "gap": limits.gap,
        "flicker_gap": limits.flicker_gap,
    }
    without = TimingLimits(**common)  # type: ignore[arg-type]
    fine = TimingLimits(**common, frame_rate=FrameRate(Fraction(1000)), max_shift=500)  # type: ignore[arg-type]
    assert retime(cues, without) == retime(cues, fine)


@settings(max_examples=100, deadline=None)
@given(tracks(4, 250), real_limits())
def test_the_best_is_a_corner(cues: list[Timed], limits: TimingLimits) -> None:
    """What is best among corners only is best among all milliseconds."""
    bounds = Bounds(replace(limits, frame_rate=None, max_shift=min(limits.max_shift, 4)))
    stretch = Stretch([reach(n, cue, bounds, Grid(None)) for n, cue in enumerate(ordered(cues))])
    best = cheapest(stretch, bounds)
    event("none" if best is None else "one")
    assert cheapest(cornered(stretch, bounds), bounds) == best


@settings(max_examples=100, deadline=None)
@given(
    st.data(),
    st.integers(0, 100),
    st.integers(1, 150),
    st.integers(0, 200),
    st.integers(1, 150),
    st.integers(-40, 60),
    st.one_of(st.none(), st.integers(0, 90)),
    st.booleans(),
)
def test_least_is_the_least(
    data: st.DataObject, first: int, count: int, then: int, later: int, low: int,
    more: int | None, is_whole: bool,
) -> None:  # fmt: skip
    """The least cost over a window is that of all places in it, also where places are missing."""
    at: range | list[int] = range(first, first + count)
    to: range | list[int] = range(then, then + later)
    if not is_whole:
        at = [place for place in at if place % 7 not in (2, 3)] or [first]
        to = [place for place in to if place % 5] or [then]
    chance = data.draw(st.randoms(use_true_random=False))
    costs = [chance.choice((NO_WAY, chance.randrange(1000))) for _ in at]
    high = None if more is None else low + more
    assert least(costs, at, to, low, high) == [
        min(
            (
                cost
                for cost, place in zip(costs, at, strict=True)
                if low <= there - place and (high is None or there - place <= high)
            ),
            default=NO_WAY,
        )
        for there in to
    ]


def netflix(rate: str | None, **more: object) -> TimingLimits:
    found = TimingLimits.of(
        load("netflix-ru").limits, parse_frame_rate(rate) if rate else None, chaining=True
    )
    return replace(found, **more)  # type: ignore[arg-type]


def timed(*spans: tuple[int, int], characters: int = 5) -> list[Timed]:
    return [Timed(TimeSpan(*span), characters) for span in spans]


@pytest.mark.parametrize(
    ("rate", "half"),
    [("23.976", 12), ("24", 12), ("25", 13), ("29.97", 15), ("30", 15), ("50", 25), ("59.94", 30)],
)
def test_gaps_at_the_boundaries(rate: str, half: int) -> None:
    """A gap of 2 frames or of half a second stays; of fewer or of any between, it does not."""
    fps = parse_frame_rate(rate)
    for frames in range(half + 3):
        start = fps.milliseconds(100 + frames)
        first = fps.milliseconds(100)
        found = retime(timed((first - 2000, first), (start, start + 2000)), netflix(rate))
        assert not found.remaining
        assert bool(found.changes) == (frames < 2 or 2 < frames < half)
        gap = found.spans[1].start - found.spans[0].end
        assert fps.frames(gap) == 2 or fps.frames(gap) >= half


@pytest.mark.parametrize(("rate", "frames"), [("24", 20), ("23.976", 20), ("25", 21), ("30", 25)])
def test_the_shortest_cue_is_a_number_of_frames(rate: str, frames: int) -> None:
    """A cue of 833 ms stays; a shorter one ends on the first frame at which it no longer is."""
    fps = parse_frame_rate(rate)
    assert not retime(timed((0, 833)), netflix(rate)).changes
    (change,) = retime(timed((0, 832)), netflix(rate)).changes
    assert (change.edge, change.new) == (Edge.END, fps.milliseconds(frames))
    assert change.reasons == (TimingLimit.SHORTEST,)


def test_twelve_frames_are_reached_and_thirteen_are_not() -> None:
    """An edge moves by `max_shift` frames, but by no more."""
    fps = parse_frame_rate("25")
    held = Timed(TimeSpan(0, 4000), is_free=False)
    for frames, is_solved in ((10, True), (11, False)):
        later = Timed(TimeSpan(4000 - fps.milliseconds(frames), 9000))
        found = retime([held, later], netflix("25"))
        assert bool(found.changes) == is_solved == (not found.remaining)


def test_chaining_is_spared_where_the_cue_would_be_too_long() -> None:
    """A gap that cannot be closed within the longest duration stays, unless a song may last on."""
    cues = timed((0, 6900), (7200, 9000), characters=20)
    assert not retime(cues, netflix("24")).changes
    song = [cues[0]._replace(longest_exempt=True), cues[1]]
    assert retime(song, netflix("24")).changes


def test_ends_move_rather_than_starts() -> None:
    """Of two changes of as many milliseconds that of the end is made."""
    (change,) = retime(timed((0, 2000), (2000, 4000)), netflix("25")).changes
    assert (change.index, change.edge, change.new) == (0, Edge.END, 1920)


def test_only_what_has_to_move_moves() -> None:
    """A cue off the frame grid that breaks no limit stays to the millisecond."""
    cues = timed((1003, 3007), (3090, 5011), (9001, 9500))
    found = retime(cues, netflix("25"))
    assert [change.index for change in found.changes] == [2]


def test_a_certificate_is_read_aloud() -> None:
    """Three cues without pause, the middle one too fast: what they need and have, in ms."""
    cues = [
        Timed(TimeSpan(0, 2000), 34, is_free=False),
        Timed(TimeSpan(2000, 3000), 23),
        Timed(TimeSpan(3000, 5000), 34, is_free=False),
    ]
    (found,) = retime(cues, netflix(None)).remaining
    assert found.cues == (0, 1, 2)
    assert [(term.cue, term.limit, term.milliseconds) for term in found.terms] == [
        (0, TimingLimit.GAP, 83),
        (1, TimingLimit.READING_SPEED, 1353),
        (1, TimingLimit.GAP, 83),
    ]
    assert (found.opens, found.closes, found.missing) == (2000, 3000, 519)
    assert found.characters == 9


def test_a_text_too_long_for_any_cue() -> None:
    """A text that cannot be read within the longest duration lacks what it needs beyond that."""
    (found,) = retime([Timed(TimeSpan(0, 7000), 136)], netflix("24")).remaining
    assert (found.needed, found.missing, found.characters) == (8000, 1000, 17)
    assert found.limits == (TimingLimit.READING_SPEED, TimingLimit.LONGEST)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 400), st.integers(0, 5000), st.fractions(5, 30, max_denominator=7))
def test_missing_characters_suffice(characters: int, length: int, speed: Fraction) -> None:
    """A text shorter by the missing characters can be read."""
    limits = TimingLimits(reading_speed=speed)
    cue = Timed(TimeSpan(10_000, 10_000 + length), characters)
    remaining = retime([cue], limits).remaining
    assume(remaining)
    missing = remaining[0].characters
    assert missing is not None
    assert 0 < missing <= characters
    assert not retime([cue._replace(characters=characters - missing)], limits).remaining


def test_cues_of_other_lanes_may_overlap() -> None:
    """A sign and a line spoken at the same time are not in each other's way."""
    line, sign = timed((0, 3000), (1000, 4000))
    assert retime([line, sign._replace(lane="top")], netflix("25")).spans == (line.span, sign.span)
    assert retime([line, sign], netflix("25")).remaining


def test_what_limits_may_not_say() -> None:
    """Limits that cannot be meant are refused."""
    for wrong in ({"max_shift": -1}, {"chaining": True, "flicker_gap": 1000},
                  {"shot_changes": (2, 1)}):  # fmt: skip
        with pytest.raises(ValueError, match=r"max_shift|chaining|shot changes"):
            TimingLimits(**wrong)  # type: ignore[arg-type]


def test_starts_go_to_the_shot_change() -> None:
    """A start just after a shot change goes to it, an end just before one to 2 frames before."""
    limits = TimingLimits(
        gap_frames=2, shot_changes=(1000, 5000), frame_rate=parse_frame_rate("25")
    )
    (span,) = retime(timed((1120, 4720)), limits).spans
    assert span == TimeSpan(1000, 4920)


def test_what_is_held_further_back_is_cleared_to_the_millisecond() -> None:
    """A start may have to stand one gap behind a held cue that lasts beyond the one before it.

    Two cues at once: a long one from which a cue of no duration hangs, and one near its end.
    """
    cues = [
        Timed(TimeSpan(100, 100), 0, 0),
        Timed(TimeSpan(0, 2000), 0, 0),
        Timed(TimeSpan(1700, 1700), 0, 0),
    ]
    limits = TimingLimits(words_per_minute=Fraction(180), flicker_gap=1000, max_shift=12)
    result = retime(cues, limits)
    again = retime(moved(cues, result.spans), limits)
    assert again.spans == result.spans
