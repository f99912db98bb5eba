r"""Words with Cyrillic and Latin letters.

## What it checks

Whether one word has letters of both alphabets, as when a Latin `c` was typed for a Russian `с`. A
hyphen or an apostrophe parts words: «USB-кабель» is fine. Words with a digit («СO2») are formulas
and names, and left alone.

## Why it matters

The viewer sees nothing, but no search finds the word, no spell checker knows it, and a voice that
reads subtitles aloud stumbles over it. Where fonts differ between alphabets the letter stands out.

## Example

```toml
language = "ru"
```

```srt
1
00:00:01,000 --> 00:00:03,000
Пpивет, Земля!
```

## Use instead

```toml
language = "ru"
```

```srt
1
00:00:01,000 --> 00:00:03,000
Привет, Земля!
```

## Limits

None. Where every letter of one alphabet has a twin in the other, the fix writes the word in that
one: in the alphabet that most of its letters are of, or else of the language of the file. The fix
is safe, as nothing changes that is seen. Other words (`SMSка`) have no fix.

## References

Unicode TR39, section 5.1 (mixed-script detection) and its table of confusable characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pipeline.checks.context import TrackContext
from pipeline.checks.retouching import Change, edits
from pipeline.language.look_alikes import CYRILLIC, LATIN, mixed_words
from pipeline.language.patterns import compiled
from pipeline.model.finding import Finding
from pipeline.model.fix import Fix, FixSafety

CODE = "TXT017"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the words of two scripts."""
    # either alphabet alone is common, both in one cue are not
    latin, cyrillic = compiled(f"[{LATIN}]"), compiled(f"[{CYRILLIC}]")
    for index, shown in enumerate(context.shown):
        if shown.bare.isascii() or not latin.search(shown.bare):
            continue
        if not cyrillic.search(shown.bare):
            continue
        text = context.track.cues[index].text
        for start, end, meant in mixed_words(shown.bare, context.language):
            word = shown.bare[start:end]
            fix = None
            if meant is not None:
                fix = Fix(FixSafety.SAFE, edits(text, *_changes(start, word, meant)))
            yield context.finding(CODE, index, value=word, fix=fix)


def _changes(start: int, word: str, meant: str) -> Iterator[Change]:
    """Yield a change for each run of letters that differ."""
    place = 0
    for differs, run in groupby(zip(word, meant, strict=True), lambda pair: pair[0] != pair[1]):
        letters = "".join(new for _old, new in run)
        if differs:
            yield Change(start + place, start + place + len(letters), letters)
        place += len(letters)
