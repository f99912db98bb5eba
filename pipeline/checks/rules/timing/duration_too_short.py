"""Cues that are not shown for long enough.

## What it checks

Whether a cue is shown for less than the house's shortest duration, and, where the house counts
words, for less than its time for each of them (a warning). The value is the duration, the limit the
least one, both in milliseconds. Cues that end when they start or before are other rules' matter.

## Why it matters

A flash of text draws the eye and cannot be read; before reading begins, half a second has passed.
However few the characters, a cue needs its least time.

## Example

```srt
1
00:00:01,000 --> 00:00:01,700
Hold on!
```

```toml
[house]
shortest = 833
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:01,833
Hold on!
```

```toml
[house]
shortest = 833
```

## Limits

`shortest` and `word-time`, milliseconds; the comparison is strict: a cue of exactly the limit
passes. Netflix' 5/6 of a second is 833 here, so that 20 frames at 24 (833.3 ms), which a file can
only say as 833 or 834, pass. A word is a run without white space that holds a letter or a digit.
The fix is retiming.

## References

Netflix 215758617: 5/6 second; Subtitle Edit's check is `< 833`. BBC subtitle guidelines 4.1: 0.3
seconds for each word. ESIST, TED and ARD: one second.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.model.codes import Severity
from pipeline.model.finding import Finding
from pipeline.model.fix import RETIMED

CODE = "TIM001"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues that are shown for less than the house asks, for a cue or for its words."""
    shortest, word_time = context.limits.shortest or 0, context.limits.word_time
    if not shortest and word_time is None:
        return
    for index, cue in enumerate(context.track.cues):
        duration = cue.span.duration
        if duration <= 0:
            continue
        least = word_time * context.shown[index].words if word_time else 0
        if duration < max(shortest, least):
            limit = max(shortest, least)
            found = context.finding(
                CODE, index, value=duration, limit=limit, unit="ms", fix=RETIMED
            )
            yield found if duration < shortest else found.with_severity(Severity.WARNING)
