"""Releases, and the exchange with pysrt."""

from __future__ import annotations

import time

import pysrt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.formats import from_pysrt, read, to_pysrt, write_release
from pipeline.formats.srt import parse
from pipeline.model.cue import Cue
from pipeline.model.time import TimeSpan
from pipeline.model.track import Loss, Track

from .strategies import NEWLINES, any_cues, plain_texts, spans, well_formed

plain_tracks = st.lists(
    st.tuples(spans, plain_texts).map(lambda said: Cue(*said)), min_size=1, max_size=5
).map(lambda cues: Track(tuple(cues)))


@given(
    st.lists(any_cues, max_size=5),
    NEWLINES,
    st.sampled_from([("utf-8", False), ("utf-8", True), ("utf-16", False), ("utf-8-sig", False)]),
)
def test_releases_read_back(cues: list[Cue], newline: str, written_as: tuple[str, bool]) -> None:
    """A release reads back as the same cues, numbered from 1; a cue that does not has a loss."""
    encoding, bom = written_as
    writing = write_release(Track(tuple(cues)), encoding=encoding, bom=bom, newline=newline)
    again = read(writing.data, name="x.srt", encoding=encoding).track
    assert [cue.number for cue in again.cues] == list(range(1, len(cues) + 1))
    with_loss = {loss.cue for loss in writing.losses}
    for place, (cue, back) in enumerate(zip(cues, again.cues, strict=True), 1):
        if place in with_loss:
            continue
        folded = cue.text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
        assert (back.span, back.text) == (cue.span, folded)
        assert back.settings.split() == cue.settings.split()


@given(plain_tracks)
def test_releases_are_alike_for_every_reader(track: Track) -> None:
    """pysrt reads from a release what is in the track."""
    text = write_release(track).data.decode()
    items = [(item.start.ordinal, item.end.ordinal, item.text) for item in pysrt.from_string(text)]
    assert items == [(cue.span.start, cue.span.end, cue.text) for cue in track.cues]


@given(plain_tracks)
def test_pysrt_and_back(track: Track) -> None:
    """A track that becomes pysrt's file, and a track again, says the same."""
    again = from_pysrt(to_pysrt(track))
    assert [cue.number for cue in again.cues] == list(range(1, len(track.cues) + 1))
    assert all(ours.says_same(theirs) for ours, theirs in zip(track.cues, again.cues, strict=True))


@given(well_formed())
def test_from_pysrt_is_reading(text: str) -> None:
    """A well-formed file that pysrt has read gives the cues that we read."""
    ours, theirs = parse(text, name="x").track, from_pysrt(pysrt.from_string(text))
    assert all(one.says_same(two) for one, two in zip(ours.cues, theirs.cues, strict=True))
    assert ours.layout.newline == theirs.layout.newline


def test_shifting_one_item_moves_no_other() -> None:
    """Items of `to_pysrt` share no times, even where cues do."""
    span = TimeSpan(1000, 2000)
    subs = to_pysrt(Track((Cue(span, "A"), Cue(span, "B"))))
    subs[0].shift(seconds=1)
    assert (subs[0].start.ordinal, subs[1].start.ordinal) == (2000, 1000)


def test_index_that_is_none() -> None:
    """A missing index of pysrt is a missing number, and no release says `None`."""
    track = from_pysrt(pysrt.from_string("00:00:01,000 --> 00:00:02,000\nA\n\n"))
    assert track.cues[0].number is None
    assert write_release(track).data == b"1\n00:00:01,000 --> 00:00:02,000\nA\n\n"


def test_losses_of_a_release() -> None:
    """Blank lines, times before 0 and characters the encoding lacks are listed per cue."""
    cues = (
        Cue(TimeSpan(-500, 1000), "A"),
        Cue(TimeSpan(1000, 2000), "B\n\nb"),
        Cue(TimeSpan(2000, 3000), "♪"),
        Cue(TimeSpan(3000, 4000), "C\r\nc", 77, "X1:1"),
    )
    writing = write_release(Track(cues), encoding="windows-1251", newline="\r\n")
    assert writing.losses == (Loss(1, "-00:00:00,500"), Loss(2, "\n"), Loss(3, "♪"))
    assert writing.data.decode("cp1251") == (
        "1\r\n00:00:00,000 --> 00:00:01,000\r\nA\r\n\r\n"
        "2\r\n00:00:01,000 --> 00:00:02,000\r\nB\r\nb\r\n\r\n"
        "3\r\n00:00:02,000 --> 00:00:03,000\r\n?\r\n\r\n"
        "4\r\n00:00:03,000 --> 00:00:04,000 X1:1\r\nC\r\nc\r\n\r\n"
    )


@pytest.mark.parametrize(
    ("encoding", "bom", "start"),
    [
        ("utf-8", False, b"1\n"),
        ("utf-8", True, b"\xef\xbb\xbf1\n"),
        ("utf-8-sig", False, b"\xef\xbb\xbf1\n"),
        ("UTF-16", False, b"\xff\xfe1\x00\n\x00"),
        ("utf-16-be", True, b"\xfe\xff\x001\x00\n"),
        ("cp1251", True, b"1\n"),
    ],
)
def test_byte_order_marks_of_releases(encoding: str, bom: bool, start: bytes) -> None:
    """A release has a byte order mark if it is wanted, and its encoding has one."""
    track = Track((Cue(TimeSpan(0, 1000), "A"),))
    assert write_release(track, encoding=encoding, bom=bom).data.startswith(start)


def test_unknown_encoding() -> None:
    """An encoding that nobody knows is an error with examples."""
    with pytest.raises(InputError) as caught:
        write_release(Track(()), encoding="cp125l")
    assert "cp1251" in str(caught.value.hint)


def test_large_releases_are_written_fast() -> None:
    """20,000 cues are written in well under two seconds, on a slow machine too."""
    track = Track(tuple(Cue(TimeSpan(n, n + 900), "Как дела?\nХорошо.") for n in range(20_000)))
    began = time.perf_counter()
    write_release(track)
    assert time.perf_counter() - began < 2
