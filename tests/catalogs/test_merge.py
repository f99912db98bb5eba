"""Laws of merging: what one side changed is there, what both changed is told, nothing is lost."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.header import catalog_header
from pipeline.catalogs.merge import Merge, merge_catalogs
from pipeline.catalogs.po import read_po, write_po
from pipeline.model.message import Message

from .gettext_tools import needs_gettext
from .gettext_tools import run as gettext
from .strategies import catalogs

DATE = "2026-11-02 12:00+0000"
LATER = "2026-11-02 15:00+0200"
LATEST = "2026-11-02 13:30+0000"
HEADER = catalog_header(Catalog(), "ru", DATE)
IDS = [f"{letter * 12}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]


def catalog(*messages: Message, **fields: str) -> Catalog:
    """Return a Russian catalog of `messages`."""
    live = tuple(one for one in messages if not one.obsolete)
    gone = tuple(one for one in messages if one.obsolete)
    return Catalog(live, gone, HEADER).with_fields(**fields)


def message(number: int, translation: str = "", source: str = "", **more: object) -> Message:
    """Return message `number` of a film."""
    text = source or f"Line {number}."
    return Message(IDS[number], text, translation, **more)  # type: ignore[arg-type]


def edited(base: Catalog, seed: int, own: list[int], word: str) -> Catalog:
    """Return `base` after somebody has worked on it; new messages have the numbers `own`."""
    chance = random.Random(seed)
    live, gone = list(base.messages), list(base.obsolete)
    for at, one in enumerate(live):
        live[at] = _worked_on(one, chance, word)
    for _time in range(chance.randrange(3)):
        if live:
            one = live.pop(chance.randrange(len(live)))
            if one.translation or chance.random() < 0.5:
                gone.append(one.changed(obsolete=True, extracted=(), references=()))
    if gone and chance.random() < 0.3:
        live.insert(chance.randrange(len(live) + 1), gone.pop().changed(obsolete=False))
    if len(live) > 1 and chance.random() < 0.3:
        live.insert(chance.randrange(len(live)), live.pop())
    for number in own:
        live.insert(chance.randrange(len(live) + 1), message(number, chance.choice(["", word])))
    made = replace(base, messages=tuple(live), obsolete=tuple(gone))
    return made.with_fields(X_Note=word) if chance.random() < 0.3 else made


def _worked_on(one: Message, chance: random.Random, word: str) -> Message:  # noqa: PLR0911
    what = chance.randrange(9)
    if what == 0:
        return one.changed(translation=f"{word} {one.source}", fuzzy=False, previous_source="")
    if what == 1:
        return one.changed(fuzzy=bool(one.translation))
    if what == 2:
        return one.changed(comments=(*one.comments, f"{word} says"))
    if what == 3:
        return one.changed(extracted=(f"{word} was here",))
    if what == 4 and one.translation:
        return one.changed(source=f"{one.source} {word}", fuzzy=True, previous_source=one.source)
    if what == 5:
        return one.changed(flags=(*one.flags, f"x-{word}"))
    if what == 6:
        return one.changed(translation="", fuzzy=False, previous_source="")
    return one


@st.composite
def bases(draw: st.DrawFn) -> Catalog:
    """Draw the catalog that two people begin with."""
    states = draw(st.lists(st.sampled_from("tfue"), max_size=8))
    made = []
    for number, state in enumerate(states):
        text = "" if state == "e" else f"Строка {number}"
        made.append(message(number, text, fuzzy=state == "f", obsolete=state == "u"))
    return catalog(*made)


seeds = st.integers(0, 10**6)


def one_side(base: Catalog, side: Catalog) -> None:
    """Assert that a change of one side, or the same of both, is taken as it is."""
    for base_, ours, theirs in ((base, side, base), (base, base, side), (base, side, side)):
        merge = merge_catalogs(base_, ours, theirs)
        assert write_po(merge.catalog).decode() == write_po(side).decode()
        assert merge.conflicts == ()


@given(bases(), seeds)
@examples(max_examples=100, deadline=None)
def test_one_side_counts(base: Catalog, seed: int) -> None:
    """What one side alone has made of the base is the result, and so is what both have made."""
    one_side(base, edited(base, seed, [20, 21], "ours"))


def _sound(one: Catalog) -> bool:
    """Whether no message stands twice, be it live or obsolete: msgfmt refuses it."""
    every = (*one.messages, *one.obsolete)
    return len({(message.id, message.source) for message in every}) == len(every)


@given(catalogs().filter(_sound), catalogs().filter(_sound))
@examples(max_examples=60, deadline=None)
def test_any_catalogs(base: Catalog, side: Catalog) -> None:
    """That holds for whatever a PO file can hold."""
    one_side(base, side)


@given(bases(), seeds, seeds)
@examples(max_examples=100, deadline=None)
def test_symmetry(base: Catalog, one_seed: int, other_seed: int) -> None:
    """Who merges whom decides only whose wording stays where both have one, and the order."""
    one = edited(base, one_seed, [20, 21], "one")
    other = edited(base, other_seed, [21, 22], "other")
    there, back = merge_catalogs(base, one, other), merge_catalogs(base, other, one)
    assert {conflict.id for conflict in there.conflicts} == {
        conflict.id for conflict in back.conflicts
    }
    clashing = {conflict.id for conflict in there.conflicts}
    for mine, theirs in zip(*map(_by_id, (there, back)), strict=True):
        assert (mine.id, mine.obsolete, mine.fuzzy) == (theirs.id, theirs.obsolete, theirs.fuzzy)
        assert sorted(mine.comments) == sorted(theirs.comments) or mine.id in clashing
        if mine.id not in clashing and mine.source == theirs.source:
            assert mine.translation == theirs.translation


def _by_id(merge: Merge) -> list[Message]:
    every = (*merge.catalog.messages, *merge.catalog.obsolete)
    return sorted(every, key=lambda one: one.id)


@given(bases(), seeds, seeds, st.booleans())
@examples(max_examples=100, deadline=None)
def test_nothing_is_lost(base: Catalog, one_seed: int, other_seed: int, known: bool) -> None:
    """Every wording that a side has made is in the result, as a translation or as a comment.

    So is every new message, and every comment that somebody has added.
    """
    ours = edited(base, one_seed, [20, 21], "ours")
    theirs = edited(base, other_seed, [21, 22], "theirs")
    merge = merge_catalogs(base if known else None, ours, theirs)
    text = write_po(merge.catalog).decode()
    before = {one.id: one for one in (*base.messages, *base.obsolete)} if known else {}
    for side in (ours, theirs):
        for one in (*side.messages, *side.obsolete):
            old = before.get(one.id)
            if old is None or one.translation != old.translation:
                assert one.translation in text
            assert all(line in text for line in one.comments)
            if known and old is None:
                assert one.id in text
    for conflict in merge.conflicts:
        assert f"# theirs: {conflict.theirs}" in text


@given(bases(), seeds, seeds)
@examples(max_examples=100, deadline=None)
def test_each_once_and_no_doubt_is_dropped(base: Catalog, one_seed: int, other_seed: int) -> None:
    """An identity stands once; a certain translation was certain for that text on one side."""
    sides = (edited(base, one_seed, [20], "ours"), edited(base, other_seed, [20], "theirs"))
    merge = merge_catalogs(base, *sides)
    every = (*merge.catalog.messages, *merge.catalog.obsolete)
    assert len({one.id for one in every}) == len(every)
    sure = {
        (one.id, one.source, one.translation)
        for side in sides
        for one in (*side.messages, *side.obsolete)
        if not one.fuzzy
    }
    for one in every:
        said = (one.id, one.source, one.translation)
        assert one.fuzzy or not one.translation or said in sure
    again = merge_catalogs(base, merge.catalog, sides[1])
    assert _by_id(again) == _by_id(merge)


@given(bases(), st.data())
@examples(max_examples=100)
def test_disjoint_edits(base: Catalog, data: st.DataObject) -> None:
    """Translations of different messages by two people are all there, without a conflict."""
    turns = data.draw(st.lists(st.sampled_from("otn"), min_size=8, max_size=8))

    def side(turn: str) -> Catalog:
        return replace(
            base,
            messages=tuple(
                one.changed(translation=f"{turn} {at}", fuzzy=False) if turns[at] == turn else one
                for at, one in enumerate(base.messages)
            ),
        )

    merge = merge_catalogs(base, side("o"), side("t"))
    assert merge.conflicts == ()
    for at, one in enumerate(merge.catalog.messages):
        mine = base.messages[at] if turns[at] == "n" else None
        assert one.translation == (mine.translation if mine else f"{turns[at]} {at}")


@needs_gettext
@given(bases(), seeds, seeds, st.booleans())
@examples(max_examples=15, deadline=None)
def test_gettext_takes_it(base: Catalog, one_seed: int, other_seed: int, known: bool) -> None:
    """A merged catalog passes `msgfmt --check`, and reads back as it is."""
    ours = edited(base, one_seed, [20, 21], "ours")
    theirs = edited(base, other_seed, [21, 22], "theirs")
    written = write_po(merge_catalogs(base if known else None, ours, theirs).catalog)
    gettext("msgfmt", "--check", "--output-file=-", "-", data=written)
    assert write_po(read_po(written, "x.po")) == written


A = message(0, "А")


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "translation", "fuzzy"),
    [
        (message(0), message(0, "Мы"), message(0, "Они"), "Мы", True),
        (message(0), message(0, ""), message(0, "Они"), "Они", False),
        (A, A.changed(translation="Мы"), A.changed(translation="Они"), "Мы", True),
        # to take a translation away is an answer, too
        (A, A.changed(translation=""), A.changed(translation="Они"), "", True),
        (A, A.changed(translation="Мы"), A.changed(translation=""), "Мы", True),
        (A.changed(fuzzy=True), A.changed(translation=""), A, "", True),
        # a doubt about the old wording stays with the new one
        (A, A.changed(fuzzy=True), A.changed(translation="Они"), "Они", True),
        # to confirm a wording is to have one
        (A.changed(fuzzy=True), A, A.changed(translation="Они"), "А", True),
        # the source has changed on one side, the wording on the other
        (
            A,
            A.changed(source="Line 0!", fuzzy=True, previous_source="Line 0."),
            A.changed(translation="Они"),
            "Они",
            True,
        ),
        # a guess of the program is answered
        (
            message(0),
            message(0, "Как-то", fuzzy=True, previous_source="Line."),
            message(0, "Они"),
            "Они",
            False,
        ),
    ],
)
def test_wordings(
    base: Message, ours: Message, theirs: Message, translation: str, fuzzy: bool
) -> None:
    """Who has a wording is heard; two wordings are one and a comment, and fuzzy."""
    merge = merge_catalogs(catalog(base), catalog(ours), catalog(theirs))
    (one,) = merge.catalog.messages
    assert (one.translation, one.fuzzy) == (translation, fuzzy)
    clash = translation == ours.translation
    assert [(one.ours, one.theirs) for one in merge.conflicts] == (
        [(ours.translation, theirs.translation)] if clash else []
    )
    kept = theirs.translation or "(no translation)"
    assert one.comments == ((f"theirs: {kept}",) if clash else ())


@pytest.mark.parametrize(
    ("base", "one_side", "other"),
    [
        # a mark alone is no wording
        (A, A.changed(translation=""), A.changed(fuzzy=True)),
        # a guess is no translation
        (
            A.changed(fuzzy=True, previous_source="Line."),
            A.changed(translation="Они"),
            message(0),
        ),
    ],
)
def test_taken_away_without_a_conflict(base: Message, one_side: Message, other: Message) -> None:
    """Where only one side has said something of its own, that counts, whoever merges."""
    for ours, theirs in ((one_side, other), (other, one_side)):
        merge = merge_catalogs(catalog(base), catalog(ours), catalog(theirs))
        assert merge.conflicts == ()
        assert merge.catalog.messages[0].translation == one_side.translation


@pytest.mark.parametrize(
    ("ours", "theirs", "fuzzy"),
    [
        (A, A.changed(fuzzy=True), True),
        (A.changed(fuzzy=True), A, False),
        (A.changed(fuzzy=True), A.changed(fuzzy=True), True),
        (message(0), A.changed(fuzzy=True), True),
        # the program's doubt of then, which we have answered since
        (A, A.changed(fuzzy=True, previous_source="Line."), False),
        # made for another text, and confirmed for the new one
        (A.changed(source="Line nought."), A, False),
        # the translator's doubt about a text that was edited since
        (
            A.changed(source="Line nought.", fuzzy=True, previous_source="Line 0."),
            A.changed(fuzzy=True),
            True,
        ),
    ],
)
def test_marks_that_are_mailed_back(ours: Message, theirs: Message, fuzzy: bool) -> None:
    """What a translator doubts is doubted here, what a translator has confirmed is certain."""
    merge = merge_catalogs(None, catalog(ours), catalog(theirs))
    (one,) = merge.catalog.messages
    assert (one.translation, one.fuzzy, one.source) == ("А", fuzzy, ours.source)
    assert merge.conflicts == ()
    again = merge_catalogs(None, merge.catalog, catalog(theirs))
    assert again.catalog.messages == merge.catalog.messages


def test_wording_for_the_old_text() -> None:
    """A wording made while the source was being changed says which text it was made for."""
    ours = A.changed(source="Line 0!", fuzzy=True, previous_source="Line 0.")
    merge = merge_catalogs(catalog(A), catalog(ours), catalog(A.changed(translation="Они")))
    assert merge.catalog.messages[0].previous_source == "Line 0."


@pytest.mark.parametrize("base", [None, message(0), A])
def test_wordings_for_the_old_text_and_for_the_new_one(base: Message | None) -> None:
    """Who has translated the text of before has a wording as well: it is not lost."""
    new = message(0, "Мы", source="Line nought.")
    old = message(0, "Они")
    for ours, theirs in ((new, old), (old, new)):
        sides = (None if base is None else catalog(base)), catalog(ours), catalog(theirs)
        merge = merge_catalogs(*sides)
        (one,) = merge.catalog.messages
        assert (one.translation, one.fuzzy) == (ours.translation, True)
        assert one.comments == (f"theirs: {theirs.translation}",)
        assert [(one.ours, one.theirs) for one in merge.conflicts] == [
            (ours.translation, theirs.translation)
        ]


def test_both_branches_have_new_segments() -> None:
    """What both have extracted stands once, what one has extracted in its place."""
    base = catalog(message(0), message(5))
    ours = catalog(message(0), message(1), message(3), message(5))
    theirs = catalog(message(0), message(2), message(3), message(4), message(5))
    merge = merge_catalogs(base, ours, theirs)
    assert [IDS.index(one.id) for one in merge.catalog.messages] == [0, 1, 2, 3, 4, 5]


def test_gone_on_one_side() -> None:
    """A message that one side has lost goes; what the other has done to it stays, as obsolete."""
    base = catalog(message(0), message(1), message(2, "Два"))
    ours = catalog(message(2, "Два"))
    theirs = catalog(message(0), message(1, "Один"), message(2, "Два"))
    merged = merge_catalogs(base, ours, theirs).catalog
    assert [one.id for one in merged.messages] == [IDS[2]]
    assert [(one.id, one.translation) for one in merged.obsolete] == [(IDS[1], "Один")]


def test_moved_on_one_side() -> None:
    """A scene that one side has moved stands where it was moved to."""
    base = catalog(*map(message, (0, 1, 2, 3)))
    moved = catalog(*map(message, (2, 3, 0, 1)))
    other = catalog(*map(message, (0, 9, 1, 2, 3)))
    for ours, theirs in ((moved, other), (other, moved)):
        merged = merge_catalogs(base, ours, theirs).catalog
        assert [IDS.index(one.id) for one in merged.messages] == [2, 3, 0, 9, 1]


def test_templates() -> None:
    """In a template two new texts of one message are a conflict; the identity stays."""
    base, ours, theirs = (
        Catalog((message(0, source=text), message(1)), fuzzy_header=True)
        for text in ("Go.", "Go on.", "Go home.")
    )
    merge = merge_catalogs(base, ours, theirs)
    assert merge.catalog.messages[0].source == "Go on."
    assert [one[1:] for one in merge.conflicts] == [("Go on.", "Go on.", "Go home.")]


def test_dates_are_the_newer() -> None:
    """Both dates are the newer, whatever their zones; the last translator goes with the date."""
    ours = catalog(PO_Revision_Date=LATER, POT_Creation_Date=LATEST, Last_Translator="Anna")
    theirs = catalog(PO_Revision_Date=LATEST, POT_Creation_Date=LATER, Last_Translator="Boris")
    for one, other in ((ours, theirs), (theirs, ours)):
        merged = merge_catalogs(catalog(), one, other).catalog
        dates = (merged.field("PO-Revision-Date"), merged.field("POT-Creation-Date"))
        assert dates == (LATEST, LATEST)
        assert merged.field("Last-Translator") == "Boris"


def test_mailed_back() -> None:
    """A catalog from before the re-cut: work on texts that are still there is taken.

    What is gone is kept as obsolete, what was edited is fuzzy with the text it was made for, and
    where both have a wording ours stays.
    """
    ours = catalog(
        message(0, "Ноль"), message(1), message(2, source="Line two."), message(3, "Три")
    )
    theirs = catalog(
        message(4, "Четыре"), message(3, "Тройка"), message(2, "Два"), message(1, "Один"),
        message(0, "Ноль"), message(5),
    )  # fmt: skip
    merge = merge_catalogs(None, ours, theirs)
    zero, one, two, three = merge.catalog.messages
    assert zero == message(0, "Ноль")
    assert one == message(1, "Один")
    assert two == message(2, "Два", source="Line two.", fuzzy=True, previous_source="Line 2.")
    assert three == message(3, "Три", fuzzy=True, comments=("theirs: Тройка",))
    assert merge.catalog.obsolete == (message(4, "Четыре", obsolete=True),)
    assert [(one.ours, one.theirs) for one in merge.conflicts] == [("Три", "Тройка")]
    assert merge.taken == 3


def test_mailed_back_without_identities() -> None:
    """A tool that drops contexts does not drop the work: equal texts are joined in order."""
    ours = catalog(message(0, source="Yes."), message(1, source="Yes."), message(2))
    bare = [message(number, str(number), text) for number, text in enumerate(("Yes.", "Line 2."))]
    theirs = catalog(*(one.changed(id="") for one in bare))
    merged = merge_catalogs(None, ours, theirs).catalog
    assert [(one.translation, one.fuzzy) for one in merged.messages] == [
        ("0", True), ("", False), ("1", False),
    ]  # fmt: skip


def test_several_lines() -> None:
    """A wording of several lines that stood back is as many lines of comment, once."""
    theirs = catalog(message(0, "раз\nдва"))
    first = merge_catalogs(catalog(message(0)), catalog(A), theirs).catalog
    again = merge_catalogs(catalog(message(0)), first, theirs).catalog
    assert again.messages[0].comments == ("theirs: раз", "theirs: два")
