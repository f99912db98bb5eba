"""Reading SRT: laws."""

from __future__ import annotations

from collections import Counter

import pysrt
import pytest
import srt
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.formats import read, serialize
from pipeline.formats.srt import parse
from pipeline.formats.srt_lines import cue_number, lines
from pipeline.formats.srt_reading import Reader, shown
from pipeline.formats.srt_times import read_times
from pipeline.model.track import Reading

from .strategies import soups, well_formed


def _said(line: str) -> object:
    """Return what a line says: a number, strict times, or its characters."""
    number = cue_number(line)
    if number is not None:
        return number
    times = read_times(line)
    if times and not (times.mended or times.doubtful):
        return times.span, shown(times.settings)
    return shown(line)


def _accounted(reading: Reading) -> Counter[object]:
    """Return what the cues, and the findings that stand for lines, say of a file."""
    stands_for = {"SRT001", "SRT002", "SRT003", "SRT004", "SRT006"}
    every: Counter[object] = Counter()
    odd_times = set()
    for finding in reading.findings:
        if finding.code in stands_for:
            every.update(_said(line.text) for line in lines(finding.text) if not line.is_blank)
        if finding.code in {"SRT003", "SRT004"}:
            odd_times.add(finding.place.cue)
    for place, cue in enumerate(reading.track.cues, 1):
        every.update(_said(line) for line in cue.text.split("\n") if line.strip(" \t"))
        every.update([cue.number] if cue.number is not None else [])
        every.update([] if place in odd_times else [(cue.span, cue.settings)])
    return every


@given(soups)
def test_blocks_make_up_the_source(text: str) -> None:
    """Head and blocks, one after another, are the text that was read."""
    layout = parse(text, name="x").track.layout
    blocks = [layout.block(index) for index in range(len(layout.cues))]
    assert layout.head + "".join(blocks) == text


@given(soups)
def test_no_line_is_lost(text: str) -> None:
    """Every line that is not blank is in one cue or in one finding, and nothing else is."""
    every = Counter(_said(line.text) for line in lines(text) if not line.is_blank)
    assert _accounted(parse(text, name="x")) == every


@given(soups)
def test_both_ways_agree(text: str) -> None:
    """The short way through well-formed blocks reads what the careful way reads."""
    short = parse(text, name="x")
    careful = Reader(text, "x", well_formed=len(text) + 1).read("utf-8", bom=False)
    assert short == careful


@given(st.lists(well_formed() | soups, max_size=4).map("\n\n".join))
def test_both_ways_agree_when_they_take_turns(text: str) -> None:
    """A file of well-formed and damaged stretches reads alike both ways."""
    short = parse(text, name="x")
    careful = Reader(text, "x", well_formed=len(text) + 1).read("utf-8", bom=False)
    assert short == careful


@given(soups)
def test_findings_point_at_their_lines(text: str) -> None:
    """The text of a finding begins on the line that it names, or ends below it (SRT002)."""
    every = {line.number: shown(line.text) for line in lines(text)}
    for finding in parse(text, name="x").findings:
        if finding.code in {"SRT013", "SRT014"}:
            continue
        line = finding.place.line
        assert line is not None
        if finding.code in {"SRT007", "SRT009", "SRT015"}:
            assert not every[line].strip()
        elif finding.code == "SRT002":
            assert every[line] in finding.text
        else:
            first = finding.text.replace("\r", "\n").split("\n")[0]
            assert every[line] == first


@given(soups)
def test_a_block_reads_as_its_cue(text: str) -> None:
    """A block, and the number that comes after it, are enough to read the cue again."""
    layout = parse(text, name="x").track.layout
    for index, cue in enumerate(layout.cues):
        following = layout.cues[index + 1].number if index + 1 < len(layout.cues) else None
        block = layout.block(index)
        if following is not None:
            block += f"\n\n{following}\n00:00:01,000 --> 00:00:02,000\nZ"
        assert parse(block, name="x").track.cues[0].says_same(cue)


@given(st.binary(max_size=200) | soups.map(lambda text: text.encode("utf-8", "surrogateescape")))
def test_any_bytes_come_back(data: bytes) -> None:
    """What can be read at all is written back byte for byte."""
    try:
        reading = read(data, name="x.srt")
    except InputError:
        return
    assert serialize(reading.track).data == data


@given(soups, st.sampled_from(["cp1251", "utf-16", "koi8-r", "utf-16-be", "cp1252", "shift_jis"]))
def test_any_bytes_come_back_in_a_named_encoding(text: str, encoding: str) -> None:
    """So is a file whose encoding the user has named."""
    data = text.encode(encoding, "ignore")
    reading = read(data, name="x.srt", encoding=encoding)
    assert serialize(reading.track).data == data


@given(well_formed())
def test_well_formed_files_read_as_pysrt_reads_them(text: str) -> None:
    """A well-formed file has the numbers, times and texts that pysrt gives, and no findings."""
    reading = parse(text, name="x")
    assert reading.findings == ()
    assert [(cue.number, cue.span.start, cue.span.end, cue.text) for cue in reading.track.cues] == [
        (item.index, item.start.ordinal, item.end.ordinal, item.text)
        for item in pysrt.from_string(text)
    ]


@given(well_formed())
def test_well_formed_files_read_as_srt_reads_them(text: str) -> None:
    """A well-formed file has the numbers, times and texts that the srt package gives."""
    folded = text.replace("\r\n", "\n")
    cues = parse(text, name="x").track.cues
    theirs = list(srt.parse(folded))
    assert [cue.number for cue in cues] == [item.index for item in theirs]
    assert [cue.text for cue in cues] == [item.content for item in theirs]
    for cue, item in zip(cues, theirs, strict=True):
        assert cue.span.start == round(item.start.total_seconds() * 1000)
        assert cue.span.end == round(item.end.total_seconds() * 1000)


@pytest.mark.parametrize("name", ["film.vtt", "film", "film.srt.gz"])
def test_unknown_suffixes_are_named(name: str) -> None:
    """A file of another format is an error that names the formats that there are."""
    with pytest.raises(InputError) as caught:
        read(b"", name=name)
    assert ".srt" in str(caught.value.hint)
