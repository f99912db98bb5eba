r"""Line breaks inside a number, between a number and its unit, or inside a name with initials.

## What it checks

Whether a line break parts the groups of a number («10 | 000»), a number and its unit («5 | км»),
a number and the `№` or "page" before it, or initials and a surname («А. С. | Пушкин»),
while the lines of the house allow a better place. Songs and signs are left alone.

## Why it matters

"10" at the end of a line is read as ten before the eye finds the three zeros; an initial with a
full stop looks like the end of a sentence.

## Example

```srt
1
00:00:01,000 --> 00:00:05,000
До поверхности осталось не больше 10
километров.
```

```toml
language = "ru"

[house]
lines = 2
line-characters = 42
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:05,000
До поверхности осталось
не больше 10 километров.
```

```toml
language = "ru"

[house]
lines = 2
line-characters = 42
```

## Limits

`line-characters` and `lines` say which other places there are; where every other break is as bad or
does not fit, nothing is found. Characters are grapheme clusters without tags, spaces and marks 1
each. Units are known for English and Russian; groups of digits and initials in every language.

## References

Milchin, Editor's reference (2003); the rules of the typograf library (`ru/nbsp/initials` and
others); BBC subtitle guidelines 3.9.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.bad_breaks import bad_breaks
from pipeline.checks.context import TrackContext
from pipeline.checks.rebreaking import rebreak
from pipeline.language.phrase_breaks import Parted
from pipeline.model.finding import Finding

CODE = "LAY008"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the line breaks that part a number or a name with initials."""
    for cue, before, after in bad_breaks(context, Parted.NUMBER):
        yield context.finding(CODE, cue, value=f"{before} | {after}", fix=rebreak(context, cue))
