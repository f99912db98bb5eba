"""Translations of a term that the glossary rules out.

## What it checks

Whether the translation of a message in which a term of the project's `glossary.toml` stands has one
of the words that are not to be used for it. Words are found in any of their forms, as
`term-missing` finds them.

A word that belongs to a translation that is allowed is none of them («люк» in «люк-лаз»), and
neither is one that translates something else in the source: another term of the glossary, or
another word (`hatch and door`).

## Why it matters

Some words are near and wrong: a hatch is no door, and a burn of the engine is no fire. They come
back with each new translator, which is why the glossary names them.

## Example

```toml
[[term]]
source = "hatch"
target = { ru = "люк" }
forbidden = { ru = ["дверь"] }
```

```po
msgid "Open the hatch."
msgstr "Откройте дверь."
```

## Use instead

```po
msgid "Open the hatch."
msgstr "Откройте люк."
```

## Limits

None. The value is the word as the glossary has it. Other words of the source are known from the
program's own lexicon, which is one of English and Russian.

## References

`notranslatewords` of the Translate Toolkit's pofilter; Netflix, Timed Text Style Guide: General
Requirements, 6.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import CatalogContext
from pipeline.checks.terms import Found, Wording, terms_of
from pipeline.language.lexicon import lexicon
from pipeline.language.patterns import compiled
from pipeline.language.stems import plain_word, stem
from pipeline.language.tags import base_language
from pipeline.model.finding import Finding
from pipeline.model.glossary import Term

CODE = "CAT017"

_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"


def check(context: CatalogContext) -> Iterator[Finding]:
    """Yield the messages that translate a term as it is not to be."""
    wording = Wording(context.language)
    for found in terms_of(context):
        for term in found.terms:
            for form in term.forbidden_in(context.language):
                if not _is_used(form, found, wording, context.language):
                    continue
                if _translates_another(form, term, found, context.language):
                    continue
                wanted = " / ".join(term.targets_in(context.language))
                yield context.finding(
                    CODE, found.message.entry, value=form, limit=wanted or term.note or "—"
                )


def _is_used(form: str, found: Found, wording: Wording, language: str) -> bool:
    """Whether `form` stands in the translation outside of all that is allowed there."""
    text = found.message.translation
    places = wording.places((form,), text, certain=True)
    if not places:
        return False
    allowed = [
        place
        for term in found.terms
        if (targets := term.targets_in(language))
        for place in wording.places(targets, text)
    ]
    return any(
        all(end <= first or last <= start for first, last in allowed) for start, end in places
    )


def _translates_another(form: str, term: Term, found: Found, language: str) -> bool:
    """Whether a word of the source that is not of the term is known to be `form`."""
    spoken, target = found.message.language, base_language(language)
    senses = lexicon(spoken, target)
    if not senses or " " in form:
        return False
    own = {stem(plain_word(word), spoken) for one in term.source for word in one.split()}
    others = {
        stem(plain_word(word), spoken) for word in compiled(_WORD).findall(found.message.source)
    }
    wanted = stem(plain_word(form), target)
    return any(wanted in senses.get(other, ()) for other in others - own)
