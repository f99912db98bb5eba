"""Templates: identity is given once and carried."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.counts import Counts
from pipeline.catalogs.identity import first_identity
from pipeline.catalogs.po import read_po, write_po
from pipeline.catalogs.template import TemplateSettings, build_template
from pipeline.model.message import Reference
from pipeline.model.segment import NO_LANGUAGE, Slot

from .strategies import TEMPLATE, film, film_texts, texts

LATER = replace(TEMPLATE, created="2027-07-07 07:07+0000")


def template_of(texts: list[str], previous: Catalog | None = None, start: int = 0) -> Catalog:
    segments, track = film(texts, start=start)
    return build_template(segments, track, LATER if previous else TEMPLATE, previous).template


@given(film_texts | st.lists(texts, max_size=5))
def test_unchanged(lines: list[str]) -> None:
    """Unchanged input changes no byte, whenever it is extracted again."""
    data = write_po(template_of(lines))
    previous = read_po(data, "film.pot")
    segments, track = film(lines)
    again = build_template(segments, track, LATER, previous)
    assert write_po(again.template) == data
    assert again.counts == Counts(kept=len(lines))


@given(st.lists(film_texts, min_size=1, max_size=5))
def test_identity(cuts: list[list[str]]) -> None:
    """Over many cuts of a film all messages have identities of their own, and one that went comes
    back only with its text."""
    template: Catalog | None = None
    texts_of: dict[str, set[str]] = {}
    for lines in cuts:
        before = template
        template = template_of(lines, template)
        ids = [one.id for one in (*template.messages, *template.obsolete)]
        assert len(set(ids)) == len(ids)
        assert [one.source for one in template.messages] == lines
        if before:
            assert {one.id for one in (*before.messages, *before.obsolete)} <= set(ids)
            retired = {one.id: one.source for one in before.obsolete}
            for one in template.messages:
                assert one.id not in retired or retired[one.id] == one.source
        for one in template.messages:
            texts_of.setdefault(one.id, set()).add(one.source)


@given(film_texts)
def test_return(lines: list[str]) -> None:
    """Segments that were all cut and return have all their identities again."""
    first = template_of(lines)
    empty = template_of([], first)
    assert empty.messages == ()
    again = template_of(lines, read_po(write_po(empty), "film.pot"))
    assert [one.id for one in again.messages] == [one.id for one in first.messages]
    assert again.obsolete == ()


def test_another_like_a_line_that_went() -> None:
    """A text of several words is back wherever it is said again, unless the film says it elsewhere
    as well: then only its neighbours tell one from the other."""
    rest = ["Open the hatch.", "Two more minutes.", "Nobody there?", "All is well here."]
    line = "Come on, then."
    alone = [*rest[:1], line, *rest[1:]]
    first = template_of(alone)
    gone = template_of(rest, first)
    assert first.messages[1].id in {one.id for one in template_of([*rest, line], gone).messages}
    first = template_of([*alone, line])
    gone = template_of([*rest, line], first)
    elsewhere = template_of([*rest[:3], line, rest[3], line], gone)
    assert first.messages[1].id in {one.id for one in elsewhere.obsolete}
    back = template_of([*alone, line], gone)
    assert [one.id for one in back.messages] == [one.id for one in first.messages]
    other = template_of([line, "Quite another scene.", "Nobody knows it."], gone)
    assert other.messages[0].id not in {one.id for one in first.messages}


def test_a_word_cut_from_a_sentence() -> None:
    """A word that was a part of a longer text so far is not the same word that went elsewhere."""
    rest = ["Nobody there?", "All is well here.", "Open the hatch, okay."]
    first = template_of(["Okay.", *rest])
    gone = template_of(rest, first)
    cut = template_of([*rest[:2], "Open the hatch,", "Okay."], gone)
    assert first.messages[0].id in {one.id for one in cut.obsolete}


def test_first_extraction() -> None:
    """A first extraction numbers equal texts in film order."""
    template = template_of(["Yes.", "No.", "Yes."])
    assert [one.id for one in template.messages] == [
        first_identity("iss-01", "Yes.", 1),
        first_identity("iss-01", "No.", 1),
        first_identity("iss-01", "Yes.", 2),
    ]


def test_counts() -> None:
    """Each message is counted by what happened to it."""
    old = template_of(["Kept as it was.", "The hatch is open.", "Gone."])
    old = replace(old, obsolete=template_of(["Back again."]).messages[:1])
    old = replace(old, obsolete=tuple(one.changed(obsolete=True) for one in old.obsolete))
    segments, track = film(["Kept as it was.", "The hatch is shut.", "Back again.", "New one."])
    made = build_template(segments, track, LATER, old)
    assert made.counts == Counts(kept=1, edited=1, returned=1, new=1, gone=1)
    assert [one.source for one in made.template.obsolete] == ["Gone."]
    segments, track = film(
        ["Kept as it was.", "The hatch is shut.", "Back again.", "New one."], start=40
    )
    assert build_template(segments, track, LATER, made.template).counts == Counts(retimed=4)
    longer = [replace(segments[0], slots=(Slot(0, 0, 1), Slot(1, 0, 1))), *segments[2:]]
    recut = build_template(longer, track, LATER, made.template)
    assert (recut.counts.recut, recut.counts.gone) == (1, 1)


def test_dates() -> None:
    """The date changes with the entries, and only with them; other header fields stay."""
    old = template_of(["Yes."])
    old = replace(old, header=(*old.header, ("X-Own", "kept")), comment=("kept",))
    same = template_of(["Yes."], old)
    assert same.header == old.header
    moved = template_of(["Yes."], old, start=5)
    assert moved.field("POT-Creation-Date") == LATER.created
    assert (moved.field("X-Own"), moved.comment) == ("kept", ("kept",))
    assert moved.fuzzy_header


def test_wordless() -> None:
    """What is in no language is in no template."""
    segments, track = film(["Yes.", "♪", "No."])
    segments[1] = replace(segments[1], language=NO_LANGUAGE)
    made = build_template(segments, track, TEMPLATE).template
    assert [one.source for one in made.messages] == ["Yes.", "No."]


def test_references_and_sharing() -> None:
    """A message names each of its cues by the line of its number, and a cue that it shares."""
    segments, track = film(["a", "b", "c"])
    segments = [
        replace(segments[0], slots=(Slot(0, 0, 1), Slot(1, 0, 1))),
        replace(segments[1], slots=(Slot(1, 1, 2),)),
        segments[2],
    ]
    settings = TemplateSettings("t", "t", "a b.srt", "x")
    first, second, third = build_template(segments, track, settings).template.messages
    assert first.references == (Reference("a b.srt", 1), Reference("a b.srt", 5))
    assert "shares a cue with the next message" in first.extracted
    assert [one.extracted[-1] for one in (first, second)] == [
        "cues: 2.000 s, 1/2 of 2.000 s",
        "cues: 1/2 of 2.000 s",
    ]
    assert len(third.extracted) == 1


def test_foreign_template() -> None:
    """A template of another tool, without identities, gives none."""
    foreign = replace(template_of(["Yes."]), obsolete=())
    foreign = replace(foreign, messages=(foreign.messages[0].changed(id=""),))
    made = template_of(["Yes."], foreign)
    assert made.messages[0].id == first_identity("iss-01", "Yes.", 1)
    assert made.obsolete == ()
