"""Updates: a join on identity that throws nothing away."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.counts import Counts
from pipeline.catalogs.po import read_po, write_po
from pipeline.catalogs.remark import in_one_line
from pipeline.catalogs.style import same_meaning
from pipeline.catalogs.template import build_template
from pipeline.catalogs.update import UpdateSettings, update_catalog
from pipeline.model.limits import Limits
from pipeline.model.message import Message

from .strategies import TEMPLATE, film, film_texts, messages

FIRST, LATER = "2026-01-02 03:04+0000", "2027-07-07 07:07+0000"
RU = UpdateSettings("ru", LATER)
EDU = replace(RU, language="ru@edu", base={})
NEWER_FORMS = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 :"
    " n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)"
)
"""The plural forms of Russian as babel writes them from 2026 on: the same function."""


def template_of(lines: list[str], previous: Catalog | None = None) -> Catalog:
    segments, track = film(lines)
    return build_template(segments, track, TEMPLATE, previous).template


def translated(template: Catalog, settings: UpdateSettings = RU) -> Catalog:
    """Return a new catalog of `template` with every message translated."""
    catalog = update_catalog(template, None, replace(settings, revised=FIRST)).catalog
    done = tuple(one.changed(translation=f"«{one.source}»") for one in catalog.messages)
    return replace(catalog, messages=done)


def carried(
    before: str, after: str, *, settings: UpdateSettings = RU, **changes: object
) -> Message:
    """Return what the translated message `before` is once the film says `after`."""
    old = template_of(["First.", before, "Last."])
    catalog = translated(old)
    first, message, last = catalog.messages
    catalog = replace(catalog, messages=(first, message.changed(**changes), last))
    # the same identity, however unlike the texts are
    new = replace(
        old,
        messages=tuple(m.changed(source=after) if m.id == message.id else m for m in old.messages),
    )
    return update_catalog(new, catalog, settings).catalog.messages[1]


def said(catalog: Catalog) -> set[str]:
    """Return every translation of a catalog, and what its comments say."""
    every = (*catalog.messages, *catalog.obsolete)
    comments = {line for one in every for line in one.comments}
    return {one.translation.strip("\n") for one in every} | comments


@st.composite
def worked_on(draw: st.DrawFn) -> tuple[Catalog, Catalog]:
    """Draw the template of a new cut, and the catalog of an old one after people and tools."""
    lines = draw(film_texts)
    old_template = template_of(lines)
    catalog = translated(old_template, draw(st.sampled_from((RU, EDU))))
    edited = []
    for one in catalog.messages:
        doubtful = draw(st.booleans())
        edited.append(
            one.changed(
                translation=draw(st.sampled_from(("", "Да.", one.translation, "Да!\n"))),
                fuzzy=doubtful,
                comments=draw(st.sampled_from(((), ("a note",)))),
                previous_source=draw(st.sampled_from(("", "Yes."))) if doubtful else "",
            )
        )
    strangers = draw(st.lists(messages(), max_size=2, unique_by=lambda one: (one.id, one.source)))
    gone = draw(st.lists(messages(obsolete=True), max_size=3))
    twins = [one.changed(obsolete=True, translation="Ага.") for one in edited[:1]]
    catalog = replace(
        catalog,
        messages=(*edited, *strangers),
        obsolete=(*gone, *draw(st.sampled_from(([], twins)))),
    )
    return template_of(draw(st.just(lines) | film_texts), old_template), catalog


@given(worked_on(), st.sampled_from((RU, EDU)))
@examples(max_examples=50)
def test_nothing_is_lost(work: tuple[Catalog, Catalog], settings: UpdateSettings) -> None:
    """Every translation of the old catalog is in the new one: live, obsolete, or in a comment
    where another translation of the same text stands."""
    template, old = work
    new = update_catalog(template, old, settings).catalog
    lost = {in_one_line(one) for one in said(old) - said(new)}
    assert {f"also: {one}" for one in lost if one} <= said(new)


@given(worked_on(), st.sampled_from((RU, EDU)))
@examples(max_examples=50)
def test_twice(work: tuple[Catalog, Catalog], settings: UpdateSettings) -> None:
    """To update twice is to update once, to the byte, dates included."""
    template, old = work
    once = write_po(update_catalog(template, old, settings).catalog)
    again = update_catalog(template, read_po(once, "ru.po"), replace(settings, revised="never"))
    assert write_po(again.catalog) == once


@given(worked_on(), st.sampled_from((RU, EDU)))
@examples(max_examples=50)
def test_order_and_places(work: tuple[Catalog, Catalog], settings: UpdateSettings) -> None:
    """The catalog holds the template's messages in its order, of each identity and text one, and
    nothing is certain that was made for a text of another meaning."""
    template, old = work
    new = update_catalog(template, old, settings).catalog
    ids = [one.id for one in template.messages]
    assert [one.id for one in new.messages] == [
        one for one in ids if one in {m.id for m in new.messages}
    ]
    keys = [(one.id, one.source) for one in (*new.messages, *new.obsolete)]
    assert len(set(keys)) == len(keys)
    assert all(not one.fuzzy for one in new.messages if not one.translation)
    certain = {
        (one.translation.strip("\n"), one.source) for one in old.messages if one.is_translated
    }
    certain |= {(one.translation.strip("\n"), one.source) for one in old.obsolete if not one.fuzzy}
    restored = {
        (one.translation.strip("\n"), one.previous_source) for one in (*old.messages, *old.obsolete)
    }
    for one in new.messages:
        if one.is_translated:
            assert any(
                text == one.translation and same_meaning(source, one.source)
                for text, source in certain | restored
            )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Go for launch.", "GO  for launch."),
        ('He said "go".', "He said “go”."),
        ("It's me.", "It’s me."),
        ("Well... yes.", "Well… yes."),
        ("Wait - no.", "Wait — no."),
        ("Ещё раз.", "Еще раз."),
        ("It is twenty-one.", "It is twenty‑one."),
        ("Some way on.", "Some\u200b way\u00ad on."),
        ("a\nb", "a b"),
        ("café", "cafe\u0301"),
    ],
)
def test_harmless(before: str, after: str) -> None:
    """A change that cannot alter meaning keeps the translation certain."""
    message = carried(before, after)
    assert message.is_translated
    assert (message.source, message.previous_source) == (after, "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Really?", "Really!"),
        ("Really?", "Really."),
        ("Really.", "Really"),
        ("We have 5 minutes.", "We have 6 minutes."),
        ("Go now.", "<i>Go</i> now."),
        ("<i>Go</i> now.", "Go <i>now</i>."),
        ("{\\an8}Go", "{\\an2}Go"),
        ("apart", "a part"),
        ("Yes, no.", "Yes no."),
    ],
)
def test_harmful(before: str, after: str) -> None:
    """Tags, end marks, digits and words make it fuzzy, with the text it was made for."""
    message = carried(before, after)
    assert (message.fuzzy, message.previous_source) == (True, before)
    assert message.translation == f"«{before}»"


def test_there_and_back() -> None:
    """A source that is changed and changed back has its certain translation again."""
    old = template_of(["First.", "The hatch is open.", "Last."])
    catalog = translated(old)
    away = template_of(["First.", "The hatch is shut.", "Last."], old)
    changed = update_catalog(away, catalog, RU).catalog
    assert changed.messages[1].fuzzy
    back = template_of(["First.", "The Hatch is open.", "Last."], away)
    message = update_catalog(back, changed, RU).catalog.messages[1]
    assert message.is_translated
    assert message.previous_source == ""


def test_doubts_stay() -> None:
    """What a person or msgmerge marked fuzzy stays so when the source is changed and back."""
    old = template_of(["First.", "The hatch is open.", "Last."])
    away = template_of(["First.", "The hatch is shut.", "Last."], old)
    for doubt in (
        {"previous_source": ""},
        {"previous_source": "The hatch is open.", "previous_id": "ANOTHER"},
    ):
        catalog = translated(old)
        messages = list(catalog.messages)
        messages[1] = messages[1].changed(fuzzy=True, **doubt)
        doubted = replace(catalog, messages=tuple(messages))
        there = update_catalog(away, doubted, RU).catalog
        assert update_catalog(old, there, RU).catalog.messages[1].fuzzy


def test_cut_and_back() -> None:
    """A message that was cut is kept as obsolete, and returns with translation and comments."""
    old = template_of(["First.", "It was cut.", "Last."])
    catalog = translated(old)
    first, cut, last = catalog.messages
    catalog = replace(catalog, messages=(first, cut.changed(comments=("nice",)), last))
    without = template_of(["First.", "Last."], old)
    shorter = update_catalog(without, catalog, RU)
    assert shorter.counts == Counts(kept=1, retimed=1, gone=1)
    assert shorter.catalog.obsolete[0].translation == "«It was cut.»"
    back = update_catalog(
        template_of(["First.", "It was cut.", "Last."], without), shorter.catalog, RU
    )
    assert back.counts == Counts(kept=1, retimed=1, returned=1)
    assert back.catalog.messages[1].comments == ("nice",)
    assert back.catalog.messages[1].is_translated
    assert back.catalog.obsolete == ()


def test_obsolete_twin() -> None:
    """Of messages with one identity the translated one is continued; another translation of the
    same text is kept as a comment, since msgfmt refuses a message that stands twice."""
    template = template_of(["Yes."])
    empty = update_catalog(template, None, RU).catalog
    twin = empty.messages[0].changed(translation="Да.", obsolete=True)
    (message,) = update_catalog(template, replace(empty, obsolete=(twin,)), RU).catalog.messages
    assert message.is_translated
    done = translated(template)
    both = update_catalog(template, replace(done, obsolete=(twin,)), RU).catalog
    assert (both.messages[0].translation, both.obsolete) == ("«Yes.»", ())
    assert both.messages[0].comments == ("also: Да.",)


def test_foreign_things() -> None:
    """A translator's comments, flags and headers are kept; flags of formats are not."""
    flags = ("no-wrap", "python-format", "no-c-format", "range:0..5", "max-length:3", "x-own")
    message = carried("Yes.", "Yes.", flags=flags, comments=("note", "", "more"))
    assert message.flags == ("no-wrap", "range:0..5", "x-own")
    assert message.comments == ("note", "", "more")
    template = template_of(["Yes."])
    catalog = replace(translated(template), comment=("by hand",))
    catalog = catalog.with_fields(X_Own="kept", Last_Translator="Anna <a@b.c>")
    updated = update_catalog(template_of(["No way."], template), catalog, RU).catalog
    assert updated.comment == ("by hand",)
    assert updated.field("X-Own") == "kept"
    assert updated.field("Last-Translator") == "Anna <a@b.c>"


def test_limits() -> None:
    """The least space of all releases stands in `#.` and in a flag, with what is not counted;
    msgmerge strips the flag and it comes back."""
    limits = (Limits(2, 42), Limits(2, 39, Fraction(17)), Limits())
    settings = replace(RU, limits=limits)
    template = template_of(["Put <i>it</i> down."])
    fresh = update_catalog(template, None, settings).catalog
    assert fresh.messages[0].extracted[0].endswith(" | up to 34 characters")
    assert fresh.messages[0].flags == (
        "max-length:34",
        'replacements:"\\n":"":" || ":"":"<i>":"":"</i>":""',
    )
    stripped = replace(fresh, messages=(fresh.messages[0].changed(flags=()),))
    assert update_catalog(template, stripped, settings).catalog.messages == fresh.messages


def test_own_language() -> None:
    """A catalog holds no line that is in its language already, unless asked to; a variant's
    catalog holds every line."""
    template = template_of(["Yes.", "Поехали!", "No."])
    assert len(template.messages) == 3
    assert [one.source for one in translated(template).messages] == ["Yes.", "No."]
    edit = replace(RU, holds_own_language=lambda remark: remark.language == "ru")
    for settings in (edit, EDU):
        assert len(update_catalog(template, None, settings).catalog.messages) == 3
    british = update_catalog(template, None, replace(RU, language="en-GB")).catalog
    assert [one.source for one in british.messages] == ["Поехали!"]


def test_own_language_added_by_others() -> None:
    """A line of its own language that another tool has translated is kept, but not live."""
    template = template_of(["Yes.", "Поехали!"])
    added = translated(template, EDU)
    updated = update_catalog(template, added, RU).catalog
    assert [one.source for one in updated.messages] == ["Yes."]
    assert [one.translation for one in updated.obsolete] == ["«Поехали!»"]


def test_override() -> None:
    """A variant's override becomes fuzzy when the text of the language's release changes, not
    when it stays, however odd that text is."""
    template = template_of(["Yes.", "No."])
    first, second = (one.id for one in template.messages)
    base = {first: "Да \r\n да ", second: "Нет"}
    settings = replace(EDU, base=base)
    catalog = translated(template, settings)
    assert catalog.messages[0].extracted[-1] == "ru: Да / да"
    catalog = read_po(write_po(catalog), "ru@edu.po")
    same = update_catalog(template, catalog, settings).catalog
    assert write_po(same) == write_po(catalog)
    changed = replace(settings, base={first: "Да", second: "Нет"})
    assert [one.fuzzy for one in update_catalog(template, catalog, changed).catalog.messages] == [
        True,
        False,
    ]
    none = replace(settings, base={second: "Нет"})
    assert [one.fuzzy for one in update_catalog(template, catalog, none).catalog.messages] == [
        True,
        False,
    ]


def test_plain_catalog() -> None:
    """A catalog without identities is joined by text in order; where a text stands more or less
    often than in the film, what is joined is fuzzy."""
    template = template_of(["Yes.", "No.", "Yes.", "Wait."])
    plain = Catalog(
        (
            Message("", "Yes.", "Да."),
            Message("", "No.", "Нет."),
            Message("OLD", "Wait.", "Стой."),
            Message("OLDER", "Never.", "Никогда."),
        ),
    )
    updated = update_catalog(template, plain, RU).catalog
    assert [(one.translation, one.fuzzy) for one in updated.messages] == [
        ("Да.", True),
        ("Нет.", False),
        ("", False),
        ("Стой.", False),
    ]
    assert [one.translation for one in updated.obsolete] == ["Никогда."]


def test_edge_breaks() -> None:
    """A line break at the end of a translation goes: msgfmt refuses it unlike the source's."""
    assert carried("Yes.", "Yes.", translation="Да.\n").translation == "Да."
    assert carried("Yes.", "Yes.", translation="\n").translation == ""


def test_dates() -> None:
    """Dates change when entries do, and only then; a header is made whole at any time."""
    template = template_of(["Yes.", "No."])
    catalog = translated(template)
    later = template.with_fields(POT_Creation_Date="2030-01-01 00:00+0000")
    assert update_catalog(later, catalog, RU).catalog == catalog
    changed = update_catalog(template_of(["Yes.", "Oh no."], later), catalog, RU).catalog
    assert changed.field("PO-Revision-Date") == LATER
    poor = replace(catalog, header=(("PO-Revision-Date", FIRST), ("X-Own", "x")), fuzzy_header=True)
    whole = update_catalog(template, poor, RU).catalog
    assert whole.field("PO-Revision-Date") == FIRST
    assert whole.field("Language") == "ru"
    assert whole.header[:2] == poor.header
    assert not whole.fuzzy_header


@pytest.mark.parametrize(
    ("forms", "kept"),
    [
        (NEWER_FORMS, True),
        ("nplurals=2; plural=n!=1;", False),
        ("", False),
        ("nonsense", False),
    ],
)
def test_plural_forms(forms: str, kept: bool) -> None:
    """Plural-Forms are compared by meaning: another spelling of the language's own stays."""
    template = template_of(["Yes."])
    catalog = translated(template).with_fields(Plural_Forms=forms)
    updated = update_catalog(template, catalog, RU).catalog
    assert (updated.field("Plural-Forms") == forms) is kept
