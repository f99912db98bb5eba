"""How many characters fit into the cues of a message."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogs.budget import Budget, budgets
from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.remark import read_remark
from pipeline.catalogs.template import build_template
from pipeline.catalogs.update import UpdateSettings, update_catalog
from pipeline.model.cue import Cue, Kind
from pipeline.model.limits import Limits
from pipeline.model.segment import Segment, Slot
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

from .strategies import TEMPLATE, TwoWays, films_two_ways, two_ways

RU = UpdateSettings("ru", "2027-07-07 07:07+0000")
SLOW = Limits(2, 42, Fraction(17))


def template_of(film: TwoWays) -> Catalog:
    return build_template(film.by_sentence, film.track, TEMPLATE).template


def budgets_of(template: Catalog, *limits: Limits) -> list[Budget]:
    told = [(one, read_remark(one.extracted)) for one in template.messages]
    found = budgets(told, limits)
    return [found[one.id] for one in template.messages]


@given(films_two_ways, st.sampled_from((SLOW, Limits(1, 30), Limits(reading_speed=Fraction(20)))))
def test_a_run_has_the_space_of_its_cues(film: TwoWays, limits: Limits) -> None:
    """All messages together have no more space than the cues, and a run has exactly theirs."""
    every = budgets_of(template_of(film), limits)
    cue = limits.space(2000) or 0
    assert sum(one.space or 0 for one in every) <= cue * len(film.track.cues)
    runs: list[set[int]] = []
    for segment in film.by_sentence:
        cues = {slot.cue for slot in segment.slots}
        if runs and runs[-1] & cues:
            runs[-1] |= cues
        else:
            runs.append(cues)
    for segment, budget in zip(film.by_sentence, every, strict=True):
        (run,) = (one for one in runs if segment.slots[0].cue in one)
        cues = {slot.cue for slot in segment.slots}
        others = [one for one in film.by_sentence if one is not segment]
        shared = any(slot.cue in cues for one in others for slot in one.slots)
        assert budget.together == (cue * len(run) if shared else None)
        if budget.together is not None:
            assert (budget.space or 0) <= budget.together


@given(films_two_ways)
def test_the_strictest_counts(film: TwoWays) -> None:
    """Of several releases the one with the least space counts, for each message."""
    template = template_of(film)
    limits = (SLOW, Limits(1, 20), Limits())
    single = [budgets_of(template, one) for one in limits]
    for index, both in enumerate(budgets_of(template, *limits)):
        spaces = [several[index].space for several in single]
        assert both.space == min(one for one in spaces if one is not None)


def test_in_a_catalog() -> None:
    """The catalog tells the space of each message, and of the run at those that share a cue."""
    film = two_ways([["Yes."], ["Let's", "go", "now."], ["Wait."]], [3, 1, 1])
    template = template_of(film)
    catalog = update_catalog(template, None, replace(RU, limits=(SLOW,))).catalog
    assert [one.extracted for one in catalog.messages] == [
        (
            "00:00:00,000 --> 00:00:02,000 | en | 1 cue | up to 11 characters",
            "shares a cue with the next message | together up to 68",
            "cues: 4/12 of 2.000 s",
        ),
        (
            "00:00:00,000 --> 00:00:05,000 | en | 2 cues | up to 56 characters",
            "cues: 8/12 of 2.000 s, 2.000 s",
        ),
        ("00:00:06,000 --> 00:00:08,000 | en | 1 cue | up to 34 characters",),
    ]
    assert catalog.messages[1].flags[0] == "max-length:56"
    assert all("up to" not in line for one in template.messages for line in one.extracted)


def test_without_limits() -> None:
    """Where no release sets a limit, nothing is said of space."""
    film = two_ways([["Yes."], ["Let's", "go", "now."]], [3, 1])
    catalog = update_catalog(template_of(film), None, replace(RU, limits=(Limits(),))).catalog
    assert all("up to" not in line for one in catalog.messages for line in one.extracted)
    assert all(one.flags == () for one in catalog.messages)


def test_a_sign_between() -> None:
    """A sentence shares a cue with the next one although a sign stands between the two."""
    cues = tuple(
        Cue(TimeSpan(n * 3000, n * 3000 + 2000), text, n + 1, line=4 * n + 1)
        for n, text in enumerate(("We go", "AIRLOCK", "now. Wait."))
    )
    segments = [
        Segment("We go now.", (Slot(0, 0, 5), Slot(2, 0, 5, at=6)), "en"),
        Segment("AIRLOCK", (Slot(1, 0, 7),), "en", Kind.SIGN),
        Segment("Wait.", (Slot(2, 5, 10),), "en"),
    ]
    template = build_template(segments, Track(cues), TEMPLATE).template
    first, sign, last = template.messages
    assert first.extracted[1] == "shares a cue with the next message"
    assert sign.extracted[1:] == ("kind: sign",)
    assert last.extracted[1:] == ("cues: 5/9 of 2.000 s",)
    assert budgets_of(template, SLOW) == [Budget(34 + 15, 68), Budget(34), Budget(18, 68)]


def test_a_template_that_does_not_tell_its_cues() -> None:
    """Without the cues of a message its time and the lines of all of them give its space."""
    film = two_ways([["We", "go", "now."]], [2, 1])
    template = template_of(film)
    bare = template.messages[0].changed(extracted=template.messages[0].extracted[:1])
    assert budgets_of(replace(template, messages=(bare,)), Limits(2, 10)) == [Budget(40)]
    assert budgets_of(template, Limits(2, 10)) == [Budget(40)]
    assert budgets_of(template, SLOW) == [Budget(68)]
