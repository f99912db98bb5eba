"""Cues that end before they start.

## What it checks

Whether the end time of a cue lies before its start time.

## Why it matters

No player can show such a cue: most drop it without a word. Usually a digit was mistyped, or one
edge was moved past the other while retiming.

## Example

```srt
1
00:00:04,000 --> 00:00:02,500
Is anybody there?
```

## Use instead

```srt
1
00:00:04,000 --> 00:00:05,500
Is anybody there?
```

## Limits

None. The value is how far the end lies before the start, in milliseconds. The fix is retiming,
where the end is near enough.

## References

Subtitle Edit mends it in `FixOverlappingDisplayTimes`; cuewright and subtitleqc refuse it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.model.finding import Finding
from pipeline.model.fix import RETIMED

CODE = "STR003"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues whose span runs backwards."""
    for index, cue in enumerate(context.track.cues):
        if cue.span.is_backwards:
            yield context.finding(CODE, index, value=-cue.span.duration, unit="ms", fix=RETIMED)
