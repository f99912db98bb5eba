"""Translations whose numbers are not those of the source.

## What it checks

Whether the numbers of a translation are those of its source, in digits or in words: `25`,
`twenty-five` and «двадцать пять» are one number, so are `10,000` and «10 000», `2.5` and «два с
половиной», `15-year-old` and «пятнадцатилетний», `XIV` and «14-й», `'69` and «1969».

A number in digits has to be there. A number in words is missed when it is neither small (up to ten)
nor round, or when the translation has another number instead: `the two of us` may be «мы», but
`three` is not «четыре». What may be no number (`one`, `second`) is passed over, and so are measures
turned into metric ones, placeholders (`%2$s`), and hours told in the language's own way (`6:30`,
«полседьмого»).

## Why it matters

A wrong number is the one mistake of a translation that viewers of any language see, and the one
that its translator sees least.

## Example

```po
msgid "Docking in 25 minutes."
msgstr "Стыковка через 20 минут."
```

## Use instead

```po
msgid "Docking in 25 minutes."
msgstr "Стыковка через двадцать пять минут."
```

## Limits

None. Number words are read in English and Russian, digits in all languages. Value and limit are the
numbers as they are written, `—` for none.

## References

`numbers` of the Translate Toolkit's pofilter compares digits only; its manual warns of numbers that
are spelled out.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import CatalogContext
from pipeline.checks.numbers import Said, difference
from pipeline.language.tags import base_language
from pipeline.model.finding import Finding

CODE = "CAT011"


def check(context: CatalogContext) -> Iterator[Finding]:
    """Yield the translations that have other numbers than their source."""
    language = base_language(context.language)
    for one in context.translated:
        said = Said(one.source, one.language), Said(one.translation, language)
        told = difference(*said)
        if told is not None:
            yield context.finding(CODE, one.entry, value=told.translation, limit=told.source)
