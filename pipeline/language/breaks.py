"""Where a text may be broken, and how well: what words a line or cue should not part.

What is known of English and Russian stands in `break_words.py`; every other language has the rules
that hold for marks alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from pipeline.language.break_words import NOTHING_KNOWN, TABLES, BreakWords
from pipeline.model.markup import strip_tags


class Break(IntEnum):
    """How bad a break is, by what stands around it; the value is its penalty.

    The order is that of the guides: after a sentence, after a clause, before a conjunction, before
    a preposition, anywhere else, never inside what belongs together (Netflix timed text style
    guides, line treatment; BBC subtitle guidelines, section 3.9).
    """

    SENTENCE = 0
    CLAUSE = 20
    CONJUNCTION = 40
    PREPOSITION = 50
    PLAIN = 60
    PHRASE = 70
    """Between a noun and its complement, «объём | памяти», or a likely adjective and its noun."""
    BOUND = 100
    """After an article, a preposition, an adjective, «не»: the word belongs to the next one; or
    before what belongs to the word: its object, its infinitive, half of a set phrase."""
    SPLIT = 120
    """Inside a number and its unit, initials and surname, parts of a name, before «же»."""


_SENTENCE_END = re.compile(r"[.!?…。！？][\"'»“”’)\]]*$")
_CLAUSE_END = re.compile(r"[,;:—–、，；：][\"'»“”’)\]]*$|^[—–-]+$")
_DASH = re.compile(r"[—–-]+")
_INITIAL = re.compile(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*$")
_NUMBER = re.compile(r"[#№$€£]?\d[\d.,:/]*$")
_EDGES = re.compile(r"^\W+|(?<!\W)\W+$")


def break_penalties(words: Sequence[str], language: str) -> tuple[int, ...]:
    """Return for each gap between two of `words` the penalty of a break there, a `Break`.

    `words` are the words of a text with the marks that stand at them; `language` is a BCP 47 tag.

    >>> words = "He said that the valve is open, and left.".split()
    >>> [int(one) for one in break_penalties(words, "en")]
    [100, 40, 100, 100, 60, 100, 20, 100]
    """
    if len(words) < 2:
        return ()
    known = TABLES.get(language.partition("-")[0].lower(), NOTHING_KNOWN)
    seen = [_seen(word) for word in words]
    return tuple(
        [
            _penalty(seen[index - 1], seen[index], known, seen[index - 2] if index > 1 else None)
            for index in range(1, len(seen))
        ]
    )


def ends_with_mark(word: str) -> bool:
    """Whether a sentence or clause ends with `word`: a mark stands behind it."""
    bare = _seen(word)[0]
    return bool(_SENTENCE_END.search(bare) or _CLAUSE_END.search(bare))


@lru_cache(maxsize=65536)
def _seen(word: str) -> tuple[str, str, str]:
    """Return a word without tags, its letters in small, and its first letter as written."""
    bare = strip_tags(word)
    letters = _EDGES.sub("", bare)
    return bare, letters.lower().replace("ё", "е"), letters[:1]


def _penalty(  # noqa: PLR0911 - one line for each way in which two words belong together
    before: tuple[str, str, str],
    after: tuple[str, str, str],
    known: BreakWords,
    earlier: tuple[str, str, str] | None,
) -> int:
    bare, word, first = before
    following, next_word, next_first = after
    # an inner dash ends the line: at the start of the next it would open a new speaker's words
    if _DASH.fullmatch(following) or word in known.titles or next_word in known.enclitics:
        return Break.SPLIT
    if _INITIAL.match(bare) and next_first.isupper() and first.isupper():
        return Break.SPLIT
    if _INITIAL.match(bare) and _INITIAL.match(following) and not first.isupper():
        return Break.SPLIT if next_first.islower() else Break.SENTENCE  # «т. е.»
    if not bare[-1:].isalnum():
        if _SENTENCE_END.search(bare) and not _abbreviates(bare, word, after, known):
            return Break.SENTENCE
        if _CLAUSE_END.search(bare):
            return Break.CLAUSE
    if _is_quantity(bare, word, following, next_word, known):
        return Break.SPLIT
    # "closing in and": an adverb that looks like a preposition has nothing to bind
    is_adverb = word in known.prepositions and next_word in known.conjunctions
    # "add it to": nothing that a pronoun could belong to follows, so that it is an object
    opens = next_word in known.prepositions or next_word in known.conjunctions
    is_object = word in known.last_objects and opens
    if word in known.binding and not is_adverb and not is_object:
        return Break.BOUND
    if _is_name(first, next_first, bare, earlier, known):
        return Break.SPLIT
    if _is_acronym(first, following) and known.is_noun(word):
        return Break.BOUND  # «доллара | США»
    return _between(word, next_word, known, ends=not following[-1:].isalnum())


def _is_acronym(first: str, following: str) -> bool:
    """Whether a word of capitals stands behind one that has none."""
    letters = _EDGES.sub("", following)
    return first.islower() and len(letters) > 1 and letters.isupper()


def _between(word: str, next_word: str, known: BreakWords, *, ends: bool) -> int:
    """Return the penalty between two words that neither marks nor the first bind."""
    if known.is_bound(word, next_word, ends=ends):
        return Break.BOUND
    if next_word in known.conjunctions:
        return Break.CONJUNCTION
    if next_word in known.prepositions:
        return Break.PREPOSITION
    if known.is_adjective(word) and next_word not in known.binding:
        return Break.BOUND
    if known.is_complement(word, next_word):
        return Break.PHRASE
    is_phrase = known.is_modifier(word) and next_word not in known.binding
    return Break.PHRASE if is_phrase else Break.PLAIN


def _is_quantity(bare: str, word: str, following: str, next_word: str, known: BreakWords) -> bool:
    """Whether a number is parted from its unit or its next group, or `№`, `page` from a number."""
    if _NUMBER.match(bare):
        return next_word in known.units or bool(_NUMBER.match(following)) or following[:1] in "%°"
    return (word or bare) in known.before_numbers and bool(_NUMBER.match(following))


def _abbreviates(bare: str, word: str, after: tuple[str, str, str], known: BreakWords) -> bool:
    """Whether a full stop ends a word only: before a small letter, or «стр.» before a number."""
    if not bare.endswith(".") or bare.endswith(".."):
        return False
    return after[2].islower() or (word in known.before_numbers and bool(_NUMBER.match(after[0])))


def _is_name(
    first: str,
    next_first: str,
    bare: str,
    earlier: tuple[str, str, str] | None,
    known: BreakWords,
) -> bool:
    """Whether two words with capitals are parts of one name, the first not opening a sentence."""
    starts = earlier is None or bool(_SENTENCE_END.search(earlier[0]))
    if earlier and (earlier[1] in known.titles or _INITIAL.match(earlier[0])):
        starts = False
    return first.isupper() and next_first.isupper() and not starts and bare[-1:].isalpha()
