"""Retiming as a fix holds a track against what the rules hold it against."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import event, given, settings
from hypothesis import strategies as st

from pipeline.checks.context import TrackContext
from pipeline.checks.retimer import TIME_CODES, timed, timing_limits
from pipeline.checks.run import check
from pipeline.cueing.retiming import retime
from pipeline.model.codes import Severity
from pipeline.model.cue import Cue
from pipeline.model.finding import Finding
from pipeline.model.frame_rate import parse_frame_rate
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from pipeline.profiles import load

HOUSES = ("netflix-en", "netflix-ru", "ard", "ru-house", "bbc", "ted")
RATES = ("23.976", "24", "25", "29.97", "30", "50", "59.94", "60")
GAPS = (-60, 0, 20, 41, 62, 83, 102, 104, 125, 300, 459, 479, 485, 498, 500, 520, 900, 2000)
OF_GAPS = {"TIM003", "TIM005", "TIM006"}
"""Rules whose findings speak of the gap after their cue."""


@st.composite
def contexts(draw: st.DrawFn) -> TrackContext:
    """Draw a few cues at the boundaries of what houses allow, with their house and rate."""
    start = draw(st.integers(0, 2000))
    cues: list[Cue] = []
    for number in range(1, draw(st.integers(2, 7))):
        long = draw(st.sampled_from((400, 700, 830, 1000, 1200, 2000, 4000, 6900, 7005, 7500)))
        end = start + long + draw(st.integers(-5, 5))
        text = ("abcd " * 40)[: draw(st.sampled_from((1, 4, 9, 14, 29, 84)))]
        cues.append(Cue(TimeSpan(start, end), text, number, "", 4 * number - 3))
        gap = draw(st.sampled_from(GAPS))
        start = max(end + gap + draw(st.integers(-2, 2)), start)
    rate = draw(st.sampled_from((None, None, None, None, *RATES)))
    shots = draw(st.lists(st.integers(0, start + 1000), max_size=3))
    return TrackContext(
        Track(tuple(cues)),
        "film.srt",
        "en",
        load(draw(st.sampled_from(HOUSES))),
        parse_frame_rate(rate) if rate else None,
        shot_changes=tuple(sorted(shots)),
    )


def of_times(context: TrackContext) -> list[Finding]:
    """Return what is wrong with the times of a track, notes aside."""
    return [
        one
        for one in check([context])
        if one.code in TIME_CODES and one.severity is not Severity.INFO
    ]


@settings(max_examples=400, deadline=None)
@given(contexts())
def test_what_retiming_leaves_the_rules_call_clean(context: TrackContext) -> None:
    """No rule on times finds anything at a cue, or after it, that no certificate names."""
    found = retime(timed(context), timing_limits(context))
    cues = zip(context.track.cues, found.spans, strict=True)
    track = Track(tuple(cue._replace(span=span) for cue, span in cues))
    proofs = (*found.remaining, *found.arisen)
    named = {index for one in proofs for index in one.cues} | set(found.kept)
    event("moved" if found.changes else "stays")
    left = [
        one
        for one in of_times(replace(context, track=track))
        if (index := (one.place.cue or 0) - 1) not in named
        and not (one.code in OF_GAPS and index + 1 in named)
    ]
    assert not left


@settings(max_examples=200, deadline=None)
@given(contexts())
def test_what_the_rules_call_clean_stays(context: TrackContext) -> None:
    """Where no rule on times finds anything, only changes of shot move a time."""
    context = replace(context, shot_changes=())
    found = of_times(context)
    event("clean" if not found else "not clean")
    if not found:
        assert not retime(timed(context), timing_limits(context)).changes
