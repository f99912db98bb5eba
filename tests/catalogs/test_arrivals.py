"""Obsolete translations that arrive at any time: offered once, lost never."""

from __future__ import annotations

import random
import time
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogs.arrivals import arrivals
from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.marks import was_offered
from pipeline.catalogs.po import read_po, write_po
from pipeline.catalogs.surroundings import Beside
from pipeline.catalogs.template import build_template
from pipeline.catalogs.update import UpdateSettings, update_catalog
from pipeline.model.message import Message
from pipeline.segmentation import SegmentationSettings, segment
from tests.recuts import Recut, recuts

from .strategies import TEMPLATE

RU = UpdateSettings("ru", "2027-07-07 07:07+0000")
UNITS = st.sampled_from(("cue", "sentence"))


def back_late(cut: Recut, unit: str) -> tuple[Catalog, Catalog]:
    """Return the template of the new cut, and a catalog of it that was empty when the old one, all
    translated, came back."""
    settings = SegmentationSettings(("en",), unit=unit)
    old, new = (segment(track, settings).segments for track in (cut.old, cut.new))
    before = build_template(old, cut.old, TEMPLATE).template
    after = build_template(new, cut.new, TEMPLATE, before).template
    live = {one.id for one in after.messages}
    empty = update_catalog(after, update_catalog(before, None, RU).catalog, RU).catalog
    gone = tuple(
        Message(one.id, one.source, f"[{number}]", obsolete=True)
        for number, one in enumerate(before.messages)
        if one.id not in live
    )
    return after, replace(empty, obsolete=gone)


@given(recuts(), UNITS)
def test_once_and_fuzzy(cut: Recut, unit: str) -> None:
    """What arrives is offered as fuzzy and is kept; another update changes no byte."""
    template, catalog = back_late(cut, unit)
    made = update_catalog(template, catalog, RU).catalog
    assert all(one.fuzzy == bool(one.translation) for one in made.messages)
    assert all(one.previous_source for one in made.messages if one.translation)
    assert [one.translation for one in made.obsolete] == [
        one.translation for one in catalog.obsolete
    ]
    given_out = {one.translation for one in made.messages} - {""}
    offered = [one.translation for one in made.obsolete if was_offered(one)]
    assert all(any(text in said for said in given_out) for text in offered)
    once = write_po(made)
    again = update_catalog(template, read_po(once, "ru.po"), replace(RU, revised="never")).catalog
    assert write_po(again) == once


@given(recuts(), UNITS)
def test_cleared_stays_cleared(cut: Recut, unit: str) -> None:
    """Whatever a translator clears, no text of what was offered before comes back."""
    template, catalog = back_late(cut, unit)
    made = update_catalog(template, catalog, RU).catalog
    offered = {one.id for one in made.obsolete if was_offered(one)}
    cleared = tuple(
        one.changed(translation="", fuzzy=False, previous_id="", previous_source="")
        for one in made.messages
    )
    again = update_catalog(template, replace(made, messages=cleared), RU).catalog
    assert not {one.previous_id for one in again.messages} & offered
    for one in again.messages:
        assert one.translation == "" or one.previous_source


@given(recuts(), UNITS)
def test_equal_texts_are_offered(cut: Recut, unit: str) -> None:
    """No message stays empty while its very text is there, not offered to anybody."""
    template, catalog = back_late(cut, unit)
    made = update_catalog(template, catalog, RU).catalog
    empty = {one.source for one in made.messages if not one.translation}
    left = {one.source for one in made.obsolete if not was_offered(one)}
    assert not empty & left


def test_another_wording() -> None:
    """A text that was turned down is offered again when it says something else."""
    template = Catalog((Message("AAA", "The hatch is open now."),))
    gone = Message("BBB", "The hatch was open now.", "Люк открыт.", obsolete=True)
    (one,) = (made := update_catalog(template, Catalog((), (gone,)), RU).catalog).messages
    assert one.translation == "Люк открыт."
    cleared = one.changed(translation="", fuzzy=False, previous_id="", previous_source="")
    assert was_offered(made.obsolete[0])
    made = replace(made, messages=(cleared,))
    assert update_catalog(template, made, RU).catalog.messages[0].translation == ""
    better = made.obsolete[0].changed(translation="Люк открыт!")
    again = update_catalog(template, replace(made, obsolete=(better,)), RU).catalog
    assert again.messages[0].translation == "Люк открыт!"
    assert len(again.obsolete[0].comments) == 1


def test_by_surroundings() -> None:
    """Of several messages with one text the one that stands where it stood is offered it."""
    wanted = [
        Message(name, "Yes." if name.startswith("Y") else f"Line {name}.", "x" * (name[0] != "Y"))
        for name in ("A", "Y1", "B", "Y2", "C", "Y3", "D")
    ]
    gone = [Message("OLD", "Yes.", "Да.", obsolete=True)]
    for before, after, index in (("A", "B", 1), ("B", "?", 3), ("?", "D", 5), ("?", "?", 1)):
        found = arrivals(wanted, gone, {"OLD": Beside(before, after)})
        assert list(found) == [index]


def test_near_linear() -> None:
    """Four times the texts take about four times as long, alike, cut otherwise or repeated."""

    def seconds(count: int) -> float:
        chance = random.Random(1)
        words = [f"w{n}" for n in range(count // 4)]
        said = [" ".join(chance.choices(words, k=8)) for _ in range(count)]
        gone = [Message(f"O{n}", text, "x", obsolete=True) for n, text in enumerate(said)]
        gone += [Message(f"Y{n}", "Yes.", "y", obsolete=True) for n in range(count)]
        halves = [" ".join(half) for text in said for half in (text.split()[:4], text.split()[4:])]
        wanted = [Message(f"N{n}", text) for n, text in enumerate((*halves, *["Yes."] * count))]
        start = time.process_time()
        assert len(arrivals(wanted, gone, {})) == 3 * count
        return time.process_time() - start

    small, large = (min(seconds(count) for _ in range(2)) for count in (500, 2_000))
    assert large < 4 * 2.5 * small + 0.05
