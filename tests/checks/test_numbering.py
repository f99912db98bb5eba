"""Fixes of numbers: whatever goes or changes places, the rest counts from 1."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.context import TrackContext
from pipeline.checks.fixing import mend
from pipeline.checks.rules.structure import cue_number_wrong, duplicate_cue
from pipeline.checks.run import check
from pipeline.model.cue import Cue
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

numbers = st.lists(st.none() | st.integers(-1, 8), max_size=8)


def track(given_numbers: list[int | None]) -> Track:
    """Return a track of cues with these numbers, two of which may be the same cue."""
    return Track(
        tuple(
            Cue(TimeSpan(start, start + 1), "Yes.", number)
            for start, number in zip([0, 9, 0, 5, 5, 7, 20, 3], given_numbers, strict=False)
        )
    )


@given(numbers)
def test_wrong_numbers_are_found_exactly_where_there_are_any(drawn: list[int | None]) -> None:
    """A track has a finding exactly if a number that is there is not the cue's place."""
    found = tuple(cue_number_wrong.check(TrackContext(track(drawn), "film.srt")))
    is_wrong = any(number not in (None, place) for place, number in enumerate(drawn, 1))
    assert bool(found) == is_wrong
    assert all(finding.value != finding.limit for finding in found)


@given(numbers)
def test_fixed_numbers_count_from_one(drawn: list[int | None]) -> None:
    """After a fix of numbers, or one that takes cues away, the numbers are 1 to n."""
    before = track(drawn)
    for rule in (cue_number_wrong, duplicate_cue):
        mended = mend(before, rule.check(TrackContext(before, "film.srt")))
        if mended.made:
            places = range(1, len(mended.track.cues) + 1)
            assert [cue.number for cue in mended.track.cues] == list(places)
        else:
            assert mended.track == before


@given(numbers)
def test_all_fixes_together_leave_nothing(drawn: list[int | None]) -> None:
    """Duplicates and numbers are mended in one go."""
    context = TrackContext(track(drawn), "film.srt")
    mended = mend(context.track, check([context]))
    codes = {finding.code for finding in check([TrackContext(mended.track, "film.srt")])}
    assert not codes & {cue_number_wrong.CODE, duplicate_cue.CODE}
