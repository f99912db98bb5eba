"""Damage that real files have: what a careful person would make of each.

Three cues, the middle one damaged; `A` and `C` must stay what they are. The names are those of the
table in which six other readers were compared.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from pipeline.formats import read
from pipeline.model.cue import Cue
from pipeline.model.finding import Finding
from pipeline.model.time import TimeSpan

FIRST = "1\n00:00:01,000 --> 00:00:02,000\nA\n\n"
LAST = "3\n00:00:05,000 --> 00:00:06,000\nC\n\n"
TIMES = "00:00:03,000 --> 00:00:04,000"


@dataclass(frozen=True)
class Case:
    """The middle of a file, and what it has to be read as."""

    middle: str
    text: str | None = "B"
    """None: the cue cannot be made."""
    span: tuple[int, int] = (3000, 4000)
    number: int | None = 2
    settings: str = ""
    codes: tuple[str, ...] = ()
    """Codes of the findings, each with its line: `SRT007@7`."""


def middle(text: str, times: str = TIMES, number: str = "2") -> str:
    """Return a block."""
    return f"{number}\n{times}\n{text}\n\n"


CASES = {
    # Nothing to say.
    "01 clean": Case(middle("B")),
    # The text goes on behind the blank line: kept, blank line and all, and said.
    "02 blank line inside cue": Case(middle("B\n\nb"), "B\n\nb", codes=("SRT007@8",)),
    # A line with a no-break space alone looks blank; other programs lose what follows.
    "03 NBSP-only line inside": Case(middle("B\n\u00a0\nb"), "B\n\u00a0\nb", codes=("SRT007@8",)),
    # A cue without text is a cue.
    "04 empty text": Case(f"2\n{TIMES}\n\n", ""),
    # No number: a cue all the same.
    "05 missing index": Case(f"{TIMES}\nB\n\n", number=None, codes=("SRT005@5",)),
    # Numbers are free; nothing is lost by a double one.
    "06 duplicate index": Case(middle("B", number="1"), number=1),
    # Meant as a number; neither the cue above nor its text gets it.
    "07 index 2a": Case(middle("B", number="2a"), number=None, codes=("SRT006@5",)),
    # The cue above ends where the number stands.
    "08 no blank between cues": Case(middle("B").rstrip("\n") + "\n", codes=("SRT008@8",)),
    # The number belongs to the times below the blank line.
    "09 blank between index and time": Case(f"2\n\n{TIMES}\nB\n\n", codes=("SRT009@6",)),
    # The text belongs to the times above the blank line, without that line.
    "10 blank between time and text": Case(f"2\n{TIMES}\n\nB\n\n", codes=("SRT015@7",)),
    "11 full stop before ms": Case(
        middle("B", "00:00:03.000 --> 00:00:04.000"), codes=("SRT003@6",)
    ),
    # A fraction of a second, not a count of ms.
    "12 one and two digits of ms": Case(
        middle("B", "00:00:03,5 --> 00:00:04,25"), span=(3500, 4250), codes=("SRT003@6",)
    ),
    "13 no ms": Case(middle("B", "00:00:03 --> 00:00:04"), codes=("SRT003@6",)),
    # Minutes and seconds, not hours and minutes.
    "14 MM:SS,mmm": Case(middle("B", "00:03,000 --> 00:04,000"), codes=("SRT003@6",)),
    "15 100+ hours": Case(
        middle("B", "100:00:03,000 --> 100:00:04,000"), span=(360_003_000, 360_004_000)
    ),
    # The sign is kept, and a person should look.
    "16 negative start": Case(
        middle("B", "-00:00:03,000 --> 00:00:04,000"), span=(-3000, 4000), codes=("SRT004@6",)
    ),
    # Read as it stands; that it runs backwards is for the checks to say (STR003).
    "17 end before start": Case(middle("B", "00:00:04,000 --> 00:00:03,000"), span=(4000, 3000)),
    "18 X1 after one space": Case(
        middle("B", f"{TIMES} X1:1 X2:2 Y1:3 Y2:4"), settings="X1:1 X2:2 Y1:3 Y2:4"
    ),
    "18b align after two spaces": Case(
        middle("B", f"{TIMES}  align:start"), settings="align:start"
    ),
    "19 short arrow": Case(middle("B", "00:00:03,000 -> 00:00:04,000"), codes=("SRT003@6",)),
    "20 arrow without spaces": Case(
        middle("B", "00:00:03,000-->00:00:04,000"), codes=("SRT003@6",)
    ),
    "20b arrow of one character": Case(
        middle("B", "00:00:03,000\u00a0→\u00a000:00:04,000"), codes=("SRT003@6",)
    ),
    # No number can stand in the middle of a text.
    "21 digits-only text line": Case(middle("B\n42\nb"), "B\n42\nb"),
    "22 arrow in text": Case(middle("B\na --> b"), "B\na --> b"),
    "22b time in text": Case(middle("From 3:30\n3:30 -> 4:00"), "From 3:30\n3:30 -> 4:00"),
    "23 leading and trailing spaces": Case(middle("  B  \n b "), "  B  \n b "),
    "24 tags": Case(middle("{\\an8}<i>B</i>"), "{\\an8}<i>B</i>"),
    # One line, with a character in it that some programs take for a line end.
    "25 U+2028 in text": Case(middle("B\u2028b"), "B\u2028b", codes=("SRT012@7",)),
    "25b U+0085, VT and FF in text": Case(
        middle("B\x85\x0b\x0cb"), "B\x85\x0b\x0cb", codes=("SRT012@7",) * 3
    ),
    "33 NUL in text": Case(middle("B\x00b"), "B\x00b", codes=("SRT012@7",)),
    # In the order of the file; that it is not the order of time is for the checks to say (STR002).
    "34 out of order": Case(middle("B", "00:00:00,100 --> 00:00:00,900"), span=(100, 900)),
    # Certainly a 0, but a person should look.
    "35 letter O in time": Case(middle("B", "00:00:O3,000 --> 00:00:04,000"), codes=("SRT004@6",)),
    # Not a time: the cue is set aside whole, and nobody else's text gets it.
    "35b letters for hours": Case(
        middle("B", "aa:00:03,000 --> 00:00:04,000"), None, codes=("SRT002@6",)
    ),
    "35c 75 seconds": Case(
        middle("B", "00:00:03,000 --> 00:00:75,000"), span=(3000, 75_000), codes=("SRT004@6",)
    ),
    "35d end missing": Case(middle("B", "00:00:03,000 -->"), None, codes=("SRT002@6",)),
    # The number is next in sequence and the one below comes after it: a cue without its times.
    "35e times missing": Case("2\nB\n\n", None, codes=("SRT002@5",)),
    "36 angle brackets and ampersands": Case(
        middle("I <3 you &amp; me > all"), "I <3 you &amp; me > all"
    ),
}


def _described(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    return tuple(f"{finding.code}@{finding.place.line}" for finding in findings)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_damage_in_the_middle(case: Case, newline: str) -> None:
    """The middle cue is read as a careful person would, its neighbours are untouched."""
    data = (FIRST + case.middle + LAST).replace("\n", newline).encode()
    reading = read(data, name="film.srt")
    first, *between, last = reading.track.cues
    assert (first.text, first.number, first.span) == ("A", 1, TimeSpan(1000, 2000))
    assert (last.text, last.number, last.span) == ("C", 3, TimeSpan(5000, 6000))
    assert _described(reading.findings) == case.codes
    if case.text is None:
        assert between == []
        assert reading.findings[0].text == case.middle.rstrip("\n").replace("\n", newline)
    else:
        wanted = Cue(TimeSpan(*case.span), case.text, case.number, case.settings, 5)
        assert between == [wanted]


def test_values_of_repaired_times_are_shown() -> None:
    """What a repaired line of times was read as is in the finding, and the line as it stands."""
    reading = read(b"1\n0:0:1,5 -> 0:0:2\nA\n", name="film.srt")
    (finding,) = reading.findings
    assert finding.value == "00:00:01,500 --> 00:00:02,000"
    assert finding.text == "0:0:1,5 -> 0:0:2"
    assert (finding.place.line, finding.place.column, finding.place.cue) == (2, 1, 1)


@pytest.mark.parametrize(
    ("data", "encoding", "bom"),
    [
        ("\ufeff".encode() + (FIRST + LAST).encode(), "utf-8", True),
        ((FIRST + LAST).encode("utf-16"), "utf-16-le", True),
        (b"\xfe\xff" + (FIRST + LAST).encode("utf-16-be"), "utf-16-be", True),
        ((FIRST + LAST).encode("utf-32"), "utf-32-le", True),
        ((FIRST + LAST).encode("utf-16-le"), "utf-16-le", False),
    ],
    ids=["26 UTF-8 BOM", "29 UTF-16LE BOM", "29b UTF-16BE BOM", "29c UTF-32 BOM", "29d no BOM"],
)
def test_byte_order_marks(data: bytes, encoding: str, bom: bool) -> None:
    """A byte order mark is no part of the first number, and is remembered."""
    track = read(data, name="film.srt").track
    assert [cue.number for cue in track.cues] == [1, 3]
    assert (track.layout.encoding, track.layout.bom) == (encoding, bom)


def test_30_short_cp1251() -> None:
    """Eleven letters of Russian in cp1251 are Russian, and the guess is said."""
    reading = read(
        "1\n00:00:01,000 --> 00:00:02,000\nПривет, мир!\n".encode("cp1251"), name="a.srt"
    )
    assert reading.track.cues[0].text == "Привет, мир!"
    assert [(finding.code, finding.value) for finding in reading.findings] == [("SRT011", "cp1251")]


@pytest.mark.parametrize("tail", ["", "\n", "\n\n", "\n\n\n\n", "\n \t\n"])
def test_31_no_final_newline(tail: str) -> None:
    """How the file ends makes no difference to its last cue."""
    track = read((FIRST + "2\n" + TIMES + "\nB" + tail).encode(), name="a.srt").track
    assert [cue.text for cue in track.cues] == ["A", "B"]


@pytest.mark.parametrize("junk", ["WEBVTT\n\n", "translated by someone\n", "\n\nfoo\nbar\n\n"])
def test_32_junk_first(junk: str) -> None:
    """What stands before the first cue is a finding, verbatim, and stays in the layout."""
    reading = read((junk + FIRST).encode(), name="a.srt")
    assert [cue.text for cue in reading.track.cues] == ["A"]
    assert [(finding.code, finding.text) for finding in reading.findings] == [
        ("SRT001", junk.strip())
    ]
    assert reading.track.layout.head == junk


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b" \r\n"])
def test_37_empty_file(data: bytes) -> None:
    """A file without any cue is no error of reading, but a finding."""
    reading = read(data, name="a.srt")
    assert reading.track.cues == ()
    assert [finding.code for finding in reading.findings if finding.code != "SRT013"] == ["SRT014"]


@pytest.mark.parametrize(
    "tail", ["3", "3\n", "3\n00:00", "3\n00:00:05,000 --> 0", "3\n00:00:05,000 -"]
)
def test_truncated_tail(tail: str) -> None:
    """What a cut has left of a cue is set aside, not shown at the end of the cue above."""
    reading = read((FIRST + middle("B") + tail).encode(), name="a.srt")
    assert [cue.text for cue in reading.track.cues] == ["A", "B"]
    assert [finding.code for finding in reading.findings] == ["SRT002"]
    assert reading.findings[0].text == tail.rstrip("\n")


def test_number_as_the_last_line_of_the_last_cue() -> None:
    """The answer is 42, also at the end of the file and where 42 stands after a blank line."""
    for blank in ("", "\n"):
        track = read(f"{FIRST}2\n{TIMES}\nThe answer is\n{blank}42\n".encode(), name="a.srt").track
        assert track.cues[-1].text == f"The answer is\n{blank}42"


def test_next_number_in_a_text() -> None:
    """A number after a blank line is text where the next cue has that number."""
    track = read(
        (FIRST.rstrip("\n") + "\n\n2\n\n" + middle("B") + LAST).encode(), name="a.srt"
    ).track
    assert [cue.text for cue in track.cues] == ["A\n\n2", "B", "C"]


def test_digits_above_times_without_a_blank_line() -> None:
    """Digits right above times are the number of those times."""
    track = read((FIRST.rstrip("\n") + "\n" + middle("B")).encode(), name="a.srt").track
    assert [(cue.number, cue.text) for cue in track.cues] == [(1, "A"), (2, "B")]


def test_mixed_line_ends() -> None:
    """Mixed line ends are said once, with the line where the first odd one stands."""
    reading = read((FIRST + LAST.replace("\n", "\r\n") + FIRST).encode(), name="a.srt")
    assert [(f.code, f.value, f.place.line) for f in reading.findings] == [("SRT013", "LF", 5)]
    assert [cue.text for cue in reading.track.cues] == ["A", "C", "A"]


def test_doubled_carriage_returns() -> None:
    """CR CR LF, from a program that translated line ends twice, is one line end."""
    reading = read((FIRST + middle("B\nb")).replace("\n", "\r\r\n").encode(), name="a.srt")
    assert [cue.text for cue in reading.track.cues] == ["A", "B\nb"]


def test_control_characters_are_located() -> None:
    """A control character is found by line, column and code point."""
    reading = read(middle("B\nab\x07c").encode(), name="film.srt")
    (finding,) = reading.findings
    place = finding.place
    assert (finding.code, finding.value, finding.text) == ("SRT012", "U+0007", "ab\x07c")
    assert (place.file, place.line, place.column, place.cue) == ("film.srt", 4, 3, 1)


def test_lines_of_sbv() -> None:
    """YouTube's own lines of times, found in files that are called .srt, are read."""
    reading = read(b"0:00:05.440,0:00:09.360\nA\n\n0:00:09.360,0:00:15.320\nB\n", name="a.srt")
    assert [(cue.span.start, cue.text) for cue in reading.track.cues] == [(5440, "A"), (9360, "B")]
