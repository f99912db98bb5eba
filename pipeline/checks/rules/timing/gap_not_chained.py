"""Gaps that are neither closed nor wide enough to be a pause.

## What it checks

Whether the gap between a cue and the next one of its layer is wider than the least gap and shorter
than half a second. The finding stands at the cue that ends. Nothing is found where closing the gap
would have the cue shown for longer than the longest duration.

## Why it matters

The screen goes dark for a moment that is too short to be a pause and too long not to be seen: the
text blinks. A chain of cues, each two frames before the next, reads as one speech.

## Example

```srt
1
00:00:01,000 --> 00:00:02,720
The hatch is closed.

2
00:00:03,040 --> 00:00:05,000
Pressure is holding.
```

```toml
frame-rate = 25
[house]
gap-frames = 2
chaining = true
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
chaining = true
```

## Limits

`chaining` turns the rule on; `gap-frames` and `gap` are what a gap is closed to, `longest` what
closing must not pass. Half a second is half the frame rate, rounded half up: 12 frames at 23.976
and 24, 13 at 25, 15 at 29.97 and 30, 25 at 50, 30 at 59.94 and 60. So 3 to 11 frames at 24, 3 to 12
at 25, 3 to 14 at 30 have to be closed to 2. Frames are those of the difference between the two
times.

Where no frame rate is known, milliseconds are compared, and the finding says ms: less than 500, and
more than `gap` by half a frame or more (104 with 2 frames of 83 ms together), since the same two
frames are written as 83 ms in one place and as 84 in another. The fix is retiming.

## References

Netflix 360051554394: "In 24fps content, any gaps between subtitles of 3-11 frames inclusive must be
closed to 2 frames"; half a second is 12 frames, at 30 frames a second 15. Subtitle Edit,
`NetflixCheckBridgeGaps`, does not look at the longest duration.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.model.finding import Finding
from pipeline.model.fix import RETIMED

CODE = "TIM005"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues that end neither right before the next one of their layer nor well before."""
    limits, cues = context.time_limits, context.track.cues
    if not limits.unclosed:
        return
    limit = limits.gap if limits.gap_frames is None else limits.gap_frames
    for before, after, gap in context.gaps:
        if gap not in limits.unclosed:
            continue
        if limits.has_to_be_closed(cues[before].span, cues[after].span.start):
            value = limits.told(gap)
            yield context.finding(
                CODE, before, value=value, limit=limit, unit=limits.unit, fix=RETIMED
            )
