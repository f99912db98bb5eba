"""The terms of the glossary in the messages of a catalog, found once for the rules about them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.checks.context import CatalogContext
from pipeline.checks.translated import Translated
from pipeline.language.stems import plain_word, stem
from pipeline.language.tags import base_language
from pipeline.language.terms import Forms, TermFinder
from pipeline.model.glossary import Term

_SHORTEST = 5
"""Letters of a stem that is no part of other words by chance."""


class Found(NamedTuple):
    """The terms that stand in the source text of one message."""

    message: Translated
    terms: tuple[Term, ...]


class Wording:
    """How the terms of a glossary are put into one language, ready to be found in translations."""

    def __init__(self, language: str) -> None:
        self._language = base_language(language)
        self._known: dict[tuple[str, ...], Forms] = {}

    def places(
        self, forms: tuple[str, ...], text: str, *, certain: bool = False
    ) -> list[tuple[int, int]]:
        """Return where one of `forms` stands in `text`, as `plain_text` has it.

        Only where it is no other word, if that has to be `certain`.
        """
        if forms not in self._known:
            self._known[forms] = Forms(forms, self._language)
        found = self._known[forms].find(text)
        return [(one.start, one.end) for one in found if one.is_certain or not certain]

    def is_built_on(self, forms: tuple[str, ...], text: str) -> bool:
        """Whether a longer word of `text` has one of `forms` in it: «самовнимание», «внимание».

        Forms of one word and of five letters at least count, without their endings.
        """
        kernels = {stem(plain_word(form), self._language) for form in forms if " " not in form}
        kernels = {one for one in kernels if len(one) >= _SHORTEST}
        if not kernels:
            return False
        words = (plain_word(word) for word in text.split())
        return any(kernel in word for word in words for kernel in kernels)


def terms_of(context: CatalogContext) -> Iterator[Found]:
    """Yield the translated messages in whose source a term of the glossary stands."""
    if not context.glossary.terms:
        return
    finder = TermFinder(context.glossary)
    for one in context.translated:
        if one.is_same_language:
            continue
        terms = finder.terms_in(one.source, one.language, one.kind)
        if terms:
            yield Found(one, terms)
