"""The short way through well-formed blocks: one regular expression for a whole cue.

It takes a block only where the careful way (`srt_reading`) would find nothing to say and would read
the same: number, strict times, one or more lines of harmless text, empty lines, and then another
number with times or the end. At the first block that is not like that it stops.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.formats.srt_tokens import COLON, DIGIT, HOURS_STRICT, SETTING
from pipeline.model.cue import Cue
from pipeline.model.time import MILLISECONDS_PER_HOUR, TimeSpan
from pipeline.model.track import Layout, Reading, Track

# Not here: control characters, separators U+2028 and U+2029, U+FEFF, bytes that were not decoded.
_NOT_HARMLESS = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff"


class _Minutes(dict[str, int]):
    """Milliseconds of `HH:MM`, each worked out once: a film has few minutes and many cues."""

    def __missing__(self, written: str) -> int:
        hours, _, minutes = written.partition(":")
        return self.setdefault(written, int(hours) * MILLISECONDS_PER_HOUR + int(minutes) * 60_000)


_SECONDS = {f"{second:02}": second * 1000 for second in range(60)}
_MILLISECONDS = {f"{millisecond:03}": millisecond for millisecond in range(1000)}


@cache
def _block(newline: str) -> re.Pattern[str]:
    """Return the expression for a well-formed block in a file with the line end `newline`.

    A line of text does not begin with white space and has no colon before a digit, so that it can
    be neither blank nor a line of times. Groups: number, `HH:MM`, `SS`, `mmm` of start and end,
    settings, text.
    """
    end = f"(?:{newline})"
    time = rf"({HOURS_STRICT}:[0-5][0-9]):([0-5][0-9]),([0-9]{{3}})"
    part = rf"[^{_NOT_HARMLESS}:：]*+"
    line = rf"(?=\S){part}(?:{COLON}(?!\s?{DIGIT}){part})*+"
    following = rf"[0-9]+{end}{HOURS_STRICT}:[0-9]{{2}}:[0-9]{{2}},[0-9]{{3}} --> "
    return re.compile(
        rf"([0-9]{{1,9}}){end}"
        rf"{time} --> {time}((?: +{SETTING})*){end}"
        rf"({line}(?:{end}{line})*)"
        rf"(?:{end}{end}+(?={following})|{end}*\Z)"
    )


def read_well_formed(text: str, encoding: str, *, bom: bool) -> Reading | None:
    """Return the track of a file that is well formed from end to end, with LF; None for another."""
    if "\r" in text:
        return None
    read: list[Cue] = []
    starts: list[int] = []
    offset, _line, _next = read_blocks(text, 0, 1, "\n", read, starts)
    if not read or offset < len(text):
        return None
    cues = tuple(read)
    return Reading(Track(cues, Layout(encoding, bom, "\n", text, tuple(starts), cues)))


def read_blocks(
    text: str, offset: int, line: int, newline: str, cues: list[Cue], starts: list[int]
) -> tuple[int, int, int]:
    """Read well-formed blocks of `text` from `offset`, which is on `line`, up to the first other.

    Appends to `cues` and `starts` (offsets of the blocks). Returns offset and line of what follows,
    and the first offset from there on where a well-formed block may start again.
    """
    minutes, seconds, milliseconds = _Minutes(), _SECONDS, _MILLISECONDS
    folded = newline != "\n"
    for match in _block(newline).finditer(text, offset):
        if match.start() != offset:
            return offset, line, match.start()
        number, hm1, s1, ms1, hm2, s2, ms2, settings, body = match.groups()
        start = minutes[hm1] + seconds[s1] + milliseconds[ms1]
        end = minutes[hm2] + seconds[s2] + milliseconds[ms2]
        if folded:
            body = body.replace(newline, "\n")
        cues.append(Cue(TimeSpan(start, end), body, int(number), settings.strip(), line))
        starts.append(offset)
        line += text.count(newline, offset, match.end())
        offset = match.end()
    return offset, line, len(text)
