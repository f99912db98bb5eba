"""Laws of what is suppressed and of what is not translated yet: no fix touches it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.checks.context import SeriesContext, TrackContext
from pipeline.checks.registry import RULES
from pipeline.checks.repairing import repaired
from pipeline.checks.retimer import TIME_CODES, retimer
from pipeline.checks.rule import Rule
from pipeline.checks.run import check
from pipeline.checks.unwanted import OF_TRANSLATIONS, Unwanted
from pipeline.model.codes import CODES
from pipeline.model.cue import Cue
from pipeline.model.finding import Finding
from pipeline.model.fix import Fix, FixSafety, Mend
from pipeline.model.frame_rate import parse_frame_rate
from pipeline.model.limits import Limits, Profile
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from pipeline.profiles import load
from tests.checks.test_repairing import contexts, found


@st.composite
def suppressing(draw: st.DrawFn) -> TrackContext:
    """Return a film in which some of what is found is suppressed, and some of what is not."""
    context = draw(contexts())
    every = found(context)
    chosen = [one for one in every if one.place.cue and draw(st.booleans())]
    by_cue: dict[int, frozenset[str]] = {}
    for one in chosen:
        index = (one.place.cue or 1) - 1
        by_cue[index] = by_cue.get(index, frozenset()) | {one.code}
    for index in draw(st.sets(st.integers(0, len(context.track.cues) - 1), max_size=2)):
        more = draw(st.sampled_from(sorted(TIME_CODES)))
        by_cue[index] = by_cue.get(index, frozenset()) | {more}
    codes = sorted({one.code for one in every})
    everywhere = draw(st.sets(st.sampled_from(codes), max_size=2)) if codes else set()
    return replace(context, unwanted=Unwanted(frozenset(everywhere), by_cue))


def suppressed(context: TrackContext) -> Counter[tuple[str, int | None]]:
    """Return how much is suppressed, by rule and cue."""
    unwanted = context.unwanted
    every = (one for one in found(context) if one.place.cue and unwanted.holds(one))
    return Counter((one.code, one.place.cue) for one in every)


@settings(deadline=None, max_examples=250)
@given(suppressing(), st.booleans())
def test_what_is_suppressed_is_still_there(context: TrackContext, unsafe: bool) -> None:
    """Each suppressed finding is left; nothing else is worse; a second run changes nothing."""
    assume(not any(one.fix and one.fix.mend in {Mend.DELETE, Mend.SORT} for one in found(context)))
    result = repaired(context, RULES, CODES, unsafe=unsafe, retimer=retimer())
    mended = replace(context, track=result.track)
    assert suppressed(mended) == suppressed(context)
    assert not any(context.unwanted.holds(one) for one in result.left)
    before = {(one.code, one.place.cue) for one in found(context)}
    assert [one for one in found(mended) if (one.code, one.place.cue) not in before] == []
    # a cue that makes room for another moves for the rule of that one
    assert all(set(one.codes) - context.unwanted.everywhere for one in result.changes)
    again = repaired(mended, RULES, CODES, unsafe=unsafe, retimer=retimer())
    assert again.track.cues == result.track.cues
    assert again.changes == ()


@settings(deadline=None, max_examples=100)
@given(suppressing(), st.booleans())
def test_a_cue_with_what_is_suppressed_is_not_deleted(context: TrackContext, unsafe: bool) -> None:
    """Where cues go or are sorted, those with a suppressed finding are still there."""
    result = repaired(context, RULES, CODES, unsafe=unsafe, retimer=retimer())
    gone = {one.index + 1 for one in result.changes if one.after is None}
    assert not gone & {cue for _code, cue in suppressed(context)}


@settings(deadline=None, max_examples=150)
@given(contexts(), st.data())
def test_what_is_not_translated_is_not_read(context: TrackContext, data: st.DataObject) -> None:
    """Cues that show the source get no finding on texts, layout and speed; the others keep theirs.

    Nothing in their texts is mended either.
    """
    cues = range(len(context.track.cues))
    untranslated = frozenset(data.draw(st.sets(st.sampled_from(cues))))
    spared = replace(context, untranslated=untranslated)

    def is_held_against(one: Finding) -> bool:
        of_text = one.code in OF_TRANSLATIONS
        return not of_text or one.place.cue is None or one.place.cue - 1 not in untranslated

    told = [one._replace(fix=None) for one in found(context) if is_held_against(one)]
    now = [one._replace(fix=None) for one in found(spared)]
    assert [one for one in now if one.code != "TIM008"] == [
        one for one in told if one.code != "TIM008"
    ]
    result = repaired(spared, RULES, CODES, retimer=retimer())
    for change in result.changes:
        if change.index in untranslated and change.after is not None:
            assert change.after.text == change.before.text
    mended = replace(spared, track=result.track)
    if len(result.track.cues) == len(cues):
        assert repaired(mended, RULES, CODES, retimer=retimer()).changes == ()


def film(*cues: tuple[int, int, str], house: Profile | None = None) -> TrackContext:
    """Return a film of cues with start, end (ms) and text."""
    track = Track(
        tuple(Cue(TimeSpan(start, end), text, at) for at, (start, end, text) in enumerate(cues, 1))
    )
    house = house or load("netflix-en")
    return TrackContext(track, "film.srt", "en", house, parse_frame_rate("24"))


def spans(context: TrackContext) -> list[tuple[int, int]]:
    """Return the times after repairing."""
    result = repaired(context, RULES, CODES, retimer=retimer())
    return [(cue.span.start, cue.span.end) for cue in result.track.cues]


def test_a_suppressed_gap_stays_and_both_of_its_cues() -> None:
    """The cues on both sides of a gap that is meant keep their times; others are mended."""
    cues = ((0, 2000, "Here is one."), (2300, 4000, "Here is two."), (4300, 6000, "Here is three."))
    context = film(*cues)
    assert [one.place.cue for one in found(context) if one.code == "TIM005"] == [1, 2]
    assert spans(context) != [(start, end) for start, end, _text in cues]
    held = replace(context, unwanted=Unwanted(by_cue={0: frozenset({"TIM005"})}))
    assert spans(held)[:2] == [(0, 2000), (2300, 4000)]
    assert spans(held)[2] != (4300, 6000)


def test_a_cue_too_short_on_purpose_still_keeps_its_gap() -> None:
    """A suppressed duration is not asked for; the gap after the cue is mended all the same."""
    context = film((0, 600, "No."), (610, 3000, "Here is two."))
    assert {one.code for one in found(context)} == {"TIM001", "TIM003", "TIM011"}
    spared = replace(context, unwanted=Unwanted(by_cue={0: frozenset({"TIM001"})}))
    result = repaired(spared, RULES, CODES, retimer=retimer())
    assert {one.code for one in result.left} <= {"TIM011"}
    first = result.track.cues[0].span
    assert first.duration < 833
    assert "TIM001" in {one.code for one in found(replace(spared, track=result.track))}


def out_of_order(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues that start before the one above, with the fix that sorts all."""
    fix = Fix(FixSafety.SAFE, mend=Mend.SORT)
    for index, (above, cue) in enumerate(pairwise(context.track.cues), 1):
        if cue.span.start < above.span.start:
            yield context.finding("STR002", index, fix=fix)


def test_a_suppressed_order_keeps_all_in_place() -> None:
    """All cues are sorted together: one that stands where it is wanted keeps the others there."""
    cues = ((5000, 7000, "One."), (0, 2000, "Two."), (9000, 9500, "Three."), (8000, 8500, "Four."))
    context = film(*cues)
    rules = (Rule("STR002", out_of_order, TrackContext),)
    kept = replace(context, unwanted=Unwanted(by_cue={1: frozenset({"STR002"})}))
    assert repaired(kept, rules, CODES).track == context.track
    moved = [cue.text for cue in repaired(context, rules, CODES).track.cues]
    assert moved == ["Two.", "One.", "Four.", "Three."]


def test_a_file_is_as_fast_as_what_is_translated() -> None:
    """The mean speed of a file leaves out what shows the source."""
    house = Profile(
        "house", dash="", limits=Limits(file_speed=load("netflix-en").limits.reading_speed)
    )
    context = film((0, 1000, "x" * 90), (2000, 4000, "Here is two."), house=house)
    series = SeriesContext((context,))
    assert {one.code for one in check([context, series])} == {"TIM008"}
    assert check([replace(context, untranslated=frozenset({0}))]) == ()
