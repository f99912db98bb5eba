r"""Sentences that begin with digits.

## What it checks

Whether a sentence begins with a number in digits, in any script: at the start of a cue (unless the
cue before leaves its sentence open), after a dialogue dash, or after the end of a sentence.

Left alone are years, times and dates, decimals, measurements and percentages, points of a list
(`1. Open the hatch.`), lists («3, 2, 1»), digits that touch letters or signs (`3D`, «90-е»), and
cues without letters.

## Why it matters

A sentence begins with a capital letter, and the eye looks for it: a digit reads as the end of what
stood before.

## Example

```toml
language = "en"
house = { spelled-first = true }
```

```srt
1
00:00:01,000 --> 00:00:03,000
12 is nice!
```

## Use instead

```toml
language = "en"
house = { spelled-first = true }
```

```srt
1
00:00:01,000 --> 00:00:03,000
Twelve is nice!
```

## Limits

`spelled-first`: whether the house spells such numbers out. In English the fix of a number to 100 is
safe before the thing or the verb that follows, else unsafe; in Russian it is unsafe where the form
of the word is certain, else only shown. Where the words would make the line too long or the cue too
fast it is only shown too.

## References

Subtitle Edit, `NetflixCheckStartNumberSpellOut`, which looks at Latin letters only.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.checks.spelling_out import SpelledOut, fixes, spelled_out
from pipeline.language.first_numbers import begins_sentence, goes_on
from pipeline.language.number_words import spelled
from pipeline.language.patterns import compiled
from pipeline.language.plain_numbers import PlainNumber, plain_numbers
from pipeline.language.scripts import is_in_latin
from pipeline.model.cue import Kind
from pipeline.model.finding import Finding

CODE = "TXT010"

_MOST = 999_999


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the sentences that begin with digits."""
    if not context.style.spelled_first or spelled(1, context.language) is None:
        return
    digits = compiled("[0-9]")
    before = ""
    for index, shown in enumerate(context.shown):
        if (
            digits.search(shown.bare)
            and not _is_sign(context, index)
            and not is_in_latin(shown.bare, context.language)
        ):
            found = tuple(_first(shown.bare, before, context.language))
            for one, fix in zip(found, fixes(context, index, found) if found else (), strict=True):
                yield context.finding(CODE, index, value=one.number.value, limit=one.word, fix=fix)
        before = shown.bare


def _is_sign(context: TrackContext, index: int) -> bool:
    return bool(context.kinds) and context.kinds[index] is Kind.SIGN


def _first(bare: str, before: str, language: str) -> Iterator[SpelledOut]:
    for number in plain_numbers(bare, language):
        if number.value > _MOST or _is_year(number):
            continue
        if begins_sentence(bare, number.start, language, is_first=not goes_on(before)):
            word = spelled_out(number, language, is_first=True)
            if word is not None:
                yield word


def _is_year(number: PlainNumber) -> bool:
    return 1000 <= number.value <= 2100 and number.end - number.start == 4
