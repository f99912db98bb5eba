"""Hand work and a release made anew: both sides' changes, cue by cue."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.cueing.merging import merged, said
from pipeline.model.cue import Cue
from pipeline.model.time import TimeSpan

_cues = st.lists(
    st.builds(
        Cue,
        st.integers(0, 9).map(lambda at: TimeSpan(at * 1000, at * 1000 + 900)),
        st.sampled_from(("да", "нет", "{\\an8}да")),
        number=st.none(),
        settings=st.sampled_from(("", "X1:1")),
        line=st.just(0),
    ),
    max_size=7,
)


def _written(cues: list[Cue]) -> list[str]:
    return [said(cue) for cue in cues]


@given(_cues, _cues)
def test_where_one_side_rests_the_other_is_taken(before: list[Cue], after: list[Cue]) -> None:
    """What only the person or only the catalog changed is as that side has it, without a clash."""
    assert merged(_written(before), before, after) == (tuple(after), ())
    assert merged(_written(before), after, before) == (tuple(after), ())
    assert merged(_written(before), after, after) == (tuple(after), ())


@given(_cues, _cues, _cues)
def test_nothing_of_the_person_is_lost(before: list[Cue], laid: list[Cue], left: list[Cue]) -> None:
    """Cues that were touched are in what is merged, or among the clashes, whole or by halves."""
    both = merged(_written(before), laid, left)
    known = {half for one in _written(before) for half in one.split("-")}
    halves = {half for cue in both.cues for half in said(cue).split("-")}
    assert {half for one in _written(left) for half in one.split("-")} - known <= halves
    for clash in both.clashes:
        assert [left[index] for index in clash.wanted] != [laid[index] for index in clash.laid]


@given(st.lists(st.sampled_from("abcd"), min_size=1, max_size=12), st.data())
def test_changes_of_different_cues_meet(letters: list[str], data: st.DataObject) -> None:
    """Each cue is changed by at most one side: the merged release has every change."""
    before = [Cue(TimeSpan(at * 10, at * 10 + 5), one) for at, one in enumerate(letters)]
    laid, left, both = list(before), list(before), list(before)
    for at, cue in enumerate(before):
        side = data.draw(st.sampled_from((laid, left, None)))
        if side is not None:
            both[at] = side[at] = cue._replace(text=f"{cue.text} {at}")
    assert merged(_written(before), laid, left) == (tuple(both), ())


def test_times_and_text_of_one_cue_meet_and_two_texts_clash() -> None:
    """Halves of a cue are taken from either side; the same half of both is a clash."""
    before = Cue(TimeSpan(0, 900), "да")
    moved, reworded = before._replace(span=TimeSpan(40, 900)), before._replace(text="нет")
    both = Cue(TimeSpan(40, 900), "нет")
    assert merged([said(before)], [reworded], [moved]) == ((both,), ())
    (clash,) = merged([said(before)], [reworded], [before._replace(text="ой")]).clashes
    assert (clash.wanted, clash.laid) == (range(1), range(1))
    assert merged([said(before)], [reworded], []).clashes
