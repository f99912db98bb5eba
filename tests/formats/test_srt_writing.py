"""Writing SRT back: laws, then the places where verbatim and new text meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats import read, serialize
from pipeline.formats.srt import parse
from pipeline.formats.srt_writing import sayable
from pipeline.model.cue import Cue
from pipeline.model.time import TimeSpan
from pipeline.model.track import Layout, Track, Writing

from .strategies import any_cues, soups


def _again(writing: Writing) -> tuple[Cue, ...]:
    return read(writing.data, name="x.srt", encoding="utf-8").track.cues


@given(soups.map(lambda text: text.replace("\udce9", "e")), st.data())
def test_changed_tracks_read_back(text: str, data: st.DataObject) -> None:
    """A track with cues changed, added and removed reads back as it is, but for its losses."""
    track = parse(text, name="x").track
    kept = data.draw(st.lists(st.sampled_from(track.cues), unique=True)) if track.cues else []
    cues = sorted(kept, key=lambda cue: cue.line)
    for index, cue in enumerate(cues):
        if data.draw(st.booleans()):
            cues[index] = cue._replace(text=data.draw(any_cues).text)
    for cue in data.draw(st.lists(any_cues, max_size=2)):
        cues.insert(data.draw(st.integers(0, len(cues))), cue)
    writing = serialize(Track(tuple(cues), track.layout))
    again = _again(writing)
    assert len(again) == len(cues)
    for cue, back in zip(cues, again, strict=True):
        said, _ = sayable(cue, 1, blank_lines=True)
        assert back.says_same(said) or (back.says_same(cue) and cue in track.cues)


@given(any_cues)
def test_what_is_not_lost_is_said(cue: Cue) -> None:
    """A cue without losses is said as it is; CR and LF are the same line end."""
    said, losses = sayable(cue, 1, blank_lines=True)
    if not losses:
        assert said.text == cue.text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace(
            "\r", "\n"
        )
    assert sayable(said, 1, blank_lines=True) == (said, ())


@given(soups, st.data())
def test_neighbours_of_a_change_stay_verbatim(text: str, data: st.DataObject) -> None:
    """Changing one cue leaves the head and the other blocks as they are."""
    track = parse(text, name="x").track
    if not track.cues:
        return
    index = data.draw(st.integers(0, len(track.cues) - 1))
    cues = list(track.cues)
    cues[index] = cues[index]._replace(text="Changed.")
    if cues[index] == track.cues[index]:
        return
    written = serialize(Track(tuple(cues), track.layout)).data
    layout = track.layout
    after = "".join(layout.block(one) for one in range(index + 1, len(cues)))
    assert written.endswith(after.encode("utf-8", "surrogateescape"))
    assert written.startswith(layout.head.encode("utf-8", "surrogateescape"))


JUNK = (
    "WEBVTT\n\n1\n00:00:01,000 --> 00:00:02,000\nA\n\n"
    "2\naa:00:03,000 --> 00:00:04,000\nB\n\n3\n00:00:05,000 --> 00:00:06,000\nC\n"
)


def test_junk_stays_where_it_was() -> None:
    """What could not be read stands at its place when the cue above it is changed."""
    track = parse(JUNK, name="x").track
    changed = track.cues[0]._replace(text="New")
    writing = serialize(track._replace(cues=(changed, track.cues[1])))
    assert writing.data.decode() == JUNK.replace("\nA\n", "\nNew\n")


def test_junk_outlives_the_cue_above_it() -> None:
    """What could not be read is not removed with the cue that stood above it."""
    track = parse(JUNK, name="x").track
    writing = serialize(track._replace(cues=track.cues[1:]))
    assert writing.data.decode() == JUNK.replace("1\n00:00:01,000 --> 00:00:02,000\nA\n\n", "")


def test_new_cues_follow_the_layout() -> None:
    """A cue that was not read is written in the file's line ends and encoding."""
    data = "1\r\n00:00:01,000 --> 00:00:02,000\r\nПривет, мир\r\n".encode("cp1251")
    track = read(data, name="x.srt").track
    new = Cue(TimeSpan(3000, 4000), "Пока\nвсем", 2)
    writing = serialize(track._replace(cues=(*track.cues, new)))
    wanted = "\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nПока\r\nвсем\r\n\r\n".encode("cp1251")
    assert writing == Writing(data + wanted)


def test_characters_that_the_encoding_lacks() -> None:
    """They become question marks, and are listed with their cue."""
    cues = (Cue(TimeSpan(0, 1000), "да"), Cue(TimeSpan(1000, 2000), "♪ ля ♫"))
    writing = serialize(Track(cues, Layout("cp1251")))
    assert "? ля ?" in writing.data.decode("cp1251")
    assert [(loss.cue, loss.text) for loss in writing.losses] == [(2, "♪♫")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A\n\nB", "A\n\nB"),
        ("A\n\n2\nB", "A\n2\nB"),
        ("\nA\n", "A"),
        ("00:00:01,000 --> 00:00:02,000", "00:00:01,000 – 00:00:02,000"),
    ],
)
def test_texts_that_would_break_the_file(text: str, said: str) -> None:
    """A text that would be taken for a cue is written so that it cannot be."""
    track = Track((Cue(TimeSpan(0, 1000), text), Cue(TimeSpan(1000, 2000), "Z")))
    writing = serialize(track)
    assert [cue.text for cue in _again(writing)] == [said, "Z"]
    assert bool(writing.losses) == (text != said)


def test_a_block_that_depends_on_what_follows() -> None:
    """A number after a blank line stays text when the cue that has that number is removed."""
    times = "00:00:01,000 --> 00:00:02,000"
    text = f"1\n{times}\nA\n\n2\n\n2\n{times}\nB\n\n3\n{times}\nC\n"
    track = parse(text, name="x").track
    assert [cue.text for cue in track.cues] == ["A\n\n2", "B", "C"]
    writing = serialize(track._replace(cues=(track.cues[0], track.cues[2])))
    assert [cue.text for cue in _again(writing)] == ["A\n2", "C"]
    assert [loss.cue for loss in writing.losses] == [1]
