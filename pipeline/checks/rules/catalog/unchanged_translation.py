"""Translations that are the source text.

## What it checks

Whether a translation says, letter for letter, what its source says. Tags, spaces and the marks
around the words are passed over.

What is the same in both languages is left alone: a text without letters
(those of placeholders do not count), in the catalog's own
language, of names only (those of the cast, those the glossary has as they are, words with a capital
that no dictionary at hand has), abbreviations in capitals, interjections, addresses of the web and
of mail, codes with digits in them, what stands in quotation marks from end to end with a capital in
each of its words (`"Single Bone"`: a title, the label of a key), and a single word in small letters
without any mark that no dictionary at hand has: a keyword, not a line.

## Why it matters

It counts as translated, so no statistics show it: the viewer gets a line in a foreign language.

## Example

```po
msgid "Close the hatch."
msgstr "Close the hatch."
```

## Use instead

```po
msgid "Close the hatch."
msgstr "Закройте люк."
```

Where the line is to stay as it is on purpose, a pin with `language = "zxx"` takes it out of all
catalogs, and `||` as the translation shows nothing.

## Limits

None.

## References

`unchanged` of the Translate Toolkit's pofilter; "Unchanged translation" of Weblate.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline.checks.context import CatalogContext
from pipeline.checks.translated import Translated
from pipeline.language.lexicon import lexicon
from pipeline.language.patterns import compiled
from pipeline.language.placeholders import without_placeholders
from pipeline.language.quotation import QUOTES
from pipeline.language.stems import plain_word, stem
from pipeline.language.terms import Forms, plain_text
from pipeline.model.finding import Finding

CODE = "CAT015"

_WORD = r"[^\W_]+(?:['’-][^\W_]+)*"
_ADDRESS = r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|ru|gov|edu|io|tv|рф)\b\S*"
_TITLE = rf"\W*[{QUOTES}](?:[^{QUOTES}]*\w\s+\w[^{QUOTES}]*[\w)])[{QUOTES}]\W*"
"""Words in quotation marks that are all of a text and end with no mark."""
_INTERJECTION = (
    r"(?:a+h*|o+h*|u+h*|e+h*|h+[aeou]h*|(?:h[aeio]+-?){2,}h?|h?m+|mhm|mm-?hmm|uh-?huh|a?ha+|wo+w|"
    r"oops|ouch|ow|yay|ugh|psst|shh*|er+m?|um+|g+r+|br+|hey|hi|yo|boo|ooh|aw+|eek|phew|tsk|whoa|"
    r"(?:la-?)+|(?:na-?)+|(?:da-?)+|hurra[yh]|ok|okay|bravo|amen|[ао]х|эх|ух|о+|а+|э+|у+|ну|ой|ай|эй|"
    r"уф|фу|тс+|г?м+|угу|ага|ха|хе|(?:ха-?){2,}|(?:хе-?){2,}|ля|(?:ля-?)+|бр+|ура|ау|вау|опа)"
)


def check(context: CatalogContext) -> Iterator[Finding]:
    """Yield the translations that are their source."""
    spared: _Spared | None = None
    for one in context.translated:
        if one.is_same_language or _begin_apart(one.source, one.translation):
            continue
        source = _essence(one.source)
        if not source or source != _essence(one.translation):
            continue
        spared = spared or _Spared(context)
        if not spared.spares(one):
            yield context.finding(CODE, one.entry)


def _begin_apart(one: str, other: str) -> bool:
    """Whether two texts begin with different letters, as most do."""
    first, second = one[:1], other[:1]
    return first.isalpha() and second.isalpha() and first != second


def _essence(text: str) -> str:
    """Return the words of `text`; empty if it has no letters."""
    words = " ".join(compiled(_WORD).findall(without_placeholders(text)))
    return words if any(map(str.isalpha, words)) else ""


class _Spared:
    """What may be the same in both languages."""

    def __init__(self, context: CatalogContext) -> None:
        names = [one.name for one in context.cast.speakers]
        names += [name for one in context.cast.speakers for _language, name in one.names]
        same = [
            form
            for term in context.glossary.terms
            for form in term.source
            if form.casefold() in {one.casefold() for one in term.targets_in(context.language)}
        ]
        every = [name for name in (*names, *same) if name.strip()]
        self._names = Forms([name.lower() for name in every], "und")

    def spares(self, one: Translated) -> bool:
        """Whether nothing of `one` would have to be translated."""
        text = compiled(_ADDRESS).sub(" ", plain_text(one.source))
        kept = list(text)
        for place in self._names.find(text):
            kept[place.start : place.end] = " " * (place.end - place.start)
        words = compiled(_WORD).findall("".join(kept))
        if compiled(_TITLE).fullmatch(one.source) and all(word[0].isupper() for word in words):
            return True
        if words == [one.source.strip()] and words[0].islower():
            return not _is_known(plain_word(words[0]), one.language)
        return all(_is_same_everywhere(word, one.language) for word in words) and (
            len(words) <= _MOST_NAMES or not any(word.isalpha() for word in words)
        )


_MOST_NAMES = 4
"""Words of a text that is taken for names only: `Sergei Pavlovich Korolev`."""
_LONGEST_ABBREVIATION = 5


def _is_same_everywhere(word: str, language: str) -> bool:
    """Whether a word is no word of `language`: a number, a sound, an abbreviation, a name."""
    if any(map(str.isdigit, word)) or len(word) == 1:
        return True
    if _interjection(plain_word(word)):
        return True
    if _is_known(plain_word(word), language):
        return False
    return word[0].isupper() and (not word.isupper() or len(word) <= _LONGEST_ABBREVIATION)


def _interjection(word: str) -> bool:
    return compiled(_INTERJECTION).fullmatch(word) is not None


def _is_known(word: str, language: str) -> bool:
    """Whether the lexicon at hand has a word of `language`, in any of its forms."""
    base = language.partition("-")[0]
    return stem(word, base) in _headwords(base)


@cache
def _headwords(base: str) -> frozenset[str]:
    return frozenset(lexicon(base, "ru" if base == "en" else "en"))
