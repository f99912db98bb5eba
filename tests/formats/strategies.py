"""Texts of SRT files: well formed, damaged, and soup."""

from __future__ import annotations

from hypothesis import strategies as st

from pipeline.model.cue import Cue
from pipeline.model.time import TimeSpan, timecode

NEWLINES = st.sampled_from(["\n", "\r\n", "\r"])

_LINE_PIECES = [
    "",
    " ",
    "\t",
    "\u00a0",
    "1",
    "2",
    "3",
    "42",
    "2a",
    "#3",
    " 2 ",
    "\ufeff2",
    "Hello there.",
    "Как дела?",
    "  two spaces ",
    "<i>sung</i>",
    "{\\an8}up",
    "12:30",
    "12:30 - 12:40",
    "12:30 -> 12:40",
    "a --> b",
    "File -> Import",
    "00:00:01,000 --> 00:00:02,000",
    "00:00:03,000 --> 00:00:04,500 X1:1 X2:2 Y1:3 Y2:4",
    "00:00:05.500 --> 00:00:06.250",
    "0:0:1,5->0:0:2,25",
    "00:07,000 --> 00:08,000",
    "aa:00:01,000 --> 00:00:02,000",
    "00:00:01 -->",
    "-->",
    "00:00:O3,000 --> 00:00:04,000",
    "-00:00:01,000 --> 00:00:01,000",
    "00:00:1",
    "00:00:75,000 --> 00:02:00,000 align:start",
    "00.00.01,000 --> 00.00.02,000",
    "0:00:05.440,0:00:09.360",
    "00:00:01,000 --> 00:00:02,000 and words",
    "WEBVTT",
    "a\u2028b",
    "a\x0bb\x0cc\x85d",
    "\x00",
    "\udce9t\udce9",
    "Note: 5 of them",
    "one\ttab",
    "1234567890123456789012345",
    "00:00:01,000 --> 00:00:02,000Z",
]

soup_lines = st.sampled_from(_LINE_PIECES) | st.text(
    st.characters(exclude_characters="\r\n", codec="utf-8"), max_size=12
)
line_ends = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\r", "\r\r\n"])
steady_soup = st.tuples(st.lists(soup_lines, max_size=14), NEWLINES).map(
    lambda drawn: drawn[1].join(drawn[0])
)
mixed_soup = st.lists(st.tuples(soup_lines, line_ends), max_size=14).map(
    lambda pairs: "".join(line + end for line, end in pairs)
)
_BLOCKS = [
    "{n}\n{t}\nA\n\n",
    "{n}\n{t}\nA\nB\n\n\n",
    "{n}\n{t}\n\n",
    "{n}\n{t}\nA\n",
    "{t}\nA\n\n",
    "{n}\n\n{t}\nA\n\n",
    "{n}\n{t}\n\nA\n\n",
    "{n}\n{t}\nA\n\nB\n\n",
    "{n}\n{t}\nA\n\n{n}\n\n",
    "{n}\naa:00:01,000 --> 00:00:02,000\nA\n\n",
    "{n}\nA\n\n",
    "{n}\n{t} X1:1\nA\n\n",
    "{n}a\n{t}\nA\n\n",
    "{n}\n{t}\nA\n\n7\n",
    "{n}\n3:30 -> 4:00\nA\n\n",
    "A\n\n",
    "{n}\n{t}\n{n}\n",
    "{n}\n{t}\nA\n\nid-{n}\n",
    " \n",
    "{n}\n00:00:01 -->\n\n",
    "{n}\n",
    "{t}\n",
]


@st.composite
def damaged_files(draw: st.DrawFn) -> str:
    """Blocks of cues numbered in sequence, most of them damaged somehow."""
    newline = draw(NEWLINES)
    blocks = draw(st.lists(st.sampled_from(_BLOCKS), max_size=7))
    numbered = (
        block.format(n=number, t=f"00:00:{number:02},000 --> 00:00:{number:02},900")
        for number, block in enumerate(blocks, 1)
    )
    return "".join(numbered).replace("\n", newline)


soups = steady_soup | mixed_soup | damaged_files()
"""Lines that mean something in SRT, in any order, with one kind of line end or several."""

spans = st.builds(TimeSpan, st.integers(0, 400_000_000), st.integers(0, 400_000_000))

# What every reader agrees on: no blank lines, no digits alone, no arrows, no odd white space.
plain_lines = st.from_regex(
    r"[A-Za-zА-я<{«\-][A-Za-zА-я ,.!?<>/{}«»'-]{0,20}[A-Za-zА-я.!?>]", fullmatch=True
)
plain_texts = st.lists(
    plain_lines.filter(lambda line: "->" not in line), min_size=1, max_size=3
).map("\n".join)


@st.composite
def well_formed(draw: st.DrawFn) -> str:
    """A file that every reader reads alike."""
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    blocks = []
    for number, (span, text) in enumerate(
        draw(st.lists(st.tuples(spans, plain_texts), min_size=1, max_size=6)), 1
    ):
        times = f"{timecode(span.start)} --> {timecode(span.end)}"
        blocks.append(f"{number}\n{times}\n{text}\n\n".replace("\n", newline))
    return "".join(blocks)


any_texts = st.lists(st.sampled_from(_LINE_PIECES) | st.text(max_size=15), max_size=4).map(
    "\n".join
) | st.text(max_size=30)
"""Texts that a cue may be given: also blank lines, CR, lines of times, lone surrogates."""

signed_spans = st.builds(
    TimeSpan, st.integers(-4_000_000, 400_000_000), st.integers(-4_000_000, 400_000_000)
)
any_cues = st.builds(
    Cue,
    signed_spans,
    any_texts,
    st.none() | st.integers(0, 99999),
    st.sampled_from(["", "X1:1 X2:2 Y1:3 Y2:4", "align:start", "and words", "a\nb", " "]),
)
