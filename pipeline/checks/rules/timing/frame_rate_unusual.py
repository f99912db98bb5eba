"""Frame rates in which no film is delivered.

## What it checks

Whether the frame rate that was given for a film is one of 23.976, 24, 25, 29.97, 30, 50, 59.94 and
60, give or take a hundredth of a frame.

## Why it matters

Every gap in frames and every snap to a frame depends on this number. A 23 that was to be 23.976 is
an hour's film two and a half minutes off at its end.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed.
```

```toml
frame-rate = 48
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed.
```

```toml
frame-rate = 24
```

## Limits

None. The finding stands at the first cue of the track, once; without a frame rate nothing is found.

## References

Subtitle Edit, `NetflixCheckTimedTextFrameRate`: 23.98, 24, 25, 29.97, 30, 50, 59.94, 60, within
0.01; the 300 rates of its tests.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.model.finding import Finding
from pipeline.model.frame_rate import is_usual

CODE = "TIM012"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield one finding for a track at a frame rate that is not usual."""
    rate = context.frame_rate
    if rate is not None and context.track.cues and not is_usual(rate.fraction):
        yield context.finding(CODE, 0, value=rate.fraction)
