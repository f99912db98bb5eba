"""Files that are too fast on the whole.

## What it checks

Whether all characters of a file divided by all the time in which its cues are shown are more
characters a second than the house allows.

## Why it matters

Each cue may keep the limit by a hair, and two hours of them leave no time for the picture.

## Example

```srt
1
00:00:01,000 --> 00:00:02,000
The hatch is closed now.

2
00:00:03,000 --> 00:00:04,000
Pressure is holding.
```

```toml
[house]
file-speed = 17
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:02,500
The hatch is closed now.

2
00:00:03,000 --> 00:00:04,300
Pressure is holding.
```

```toml
[house]
file-speed = 17
```

## Limits

`file-speed`, characters a second; the comparison is strict and exact. Characters are counted as for
a single cue. Cues that show nothing, cues without time, the second of two equal cues, and cues that
show the source because they are not translated yet are left out. The finding is about the file, and
so has no cue.

## References

Netflix 115001352212: speed is computed "for each individual subtitle event as well as the average
reading speed of the file".
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pipeline.checks.context import TrackContext
from pipeline.model.finding import Finding, Place

CODE = "TIM008"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield one finding for a file whose cues are too fast together."""
    limit = context.limits.file_speed
    if limit is None:
        return
    cues = enumerate(zip(context.track.cues, context.shown, strict=True))
    read = {
        (cue.span, cue.text): shown.length
        for index, (cue, shown) in cues
        if cue.span.duration > 0 and index not in context.untranslated
    }
    duration = sum(span.duration for (span, _), length in read.items() if length)
    if not duration:
        return
    speed = Fraction(sum(read.values()) * 1000, duration)
    if speed > limit:
        yield Finding(CODE, Place(context.file), speed, limit, "characters/s")
