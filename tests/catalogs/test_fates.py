"""Laws of what became of messages: it is what the counts say, each message has one fate."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.fates import Fate, counts_of, fates, survivors, words, work
from pipeline.catalogs.template import build_template
from pipeline.catalogs.update import UpdateSettings, update_catalog
from pipeline.model.message import Message

from .strategies import TEMPLATE, film, two_ways

DATE = "2026-11-02 12:00+0000"
RU = UpdateSettings("ru", DATE)
LINES = ("Yes.", "No.", "Open the hatch now.", "Open the airlock now.", "Seal it.", "Seal it!")
films = st.lists(st.sampled_from(LINES), min_size=1, max_size=8)


def template_of(lines: list[str], previous: Catalog | None = None) -> Catalog:
    """Return the template of a film with these lines."""
    return build_template(*film(lines), TEMPLATE, previous).template


@given(films, films, films)
@examples(max_examples=50, deadline=None)
def test_fates_are_the_counts(first: list[str], second: list[str], third: list[str]) -> None:
    """Counted, the fates are the counts of the extraction; each message has one."""
    previous = template_of(second, template_of(first))
    extraction = build_template(*film(third), TEMPLATE, previous)
    happened = fates(previous, extraction)
    counted = Counter(one.what for one in happened)
    assert {what: count for what, count in extraction.counts.as_dict().items() if count} == counted
    assert [one.message for one in happened if one.what != "gone"] == [
        *extraction.template.messages
    ]
    before = {one.before.id for one in happened if one.before and not one.before.obsolete}
    before |= {piece.id for one in happened for piece in one.pieces}
    assert before == {one.id for one in previous.messages}


@given(films, films)
@examples(max_examples=50, deadline=None)
def test_work_is_what_an_update_leaves(first: list[str], second: list[str]) -> None:
    """The words of work are those of messages that were done, or not there, and wait now."""
    previous = template_of(first)
    catalog = update_catalog(previous, None, RU).catalog
    done = Catalog(
        tuple(one.changed(translation=one.source.upper()) for one in catalog.messages),
        (),
        catalog.header,
    )
    extraction = build_template(*film(second), TEMPLATE, previous)
    updated = update_catalog(extraction.template, done, RU).catalog
    waiting = [one for one in updated.messages if not one.is_translated]
    cost = work(fates(previous, extraction), done, lambda _message: True)
    assert cost == sum(words(one.source) for one in waiting)


@given(films, films)
@examples(max_examples=50, deadline=None)
def test_counts_of_an_update_add_up(first: list[str], second: list[str]) -> None:
    """Every live message is counted once, and no more have gone than are gone."""
    previous = template_of(first)
    catalog = update_catalog(previous, None, RU).catalog
    update = update_catalog(template_of(second, previous), catalog, RU)
    counts = counts_of(update, catalog).as_dict()
    assert min(counts.values()) >= 0
    assert sum(counts.values()) - counts["gone"] == len(update.catalog.messages)
    assert counts["gone"] <= update.counts.gone


@given(films)
def test_what_waited_before_costs_nothing(lines: list[str]) -> None:
    """An edit of a text that nobody has translated yet is no more work than it was."""
    previous = template_of(lines)
    extraction = build_template(*film([f"{line} Really." for line in lines]), TEMPLATE, previous)
    edits = [one for one in fates(previous, extraction) if one.what == "edited"]
    assert work(edits, None, lambda _message: True) == 0


def test_survivors_cut_otherwise() -> None:
    """A film that moves from cues to sentences says all that it said."""
    ways = two_ways([["We", "open", "the", "hatch", "slowly."], ["Then", "we", "go."]], [2])
    previous = build_template(ways.by_cue, ways.track, TEMPLATE).template
    template = build_template(ways.by_sentence, ways.track, TEMPLATE, previous).template
    every = len(previous.messages)
    assert survivors(previous, template) == (every, every)
    assert survivors(previous, template_of(["Quite another film."], previous)) == (0, 0)


def test_what_was_only_cut_otherwise_is_neither_new_nor_gone() -> None:
    """Split and merged messages are re-cut in the counts of a template and of its catalog, and say
    which messages their words stood in."""
    ways = two_ways([["We", "open", "the", "hatch", "slowly."], ["Then", "we", "go."]], [2])
    for old, new in ((ways.by_cue, ways.by_sentence), (ways.by_sentence, ways.by_cue)):
        previous = build_template(old, ways.track, TEMPLATE).template
        extraction = build_template(new, ways.track, TEMPLATE, previous)
        happened = fates(previous, extraction)
        assert {one.what for one in happened} <= {"kept", "recut"}
        recut = [one for one in happened if one.what == "recut"]
        assert extraction.counts.recut == len(recut) > 0
        assert {piece.id for one in recut for piece in one.pieces} == {
            one.id for one in previous.messages
        } - {one.id for one in extraction.template.messages}
        catalog = update_catalog(previous, None, RU).catalog
        update = update_catalog(extraction.template, catalog, RU)
        assert counts_of(update, catalog) == extraction.counts


@pytest.mark.parametrize(("text", "count"), [("Go.", 1), ("<i>Go</i>\nnow ", 2), ("", 0)])
def test_words(text: str, count: int) -> None:
    """Words are what stands between white space, without tags."""
    assert words(text) == count


def test_start_of_a_foreign_template() -> None:
    """Where `#.` lines are not ours, nobody knows where a message stands."""
    assert Fate("new", Message("A", "x")).start is None
