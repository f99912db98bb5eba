"""Cues that start near a change of shot, and not on it.

## What it checks

Whether a cue starts less than half a second after a change of shot, or less than half a second
before one that it runs over. On the change it is right; half a second away it has nothing to do
with it. Where several changes are near, the nearest counts, and a cue on any of them is right.

## Why it matters

Picture and text that change at almost the same moment are seen as two jolts; changing together they
are one. A cue that starts just before a change is read again from its beginning after it.

## Example

```srt
1
00:00:02,200 --> 00:00:04,000
The hatch is closed.
```

```toml
frame-rate = 25
shot-changes = [2000]
[house]
gap-frames = 2
```

## Use instead

```srt
1
00:00:02,000 --> 00:00:04,000
The hatch is closed.
```

```toml
frame-rate = 25
shot-changes = [2000]
[house]
gap-frames = 2
```

## Limits

Times of the changes of shot have to be given: with `--shots`, or in a project beside the master, as
`subtitles/source/TITLE.edl` or `TITLE.shots.txt`. Without them nothing is found. `gap-frames` or
`gap` turns the rule on. Where the frame rate is known, value and limit are frames of the
difference, half a second being half the rate, rounded half up; on the change means less than half a
frame from it. Where no rate is known they are milliseconds, and a frame is what `gap` makes it. The
fix is retiming.

## References

Netflix timed text: Subtitle Edit, `NetflixCheckShotChange`, moves a start within half a second
after a change onto it, one of 1 to 8 frames before too, one of 9 to 11 to 12 before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.model.finding import Finding
from pipeline.model.fix import RETIMED

CODE = "TIM013"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues that start beside a change of shot."""
    limits, cuts = context.time_limits, context.shot_changes
    if not cuts or not limits.on_cut:
        return
    half = limits.told(limits.half_second)
    for index, cue in enumerate(context.track.cues):
        start, end = cue.span
        place = bisect_left(cuts, start)
        near = [start - cut for cut in cuts[max(place - 1, 0) : place]]
        near += [cut - start for cut in cuts[place : place + 1] if cut < end or cut == start]
        away = min(near, default=limits.half_second)
        if limits.on_cut <= away < limits.half_second:
            value, unit = limits.told(away), limits.unit
            yield context.finding(CODE, index, value=value, limit=half, unit=unit, fix=RETIMED)
