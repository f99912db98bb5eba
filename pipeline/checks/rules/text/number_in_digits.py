r"""Small numbers that are written in digits.

## What it checks

Whether a whole number from 1 to the limit of the house stands in digits where it counts something.

Left alone are times and dates, decimals and thousands, measurements (`5 km`, «5 метров»), scores,
ranges and lists, digits that touch letters or signs (`$5`, «Союз-2», `5th`), and numbers that
belong to the name of something («глава 3», `Orbit 5`, `Apollo 8`). Where one sentence has a larger
number too, both stay in digits. A number that begins a sentence is another rule's matter where the
house has one.

## Why it matters

A word is read with the sentence, a digit is read beside it. A house that spells small numbers out
does so everywhere.

## Example

```toml
language = "en"
house = { spelled-to = 10 }
```

```srt
1
00:00:01,000 --> 00:00:03,000
There were 3 of them.
```

## Use instead

```toml
language = "en"
house = { spelled-to = 10 }
```

```srt
1
00:00:01,000 --> 00:00:03,000
There were three of them.
```

## Limits

`spelled-to`: the largest number that is spelled out, 10 (Netflix) or 12 (ARD). The fix is safe in
English where the thing that is counted follows, else unsafe. A Russian word bends with what is
counted: where its form is certain («через 5 минут») the fix is unsafe, elsewhere the word is only
shown. Where the words would make the line too long or the cue too fast it is only shown too.

## References

Subtitle Edit, `NetflixCheckNumbersOneToTenSpellOut`, which knows no Russian; ARD: 1 to 12.
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

CODE = "TXT009"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the small numbers in digits."""
    most = context.style.spelled_to
    if most is None or spelled(1, context.language) is None:
        return
    digits = compiled("[0-9]")
    for index, shown in enumerate(context.shown):
        if digits.search(shown.bare) is None:
            continue
        if context.kinds and context.kinds[index] is Kind.SIGN:
            continue
        if is_in_latin(shown.bare, context.language):
            continue
        found = tuple(_small(context, index, most))
        for one, fix in zip(found, fixes(context, index, found) if found else (), strict=True):
            yield context.finding(CODE, index, value=one.number.value, limit=one.word, fix=fix)


def _small(context: TrackContext, index: int, most: int) -> Iterator[SpelledOut]:
    bare = context.shown[index].bare
    for number in plain_numbers(bare, context.language):
        if not 1 <= number.value <= most or _is_elsewhere(context, index, number):
            continue
        word = spelled_out(number, context.language)
        if word is not None:
            yield word


def _is_elsewhere(context: TrackContext, index: int, number: PlainNumber) -> bool:
    """Whether the number begins a sentence, and the house has a rule for that."""
    if not context.style.spelled_first:
        return False
    before = context.shown[index - 1].bare if index else ""
    return begins_sentence(
        context.shown[index].bare, number.start, context.language, is_first=not goes_on(before)
    )
