"""The `#.` lines: written and read by one form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.po import read_po, write_po
from pipeline.catalogs.remark import Remark, in_one_line, read_remark, remark_of
from pipeline.catalogs.shares import Share
from pipeline.model.cast import Cast, Speaker
from pipeline.model.cue import Cue, Kind
from pipeline.model.message import Message
from pipeline.model.segment import Segment, Slot
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

from .strategies import cue_shares, film_remarks


@given(film_remarks)
def test_round_trip(remark: Remark) -> None:
    """What a remark says in lines is read back from them."""
    together = remark.together if remark.shares else None
    assert read_remark(remark.lines()) == remark._replace(together=together)


@given(film_remarks)
def test_without_times(remark: Remark) -> None:
    """Without times a remark is read back as well, and a retimed one stands in the same lines."""
    bare = remark.without_times()
    together = bare.together if bare.shares else None
    assert read_remark(bare.lines()) == bare._replace(together=together)
    moved = remark._replace(span=TimeSpan(5, 7), cue_shares=(Share(2),) * remark.cues)
    assert moved.without_times().lines() == bare.lines()


@given(film_remarks, st.lists(cue_shares, min_size=1, max_size=30))
def test_shares_round_trip(remark: Remark, shares: list[Share]) -> None:
    """The cues of a message stand in the lines as they are, each with its own time and share."""
    remark = remark._replace(cues=len(shares), cue_shares=tuple(shares))
    read = read_remark(remark.lines())
    assert read is not None
    assert read.cue_shares == remark.cue_shares


@pytest.mark.parametrize(
    "line",
    ["cues: 1.240", "cues: 3/2 of 1.000 s", "cues: 1/0 of 1.000 s", "cues: ", "cues: 1.000 s"],
)
def test_foreign_shares(line: str) -> None:
    """A line that does not tell of as many cues as the first is kept, and tells nothing."""
    lines = ("00:00:01,000 --> 00:00:02,000 | en | 2 cues", line)
    read = read_remark(lines)
    assert read is not None
    assert (read.cue_shares, read.others) == ((), (line,))


@given(film_remarks, st.lists(st.text(max_size=20), max_size=2).map(tuple))
def test_in_a_file(remark: Remark, notes: tuple[str, ...]) -> None:
    """The lines stand in a file as they are, whatever a person has written in a note."""
    lines = remark._replace(notes=notes).lines()
    assert all(line == line.rstrip() and line for line in lines)
    catalog = Catalog((Message("A", "a", extracted=lines),))
    assert read_po(write_po(catalog), "a.pot").messages[0].extracted == lines
    again = read_remark(lines)
    assert again is not None
    assert again.lines() == lines


def test_form() -> None:
    """The form is the documented one, in English."""
    remark = Remark(
        TimeSpan(62_500, 66_040), "en", 2, "COMMANDER", "f", 60, True, 60,
        (Share(1240), Share(2300, 31, 42)), Kind.RADIO,
        ("the valve,\nnot the hatch",), ("ENGINEER", "DOCTOR"), ("ru: Да.",),
    )  # fmt: skip
    assert remark.lines() == (
        "00:01:02,500 --> 00:01:06,040 | en | 2 cues | COMMANDER (f) | up to 60 characters",
        "shares a cue with the next message | together up to 60",
        "cues: 1.240 s, 31/42 of 2.300 s",
        "kind: radio",
        "note: the valve,",
        "note: not the hatch",
        "ты: ENGINEER, DOCTOR",
        "ru: Да.",
    )
    bare = Remark(TimeSpan(0, 1), "und", space=1)
    assert bare.lines() == ("00:00:00,000 --> 00:00:00,001 | und | 1 cue | up to 1 character",)


@pytest.mark.parametrize(
    "lines", [(), ("",), ("note: x",), ("00:00:01,000 --> 00:00:02,000",), ("1 | en | 1 cue",)]
)
def test_foreign(lines: tuple[str, ...]) -> None:
    """Lines that do not begin in our form are another tool's."""
    assert read_remark(lines) is None


def test_of_a_segment() -> None:
    """A remark tells the whole time of a segment, its speaker's gender and whom she knows well."""
    track = Track(tuple(Cue(TimeSpan(n, n + 500), "x") for n in (1000, 2000, 3000)))
    cast = Cast((Speaker("COMMANDER", "f", address=("ENGINEER",)),))
    segment = Segment("x", (Slot(0, 0, 1), Slot(2, 0, 1)), "en", Kind.RADIO, "commander", "a note")
    assert remark_of(segment, track, cast) == Remark(
        TimeSpan(1000, 3500), "en", 2, "commander", "f", kind=Kind.RADIO, notes=("a note",),
        address=("ENGINEER",),
    )  # fmt: skip


@given(st.text())
def test_in_one_line(text: str) -> None:
    """A text of several lines is one line, without space at its ends."""
    line = in_one_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
