"""Cues that start before the cue above them in the file.

## What it checks

Whether a cue starts earlier than the cue just above it. Cues that start together are in order.

## Why it matters

Some players show cues in file order and drop one that comes too late; others sort them, so that
the same file looks different from player to player. People who read the file lose the thread.

## Example

```srt
1
00:00:05,000 --> 00:00:07,000
We are leaving the shadow.

2
00:00:02,000 --> 00:00:04,000
Good morning, station.
```

## Use instead

```srt
1
00:00:02,000 --> 00:00:04,000
Good morning, station.

2
00:00:05,000 --> 00:00:07,000
We are leaving the shadow.
```

## Limits

None: order needs no number. The value is how much earlier the cue starts, in milliseconds.

## References

No standard forbids it; Subtitle Edit sorts such cues when it fixes a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.context import TrackContext
from pipeline.model.finding import Finding

CODE = "STR002"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues that start before the one above."""
    for index, (above, cue) in enumerate(pairwise(context.track.cues), start=1):
        early = above.span.start - cue.span.start
        if early > 0:
            yield context.finding(CODE, index, value=early, unit="ms")
