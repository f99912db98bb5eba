"""Shot changes: lists of times, and edit decision lists (CMX 3600), as milliseconds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from pipeline.errors import InputError
from pipeline.messages import _
from pipeline.model.frame_rate import FrameRate, round_half_away

_CODE = r"(\d{1,3}):(\d\d):(\d\d)([:;.,])(\d{1,3})"
_EVENT = re.compile(rf"\d+\s+\S+\s+\S+\s+\S+(?:\s+\d+)?\s+{_CODE}\s+{_CODE}\s+({_CODE})\s+{_CODE}")
"""An event of an EDL: number, reel, track, kind of edit, source in and out, record in and out."""
_TIME = re.compile(_CODE)
_SECONDS = re.compile(r"\d{1,7}\.\d{1,9}")
_FRAME = re.compile(r"\d{1,9}")
_MINUTES_WITHOUT_DROP = 10


def parse_shots(text: str, name: str, rate: FrameRate | None = None) -> tuple[int, ...]:
    """Return the times at which the picture changes, in ms, rising, each once.

    In a list each line is one time, all written alike: `00:01:02,500`, `00:01:02:12` (the last
    part frames), `62.5` (seconds), `1500` (a frame). In an EDL (lines with four time codes) it is
    the record in of each event of the picture. Time codes with frames need `rate`; `;` before the
    frames is drop-frame counting (SMPTE ST 12-1). Empty lines and lines that begin with `#` are
    passed over. Raises InputError for a line that is none of this.
    """
    lines = [line.strip() for line in text.lstrip("\ufeff").splitlines()]
    is_list = not any(_EVENT.match(line) for line in lines)
    times = _listed(lines, name, rate) if is_list else _edited(lines, name, rate)
    return tuple(sorted(set(times)))


def _listed(lines: list[str], name: str, rate: FrameRate | None) -> Iterator[int]:
    first: tuple[str, str] | None = None
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        where = f"{name}:{number}"
        form = _form(line)
        if not form:
            hint = _("a line is a time: 00:01:02,500 or 00:01:02:12, seconds 62.5, or a frame")
            raise InputError(_("is no time of a shot change"), where, hint)
        first = first or (form, line)
        if form != first[0]:
            what = _("{line} is written otherwise than {first}", line=line, first=first[1])
            hint = _("all lines of a list are written alike: 3 is a frame, 3.0 are seconds")
            raise InputError(what, where, hint)
        yield _of_line(line, where, rate)


def _form(line: str) -> str:
    """Return the way in which a time is written; empty for what is none.

    Lists in which they are mixed were put together, and nobody knows what `3` is beside `1.0`.
    """
    if code := _TIME.fullmatch(line):
        return "," if code.group(4) in ".," else code.group(4)
    if _SECONDS.fullmatch(line):
        return "seconds"
    return "frame" if _FRAME.fullmatch(line) else ""


def _of_line(line: str, where: str, rate: FrameRate | None) -> int:
    if code := _TIME.fullmatch(line):
        return _of_code(code, where, rate)
    if _FRAME.fullmatch(line):
        return _known(rate, where).milliseconds(int(line))
    return round_half_away(Fraction(line) * 1000)


def _edited(lines: list[str], name: str, rate: FrameRate | None) -> Iterator[int]:
    for number, line in enumerate(lines, 1):
        event = _EVENT.match(line)
        code = event and _TIME.fullmatch(event.group(11))
        if code and line.split()[2].upper().startswith(("V", "B")):
            yield _of_code(code, f"{name}:{number}", rate)


def _of_code(code: re.Match[str], where: str, rate: FrameRate | None) -> int:
    hours, minutes, seconds = (int(code.group(part)) for part in (1, 2, 3))
    mark, last = code.group(4), code.group(5)
    whole = (hours * 60 + minutes) * 60 + seconds
    if mark in ".,":
        return whole * 1000 + int(last.ljust(3, "0")[:3])
    known = _known(rate, where)
    nominal = round_half_away(known.fraction)
    if int(last) >= nominal:
        what = _("frame {frame} of a second that has {frames}", frame=last, frames=nominal)
        raise InputError(what, where, _("is the frame rate right?"))
    frames = whole * nominal + int(last)
    if mark == ";":
        # at 29.97 the numbers 00 and 01 are left out at the start of every minute but each tenth
        dropped = nominal // 15
        every = hours * 60 + minutes
        frames -= dropped * (every - every // _MINUTES_WITHOUT_DROP)
    return known.milliseconds(frames)


def _known(rate: FrameRate | None, where: str) -> FrameRate:
    if rate is None:
        hint = _("say it with --frame-rate, or as frame-rate in the configuration")
        raise InputError(_("counts in frames, and the frame rate is not known"), where, hint)
    return rate
