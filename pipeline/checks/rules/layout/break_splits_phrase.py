r"""Line breaks that part what belongs together.

## What it checks

Whether a line ends with an article, a preposition, a conjunction, a possessive, "not", «не» or
«ни», whether the next begins with «же», «ли», «бы» or with the dash of a sentence
(«Москва | — столица»), or whether a title is parted from its name, while the lines of the house
allow a better place. A mark behind the word makes the break a good one. Songs and signs are left
alone.

## Why it matters

We read in phrases. A word that only makes sense with the next one stops the reader at the line's
end; a dash at the start of a line looks as if somebody else began to speak.

## Example

```srt
1
00:00:01,000 --> 00:00:05,000
All of them are waiting in front of the
new lock.
```

```toml
language = "en"

[house]
lines = 2
line-characters = 42
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:05,000
All of them are waiting
in front of the new lock.
```

```toml
language = "en"

[house]
lines = 2
line-characters = 42
```

## Limits

`line-characters` and `lines` say which other places there are; where every other break is as bad or
does not fit, nothing is found. Characters are grapheme clusters without tags, spaces and marks 1
each. English and Russian are known (`language.phrase_breaks`); words that may stand alone ("come
in", "turn it off") are left out.

## References

Netflix partner help 217350977 and 215346638, line treatment; BBC subtitle guidelines 3.9; Milchin,
Editor's reference (2003); the rules of the typograf library for particles and short words. Subtitle
Edit knows titles only.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.bad_breaks import bad_breaks
from pipeline.checks.context import TrackContext
from pipeline.checks.rebreaking import rebreak
from pipeline.language.phrase_breaks import Parted
from pipeline.model.finding import Finding

CODE = "LAY007"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the line breaks that part a phrase."""
    for cue, before, after in bad_breaks(context, Parted.PHRASE):
        yield context.finding(CODE, cue, value=f"{before} | {after}", fix=rebreak(context, cue))
