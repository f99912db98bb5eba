"""Numbers in words: what a number in digits becomes, and how far that may be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.checks.context import TrackContext
from pipeline.checks.retouching import Change, changed, edits
from pipeline.language.number_words import spelled
from pipeline.language.patterns import compiled
from pipeline.language.plain_numbers import PlainNumber
from pipeline.language.tags import same_language
from pipeline.model.fix import Fix, FixSafety

_MOST = 100
"""The largest number that a fix puts into words."""
_CERTAIN = frozenset(
    (
        *("через", "за", "на", "спустя", "еще", "ещё", "уже", "всего", "только", "почти"),
        *("ровно", "есть", "осталось", "лишь", "целых", "все"),
    )
)
"""Words before a number that leave it in the nominative or in the accusative, which is the same."""


class SpelledOut(NamedTuple):
    """A number with the word for it."""

    number: PlainNumber
    word: str
    safety: FixSafety


def spelled_out(number: PlainNumber, language: str, *, is_first: bool = False) -> SpelledOut | None:
    """Return `number` with its word, None where the language's words are not known.

    `is_first` tells that it begins a sentence. English words are certain: safe before the thing
    that is counted, else unsafe. A Russian word bends with what is counted: it is unsafe where the
    form is certain (5 to 10 as subject or object), elsewhere only shown.
    """
    is_russian = same_language(language, "ru")
    gender = _gender(number) if is_russian else "m"
    word = spelled(number.value, language, gender=gender)
    if word is None:
        return None
    if is_first:
        word = word[0].upper() + word[1:]
    if number.value > _MOST:
        safety = FixSafety.DISPLAY
    elif is_russian:
        sure = _is_nominative(number, is_first=is_first)
        safety = FixSafety.UNSAFE if sure else FixSafety.DISPLAY
    elif same_language(language, "en"):
        counts = number.after[:1].islower()
        safety = FixSafety.SAFE if counts else FixSafety.UNSAFE
    else:
        safety = FixSafety.DISPLAY if number.value == 1 else FixSafety.UNSAFE
    return SpelledOut(number, word, safety)


def fixes(context: TrackContext, index: int, found: Sequence[SpelledOut]) -> tuple[Fix, ...]:
    """Return the fix of each number of one cue; all are only shown where together they break it."""
    text = context.track.cues[index].text
    changes = [Change(one.number.start, one.number.end, one.word) for one in found]
    fits = changed(context, index, *changes).safety is FixSafety.SAFE
    return tuple(
        Fix(one.safety if fits else FixSafety.DISPLAY, edits(text, change))
        for one, change in zip(found, changes, strict=True)
    )


def _gender(number: PlainNumber) -> str:
    """Return the gender of what is counted, as its ending shows it."""
    thing = number.after.casefold()
    if number.value % 10 == 1 and thing[-1:] in {"а", "я"}:
        return "f"
    if number.value % 10 == 1 and thing[-1:] in {"о", "е"}:
        return "n"
    return "f" if number.value % 10 == 2 and thing[-1:] in {"ы", "и"} else "m"


def _is_nominative(number: PlainNumber, *, is_first: bool) -> bool:
    genitive_plural = compiled(r"(?:ов|ев|ей|ий|[бвгджзйклмнпрстфхцчшщ]ь?|лет|раз)$")
    return (
        5 <= number.value <= 20
        and (is_first or number.before in _CERTAIN)
        and genitive_plural.search(number.after) is not None
    )
