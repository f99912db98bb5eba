"""Words that stand twice: which of them nobody doubles on purpose."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pipeline.language.patterns import compiled
from pipeline.language.unseen import UNSEEN

_GAP = rf"[{UNSEEN}]*\s[\s{UNSEEN}]*"
_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)?"
_DOUBLED = rf"(?<![\w'’\-\u2010\u2011])({_WORD})({_GAP})\1(?![\w'’\-\u2010\u2011])"

_NEVER = {
    "en": (
        "the a an of and or but at from with my our your its their we they i am are were been be"
        " to for by if into than because between through during while who'd i'm it's we're"
        " you're they're i've we've these those some any each every which since until upon"
        " also however therefore our us"
    ),
    "ru": (
        "в на и с к по из от для при про без под над через между о об до за у"
        " не ни но или чтобы если как это мы я он она они вы ты мне меня тебя нас вас их ее его"
        " ему им нам вам себя свой свою своей этот эта эти этого этой тот том того бы же ли"
        " который которая которые которого быть был была были будет может или уже также только"
        " потому поэтому"
    ),
}
"""Words that are never said twice on purpose without a mark between."""
_EMPHATIC = {
    "en": (
        "very really many much long far never ever please wait come there well night again good bye"
        " yeah yes hello hurry look quick quickly easy tick knock blah right same really round and"
        " high deep slowly work help over more more old sure okay stop quiet little big hush run"
        " away back down still today soon always nothing love that's what's chop boom bang beep"
        " woof quack ding dong tsk oink pretty million billion thousand hundred first last only"
        " just miles years days hours fire left that this had what where when will does said such"
        " here free dear poor rock"
    ),
    "ru": "",
}
"""Words that are doubled for weight, as sounds, or by the grammar (`had had`, `that that`)."""


class Doubled(NamedTuple):
    """A word that stands twice."""

    start: int
    """Where the first begins."""
    end: int
    """Where the second ends."""
    again: int
    """Where the space before the second begins."""
    word: str
    is_small: bool
    """Whether it is one of the small words that nobody doubles."""


def doubled_words(text: str, language: str) -> tuple[Doubled, ...]:
    """Return the words of `text` that stand twice by mistake, in English and Russian.

    Only white space may part the two, a line break too. A word that is doubled for weight (`very
    very`, «да да»), by the grammar (`had had`) or more than twice, and names (`Duran Duran`), are
    left alone.

    >>> [one.word for one in doubled_words("in the the house", "en")]
    ['the']
    """
    base = language.split("-", maxsplit=1)[0]
    words = text.lower().rstrip('.,!?…:;"»”)').split()
    if base not in _NEVER or len(set(words)) == len(words):
        return ()
    found = []
    for match in compiled(f"(?i){_DOUBLED}").finditer(text):
        word, again = match.group(1), text[match.end(2) : match.end()]
        small = _is_small(again, base)
        if (
            not _is_name(word, again)
            and (small or _is_plain(again, base))
            and not _goes_on(text, word, match.start(), match.end())
        ):
            found.append(Doubled(match.start(), match.end(), match.end(1), word, small))
    return tuple(found)


def _is_name(first: str, second: str) -> bool:
    """Whether the second is a name, or begins a new sentence."""
    if second.isupper() and (len(second) > 1 or first == second):
        return False
    return second[0].isupper()


def _is_small(word: str, base: str) -> bool:
    return word.casefold().replace("ё", "е").replace("’", "'") in _words(_NEVER[base])


def _is_plain(word: str, base: str) -> bool:
    """Whether it is an English word of some length that is neither adverb nor said for weight."""
    small = word.casefold()
    return (
        base == "en"
        and len(small) >= 4
        and not small.endswith("ly")
        and small not in _words(_EMPHATIC[base])
    )


def _goes_on(text: str, word: str, start: int, end: int) -> bool:
    """Whether the word stands there a third time, with or without a comma."""
    near = text[max(0, start - len(word) - 3) : start] + " " + text[end : end + len(word) + 3]
    return word.casefold() in compiled(r"\w+").findall(near.casefold())


@cache
def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())
