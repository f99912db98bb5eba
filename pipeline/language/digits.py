"""Numbers in digits: groups of thousands and decimal marks, as languages write them."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from pipeline.language.patterns import compiled

SPACES = " \u00a0\u202f\u2009"
"""Spaces that part groups of digits."""

_POINT_GROUPS = frozenset({"de", "es", "it", "pt", "nl", "da", "id", "tr", "el"})
_SPACE_GROUPS = frozenset(
    {"ru", "uk", "be", "bg", "fr", "pl", "cs", "sk", "sv", "nb", "no", "fi", "hu", "et", "lv", "lt"}
)
"""Languages that write a decimal comma, and points or spaces between groups (CLDR 45)."""

_TOKEN = rf"(?<![^\W_])(?<!\d[.,])\d+(?:[.,]\d+|[{SPACES}'’]\d{{3}}(?!\d))*"
_LONGEST = 60
"""Characters of a number; what is longer is a key or a code that nobody reads out."""
_VULGAR = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4),
    "¾": Fraction(3, 4), "⅕": Fraction(1, 5), "⅛": Fraction(1, 8), "⅜": Fraction(3, 8),
    "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
}  # fmt: skip


class Marks(NamedTuple):
    """How a language writes large and broken numbers."""

    decimal: str
    group: str
    """Between groups of three digits: `,`, `.` or a space."""


class Digits(NamedTuple):
    """A number in digits."""

    start: int
    end: int
    value: int | Fraction
    group: str = ""
    """What parts its groups of three; empty where it has none."""
    decimal: str = ""
    """What stands before its broken part; empty where it is whole."""


@cache
def marks_of(language: str) -> Marks:
    """Return how `language` (a BCP 47 tag) writes numbers; as English where it is not known."""
    base = language.replace("_", "-").split("-")[0].lower()
    if base in _POINT_GROUPS:
        return Marks(",", ".")
    return Marks(",", " ") if base in _SPACE_GROUPS else Marks(".", ",")


def digits_in(text: str, language: str) -> tuple[Digits, ...]:
    """Return the numbers in digits of `text`, in order.

    `1,000.5`, `10 000,5` and `1.000,5` are read in any language; where one mark alone leaves a
    choice (`1,000`) the language decides. Digits that are parted otherwise (dates, versions,
    addresses, telephone numbers, lists) are numbers of their own; digits behind a letter (`CO2`)
    and those of a key of more than 60 are none.
    """
    if not _has_digits(text):
        return ()
    found: list[Digits] = []
    for match in compiled(_TOKEN).finditer(text):
        if match.end() - match.start() <= _LONGEST:
            found += _read(match, marks_of(language))
    return tuple(_with_vulgar(found, text))


def _has_digits(text: str) -> bool:
    return compiled("[0-9½⅓⅔¼¾⅕⅛⅜⅝⅞]").search(text) is not None


def _read(match: re.Match[str], marks: Marks) -> list[Digits]:
    token, start = match.group(), match.start()
    runs = compiled(r"\d+").findall(token)
    between = compiled(r"\D").findall(token)
    if not between:
        return [Digits(start, match.end(), int(token))]
    whole, broken = _shape(runs, between, marks, is_alone=_is_alone(match))
    if not whole:
        return _apart(token, start)
    value: int | Fraction = int("".join(runs[:whole]))
    decimal = between[-1] if broken else ""
    if broken:
        value += Fraction(int(runs[-1]), 10 ** len(runs[-1]))
    return [Digits(start, match.end(), value, between[0] if whole > 1 else "", decimal)]


def _shape(
    runs: list[str], between: list[str], marks: Marks, *, is_alone: bool
) -> tuple[int, bool]:
    """Return how many of `runs` are groups of the whole part, and whether the last is broken.

    (0, False) where they are no one number.
    """
    groups = len(runs[0]) <= 3 and runs[0][0] != "0"
    last = between[-1]
    if len(between) == 1:
        return _of_two(runs, last, marks, may_group=groups and (last in ".," or is_alone))
    is_even = groups and len(set(between[:-1])) == 1 and all(len(run) == 3 for run in runs[1:-1])
    if not is_even or (between[0] not in ".," and not is_alone):
        return 0, False
    if last == between[0]:
        return (len(runs), False) if len(runs[-1]) == 3 else (0, False)
    return (len(runs) - 1, True) if last in ".," else (0, False)


def _of_two(runs: list[str], mark: str, marks: Marks, *, may_group: bool) -> tuple[int, bool]:
    if may_group and len(runs[1]) == 3 and (mark not in ".," or _is_group(mark, runs[1], marks)):
        return 2, False
    return (1, True) if mark in ".," else (0, False)


def _is_group(mark: str, digits: str, marks: Marks) -> bool:
    """Whether one `mark` before three `digits` parts thousands."""
    if mark == marks.group:
        return True
    # a point in Russian is a foreign hand's: 3.142 is broken, 5.000 are thousands
    return mark != marks.decimal and digits == "000"


def _is_alone(match: re.Match[str]) -> bool:
    """Whether no other digits stand beside, as in a telephone number."""
    text = match.string
    before = compiled(r"(?:[+]|[)] ?|\d-)$").search(text[max(0, match.start() - 2) : match.start()])
    after = compiled(rf"[{SPACES}-]?\d").match(text, match.end())
    return before is None and after is None


def _apart(token: str, start: int) -> list[Digits]:
    return [
        Digits(start + run.start(), start + run.end(), int(run.group()))
        for run in compiled(r"\d+").finditer(token)
    ]


def _with_vulgar(found: list[Digits], text: str) -> list[Digits]:
    """Join `½` to the number that it stands behind."""
    places = [place for place, character in enumerate(text) if character in _VULGAR]
    if not places:
        return found
    known = {one.start: one for one in found}
    by_end = {one.end: one for one in found if not (one.group or one.decimal)}
    for place in places:
        value, joined = _VULGAR[text[place]], by_end.get(place)
        start = joined.start if joined else place
        one = Digits(start, place + 1, joined.value + value if joined else value)
        known[start] = by_end[place + 1] = one
    return sorted(known.values())
