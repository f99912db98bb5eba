"""The forms that a word of a glossary can have in a text, made from its dictionary form.

Nothing is cut off the words of the text, so that no two words meet in a stem: `люкс` is not made
from `люк`, nor `hatching` from `hatch`. Languages without endings here know only equal words.
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.language.english_forms import conjugated, inflected
from pipeline.language.russian_forms import declined, is_infinitive
from pipeline.language.stems import plain_word, stem

_SHORTEST_STEM = 4
"""Letters of the stem of a verb: what is shorter is a beginning of too many words."""


class WordForms(NamedTuple):
    """What tells that a word of a text is a form of one in a dictionary."""

    forms: frozenset[str]
    """Plain words."""
    stem: str = ""
    """Of a verb, as `stems.stem` cuts it; empty for all others."""

    def have(self, word: str, stem_of_word: str) -> bool:
        """Whether a plain word, with the stem that it has, is a form of this one."""
        return word in self.forms or (self.stem != "" and stem_of_word == self.stem)


def forms_of(written: str, language: str, *, is_verb: bool = False) -> WordForms:
    """Return the forms of a word as a glossary has it: its dictionary form, with its capitals.

    `language` is a BCP 47 tag. `is_verb`: said to be one, as `dock` in `to dock`; a Russian verb
    is known by its infinitive.

    >>> "отсеком" in forms_of("отсек", "ru").forms
    True
    >>> "docking" in forms_of("dock", "en").forms
    False
    """
    word, is_name = plain_word(written), written[:1].isupper()
    base = language.partition("-")[0].lower()
    if base == "en":
        return WordForms(conjugated(word) if is_verb else inflected(word, is_name=is_name))
    if base != "ru":
        return WordForms(frozenset({word}))
    if is_infinitive(word) and not is_name:
        cut = stem(word, base)
        return WordForms(frozenset({word}), cut if len(cut) >= _SHORTEST_STEM else "")
    return WordForms(declined(word, is_name=is_name))
