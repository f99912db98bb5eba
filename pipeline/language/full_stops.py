"""What a single dot after a word says: the end of a sentence, or only of the word."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.language.abbreviations import Habit, Words
from pipeline.language.patterns import compiled

_NAME = r"[^\W\d_]+"
_SINGLES = r"(?:[^\W\d_]\.)*[^\W\d_]\Z"
_GLUED = r"\d[\d.,]*([^\W\d_]+)\Z"
_EDGE = r"^[\W_]+"
_LIST_NUMBER = r"\d{1,3}(?:\.\d{1,2})*\Z"
_ROMAN = frozenset("IVXLCІХС")
"""Letters of Roman numbers, also as typed in Cyrillic."""

_REACH = 40
"""Characters before the dot that are looked at: four abbreviated words."""
_LONGEST_PART = 6
"""Characters of a word, dot included, that may be a part of an abbreviation of several."""
_SHORT = 3
"""A sentence of so few words that end with a year («В мае 1941 г.») goes on before a name."""


class Left(NamedTuple):
    """The words before a dot."""

    word: str
    """The last one, without the dot: `p.m`, `Smith`, `3`."""
    before: str
    """The one before it, with its marks."""
    chains: tuple[str, ...]
    """What may be an abbreviation, casefolded, the longest first: `т.д`, `д`."""
    numbered: bool
    """Whether a number stands right before the word."""
    alone: bool
    """Whether the sentence has no other word."""


class Right(NamedTuple):
    """What stands after a dot."""

    kind: str
    """`capital`, `digit`, `other` (a letter of a script without case), or empty at the end."""
    word: str
    """The word, where it is of letters."""
    dotted: bool
    """Whether it has a dot itself."""

    def opens(self, words: Words) -> bool:
        """Whether the word is one that opens sentences, and no initial."""
        return self.word.casefold() in words.openers and not (len(self.word) == 1 and self.dotted)


def full_stop_ends(text: str, start: int, dot: int, right: Right, words: Words) -> bool:
    """Return whether the dot at `dot` ends the sentence that began at `start`.

    Not asked before a small letter, where it never does.
    """
    if not text[dot - 1].isalnum():
        return True
    left = _left(text, start, dot)
    habit = _habit(left, right, words)
    if habit is None:
        return not right.kind or _unknown_ends(left, right, words)
    if habit is Habit.NUMBER:
        return right.kind != "digit" and not _is_roman(right.word)
    if habit in {Habit.BEFORE, Habit.LAST} or right.kind == "digit":
        return habit is Habit.LAST
    if habit is Habit.UNIT or right.kind != "capital" or right.opens(words):
        return True
    return habit is Habit.YEAR and len(text[start:dot].split()) > _SHORT + 1


def _left(text: str, start: int, dot: int) -> Left:
    parts = text[max(start, dot - _REACH) : dot].split()
    word = compiled(_EDGE).sub("", parts[-1])
    chain = word.casefold()
    chains = [chain]
    for part in reversed(parts[-4:-1]):
        if not part.endswith(".") or len(part) > _LONGEST_PART:
            break
        chain = compiled(_EDGE).sub("", part).casefold() + chain
        chains.append(chain)
    glued = compiled(_GLUED).match(word)
    if glued:
        chains.append(glued[1].casefold())
    before = parts[-2] if len(parts) > 1 else ""
    numbered = bool(glued) or before[-1:].isdigit() or _ROMAN.issuperset(before or " ")
    alone = not any(map(str.isalnum, text[start : dot - len(word)]))
    return Left(word, before, tuple(reversed(chains)), numbered, alone)


def _habit(left: Left, right: Right, words: Words) -> Habit | None:
    if right.dotted and f"{left.chains[0]}.{right.word.casefold()}" in words.habits:
        return Habit.BEFORE  # the first dot of an abbreviation of several words: `z. B.`
    chains = left.chains
    if len(left.word) == 1 and left.word.isupper():
        chains = chains[:-1]  # a capital by itself is an initial
    if left.numbered:
        for chain in chains:
            if chain in words.after_number:
                return words.after_number[chain]
    return next((words.habits[chain] for chain in chains if chain in words.habits), None)


def _unknown_ends(left: Left, right: Right, words: Words) -> bool:
    """Whether a dot ends the sentence after a word that is no known abbreviation."""
    word = left.word
    if left.alone and (_is_roman(word) or _is_list_number(word, right)):
        return False
    if word.isdigit() and len(word) <= len("31"):
        return right.kind != "capital" or left.before.casefold() not in words.ordinals
    if not compiled(_SINGLES).match(word):
        return True
    if len(word) > 1:  # dotted: U.S, J.R
        return right.kind == "other" or (right.kind == "capital" and right.opens(words))
    return _letter_ends(left, right, words)


def _is_roman(word: str) -> bool:
    return len(word) > 1 and _ROMAN.issuperset(word)


def _is_list_number(word: str, right: Right) -> bool:
    return right.kind != "digit" and compiled(_LIST_NUMBER).match(word) is not None


def _letter_ends(left: Left, right: Right, words: Words) -> bool:
    """Whether a dot ends the sentence after a single letter: an initial, a list mark, a name."""
    letter = left.word
    if letter.casefold() in words.pronouns:
        beside = left.before.endswith(".") and len(left.before) == 2
        return not beside and not (right.dotted and len(right.word) == 1)
    if left.alone:
        return False
    if not letter.isupper() or left.before.casefold() in words.lettered:
        return True
    return right.kind == "other" or (right.kind == "capital" and right.opens(words))


def right_of(text: str, place: int, kind: str) -> Right:
    """Return what stands at `place`, where the next word begins; `kind` as in `Right`."""
    found = compiled(_NAME).match(text, place)
    if found is None:
        return Right(kind, "", dotted=False)
    return Right(kind, found.group(), text.startswith(".", found.end()))
