"""Laws of shot changes: every way to write a time means the same time."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.formats.shots import parse_shots
from pipeline.model.frame_rate import FrameRate, parse_frame_rate
from pipeline.model.time import timecode

times = st.lists(st.integers(0, 10**7), max_size=9)
RATES = ("23.976", "24", "25", "29.97", "30", "50", "59.94")


@given(times)
def test_every_way_to_write_a_time_means_it(moments: list[int]) -> None:
    """Times with milliseconds and seconds give the same, rising, each once."""
    wanted = tuple(sorted(set(moments)))
    codes = "\n".join(timecode(one) for one in moments)
    dots = codes.replace(",", ".")
    seconds = "\n".join(f"{one // 1000}.{one % 1000:03}" for one in moments)
    for text in (codes, dots, seconds, f"# cuts\n\n{codes}\n"):
        assert parse_shots(text, "cuts.txt") == wanted


@given(st.sampled_from(RATES), st.integers(0, 200_000))
def test_frames_are_those_of_the_rate(written: str, frame: int) -> None:
    """A frame is at its time; a time code with frames is the frame of that number."""
    rate = parse_frame_rate(written)
    nominal = int(rate.fraction + Fraction(1, 2))
    seconds, rest = divmod(frame, nominal)
    code = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}:{rest:02}"
    assert parse_shots(f"{frame}", "cuts.txt", rate) == (rate.milliseconds(frame),)
    assert parse_shots(code, "cuts.txt", rate) == (rate.milliseconds(frame),)


@pytest.mark.parametrize(
    ("code", "frame"),
    [
        ("00:00:59;29", 1799),
        ("00:01:00;02", 1800),
        ("00:10:00;00", 17982),
        ("01:00:00;00", 107892),
    ],
)
def test_drop_frame_numbers_are_left_out(code: str, frame: int) -> None:
    """At 29.97 two numbers a minute do not exist, but for every tenth minute."""
    rate = parse_frame_rate("29.97")
    assert parse_shots(code, "cuts.txt", rate) == (rate.milliseconds(frame),)


def test_an_edit_decision_list_has_its_cuts() -> None:
    """The record in of each event of the picture is a cut; sound and comments are none."""
    edl = """TITLE: ORBIT
FCM: NON-DROP FRAME

001  AX       V     C        00:00:00:00 00:00:04:00 00:00:00:00 00:00:04:00
* FROM CLIP NAME: DOCK.MOV
002  BX       AA    C        00:00:00:00 00:00:09:00 00:00:00:00 00:00:09:00
003  BX       V     D    012 00:00:10:00 00:00:12:12 00:00:04:00 00:00:06:12
"""
    assert parse_shots(edl, "film.edl", FrameRate(Fraction(25))) == (0, 4000)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("00:00:01,000\nsoon", "cuts.txt:2: is no time"),
        ("12", "the frame rate is not known"),
        ("00:00:01:25", "frame 25 of a second that has 25"),
    ],
)
def test_what_is_no_time_is_told_with_its_line(text: str, said: str) -> None:
    """A list that cannot be read is refused, with the line."""
    rate = FrameRate(Fraction(25)) if ":25" in text else None
    with pytest.raises(InputError) as caught:
        parse_shots(text, "cuts.txt", rate)
    assert said in str(caught.value)


WAYS = ("00:00:{:02},000", "00:00:{:02}:00", "00:00:{:02};00", "{}.0", "{}")


@given(st.lists(st.tuples(st.sampled_from(WAYS), st.integers(0, 59)), min_size=1, max_size=9))
def test_a_list_is_written_in_one_way(lines: list[tuple[str, int]]) -> None:
    """A list that mixes two ways is refused at the first line that differs; any other is read."""
    written = [way.format(number) for way, number in lines]
    other = next((at for at, (way, _n) in enumerate(lines) if way != lines[0][0]), None)
    rate = parse_frame_rate("29.97")
    if other is None:
        assert len(parse_shots("\n".join(written), "cuts.txt", rate)) == len(set(written))
        return
    with pytest.raises(InputError) as caught:
        parse_shots("\n".join(written), "cuts.txt", rate)
    assert caught.value.where == f"cuts.txt:{other + 1}"
