"""Which lines of a cue begin something new: a speaker's words, a sound, a sign.

No such line is joined with the one before it: lines are broken again within what one speaker says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.checks.turns import dashes, ends_sentence, may_have_dashes

_LEAD = r"[^\S\n]*(?:[-‐‑–—―]+[^\S\n]*)?"
_BRACKET = re.compile(rf"{_LEAD}[\[(［（]")
_CLOSED = re.compile(rf"{_LEAD}(?:(?:\[[^\[\]]*\]|\([^()]*\)|［[^［］]*］|（[^（）]*）)[\s:.,]*)+")
"""Nothing but brackets: what is heard, or who speaks, with no word that is said."""
_CHEVRONS = re.compile(r"\s*(?:>>|≫)")
"""The sign of live captions for another speaker."""
_LABEL = re.compile(
    r"[^\S\n]*(?:[-‐‑–—―][^\S\n]*)?"
    r"(?P<name>[^\W\d_][^:\n\[\](){}!?…;,«»\"“”]{0,40}?)"
    r"[^\S\n]*(?:\([^()]*\)|\[[^\[\]]*\])?[^\S\n]*:(?=\s+\S)"
)
_MOST_WORDS = 4
"""Words of a label: "Голос из динамика", "Dr John B. Smith"."""
_NUMBER = re.compile(r"[#№]?\d+")
_SHORTENED = re.compile(r"[^\W\d_]{1,4}\.")


def openings(lines: Sequence[str]) -> frozenset[int]:
    """Return the lines that begin something new, counted from 0; the first always does.

    `lines` are without tags. A speaker is shown by a dash, by `>>` or by a label: `NAME:`,
    `[Name]`; a sound stands in brackets, and what follows brackets that fill a line is new too; a
    sign is a line of capitals beside sentences.
    """
    found = {0}
    if len(lines) < 2:
        return frozenset(found)
    if may_have_dashes(lines):
        found |= {dash.line for dash in dashes(lines)}
    first = _label(lines[0])
    begun = 0
    for number in range(1, len(lines)):
        line, before = lines[number], lines[number - 1]
        if (
            _CHEVRONS.match(line)
            or (_BRACKET.match(line) and not _is_open(lines[begun:number]))
            or _CLOSED.fullmatch(" ".join(lines[begun:number]))
            or _is_labelled(line, before, beside=first)
            or _is_sign_between(before, line)
        ):
            found.add(number)
        if number in found:
            begun = number
    return frozenset(found)


def label_words(line: str) -> int:
    """Return how many words, parted by spaces, say at the start of `line` who speaks; 0 if none."""
    if not _label(line):
        return 0
    match = _LABEL.match(line)
    return len(match.group().strip(" ").split(" ")) if match else 0


def _is_open(lines: Sequence[str]) -> bool:
    """Whether a bracket is open at the end of `lines`."""
    text = "".join(lines)
    return any(text.count(one) > text.count(other) for one, other in ("[]", "()", "［］", "（）"))


def _label(line: str) -> str:
    """Return what `line` says before a colon, if it has a capital and the length of a name."""
    match = _LABEL.match(line)
    name = match["name"] if match else ""
    return name if name[:1].isupper() and len(name.split()) <= _MOST_WORDS else ""


def _is_labelled(line: str, before: str, *, beside: str) -> bool:
    """Whether `line` begins with who speaks; `beside` is the label of the first line, if any.

    Capitals are a label wherever they stand. "Remember this: never lie" looks like one with small
    letters: such a label is known by its capitals behind the end of a sentence, or by another one.
    """
    name = _label(line)
    if not name:
        return False
    if beside or (name.isupper() and sum(map(str.isalpha, name)) > 1):
        return True
    return ends_sentence(before) and all(map(_is_name, name.split()))


def _is_name(word: str) -> bool:
    if _NUMBER.fullmatch(word):
        return True
    return word[0].isupper() and (word[-1].isalnum() or bool(_SHORTENED.fullmatch(word)))


def _is_sign_between(before: str, line: str) -> bool:
    """Whether a line break parts a sign from a sentence: one of the two lines is all capitals.

    The break then stands where a sentence could begin: "visit⏎NASA" is none.
    """
    upper, lower = _is_capitals(before), _is_capitals(line)
    if upper == lower:
        return False
    if upper:
        begins = line.lstrip(" \t\u00a0\"'«“„([")[:1]
        return not ends_sentence(before) and begins.isupper() and not before.rstrip().endswith(",")
    return not ends_sentence(line) and ends_sentence(before)


def _is_capitals(line: str) -> bool:
    return line.isupper() and sum(map(str.isalpha, line)) > 1
