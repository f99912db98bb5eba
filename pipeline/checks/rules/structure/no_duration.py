"""Cues that end at the moment they start.

## What it checks

Whether a cue has the same start and end time.

## Why it matters

Nobody sees such a cue. The words are in the file, so that a search finds them, and not on the
screen.

## Example

```srt
1
00:00:04,000 --> 00:00:04,000
Hold on!
```

## Use instead

```srt
1
00:00:04,000 --> 00:00:04,900
Hold on!
```

## Limits

None. A cue that is merely too short for its words is another rule's matter. The fix is retiming.

## References

cuewright refuses a cue whose end is not after its start; subtitleqc calls it a range error.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.model.finding import Finding
from pipeline.model.fix import RETIMED

CODE = "STR004"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues whose span is empty."""
    for index, cue in enumerate(context.track.cues):
        if cue.span.duration == 0:
            yield context.finding(CODE, index, value=0, unit="ms", fix=RETIMED)
