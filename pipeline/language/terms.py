"""Terms in texts: the words of a glossary found in any of their forms, and never inside others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.language.patterns import compiled
from pipeline.language.stems import plain_word
from pipeline.language.tags import same_language
from pipeline.language.word_forms import forms_of, forms_of_entry
from pipeline.model.cue import Kind
from pipeline.model.glossary import Glossary, Term

_WORD = r"[^\W_]+(?:['’][^\W_]+)*"
_GAP = r"[\s\-‐‑–\"'«»“”„‘’]+"
"""What may stand between two words of one term: `корабль «Союз»`, `air-lock`."""
_UNSEEN = r"[\u0301\u00ad\u200b-\u200f\u2060\ufeff]"
"""Marks of stress, soft hyphens and what shows nothing."""
_SPACELESS = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
"""Letters of scripts without spaces between words: a term may stand anywhere in them."""


class Occurrence(NamedTuple):
    """Where a form stands in the text as `plain_text` has it."""

    form: int
    """Index of the form."""
    start: int
    end: int


class _Entry(NamedTuple):
    form: int
    words: tuple[tuple[str, frozenset[str]], ...]
    """Each word as it is written, and what tells its forms."""


class Forms:
    """Words and phrases of one language, ready to be found in many texts."""

    def __init__(self, forms: Sequence[str], language: str) -> None:
        self._language = language
        self._entries: dict[str, list[_Entry]] = {}
        self._literal: list[tuple[int, str]] = []
        for index, form in enumerate(forms):
            text = plain_text(form)
            words = compiled(_WORD).findall(text)
            if compiled(_SPACELESS).search(text) or not words:
                self._literal.append((index, text.strip()))
                continue
            told = tuple((word, forms_of_entry(plain_word(word), language)) for word in words)
            for key in told[0][1]:
                self._entries.setdefault(key, []).append(_Entry(index, told))

    def find(self, text: str) -> tuple[Occurrence, ...]:
        """Return where the forms stand in `text` (without tags), in order, none in another.

        Of forms that overlap the longest is taken, then the first. A capital in a form has to be
        one in the text; small letters are found in any case.
        """
        text = plain_text(text)
        found = [
            Occurrence(index, match.start(), match.end())
            for index, form in self._literal
            if form
            for match in re.finditer(re.escape(form), text)
        ]
        words = list(compiled(_WORD).finditer(text)) if self._entries else []
        for at, word in enumerate(words):
            met: dict[int, Occurrence] = {}
            for key in forms_of(plain_word(word.group()), self._language):
                for entry in self._entries.get(key, ()):
                    if entry.form not in met and self._is_here(entry, words, at, text):
                        end = words[at + len(entry.words) - 1].end()
                        met[entry.form] = Occurrence(entry.form, word.start(), end)
            found += met.values()
        return _apart(found)

    def _is_here(self, entry: _Entry, words: Sequence[re.Match[str]], at: int, text: str) -> bool:
        """Whether the words from `at` on are those of `entry`."""
        here = words[at : at + len(entry.words)]
        if len(here) < len(entry.words):
            return False
        for word, (written, forms) in zip(here, entry.words, strict=True):
            known = forms_of(plain_word(word.group()), self._language)
            if forms.isdisjoint(known) or not _has_capitals(word.group(), written):
                return False
        return all(
            compiled(_GAP).fullmatch(text, before.end(), after.start())
            for before, after in pairwise(here)
        )


def _has_capitals(word: str, written: str) -> bool:
    """Whether `word` has a capital wherever the form as it is `written` has one."""
    if written.islower():
        return True
    pairs = zip(word, written, strict=False)
    return all(one.isupper() or not other.isupper() for one, other in pairs)


def _apart(found: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    taken: list[Occurrence] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start, one.form)):
        if all(one.end <= other.start or other.end <= one.start for other in taken):
            taken.append(one)
    return tuple(sorted(taken, key=lambda one: one.start))


def plain_text(text: str) -> str:
    """Return `text` composed, without marks of stress and what shows nothing."""
    if text.isascii():
        return text
    return compiled(_UNSEEN).sub("", unicodedata.normalize("NFC", text))


class TermFinder:
    """The terms of a glossary, ready to be found in source texts of any language."""

    def __init__(self, glossary: Glossary) -> None:
        self._terms = glossary.terms
        self._known: dict[str, tuple[list[Term], Forms]] = {}

    def terms_in(self, text: str, language: str, kind: Kind = Kind.DIALOGUE) -> tuple[Term, ...]:
        """Return the terms that stand in `text` (without tags), in order, each once.

        `language` is that of the text, `kind` that of its message.
        """
        if not self._terms:
            return ()
        if language not in self._known:
            self._known[language] = self._prepared(language)
        owners, forms = self._known[language]
        found = (owners[one.form] for one in forms.find(text))
        return tuple(term for term in dict.fromkeys(found) if not term.kinds or kind in term.kinds)

    def _prepared(self, language: str) -> tuple[list[Term], Forms]:
        pairs = [
            (term, form)
            for term in self._terms
            if not term.languages or any(same_language(one, language) for one in term.languages)
            for form in term.source
        ]
        return [term for term, _form in pairs], Forms([form for _term, form in pairs], language)
