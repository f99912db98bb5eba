"""Laws of changing what a viewer sees, in a text with tags."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.context import TrackContext
from pipeline.checks.retouching import Change, changed, edits, harmless, judged_as_a_whole
from pipeline.model.cue import Cue
from pipeline.model.fix import Edit, Fix, FixSafety
from pipeline.model.limits import Limits, Profile
from pipeline.model.markup import strip_tags, tags
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

pieces = st.sampled_from(["<i>", "</i>", r"{\an8}", "a", "б", " ", "\n", "...", "-", "<3", "{x}"])
texts = st.lists(pieces, max_size=10).map("".join)


@st.composite
def changed_texts(draw: st.DrawFn) -> tuple[str, list[Change]]:
    """Draw a text, and changes in what a viewer sees of it."""
    text = draw(texts)
    length = len(strip_tags(text))
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=6, unique=True)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return text, [Change(a, b, draw(st.sampled_from(["", "…", "xy"]))) for a, b in pairs]


@given(changed_texts())
def test_what_is_seen_changes_as_told(drawn: tuple[str, list[Change]]) -> None:
    """The edits make of the text what the changes make of what a viewer sees."""
    text, changes = drawn
    seen = strip_tags(text)
    for start, end, instead in reversed(changes):
        seen = seen[:start] + instead + seen[end:]
    after = Fix(FixSafety.SAFE, edits(text, *changes)).applied(text)
    # a tag may come to be where two halves of one meet: "<" and "i>"; none is lost
    assert strip_tags(after) == strip_tags(seen)
    assert len(tags(after)) >= len(tags(text))


@given(changed_texts())
def test_edits_are_in_order_and_apart(drawn: tuple[str, list[Change]]) -> None:
    """The edits of a text do not touch each other."""
    text, changes = drawn
    found = edits(text, *changes)
    assert all(one.start <= one.end for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_insertions_stand_behind_opening_tags() -> None:
    """What is put before the first word stands inside the tags that open there."""
    made = edits("<i>Yes.</i>", Change(0, 0, "- "), Change(4, 4, " ♪"))
    assert Fix(FixSafety.SAFE, made).applied("<i>Yes.</i>") == "<i>- Yes. ♪</i>"


def _context(text: str, limits: Limits, duration: int = 1000) -> TrackContext:
    track = Track((Cue(TimeSpan(0, duration), text),))
    return TrackContext(track, "film.srt", profile=Profile("own", limits=limits))


@pytest.mark.parametrize("limit", ["line_characters", "event_characters", "reading_speed"])
def test_a_text_that_grows_over_a_limit_is_only_shown(limit: str) -> None:
    """Width, length and speed: at the limit one character more is shown, below it is made."""
    one_more = Change(0, 0, "-")
    at, below = (Limits()._replace(**{limit: Fraction(most)}) for most in (4, 5))
    assert changed(_context("Yes.", at), 0, one_more).safety is FixSafety.DISPLAY
    assert changed(_context("Yes.", below), 0, one_more).safety is FixSafety.SAFE


def test_a_file_that_is_nearly_too_fast_is_left() -> None:
    """Where a few characters in each cue would make the file too fast, none are added."""
    near, far = (Limits(file_speed=Fraction(most)) for most in (5, 9))
    assert changed(_context("Yes.", near), 0, Change(0, 0, "-")).safety is FixSafety.DISPLAY
    assert changed(_context("Yes.", far), 0, Change(0, 0, "-")).safety is FixSafety.SAFE


def test_a_limit_that_is_broken_already_stops_nothing() -> None:
    """Where the text was too long before, the fix makes nothing clean dirty."""
    context = _context("Yes, please.", Limits(event_characters=4))
    assert changed(context, 0, Change(0, 0, "-")).safety is FixSafety.SAFE


def test_an_empty_pair_of_tags_is_no_fix() -> None:
    """A change that would leave a pair with nothing in it is only shown."""
    context = _context("Wait.<i>..</i>", Limits())
    assert changed(context, 0, Change(4, 7, "…")).safety is FixSafety.DISPLAY


_EDITED = st.sampled_from(["", "…", "...", "ab", " ", "\n", "\u0301", "漢", "\u200b", "🇺🇸"])
_PARTS = [
    " ",
    *[r"<i>", r"</i>", r"<i>a</i>", r"a", r"б", r"…", r"漢", r"word", r"<3", r"{x}", r"👩", r"🇺"],
    "e\u0301",
    "\u0301",
    "\u200b",
    "\u200d",
    "\n",
    "\t",
]
_WRITTEN = st.lists(st.sampled_from(_PARTS), min_size=1, max_size=20).map("".join)


@given(_WRITTEN, st.data(), st.integers(1, 12))
def test_a_fix_is_judged_by_what_is_beside_it_as_by_the_whole(
    text: str, data: st.DataObject, most: int
) -> None:
    """Width, length, speed and tags left empty: an edit tells as much as the text it makes."""
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=4)))
    pairs = zip(places[::2], places[1::2], strict=False)
    fix = Fix(FixSafety.SAFE, tuple(Edit(*pair, data.draw(_EDITED)) for pair in pairs))
    limits = Limits(line_characters=most, event_characters=2 * most, reading_speed=Fraction(most))
    context = _context(text, limits)
    assert harmless(context, 0, fix) == judged_as_a_whole(context, 0, fix)
