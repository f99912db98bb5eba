"""Breaks that are clearly bad: they part a phrase or a number, whatever else is known of them.

`language.breaks` weighs every place of a text against every other one, and guesses where it has
to. A rule that finds fault with a break must not guess: here stand only words after which hardly
any line should end, and only English and Russian have them. A mark behind a word frees it («и,
значит,»), and so does a word after it that shows it to stand alone ("the one I waited for | is").

Sources: Netflix timed text style guides 217350977 and 215346638, line treatment; BBC subtitle
guidelines 3.9; Milchin, Editor's reference (2003): initials, numbers, particles.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.language.break_words import NOTHING_KNOWN, TABLES
from pipeline.language.patterns import compiled


class Parted(StrEnum):
    """What a break parts."""

    PHRASE = "phrase"
    NUMBER = "number"


class _Words(NamedTuple):
    """What is known of one language."""

    bound: frozenset[str]
    """Words that belong to the next one, whatever it is."""
    half_bound: frozenset[str]
    """Words that belong to the next one if it opens a noun phrase: "in the", not "come in and"."""
    openers: frozenset[str]
    """Words that open a noun phrase."""
    freeing: frozenset[str]
    """Words after which a break is no fault even behind a bound word."""
    freed_after: frozenset[str]
    """Words behind which «not» stands alone: "or not"."""
    negations: frozenset[str]
    enclitics: frozenset[str]
    """Particles that never begin a line."""
    titles: frozenset[str]
    """Titles before a name."""
    units: frozenset[str]
    before_numbers: frozenset[str]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_INITIAL = r"(?:[A-ZА-ЯЁ]\.[ \u00a0]?)+\Z"
_INITIALS = r"(?:[A-ZА-ЯЁ]\.-?[ \u00a0]?){2,}\Z"
_NUMBER = r"[#№$€£]?\d(?:[\d.,:/]*\d)?\Z"
_GROUP = r"\d{3}(?!\d)"
_SHORT_NUMBER = r"\d{1,3}\Z"
_DASH = r"[—–-]\Z"
_EDGES = r"^[\"'«“„‘(\[]+"
_CLASSES = _set("план пункт класс группа витамин вариант буква часть корпус блок тип")
"""Russian words before a letter that is a label and no initial."""


@cache
def _words(language: str) -> _Words:
    known = TABLES.get(language, NOTHING_KNOWN)
    nothing: frozenset[str] = frozenset()
    if language == "en":
        return _Words(
            bound=_set(
                "a an the my your our their his its and but or nor because if unless although"
                " whereas while than whether of from with for at to into onto without between"
                " during against upon among toward towards until per via not very"
            ),
            half_bound=_set(
                "in on by about through under before after since behind above below near across"
                " along inside outside within as when where"
            ),
            openers=_set(
                "a an the my your his her our their its this that these those some any each every"
                " another all both"
            ),
            freeing=_set(
                "and but or nor so yet because if when while than then that which who as is are"
                " was were am be been will would can could should must may might has have had do"
                " does did of in on at to from for with by isn't wasn't aren't weren't won't don't"
                " doesn't didn't i you he she it we they i'm you're he's she's it's we're they're"
            ),
            freed_after=_set("or why if am is are was were hope guess think of course"),
            negations=_set("not"),
            enclitics=nothing,
            titles=_set("mr mrs ms dr prof capt lt sgt"),
            units=known.units - _set("am v w b t tb second no"),
            before_numbers=_set("page chapter figure fig section version step"),
        )
    if language == "ru":
        return _Words(
            bound=_set(
                "в во на с со к ко о об обо у от ото до из изо за под подо над по для без безо"
                " через при между перед передо про ради и или а но чтобы если как когда что не ни"
            ),
            half_bound=nothing,
            openers=nothing,
            freeing=nothing,
            freed_after=nothing,
            negations=nothing,
            enclitics=known.enclitics,
            titles=known.titles - _set("им св ген полк тр гр"),
            units=(known.units | _set("году годом годов годам годах часам минутам секундам дням"))
            - _set("в т w"),
            before_numbers=_set("№ стр гл рис табл глава страница"),
        )
    return _Words(*[nothing] * 10)


def parted(before: str, after: str, language: str, earlier: Sequence[str] = ()) -> Parted | None:
    """Return what a break between two words clearly parts, None where it may stand.

    The words are without tags, with the marks that stand at them; `earlier` are the words before
    them, as far as they are known. `language` is a BCP 47 tag.

    >>> parted("the", "table", "en"), parted("the,", "table", "en"), parted("5", "km", "en")
    (<Parted.PHRASE: 'phrase'>, None, <Parted.NUMBER: 'number'>)
    """
    words = _words(language.replace("_", "-").partition("-")[0].lower())
    if not before or not after:
        return None
    following = _small(after).rstrip(".,!?…;:")
    if compiled(_DASH).match(after) or following in words.enclitics:
        return Parted.PHRASE
    if before[-1].isalpha():
        is_bound = _parts_phrase(before, after, words) and not _stands_alone(
            before, after, words, earlier
        )
        return Parted.PHRASE if is_bound else None
    if _parts_number(before, after, words):
        return Parted.NUMBER
    if before[-1] == "." and after[0].isupper():
        return _in_name(before, words, earlier)
    return None


def _parts_phrase(before: str, after: str, words: _Words) -> bool:
    """Whether two words look like parts of one phrase."""
    word, following = _small(before), _small(after).rstrip(".,!?…;:")
    if word in words.before_numbers and after[0].isdigit():
        return True
    if word in words.titles and after[0].isupper():
        return True
    if word in words.half_bound:
        return after[0].isdigit() or following in words.openers
    return word in words.bound and following not in words.freeing - words.openers


def _stands_alone(before: str, after: str, words: _Words, earlier: Sequence[str]) -> bool:
    """Whether a word that binds as a rule is something else here."""
    if before.isupper() and not after.isupper():
        # "vitamin A | is", an abbreviation; but a capital opens a sentence too: "Yes. A | man"
        letters = compiled(_EDGES).sub("", before)
        opens = letters != before or not earlier or not earlier[-1][-1:].isalnum()
        return len(letters) > 1 or not opens or letters == "I"
    is_negation = _small(before) in words.negations
    return is_negation and bool(earlier) and _small(earlier[-1]) in words.freed_after


def _parts_number(before: str, after: str, words: _Words) -> bool:
    if compiled(_NUMBER).match(before):
        unit = _small(after).rstrip('.,!?…;:)»"')
        if unit in words.units or after[0] in "%°‰":
            return True
        return bool(compiled(_SHORT_NUMBER).match(before) and compiled(_GROUP).match(after))
    short = _small(before).rstrip(".")
    return after[0].isdigit() and before[-1] in ".№" and short in words.before_numbers


def _in_name(before: str, words: _Words, earlier: Sequence[str]) -> Parted | None:
    """Return what a break between a full stop and a capital parts."""
    if _small(before).rstrip(".") in words.titles:
        return Parted.PHRASE
    if compiled(_INITIALS).match(before):
        return Parted.NUMBER
    if not compiled(_INITIAL).match(before) or not earlier or before == "I.":
        return None
    last = earlier[-1]
    if compiled(_INITIAL).match(last):
        return Parted.NUMBER
    # "John F. | Kennedy" is a name; "in plan B. | Then" ends a sentence
    is_name = last[:1].isupper() and last[-1:].islower() and len(earlier) > 1
    return Parted.NUMBER if is_name and _small(last) not in _CLASSES else None


@lru_cache(maxsize=16_384)
def _small(word: str) -> str:
    return compiled(_EDGES).sub("", word).lower().replace("ё", "е").replace("’", "'")
