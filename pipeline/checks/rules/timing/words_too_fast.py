"""Cues with more words a minute than can be read.

## What it checks

Whether a cue asks for more words a minute than the house allows: its words divided by its duration.

## Why it matters

Houses that count words say in one number what subtitles and speech have in common: people speak
150 to 200 words a minute, and who reads at that speed sees nothing else.

## Example

```srt
1
00:00:01,000 --> 00:00:02,000
The pressure behind the hatch is holding.
```

```toml
[house]
words-per-minute = 180
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,400
The pressure behind the hatch is holding.
```

```toml
[house]
words-per-minute = 180
```

## Limits

`words-per-minute`; the comparison is strict and exact, in fractions. A word is a run without white
space that holds a letter or a digit, so a dash between spaces is none. Cues without time are left
to the rule about them. The fix is retiming.

## References

BBC subtitle guidelines 4.1: 160 to 180 words per minute. Ofcom: 160 to 180 in prepared programmes,
up to 200 live.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pipeline.checks.context import TrackContext
from pipeline.model.finding import Finding
from pipeline.model.fix import RETIMED

CODE = "TIM010"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues that ask for more words a minute than can be read."""
    limit = context.limits.words_per_minute
    if limit is None:
        return
    for index, cue in enumerate(context.track.cues):
        words, duration = context.shown[index].words, cue.span.duration
        if duration > 0 and words * 60_000 > limit * duration:
            value = Fraction(words * 60_000, duration)
            yield context.finding(
                CODE, index, value=value, limit=limit, unit="words/min", fix=RETIMED
            )
