"""Terms that are not translated as the glossary has them.

## What it checks

Whether the translation of a message in which a term of the project's `glossary.toml` stands has one
of the term's translations in it. Words are given as a dictionary has them and found in any of their
forms: «в шлюзовом отсеке» is «шлюзовой отсек», `hatches` is `hatch`; never inside other words; a
form with a capital only where the text has one. Of terms that overlap (`airlock hatch`, `hatch`)
the longest counts.

An English word is a noun, with its number and genitive; with `to` it is a verb, in all its forms:
`to dock` is found in `docked`, `dock` is not. A Russian form that is the dictionary form of another
word («Какое горе!» for «гора») is no term of the source, and is taken for one in a translation. In
a translation a longer word will do as well that is built on the term: «самовнимание» for
`self-attention`, «моделирование» for `modelling`.

## Why it matters

Several people translate a series, and the viewer is to know the hatch of one episode again in the
next. What a house calls a thing is part of the contract.

## Example

```toml
[[term]]
source = "hatch"
target = { ru = "люк" }
```

```po
msgid "Open the hatch."
msgstr "Откройте дверцу."
```

## Use instead

```po
msgid "Open the hatch."
msgstr "Откройте люк."
```

## Limits

None. A message may have the term's translation once where its source has the term twice. A term
without a translation in the language of the catalog is not looked for. Where a pronoun says it
better, the message's pin suppresses the finding.

## References

Netflix, Timed Text Style Guide: General Requirements, 6 (Key Names and Phrases); `musttranslate`
and `notranslatewords` of the Translate Toolkit's pofilter.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import CatalogContext
from pipeline.checks.terms import Wording, terms_of
from pipeline.model.finding import Finding

CODE = "CAT016"


def check(context: CatalogContext) -> Iterator[Finding]:
    """Yield the messages that lack the translation of a term."""
    wording = Wording(context.language)
    for message, terms in terms_of(context):
        for term in terms:
            wanted = term.targets_in(context.language)
            if not wanted or wording.places(wanted, message.translation):
                continue
            if not wording.is_built_on(wanted, message.translation):
                yield context.finding(
                    CODE, message.entry, value=term.source[0], limit=" / ".join(wanted)
                )
