"""The language spoken in each cue of a film of several source languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.language.scripts import (
    DEFAULT_LANGUAGES,
    has_letters,
    main_script,
    script_of,
    told_by_letters,
)
from pipeline.model.segment import NO_LANGUAGE, UNKNOWN_LANGUAGE

_LATIN = re.compile(r"[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")
_UNTOLD = frozenset({"", NO_LANGUAGE, UNKNOWN_LANGUAGE})
"""What says nothing about the language of a neighbour."""


def spoken_languages(
    texts: Sequence[str], stated: Sequence[str], candidates: tuple[str, ...]
) -> list[str]:
    """Return the language of each of `texts`, in order.

    `stated` holds what a pin or the speaker says, empty where nothing does. Else the script of the
    letters decides, then the alphabet (і ї є ґ against ы э ё ъ), then the nearest decided
    neighbour, the earlier of two as near. What is not stated is one of `candidates`, or `und` in a
    script of none of several; without `candidates` each script stands for its likeliest language.
    """
    decided = [
        said or _by_letters(text, candidates) for text, said in zip(texts, stated, strict=True)
    ]
    return _fill(decided, texts, candidates)


def is_unlikely(texts: Sequence[str], language: str) -> bool:
    """Whether most of a film, its `texts`, is not in the script that `language` is written in.

    A film in English is not in Russian, whatever a Russian one quotes.
    """
    scripts = [_spoken_script(text) for text in texts if has_letters(text)]
    own = sum(script in ("", script_of(language)) for script in scripts)
    return script_of(language) != "" and 2 * own < len(scripts)


def _by_letters(text: str, candidates: tuple[str, ...]) -> str:
    """Return what the letters of `text` alone say, empty when they do not decide."""
    if not has_letters(text):
        return ""
    if len(candidates) == 1:
        return candidates[0]
    script = _spoken_script(text)
    if not script:
        return ""
    if not candidates:
        return _by_script(script, text)
    possible = _written_in(script, candidates)
    if len(possible) <= 1:
        return possible[0] if possible else UNKNOWN_LANGUAGE
    return told_by_letters(text, possible)


@cache
def _written_in(script: str, candidates: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in candidates if script_of(one) == script)


@cache
def _other() -> re.Pattern[str]:
    """Return the pattern of a letter that is not Latin; made when needed, since it takes long."""
    return re.compile(r"[\u0370-\u1fff\u2c00-\ud7ff]")


def _spoken_script(text: str) -> str:
    """Return the script of most letters; where scripts are mixed, names have no say.

    «Это iPhone 15 Pro Max» is Russian: a word with a capital, after the first, is a name.
    """
    if text.isascii():
        return "LATIN" if has_letters(text) else ""
    is_mixed = _LATIN.search(text) and _other().search(text)
    if not is_mixed or text.isupper():
        return main_script(text)
    words = _WORD.findall(text)
    said = words[:1] + [word for word in words[1:] if word == word.lower()]
    first_is_name = words[0][1:] != words[0][1:].lower()
    return main_script("".join(said[first_is_name:])) or main_script(text)


def _by_script(script: str, text: str) -> str:
    default = DEFAULT_LANGUAGES.get(script, UNKNOWN_LANGUAGE)
    if script == "CJK" and told_by_letters(text, ("ja",)):
        return "ja"
    return default


def _fill(decided: list[str], texts: Sequence[str], candidates: tuple[str, ...]) -> list[str]:
    """Give each undecided cue the language of its nearest decided neighbour of its script."""
    if all(decided):
        return decided
    before = _nearest(decided, texts, candidates, range(len(texts)))
    after = _nearest(decided, texts, candidates, range(len(texts) - 1, -1, -1))
    told = (one for one in decided if _tells(one, candidates))
    fallback = next(told, candidates[0] if candidates else UNKNOWN_LANGUAGE)
    filled = []
    for index, language in enumerate(decided):
        if language:
            filled.append(language)
            continue
        earlier, later = before[index], after[index]
        near = _nearer(index, earlier, later)
        filled.append(
            decided[near] if near is not None else _first(texts[index], candidates) or fallback
        )
    return filled


def _nearest(
    decided: list[str], texts: Sequence[str], candidates: tuple[str, ...], order: range
) -> list[int | None]:
    """Return for each undecided cue the index of the last decided one met in `order`.

    For a cue with letters only a neighbour in a language of its script counts.
    """
    last: dict[str, int] = {}
    met: list[int | None] = [None] * len(texts)
    for index in order:
        language = decided[index]
        if _tells(language, candidates):
            last[script_of(language)] = last[""] = index
        elif not language:
            met[index] = last.get(_spoken_script(texts[index]) if candidates else "")
    return met


def _tells(language: str, candidates: tuple[str, ...]) -> bool:
    """Whether a cue in `language` says something about its neighbours."""
    return language in candidates if candidates else language not in _UNTOLD


def _nearer(index: int, earlier: int | None, later: int | None) -> int | None:
    if earlier is None or later is None:
        return later if earlier is None else earlier
    return earlier if index - earlier <= later - index else later


def _first(text: str, candidates: tuple[str, ...]) -> str:
    script = _spoken_script(text)
    return next((one for one in candidates if script_of(one) == script), "")
