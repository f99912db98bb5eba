"""Laws of checking again: it finds what a check of the whole track finds, whatever has changed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.checks.context import TrackContext
from pipeline.checks.rechecking import checked, rechecked
from pipeline.checks.registry import RULES
from pipeline.checks.rule import Reach
from pipeline.model.cue import Cue, Kind
from pipeline.model.finding import Finding
from pipeline.model.time import TimeSpan
from tests.checks.test_repairing import contexts, found, texts

KINDS = (Kind.DIALOGUE, Kind.DIALOGUE, Kind.SONG, Kind.SIGN, Kind.SOUND)


@st.composite
def changed(draw: st.DrawFn) -> tuple[TrackContext, tuple[Cue, ...]]:
    """Return a film, and its cues after some of them have got other texts or other times."""
    context = draw(contexts())
    cues = list(context.track.cues)
    size = len(cues)
    if draw(st.booleans()):
        kinds = draw(st.lists(st.sampled_from(KINDS), min_size=size, max_size=size))
        context = replace(context, kinds=tuple(kinds))
    if draw(st.booleans()):
        context = replace(context, shot_changes=range(0, 40_000, draw(st.integers(400, 4000))))
    for index in draw(st.sets(st.integers(0, size - 1), max_size=3)):
        cue = cues[index]
        if draw(st.booleans()):
            cue = cue._replace(text=draw(texts))
        if draw(st.booleans()):
            start = max(cue.span.start + draw(st.integers(-600, 600)), 0)
            cue = cue._replace(span=TimeSpan(start, start + draw(st.integers(0, 7500))))
        cues[index] = cue
    return context, tuple(cues)


@settings(deadline=None, max_examples=400)
@given(changed())
def test_checking_again_finds_what_a_whole_check_finds(
    case: tuple[TrackContext, tuple[Cue, ...]],
) -> None:
    """Findings, with fixes, severities and places, are those of a check that starts anew."""
    context, cues = case
    before = checked(context, RULES)
    # which way ё is spelled is what the series says as it came
    whole = replace(before.context, track=context.track._replace(cues=cues))
    assert before.findings() == found(context)
    assert rechecked(before, cues).findings() == found(whole)


@settings(deadline=None, max_examples=100)
@given(changed())
def test_worse_is_what_has_more_findings(case: tuple[TrackContext, tuple[Cue, ...]]) -> None:
    """A cue is worse for a rule that has more findings there than before."""
    context, cues = case
    before = checked(context, RULES)
    after = rechecked(before, cues)

    def count(findings: tuple[Finding, ...], code: str, cue: int | None) -> int:
        place = None if cue is None else cue + 1
        return sum(one.code == code and one.place.cue == place for one in findings)

    places = (None, *range(len(cues)))
    old, new = before.findings(), after.findings()
    worse = {
        (code, cue)
        for code in {one.code for one in new}
        for cue in places
        if count(new, code, cue) > count(old, code, cue)
    }
    assert {(code, cue) for code, own in after.worse(before).items() for cue in own} == worse


@settings(deadline=None, max_examples=50)
@given(contexts(), st.data())
def test_a_part_shows_what_single_cues_hang_on(context: TrackContext, data: st.DataObject) -> None:
    """A rule that says it looks at single cues finds in a part what it finds in the whole."""
    size = len(context.track.cues)
    indices = sorted(data.draw(st.sets(st.integers(0, size - 1), min_size=1)))
    part = context.part(indices)
    for rule in RULES:
        if rule.scope is TrackContext and rule.reach in {Reach.OWN, Reach.OWN_TEXT}:
            whole = [one for one in rule.check(context) if (one.place.cue or 0) - 1 in indices]
            alone = [one.at(cue=indices[(one.place.cue or 0) - 1] + 1) for one in rule.check(part)]
            assert alone == whole
