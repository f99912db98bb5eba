"""Lines of times."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.srt_times import Times, looks_damaged, read_times, separator
from pipeline.model.time import TimeSpan

from .strategies import signed_spans, spans


@given(spans)
def test_times_as_written_need_no_mending(span: TimeSpan) -> None:
    """A span reads back from the line that we write for it, and there is nothing to mend."""
    assert read_times(str(span)) == Times(span)


@given(signed_spans)
def test_a_minus_is_kept_and_doubted(span: TimeSpan) -> None:
    """A time before 0 reads back with its sign, as doubtful."""
    times = read_times(str(span))
    assert times is not None
    assert times.span == span
    assert times.doubtful == (span.start < 0 or span.end < 0)


@given(
    spans, st.sampled_from([" -> ", "-->", " —> ", "→", " \uf0e0 ", " --&gt; ", "\u2003-->\u00a0"])
)
def test_other_arrows_are_mended(span: TimeSpan, arrow: str) -> None:
    """Any arrow, and any white space around it, is read alike, and said."""
    line = str(span).replace(" --> ", arrow)
    assert read_times(line) == Times(span, mended=True)


@given(spans, st.integers(1, 3))
def test_fractions_are_decimal(span: TimeSpan, digits: int) -> None:
    """`,5` is half a second: leaving out zeros at the end changes no time."""
    end = TimeSpan(span.start, span.end - span.end % 10 ** (3 - digits))
    line = str(end)[: 29 - 3 + digits] if len(str(end)) == 29 else str(end)
    times = read_times(line)
    assert times is not None
    assert times.span == end


@given(st.from_regex(r"[0-9]{1,3}:[0-5]?[0-9]:[0-5]?[0-9][,.][0-9]{1,3}", fullmatch=True))
def test_quick_repairs_are_those_of_the_slow_way(time: str) -> None:
    """The commonest repairs read the same as lines that only the general pattern takes."""
    quick, slow = read_times(f"{time} --> {time}"), read_times(f"{time}  -->  {time}")
    assert quick is not None
    assert slow is not None
    assert quick.span == slow.span


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("00:00:01.5 --> 00:00:02.25", 1500, 2250),
        ("0:0:1 --> 0:0:2", 1000, 2000),
        ("01:02,500 --> 01:03,500", 62_500, 63_500),
        ("125:30,000 --> 125:31,000", 7_530_000, 7_531_000),
        ("00: 00: 01,000 --> 00: 00: 02,000", 1000, 2000),
        ("00：00：01，000 --> 00：00：02，000", 1000, 2000),
        ("00:00:01:500-->00:00:02:750", 1500, 2750),
        ("  00:00:01,000 --> 00:00:02,000", 1000, 2000),
        ("00:00:01,000 --> 00:00:02", 1000, 2000),
    ],
)
def test_certain_repairs(line: str, start: int, end: int) -> None:
    """One way to read it: mended."""
    times = read_times(line)
    assert times is not None
    if "125" in line:
        times = Times(times.span, times.settings, mended=True)
    assert times == Times(TimeSpan(start, end), mended=True)


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("00:00:O1,OOO --> 00:00:02,000", 1000, 2000),
        ("00:00:О1,000 --> 00:00:l2,000", 1000, 12_000),
        ("00:00:01,000 --> 00:00:75,000", 1000, 75_000),
        ("00:61:01,000 --> 01:02:00,000", 3_661_000, 3_720_000),
        ("00:00:01,1416 --> 00:00:02,9999", 1142, 3000),
        ("01:13:27:14 --> 01:13:30:04", 4_407_140, 4_410_040),
        ("-00:00:01,000 --> 00:00:02,000", -1000, 2000),
        ("00:00:01,000 --> 00:00:02,000X1:5", 1000, 2000),
        ("00:00:01,000 --> 00:00:02,000 Hello there.", 1000, 2000),
    ],
)
def test_doubtful_repairs(line: str, start: int, end: int) -> None:
    """Read as it seems to be meant, and a person is asked to look."""
    times = read_times(line)
    assert times is not None
    assert (times.span, times.doubtful, times.mended) == (TimeSpan(start, end), True, False)


@pytest.mark.parametrize("line", ["3:30 -> 4:00", "00.00.01,000 --> 00.00.02,000"])
def test_some_lines_are_times_only_below_a_number(line: str) -> None:
    """What a person may say in a cue is times only in the place of times."""
    assert read_times(line) is None
    assert read_times(line, in_place=True) is not None


@pytest.mark.parametrize(
    "line",
    [
        "a --> b", 'Choose "File" -> "Import".', "12:30", "NAME: 5 -> 6", "<i>12:30</i>",
        "From 00:00:01 --> to the end of it", "12:30:00 -> lunch", "",
    ],
)  # fmt: skip
def test_arrows_and_times_in_texts_are_text(line: str) -> None:
    """A line with an arrow or a time in it is text unless the whole of it is times."""
    assert read_times(line) is None
    assert not looks_damaged(line)


@pytest.mark.parametrize(
    "line",
    [
        "aa:00:01,000 --> 00:00:02,000", "00:00:01,000 -->", "--> 00:00:02,000",
        "00:00:01,000 --> 00:0x:02,000", "00:00:01,000 --> 0 X1:5",
    ],
)  # fmt: skip
def test_damage_is_seen_anywhere(line: str) -> None:
    """Half a line of times is no text, wherever it stands."""
    assert read_times(line) is None
    assert looks_damaged(line)
    start, end = separator(line)
    assert line[start:end] == "-->"


@pytest.mark.parametrize(
    "line", ["-->", "xx:yy --> zz", "00:00:01,000 00:00:02,000", "00:00:01,000"]
)
def test_damage_is_seen_below_a_number(line: str) -> None:
    """In the place of times less is enough."""
    assert not looks_damaged(line)
    assert looks_damaged(line, in_place=True)
