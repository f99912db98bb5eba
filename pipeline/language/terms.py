"""Terms in texts: the words of a glossary found in any of their forms, and never inside others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.language.lexicon import dictionary_words
from pipeline.language.patterns import compiled
from pipeline.language.russian_exceptions import HOMOGRAPHS, IRREGULAR
from pipeline.language.stems import plain_word, stem
from pipeline.language.tags import base_language, same_language
from pipeline.language.word_forms import WordForms, forms_of
from pipeline.model.cue import Kind
from pipeline.model.glossary import Glossary, Term

_WORD = r"[^\W_]+(?:['’][^\W_]+)*"
_GAP = r"[\s\-‐‑–\"'«»“”„‘’]+"
"""What may stand between two words of one term: `корабль «Союз»`, `air-lock`."""
_UNSEEN = r"[\u0301\u00ad\u200b-\u200f\u2060\ufeff]"
"""Marks of stress, soft hyphens and what shows nothing."""
_SPACELESS = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
"""Letters of scripts without spaces between words: a term may stand anywhere in them."""

_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "my", "your", "our", "his", "her"})
"""`to the moon` is no verb."""


class Occurrence(NamedTuple):
    """Where a form stands in the text as `plain_text` has it."""

    form: int
    """Index of the form."""
    start: int
    end: int
    is_certain: bool = True
    """Whether it is no other word: `горе` may be a form of `гора`, and more often is none."""


class _Entry(NamedTuple):
    form: int
    words: tuple[tuple[str, WordForms], ...]
    """Each word as it is written, and what tells its forms."""


class Forms:
    """Words and phrases of one language, ready to be found in many texts.

    An English phrase that begins with `to` is a verb, found in all its forms: `to dock`.
    """

    def __init__(self, forms: Sequence[str], language: str) -> None:
        self._language = base_language(language).partition("-")[0].lower()
        self._entries: dict[str, list[_Entry]] = {}
        """By each form of their first word."""
        self._verbs: dict[str, list[_Entry]] = {}
        """By the stem of their first word."""
        self._own: set[str] = set()
        """The dictionary forms of entries of one word."""
        self._literal: list[tuple[int, str]] = []
        for index, form in enumerate(forms):
            text = plain_text(form)
            words = compiled(_WORD).findall(text)
            if compiled(_SPACELESS).search(text) or not words:
                self._literal.append((index, text.strip()))
            else:
                self._add(index, words)

    def _add(self, index: int, words: list[str]) -> None:
        is_verb = self._language == "en" and len(words) > 1 and words[0].lower() == "to"
        is_verb = is_verb and words[1].lower() not in _DETERMINERS
        if is_verb:
            del words[0]
        told = tuple(
            (word, forms_of(word, self._language, is_verb=is_verb and at == 0))
            for at, word in enumerate(words)
        )
        entry, first = _Entry(index, told), told[0][1]
        for key in first.forms:
            self._entries.setdefault(key, []).append(entry)
        if first.stem:
            self._verbs.setdefault(first.stem, []).append(entry)
        if len(words) == 1:
            self._own.add(plain_word(words[0]))

    def find(self, text: str) -> tuple[Occurrence, ...]:
        """Return where the forms stand in `text` (without tags), in order, none in another.

        Of forms that overlap the longest is taken, then the certain one, then the first. A capital
        in a form has to be one in the text; small letters are found in any case.
        """
        text = plain_text(text)
        found = [
            Occurrence(index, match.start(), match.end())
            for index, form in self._literal
            if form
            for match in re.finditer(re.escape(form), text)
        ]
        places = list(compiled(_WORD).finditer(text)) if self._entries else []
        words = [plain_word(place.group()) for place in places]
        for at, word in enumerate(words):
            for entry in self._beginning_with(word):
                after = at + len(entry.words)
                if self._is_here(entry, places[at:after], words[at:after], text):
                    end = places[after - 1].end()
                    is_certain = len(entry.words) > 1 or self._is_certain(word, entry.words[0][0])
                    found.append(Occurrence(entry.form, places[at].start(), end, is_certain))
        return _apart(found)

    def _beginning_with(self, word: str) -> Iterable[_Entry]:
        entries = self._entries.get(word, [])
        if not self._verbs:
            return entries
        verbs = self._verbs.get(stem(word, self._language), [])
        return {entry.form: entry for entry in (*entries, *verbs)}.values()

    def _is_here(
        self, entry: _Entry, places: Sequence[re.Match[str]], words: Sequence[str], text: str
    ) -> bool:
        """Whether `words`, that stand at `places`, are those of `entry`."""
        if len(words) < len(entry.words):
            return False
        for word, place, (written, forms) in zip(words, places, entry.words, strict=True):
            known = stem(word, self._language) if forms.stem else ""
            if not forms.have(word, known) or not _has_capitals(place.group(), written):
                return False
        return all(
            compiled(_GAP).fullmatch(text, before.end(), after.start())
            for before, after in pairwise(places)
        )

    def _is_certain(self, word: str, written: str) -> bool:
        """Whether a form of the entry `written` is the dictionary form of no other word."""
        own = plain_word(written)
        if word == own:
            return True
        if word in self._own:
            return False
        if self._language != "ru" or written[:1].isupper():
            return True
        if word in IRREGULAR.get(own, ()):
            return True
        if word in HOMOGRAPHS:
            return False
        # `горы` stands in dictionaries, and is the plural of `гора` all the same
        return word.endswith(("ы", "и")) or word not in dictionary_words(self._language)


def _has_capitals(word: str, written: str) -> bool:
    """Whether `word` has a capital wherever the form as it is `written` has one."""
    if written.islower():
        return True
    pairs = zip(word, written, strict=False)
    return all(one.isupper() or not other.isupper() for one, other in pairs)


def _apart(found: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    taken: list[Occurrence] = []
    covered = bytearray()

    def rank(one: Occurrence) -> tuple[int, int, bool, int]:
        return one.start - one.end, one.start, not one.is_certain, one.form

    for one in sorted(found, key=rank):
        covered.extend(bytes(max(0, one.end - len(covered))))
        if not any(covered[one.start : one.end]):
            taken.append(one)
            covered[one.start : one.end] = b"\1" * (one.end - one.start)
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
        """Return the terms that certainly stand in `text` (without tags), in order, each once.

        `language` is that of the text, `kind` that of its message.
        """
        if not self._terms:
            return ()
        if language not in self._known:
            self._known[language] = self._prepared(language)
        owners, forms = self._known[language]
        found = (owners[one.form] for one in forms.find(text) if one.is_certain)
        return tuple(term for term in dict.fromkeys(found) if not term.kinds or kind in term.kinds)

    def _prepared(self, language: str) -> tuple[list[Term], Forms]:
        pairs = [
            (term, form)
            for term in self._terms
            if not term.languages or any(same_language(one, language) for one in term.languages)
            for form in term.source
        ]
        return [term for term, _form in pairs], Forms([form for _term, form in pairs], language)
