"""Quotation marks and brackets over the cues of a film: which opens, which closes, what pairs."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.language.patterns import compiled

QUOTES = '"“”„‟«»‹›'
"""Characters that are quotation marks wherever they stand; single ones may be apostrophes."""
_BRACKETS = r"[()\[\]{}]"
_PARTNERS = dict(zip("([{)]}", ")]}([{", strict=True))

REACH = 40
"""Cues over which a quotation may run: a letter that is read aloud."""

_BEFORE_OPENING = r"""[\s(\[{—–\-/"“”„‟«»‹›'‘’…]"""
_AFTER_CLOSING = r"""[\s)\]}—–\-/,;:!?"“”„‟«»‹›'‘’♪]"""
_DOTS_AND_WORD = r"(?:…|\.{2,})[ \u00a0]?[^\W_]"
_MEASURED = r"[\d½¼¾][\"”“]"
_EMOTICON = r"(?:[:;=]|(?<![\w)])[8xXхХ])['’]?[-–—o^]?[()\[\]]+|[<>^]?[({]\s*[;:]"
_ENUMERATED = r"(?:^|[\s(,;])(?:\d{1,3}|[^\W\d_])\)$"
_COUNTED = 4
"""Most characters that it takes before the bracket."""


class Mark(NamedTuple):
    """One quotation mark or bracket."""

    cue: int
    """The cue, from 0."""
    at: int
    """Where it stands in the text of the cue, without tags."""
    sign: str
    opens: bool
    partner: tuple[int, int] | None = None
    """Cue and place of the other one of its pair."""
    depth: int = 0
    """How many pairs of quotation marks stand around it."""


def quotation_marks(texts: Sequence[str]) -> tuple[Mark, ...]:
    """Return the quotation marks of a film in order, those of one quotation joined.

    `texts` are the cues without tags. A quotation may run over several cues; where each cue of it
    begins with an opening mark again, these are joined to the one that closes it. Signs of inches
    and seconds are none, and single quotation marks are not looked at.
    """
    found: list[Mark] = []
    open_ones: deque[int] = deque()
    quotes = compiled(f"[{QUOTES}]+")
    for cue, text in enumerate(texts):
        marks = ((at, run) for run in quotes.finditer(text) for at in range(*run.span()))
        for at, beside in marks:
            sign = text[at]
            opens = _direction(beside, sign, is_open=bool(open_ones))
            if sign in '"”“' and not open_ones and _is_measure(text, at):
                continue
            while open_ones and cue - found[open_ones[0]].cue > REACH:
                open_ones.popleft()
            index = len(found)
            found.append(Mark(cue, at, sign, opens))
            if opens:
                open_ones.append(index)
            elif open_ones:
                _close(found, open_ones, index)
    return _with_depth(found)


def brackets(texts: Sequence[str]) -> tuple[Mark, ...]:
    """Return the brackets of a film in order, those of one pair joined.

    Emoticons and the bracket behind a letter or number that counts («а)», `1)`) are none.
    """
    found: list[Mark] = []
    open_ones: dict[str, list[int]] = {"(": [], "[": [], "{": []}
    signs = compiled(_BRACKETS)
    for cue, text in enumerate(texts):
        places = [match.start() for match in signs.finditer(text)]
        faces = _faces(text) if places else ()
        for at in places:
            if at in faces:
                continue
            index, sign = len(found), text[at]
            found.append(Mark(cue, at, sign, sign in "([{"))
            if sign in "([{":
                open_ones[sign].append(index)
                continue
            fitting = open_ones[_PARTNERS[sign]][-1:]
            if fitting and cue - found[fitting[0]].cue <= REACH:
                _join(found, fitting[0], index)
                for inner in open_ones.values():
                    while inner and inner[-1] >= fitting[0]:
                        inner.pop()
            elif compiled(_ENUMERATED).search(text, max(0, at - _COUNTED), at + 1):
                found.pop()
    return tuple(found)


def _direction(run: re.Match[str], sign: str, *, is_open: bool) -> bool:
    """Whether a mark opens: what stands beside its `run` tells, else the sign, else the order."""
    text, start, end = run.string, run.start(), run.end()
    free_before = start == 0 or compiled(_BEFORE_OPENING).match(text, start - 1) is not None
    free_after = end == len(text) or compiled(_AFTER_CLOSING).match(text, end) is not None
    if text[end : end + 1] in {".", "…"}:
        free_after = compiled(_DOTS_AND_WORD).match(text, end) is None
    if free_before != free_after:
        return free_before
    if sign in "«„‹":
        return True
    if sign in "»›”":
        return False
    return not is_open


def _is_measure(text: str, at: int) -> bool:
    """Whether the mark stands for inches or seconds: 5", 6'2"."""
    return at > 0 and compiled(_MEASURED).match(text, at - 1) is not None


def _close(found: list[Mark], open_ones: deque[int], index: int) -> None:
    mark = found[index]
    opening = open_ones.pop()
    _join(found, opening, index)
    # the first word of each cue of a long quotation may have a mark of its own
    while open_ones and _is_repeated(found, open_ones[-1], opening):
        repeated = open_ones.pop()
        found[repeated] = found[repeated]._replace(partner=(mark.cue, mark.at))
        opening = repeated
    # «...«...»: two closing marks of one kind are written once
    if open_ones and mark.sign == "»" and found[open_ones[-1]].sign == "«":
        outer = open_ones[-1]
        if found[outer].cue == mark.cue:
            found[outer] = found[outer]._replace(partner=(mark.cue, mark.at))


def _is_repeated(found: list[Mark], earlier: int, later: int) -> bool:
    one, other = found[earlier], found[later]
    return one.sign == other.sign and one.cue < other.cue and other.at <= 2


def _join(found: list[Mark], opening: int, closing: int) -> None:
    one, other = found[opening], found[closing]
    found[opening] = one._replace(partner=(other.cue, other.at))
    found[closing] = other._replace(partner=(one.cue, one.at))


def _with_depth(found: list[Mark]) -> tuple[Mark, ...]:
    """Return the marks with their depth; what opens one quotation anew is as deep as the first."""
    marks: list[Mark] = []
    inside: list[tuple[int, int]] = []  # where the quotations around here close
    depths: dict[tuple[int, int], int] = {}  # how deep each of them is
    for mark in found:
        place = mark.partner if mark.opens else (mark.cue, mark.at)
        depth = len(inside) if place is None else depths.get(place, len(inside))
        if mark.partner and mark.opens and depth == len(inside):
            depths[mark.partner] = depth
            inside.append(mark.partner)
        elif not mark.opens:
            while len(inside) > depth:
                del depths[inside.pop()]
        marks.append(mark._replace(depth=depth))
    return tuple(marks)


def _faces(text: str) -> frozenset[int]:
    """Return the places of the brackets of emoticons."""
    faces: set[int] = set()
    # )) and ((( by themselves laugh and weep
    for laughs, other in ((r"\){2,}", "("), (r"\({3,}", ")")):
        if other not in text:
            for match in compiled(laughs).finditer(text):
                faces.update(range(match.start(), match.end()))
    open_ones = counted = 0
    for match in compiled(_EMOTICON).finditer(text):
        for sign in compiled(_BRACKETS).findall(text, counted, match.start()):
            open_ones += 1 if sign in "([{" else -1
        counted = match.start()
        if open_ones <= 0:  # not [shouts:]
            faces.update(range(match.start(), match.end()))
    return frozenset(faces)


def pairs_of(style: str) -> Iterator[tuple[str, str]]:
    """Yield the opening and closing marks of a style `«»„“`, the outer first."""
    yield from zip(style[::2], style[1::2], strict=False)
