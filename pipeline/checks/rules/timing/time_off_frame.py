"""Times that fall between two frames.

## What it checks

Whether the start and the end of a cue are times of frames at the declared frame rate, counted from
0. A time may be a millisecond off: programs round, and some cut off.

## Why it matters

The picture can only change with a frame. A time between two of them is shown with one or the other,
as the player decides; a gap of two frames then has one or three, and a cue that was to start with a
change of shot is a frame late.

## Example

```srt
1
00:00:01,010 --> 00:00:03,000
The hatch is closed.
```

```toml
frame-rate = 25
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed.
```

```toml
frame-rate = 25
```

## Limits

None beside the frame rate; without one nothing is found. The value is the time, the limit the
nearest frame, both in milliseconds from the start of the film. Retiming puts the times that
it moves on frames, and moves none for this alone.

## References

No house asks for it in files whose times are milliseconds; Subtitle Edit, Aegisub and EZTitles snap
to frames on request.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.model.finding import Finding

CODE = "TIM011"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the starts and ends of cues that are no frames."""
    rate = context.frame_rate
    if rate is None:
        return
    up, down = rate.fraction.numerator, rate.fraction.denominator * 1000
    for index, cue in enumerate(context.track.cues):
        for time in cue.span:
            # within the millisecond of a frame: `frames` and `milliseconds`, without fractions
            off = time * up % down
            if min(off, down - off) <= up:
                continue
            frame = rate.milliseconds(rate.frames(time))
            if abs(time - frame) > 1:
                yield context.finding(CODE, index, value=time, limit=frame, unit="ms")
