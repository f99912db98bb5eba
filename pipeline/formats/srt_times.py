"""The times of a cue: what SRT wants, what can be mended, and what only looks like times.

SRT wants `HH:MM:SS,mmm --> HH:MM:SS,mmm`, two digits or more for the hours. Everything else is read
as a person would read it: without doubt (`mended`) or with doubt (`doubtful`), never silently.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.formats.srt_tokens import ARROW, COLON, DIGIT, HOURS_STRICT, SETTING
from pipeline.model.time import MILLISECONDS_PER_HOUR, TimeSpan

STRICT_TIME = f"({HOURS_STRICT}):([0-5][0-9]):([0-5][0-9]),([0-9]{{3}})"
_STRICT = re.compile(rf"{STRICT_TIME} --> {STRICT_TIME}((?:[ \t]+{SETTING})*)[ \t]*")
# The commonest repairs, for speed; `_line` would read the same.
_LOOSE_TIME = "([0-9]{1,6}):([0-5]?[0-9]):([0-5]?[0-9])[,.]([0-9]{1,3})"
_LOOSE = re.compile(rf"{_LOOSE_TIME} ?--> ?{_LOOSE_TIME}((?:[ \t]+{SETTING})*)[ \t]*")
_SETTINGS = re.compile(rf"{SETTING}(?:\s+{SETTING})*")
_FALSE_DIGITS = str.maketrans("OoОоlI", "000011")


def _tolerant(suffix: str, colon: str) -> str:
    """Return the pattern of one time; its groups end in `suffix`."""
    return (
        rf"(?P<sign{suffix}>[-–−]\s?)?"
        rf"(?:(?:(?P<h{suffix}>{DIGIT}{{1,6}})\s?{colon}\s?)(?P<m{suffix}>{DIGIT}{{1,2}})"
        rf"|(?P<M{suffix}>{DIGIT}{{1,3}}))"
        rf"\s?{colon}\s?(?P<s{suffix}>{DIGIT}{{1,2}})"
        rf"(?:\s?(?P<mark{suffix}>[,.:;，．。：])\s?(?P<ms{suffix}>{DIGIT}{{1,9}}))?"
    )


@cache
def _line(colon: str) -> re.Pattern[str]:
    """Return the expression for a line of times; made when first needed, since it takes a while."""
    start, end = _tolerant("1", colon), _tolerant("2", colon)
    return re.compile(rf"\s*{start}\s*{ARROW}\s*{end}(?P<rest>(?![0-9]).*)", re.DOTALL)


_DOTTED = "[:：.;]"
# Lines of YouTube's SBV, found in files called .srt: 0:00:05.440,0:00:09.360
_SBV = re.compile(
    r"\s*(?P<h1>[0-9]{1,6}):(?P<m1>[0-9]{2}):(?P<s1>[0-9]{2})\.(?P<ms1>[0-9]{3})"
    r",(?P<h2>[0-9]{1,6}):(?P<m2>[0-9]{2}):(?P<s2>[0-9]{2})\.(?P<ms2>[0-9]{3})\s*"
)
_ONE_TIME = re.compile(_tolerant("", COLON))
_ARROW = re.compile(ARROW)
_COLON_DIGIT = re.compile(rf"{COLON}\s?{DIGIT}")
_TIMES_CUT = re.compile(rf"\s*[-–−]?{DIGIT}+{COLON}[0-9OoОоlI:：,.\s>–—−-]*")


@dataclass(frozen=True, slots=True)
class Times:
    """What a line of times says."""

    span: TimeSpan
    settings: str = ""
    mended: bool = False
    """Not written as SRT wants it, but there is one way to read it."""
    doubtful: bool = False
    """Read, but a person should look: a letter for a digit, a minus, 75 seconds, 4-digit ms."""


def read_times(line: str, *, in_place: bool = False) -> Times | None:
    """Return what `line` says if it is a line of times, None otherwise.

    `in_place`: the line stands where times have to stand, right after a cue number that has a
    blank line before it. There even `12:30 -> 12:40` and `00.00.01,000 --> ...` are times; in the
    middle of a text they are text.
    """
    match = _STRICT.fullmatch(line)
    if match:
        return Times(_plain_span(match), match[9].strip())
    match = _LOOSE.fullmatch(line)
    if match:
        return Times(_plain_span(match), match[9].strip(), mended=True)
    if not in_place and not _COLON_DIGIT.search(line):
        return None
    match = _SBV.fullmatch(line)
    if match:
        return _mended(match, "", in_place=True)
    match = _line(COLON).fullmatch(line)
    if match is None and in_place:
        match = _line(_DOTTED).fullmatch(line)
    return _mended(match, match["rest"], in_place=in_place) if match else None


def looks_damaged(line: str, *, in_place: bool = False) -> bool:
    """Whether `line`, which `read_times` could not read, was a line of times once.

    In the middle of a text only an arrow with a whole time on one side and nothing, or something
    short with a digit, on the other is taken for that; "Choose File -> Import" is text.
    """
    if in_place and _damaged_in_place(line):
        return True
    if not _COLON_DIGIT.search(line):
        return False
    arrow = _ARROW.search(line)
    if not arrow:
        return False
    left, right = line[: arrow.start()].strip(), line[arrow.end() :].strip()
    end, _, rest = right.partition(" ")
    if rest and not _SETTINGS.fullmatch(rest.strip()):
        return False
    return (_is_whole(left) and _is_scrap(end)) or (_is_whole(end) and _is_scrap(left))


def looks_cut(line: str) -> bool:
    """Whether `line` may be the beginning of a line of times: `00:00:1`, `00:00:01,000 --> 0`."""
    return _TIMES_CUT.fullmatch(line) is not None


def separator(line: str) -> tuple[int, int]:
    """Return where the mark between the two times begins and ends in a line of (damaged) times."""
    match = _ARROW.search(line)
    if match:
        return match.span()
    comma = line.index(",")
    return comma, comma + 1


def _damaged_in_place(line: str) -> bool:
    if "-->" in line:
        return any(character in "0123456789:" for character in line) or line.strip() == "-->"
    whole = [match for match in _ONE_TIME.finditer(line) if _is_whole(match.group())]
    return len(whole) > 1 or _is_whole(line.strip())


def _is_whole(text: str) -> bool:
    """Whether `text` is a time that nobody would say: with hours and seconds or with ms."""
    match = _ONE_TIME.fullmatch(text)
    return match is not None and bool(match["h"] or match["ms"])


def _is_scrap(text: str) -> bool:
    """Whether `text` may be what is left of a time; the longest time has 16 characters."""
    if len(text) > 16 or any(character.isspace() for character in text):
        return False
    return not text or any(character.isdigit() or character == ":" for character in text)


def _plain_span(match: re.Match[str]) -> TimeSpan:
    h1, m1, s1, ms1, h2, m2, s2, ms2, _ = match.groups()
    return TimeSpan(_plain_time(h1, m1, s1, ms1), _plain_time(h2, m2, s2, ms2))


def _plain_time(hours: str, minutes: str, seconds: str, fraction: str) -> int:
    whole = int(hours) * MILLISECONDS_PER_HOUR + int(minutes) * 60_000 + int(seconds) * 1000
    return whole + int(fraction.ljust(3, "0"))


def _mended(match: re.Match[str], rest: str, *, in_place: bool) -> Times | None:
    groups = match.groupdict()
    first, second = _Time.of(groups, "1"), _Time.of(groups, "2")
    if not in_place and not (first.is_whole and second.is_whole):
        return None
    settings = rest.strip()
    odd = bool(settings) and (not rest[0].isspace() or not _SETTINGS.fullmatch(settings))
    doubtful = odd or first.doubtful or second.doubtful
    span = TimeSpan(first.milliseconds, second.milliseconds)
    return Times(span, settings, mended=not doubtful, doubtful=doubtful)


@dataclass(frozen=True, slots=True)
class _Time:
    milliseconds: int
    is_whole: bool
    doubtful: bool

    @classmethod
    def of(cls, groups: dict[str, str | None], suffix: str) -> _Time:
        """Return the time in the groups that end in `suffix`."""
        sign, hours, mark = (groups.get(name + suffix) for name in ("sign", "h", "mark"))
        minutes = groups.get("m" + suffix) or groups.get("M" + suffix) or "0"
        seconds = groups["s" + suffix] or "0"
        fraction = groups.get("ms" + suffix) or ""
        written = "".join((hours or "", minutes, seconds, fraction))
        minute, second = _whole_number(minutes), _whole_number(seconds)
        value = _whole_number(hours or "0") * MILLISECONDS_PER_HOUR
        value += minute * 60_000 + second * 1000 + _thousandths(fraction)
        # 01:13:27:14 may count frames; only three digits are certainly milliseconds.
        frames = mark in {":", "："} and not (hours and len(fraction) == 3)
        return cls(
            -value if sign else value,
            bool(hours or fraction),
            bool(sign) or not written.isdecimal() or max(minute, second) > 59
            or len(fraction) > 3 or frames,
        )  # fmt: skip


def _whole_number(digits: str) -> int:
    return int(digits.translate(_FALSE_DIGITS))


def _thousandths(fraction: str) -> int:
    """Return ms of the digits after the mark: `5` is half a second, not 5 ms; halves up."""
    if not fraction:
        return 0
    whole = int("1".ljust(len(fraction) + 1, "0"))
    return (_whole_number(fraction) * 2000 + whole) // (2 * whole)
