r"""The same word twice.

## What it checks

Whether a word stands twice with nothing but white space between, a line break too («и\nи»). Only
English and Russian are known, and there only words that nobody doubles on purpose: articles,
prepositions, conjunctions and pronouns, in English also other words of four letters and more.

Left alone are doublings that are right (`had had`, `that that`), said for weight (`very very`,
`wait wait`), with a mark between («да, да», «чуть-чуть»), three and more in a row, names
(`Duran Duran`), and a longer word that the same file doubles again.

## Why it matters

It is the slip that editing leaves behind: a line was broken anew, half of a sentence was moved. The
eye of the writer skips it; the viewer's stumbles.

## Example

```toml
language = "en"
```

```srt
1
00:00:01,000 --> 00:00:03,000
We went out of the
the airlock.
```

## Use instead

```toml
language = "en"
```

```srt
1
00:00:01,000 --> 00:00:03,000
We went out of
the airlock.
```

## Limits

None. The fix takes the second word away. It is unsafe: the slip may have been another word.

## References

Subtitle Edit, "Find double words"; pofilter, `doublewords`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.checks.retouching import Change, edits
from pipeline.language.doubling import doubled_words
from pipeline.language.tags import base_language
from pipeline.model.finding import Finding
from pipeline.model.fix import Fix, FixSafety

CODE = "TXT019"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the words that stand twice."""
    language = base_language(context.language)
    found = [
        (index, one)
        for index, shown in enumerate(context.shown)
        for one in doubled_words(shown.bare, language)
    ]
    times = Counter(one.word.casefold() for _index, one in found)
    for index, (start, end, again, word, is_small) in found:
        # what a speaker doubles again and again is meant: "hash hash" for ##
        if is_small or times[word.casefold()] == 1:
            shown = context.shown[index]
            text = context.track.cues[index].text
            parted = "\n" in shown.bare[again:end]
            # the line break stays: the first of the two words goes
            change = Change(start, start + len(word), "") if parted else Change(again, end, "")
            if parted:
                change = _first_of(shown.bare, start, len(word), change)
            yield context.finding(
                CODE, index, value=word, fix=Fix(FixSafety.UNSAFE, edits(text, change))
            )


def _first_of(bare: str, start: int, length: int, change: Change) -> Change:
    """Return the change that takes the first word away with the space before it."""
    before = start
    while before > 0 and bare[before - 1] in " \u00a0":
        before -= 1
    return Change(before, start + length, "") if before else change
