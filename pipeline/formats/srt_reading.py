"""Reading SRT: every line of the text ends in a cue or in a finding.

Well-formed stretches go the short way (`srt_fast`). Everything else goes through here, a cue at a
time, and a cue ends where the next one certainly starts: so blank lines, digits and arrows inside a
text stay in it, and a cue whose times cannot be read is set aside and never glued to a neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.formats.srt_fast import read_blocks
from pipeline.formats.srt_lines import LINE_END, Line, Start, orphan, scan
from pipeline.model.cue import Cue
from pipeline.model.finding import Finding, Place
from pipeline.model.track import Layout, Reading, Track

NEWLINES = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}

# TAB is white space; CR and LF end lines; the rest of C0, C1, the separators that some programs
# take for line ends, and a byte order mark inside the file are not for the screen.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_UNDECODED = re.compile("[\ud800-\udfff]+")


def read_all(text: str, *, name: str, encoding: str = "utf-8", bom: bool = False) -> Reading:
    """Return what `srt.parse` returns, for any text."""
    return Reader(text, name).read(encoding, bom=bom)


def shown(text: str) -> str:
    """Return `text` with U+FFFD for each stretch of bytes that could not be decoded."""
    return text if text.isascii() else _UNDECODED.sub("\ufffd", text)


def own_length(block: str, following: int | None) -> int:
    """Return how much of `block`, which begins with a cue, is that cue's own.

    The rest, if any, is junk that stood between this cue and the next one, whose number is
    `following`.
    """
    _, start = scan(block, 0, 1, top=True)
    if start is None:
        return len(block)
    body, after = scan(block, start.last.end, start.last.number + 1, top=False)
    lost = orphan(body, start.number, after)
    if lost is not None and following != (start.number or 0) + 1:
        return body[lost].offset
    return after.first.offset if after else len(block)


@dataclass(slots=True)
class Reader:
    """One reading of one text. With `well_formed` beyond its end, nothing goes the short way."""

    text: str
    name: str
    well_formed: int = 0
    """No well-formed block starts between here and where the reader stands."""
    cues: list[Cue] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def read(self, encoding: str, *, bom: bool) -> Reading:
        """Return the whole; once only."""
        newline = self._read_newlines()
        offset, line = self._read_blocks(0, 1, newline)
        start = self._start_below(offset, line)
        while start:
            offset, line = start.first.offset, start.first.number
            if not start.attached:  # a missing blank line is for the careful way to note
                offset, line = self._read_blocks(offset, line, newline)
            if offset > start.first.offset:
                start = self._start_below(offset, line)
            else:
                start = self._read_carefully(start)
        if not self.cues:
            self._note("SRT014", 1)
        cues = tuple(self.cues)
        layout = Layout(encoding, bom, newline, self.text, tuple(self.starts), cues)
        self.findings.sort(key=_position)
        return Reading(Track(cues, layout), tuple(self.findings))

    def _read_blocks(self, offset: int, line: int, newline: str) -> tuple[int, int]:
        if offset < self.well_formed:
            return offset, line
        offset, line, self.well_formed = read_blocks(
            self.text, offset, line, newline, self.cues, self.starts
        )
        return offset, line

    def _start_below(self, offset: int, line: int) -> Start | None:
        """Return the first start from `offset` on; what stands above it belongs to no cue."""
        body, start = scan(self.text, offset, line, top=True)
        self._note_junk(body)
        return start

    def _read_newlines(self) -> str:
        """Return the line end that most lines have; note it where others are in the file."""
        crlf = self.text.count("\r\n")
        counts = {
            "\n": self.text.count("\n") - crlf,
            "\r\n": crlf,
            "\r": self.text.count("\r") - crlf,
        }
        newline = max(counts, key=counts.__getitem__)
        if sum(map(bool, counts.values())) > 1:
            ends = LINE_END.finditer(self.text)
            line = next(number for number, end in enumerate(ends, 1) if end.group() != newline)
            self._note("SRT013", line, value=NEWLINES[newline])
        return newline

    def _read_carefully(self, start: Start) -> Start | None:
        """Read the cue at `start`; return the next start."""
        body, after = scan(self.text, start.last.end, start.last.number + 1, top=False)
        if start.times is None:
            self._note_damage(start, body)
            return after
        lost = orphan(body, start.number, after)
        junk: Start | None = None
        if lost is not None:
            junk, rest = Start(body[lost], None, None), body[lost + 1 :]
            body = body[:lost]
        self._add(start, body)
        if junk:
            self._note_damage(junk, rest)
        return after

    def _add(self, start: Start, body: list[Line]) -> None:
        """Add the cue at `start` with the text in `body`, and note what had to be mended."""
        times = start.times
        if times is None or start.times_line is None:
            raise AssertionError("a cue has times")
        first = start.first
        text = _text_lines(body)
        said = "\n".join(line.text for line in text)
        cue = Cue(times.span, shown(said), start.number, shown(times.settings), first.number)
        self.cues.append(cue)
        self.starts.append(first.offset)
        place = Place(self.name, cue=len(self.cues), start=times.span.start)
        if times.mended or times.doubtful:
            code = "SRT004" if times.doubtful else "SRT003"
            self._note_line(code, start.times_line, place, value=str(times.span))
        if start.number_line is None:
            self._note_line("SRT005", start.times_line, place)
        elif start.number is None:
            self._note_line("SRT006", start.number_line, place)
        if start.attached and len(self.cues) > 1:
            self._note_line("SRT008", first, place)
        if start.blank:
            self._note("SRT009", start.blank.number, start.times_line.text, at=place)
        self._note_blanks(body, text, place)
        own = [line for line in (start.number_line, start.times_line) if line] + text
        self._note_characters(own, place)

    def _note_blanks(self, body: list[Line], text: list[Line], place: Place) -> None:
        if not text:
            return
        if text[0] is not body[0]:
            self._note("SRT015", body[0].number, text[0].text, at=place)
        gap: Line | None = None
        for line in text[1:]:
            if not line.text.strip():
                gap = gap or line
            elif gap:
                self._note("SRT007", gap.number, line.text, at=place)
                gap = None

    def _note_characters(self, own: Iterable[Line], place: Place) -> None:
        for line in own:
            if line.text.isprintable():
                continue
            for match in _CONTROL.finditer(line.text):
                value = f"U+{ord(match.group()):04X}"
                column = match.start() + 1
                self._note("SRT012", line.number, line.text, column, value=value, at=place)

    def _note_damage(self, start: Start, body: list[Line]) -> None:
        """Note a cue that could not be made, with all that belongs to it."""
        filled = [start.last, *(line for line in body if not line.is_blank)]
        last = filled[-1]
        verbatim = self.text[start.first.offset : last.offset + len(last.text)]
        self._note("SRT002", start.last.number, verbatim)

    def _note_junk(self, body: list[Line]) -> None:
        """Note each paragraph of what stands before the first cue."""
        for paragraph in _paragraphs(body):
            first, last = paragraph[0], paragraph[-1]
            verbatim = self.text[first.offset : last.offset + len(last.text)]
            self._note("SRT001", first.number, verbatim)

    def _note_line(self, code: str, line: Line, at: Place, *, value: str | None = None) -> None:
        column = len(line.text) - len(line.text.lstrip()) + 1
        self._note(code, line.number, line.text, column, value=value, at=at)

    def _note(
        self,
        code: str,
        line: int,
        text: str = "",
        column: int = 1,
        *,
        value: str | None = None,
        at: Place | None = None,
    ) -> None:
        cue, start = (at.cue, at.start) if at else (None, None)
        place = Place(self.name, line, column, cue, start)
        self.findings.append(Finding(code, place, value, text=shown(text)))


def _position(finding: Finding) -> tuple[int, int]:
    return finding.place.line or 0, finding.place.column or 0


def _text_lines(body: list[Line]) -> list[Line]:
    """Return the lines of the text, without the blank lines around it."""
    filled = [index for index, line in enumerate(body) if not line.is_blank]
    return body[filled[0] : filled[-1] + 1] if filled else []


def _paragraphs(body: list[Line]) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in body:
        if not line.is_blank:
            paragraph.append(line)
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph
