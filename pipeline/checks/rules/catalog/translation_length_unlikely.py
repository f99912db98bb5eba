"""Translations that are far shorter or longer than their source.

## What it checks

Whether a translation has less than a third, or more than three times, of the characters of its
source, and differs from it by 20 characters or more. Texts in the scripts that write a word with
one or two characters (Chinese, Japanese, Korean) count as two and a half times as long.

## Why it matters

Subtitles are condensed, but hardly to a third: more often half of the sentence was forgotten, or
a translation has slipped to the message beside it.

## Example

```po
msgid "Before we open the hatch, make sure that the pressure on both sides is the same."
msgstr "Проверьте давление."
```

## Use instead

```po
msgid "Before we open the hatch, make sure that the pressure on both sides is the same."
msgstr "Прежде чем открывать люк, сравните давление с обеих сторон."
```

## Limits

A third, three times, and 20 characters: chosen so that of the finished pairs of files in English
and Russian at hand fewer than one message in two hundred is found. Characters are grapheme clusters
without tags; spaces and punctuation count 1, line breaks 0.

## References

`long` and `short` of the Translate Toolkit's pofilter compare lengths likewise.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import CatalogContext
from pipeline.language.counting import visible_length
from pipeline.language.patterns import compiled
from pipeline.model.finding import Finding

CODE = "CAT018"

_TIMES = 3
_LEAST_DIFFERENCE = 20
_DENSE = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"


def check(context: CatalogContext) -> Iterator[Finding]:
    """Yield the translations that are far shorter or longer than their source."""
    for one in context.translated:
        # twice the length in code points is always near enough: most messages end here
        rough = len(one.source), len(one.translation)
        if max(rough) < 2 * min(rough) and one.source.isascii():
            continue
        source, translation = _weight(one.source), _weight(one.translation)
        short, long = sorted((source, translation))
        if long <= _TIMES * short or long - short < 2 * _LEAST_DIFFERENCE:
            continue
        yield context.finding(
            CODE,
            one.entry,
            value=visible_length(one.translation),
            limit=visible_length(one.source),
            unit="characters",
        )


def _weight(text: str) -> int:
    """Return half characters of `text` as long as they are in an alphabet."""
    return 2 * visible_length(text) + 3 * len(compiled(_DENSE).findall(text))
