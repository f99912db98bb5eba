"""Cues that cannot be read in the time they are shown.

## What it checks

Whether a cue asks for more characters a second than the house allows: its characters divided by its
duration.

## Why it matters

A viewer who has not read a cue to its end misses the end, or the picture, or both. Adults keep up
with 20 characters a second in studies with English, Polish and Spanish viewers, and read less and
less of what is faster.

## Example

```srt
1
00:00:01,000 --> 00:00:02,000
The pressure behind the hatch is holding.
```

```toml
[house]
reading-speed = 20
```

## Use instead

Show it for longer, or say it in fewer words.

```srt
1
00:00:01,000 --> 00:00:03,100
The pressure behind the hatch is holding.
```

```toml
[house]
reading-speed = 20
```

## Limits

`reading-speed`, characters a second; the comparison is strict and exact, in fractions: 20
characters in a second pass at 20, in 999 ms they do not. Characters are grapheme clusters without
tags; spaces, no-break spaces and punctuation count 1; line breaks, control characters, zero-width
spaces and marks of direction count 0. Where a cue lasts less than a millisecond, the value is 999.
Numbers that are shown are cut off after the third digit. The fix is retiming.

## References

Netflix 217350977: adult programs 20, children's programs 17 (English); the Russian guide: 17 and
13; 115001352212: "Spaces and punctuation are counted". The 999 is Subtitle Edit's. Szarkowska and
Gerber-Morón 2018, PLOS ONE e0199331; Kruger, Wisniewska and Liao 2021, Applied Psycholinguistics.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pipeline.checks.context import TrackContext
from pipeline.model.finding import Finding
from pipeline.model.fix import RETIMED

CODE = "TIM007"

_AT_ONCE = 999
"""Characters a second of a cue without time, as in Subtitle Edit."""


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues that ask for more characters a second than can be read."""
    limit = context.limits.reading_speed
    if limit is None:
        return
    allowed, per = limit.numerator, limit.denominator * 1000
    for index, cue in enumerate(context.track.cues):
        length, duration = context.shown[index].length, cue.span.duration
        if length * per <= allowed * max(duration, 0):
            continue
        value = Fraction(length * 1000, duration) if duration > 0 else Fraction(_AT_ONCE)
        yield context.finding(
            CODE, index, value=value, limit=limit, unit="characters/s", fix=RETIMED
        )
