r"""Cues that follow each other without the gap that a house asks for.

## What it checks

Whether less than the least gap lies between the end of a cue and the start of the next one. The
finding stands at the cue that ends: its end is what moves. Cues that overlap are another rule's
matter; cues that touch have a gap of 0. Cues of one layer are held against each other: a sign is
not the neighbour of what is spoken, nor is a cue at another place of the screen (`{\an8}`,
coordinates).

## Why it matters

Two empty frames are what shows a viewer that the text has changed. Without them the eye goes on
reading the old line where the new one stands.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed.

2
00:00:03,040 --> 00:00:05,000
Pressure is holding.
```

```toml
frame-rate = 25
[house]
gap-frames = 2
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:02,960
The hatch is closed.

2
00:00:03,040 --> 00:00:05,000
Pressure is holding.
```

```toml
frame-rate = 25
[house]
gap-frames = 2
```

## Limits

`gap-frames` where the frame rate is known: frames of the difference between the two times, the
nearest whole number, halves up (62 ms at 24 are 1.488 frames, so 1; 63 are 2). Value and limit are
frames then. Where no frame rate is known, `gap` in milliseconds, strictly, and the finding says ms.
The fix is retiming.

## References

Netflix 360051554394: "Subtitles must have a minimum of 2 frames between them", at every frame
rate. Subtitle Edit, `NetflixCheckTwoFramesGap` and MinGapCalculateTests.cs: 83 ms at 23.976. ARD:
one frame.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.model.finding import Finding
from pipeline.model.fix import RETIMED

CODE = "TIM003"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues that end too near to the next one of their layer."""
    limits = context.time_limits
    if limits.gap is None:
        return
    least = limits.gap if limits.gap_frames is None else limits.gap_frames
    for before, _, gap in context.gaps:
        if gap < limits.gap:
            value = limits.told(gap)
            yield context.finding(
                CODE, before, value=value, limit=least, unit=limits.unit, fix=RETIMED
            )
