"""Lines of an SRT text, and where cues start among them.

A line ends with CR, LF or CRLF and with nothing else: U+2028, U+0085, vertical tab and form feed
are characters of the text. CR CR LF is one line end, since programs that translate line ends twice
write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.formats.srt_times import Times, looks_cut, looks_damaged, read_times
from pipeline.formats.srt_tokens import DIGIT

LINE_END = re.compile(r"\r\r\n|\r\n|\n|\r")
_LINE = re.compile(r"([^\r\n]*)(?:\r\r\n|\r\n|\n|\r|\Z)")
_NUMBER = re.compile(r"[ \t\ufeff]*([0-9]{1,18})[ \t]*")
# `2a`, `#2`, `2.`, `(2)`: certainly meant as a number, also where no blank line stands before it.
_NEAR_NUMBER = re.compile(r"\s*[#№(\[-]?[0-9]{1,18}[^\W\d_]{0,2}[.):\]]?\s*")
# Identifiers of WebVTT that programs left in (8fd5ca8f-2a7e/3-0): one word with a digit.
_IDENTIFIER = re.compile(r"\s*(?=\S*[0-9])\S{1,80}\s*")

# Most lines of text are sorted out by this.
_MAY_BE_TIMES = re.compile(rf"{DIGIT}\s?[:：.;]|-->")


class Line(NamedTuple):
    """One line of a text."""

    offset: int
    text: str
    """Without its line end."""
    end: int
    """Offset of the next line."""
    number: int
    """From 1."""

    @property
    def is_blank(self) -> bool:
        """Whether it holds nothing but spaces and tabs; other white space is there on purpose."""
        return not self.text.strip(" \t")


@dataclass(frozen=True, slots=True)
class Start:
    """The place where a cue starts, or what was one."""

    number_line: Line | None
    """The line of the number; also one that is not quite a number."""
    times_line: Line | None
    """None where a number stands alone and the times are lost."""
    times: Times | None
    """None where the line of times cannot be read; the cue is not made then."""
    blank: Line | None = None
    """The first blank line between the number and the times."""
    attached: bool = False
    """Whether no blank line stands before it."""

    @property
    def first(self) -> Line:
        """Its first line."""
        line = self.number_line or self.times_line
        if line is None:
            raise AssertionError("a start has a number or times")
        return line

    @property
    def last(self) -> Line:
        """Its last line; what follows is text."""
        return self.times_line or self.first

    @property
    def number(self) -> int | None:
        """The number, None where there is none that is a number."""
        return cue_number(self.number_line.text) if self.number_line else None


def lines(text: str, offset: int = 0, number: int = 1) -> Iterator[Line]:
    """Yield the lines of `text` from `offset` on; the first one is line `number`."""
    while offset < len(text):
        match = _LINE.match(text, offset)
        if match is None:
            raise AssertionError("a line may be empty, so it always matches")
        yield Line(offset, match[1], match.end(), number)
        offset, number = match.end(), number + 1


def cue_number(line: str) -> int | None:
    """Return the cue number on `line`; None if anything else stands there."""
    match = _NUMBER.fullmatch(line)
    return int(match[1]) if match else None


def is_numbered(line: str) -> bool:
    """Whether `line` is a number, or certainly was meant as one."""
    return cue_number(line) is not None or _NEAR_NUMBER.fullmatch(line) is not None


def scan(text: str, offset: int, number: int, *, top: bool) -> tuple[list[Line], Start | None]:
    """Read on to the next start; return the lines before it, and the start, None at the end.

    `offset` and `number` are those of the first line; `top` says that it has nothing above it.
    """
    body: list[Line] = []
    for line in lines(text, offset, number):
        start = _start_at(body, line, top=top)
        if start:
            consumed = start.first.number
            return [one for one in body if one.number < consumed], start
        body.append(line)
    return _without_cut_tail(body, top=top)


def orphan(body: list[Line], number: int | None, following: Start | None) -> int | None:
    """Return the index in `body` of a number that has lost its times, None when there is none.

    `body` are the lines after the times of cue `number`. Where the next number in sequence stands
    after a blank line, and the cue that follows does not have it, a line of times is missing: what
    comes below is not text of this cue.
    """
    if number is None:
        return None
    if following and following.number == number + 1:
        return None
    for index, line in enumerate(body[1:], 1):
        if cue_number(line.text) == number + 1 and body[index - 1].is_blank:
            return index
    return None


def _start_at(body: list[Line], line: Line, *, top: bool) -> Start | None:
    """Return the start whose times stand on `line`; `body` are the lines above it."""
    if not _MAY_BE_TIMES.search(line.text):
        return None
    above = body[-1] if body else None
    in_place = above is not None and is_numbered(above.text) and _is_free(body, 1, top=top)
    times = read_times(line.text, in_place=in_place)
    if times is None and not looks_damaged(line.text, in_place=in_place):
        return None
    if above is None:
        return Start(None, line, times, attached=not top)
    if above.is_blank:
        return _start_after_blank(body, line, times, top=top)
    free = _is_free(body, 1, top=top)
    if is_numbered(above.text) or (free and _IDENTIFIER.fullmatch(above.text)):
        return Start(above, line, times, attached=not free)
    return Start(None, line, times, attached=True)


def _start_after_blank(
    body: list[Line], line: Line, times: Times | None, *, top: bool
) -> Start | None:
    """Return the start at `line` of times with a blank line above; its number may stand higher."""
    depth = next((depth for depth, one in enumerate(reversed(body)) if not one.is_blank), None)
    if depth is None:
        return Start(None, line, times)
    number_line = body[-1 - depth]
    if cue_number(number_line.text) is None or not _is_free(body, depth + 1, top=top):
        return Start(None, line, times)
    return Start(number_line, line, times, blank=body[-depth])


def _is_free(body: list[Line], depth: int, *, top: bool) -> bool:
    """Whether nothing stands right above the line that is `depth` lines from the end of `body`."""
    return body[-depth - 1].is_blank if len(body) > depth else top


def _without_cut_tail(body: list[Line], *, top: bool) -> tuple[list[Line], Start | None]:
    """Take a number and the beginning of its times off the end: a file that was cut there."""
    filled = [index for index, line in enumerate(body) if not line.is_blank]
    if len(filled) < 2 or filled[-1] != filled[-2] + 1 or not looks_cut(body[filled[-1]].text):
        return body, None
    index = filled[-2]
    is_free = body[index - 1].is_blank if index else top
    if cue_number(body[index].text) is None or not is_free:
        return body, None
    return body[:index], Start(body[index], body[index + 1], None)
