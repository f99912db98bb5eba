"""Cues that end near a change of shot, and not a gap before it.

## What it checks

Whether a cue ends less than half a second before a change of shot and not the least gap before it,
or lasts over a change and ends on it or less than half a second after it. The least gap before the
change is right; half a second away the cue has nothing to do with it. A cue that ends the least gap
before any change is right, whatever other changes are near.

## Why it matters

Text that outlasts its shot by a few frames looks like a mistake, and is read again. Text that goes
a few frames before it makes two jolts of one.

## Example

```srt
1
00:00:01,000 --> 00:00:03,200
The hatch is closed.
```

```toml
frame-rate = 25
shot-changes = [3000]
[house]
gap-frames = 2
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:02,920
The hatch is closed.
```

```toml
frame-rate = 25
shot-changes = [3000]
[house]
gap-frames = 2
```

## Limits

Times of the changes of shot have to be given: with `--shots`, or in a project beside the master, as
`subtitles/source/TITLE.edl` or `TITLE.shots.txt`. Without them nothing is found. `gap-frames` or
`gap` turns the rule on, and is what lies between the end and the change. Where the frame rate is
known, value and limit are frames of the difference: 1 and 3 to 11 before the change at 24, and 0 to
11 after it. Where no rate is known they are milliseconds, and a frame is what `gap` makes it. The
fix is retiming.

## References

Netflix timed text: Subtitle Edit, `NetflixCheckShotChange`, and a public preset engine: an end of 3
to 11 frames before a change is moved to 2 frames before it, one on it or less than half a second
after it too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.model.finding import Finding
from pipeline.model.fix import RETIMED

CODE = "TIM014"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues that end beside a change of shot."""
    limits, cuts = context.time_limits, context.shot_changes
    if not cuts or not limits.on_cut:
        return
    half, right = limits.half_second, limits.before_cut
    limit = limits.told(limits.closed or 0)
    for index, cue in enumerate(context.track.cues):
        start, end = cue.span
        first = bisect_left(cuts, max(end - half + 1, start + 1))
        near = [cut - end for cut in cuts[first : bisect_left(cuts, end + half)]]
        if any(to_cut in right for to_cut in near):
            continue
        if near:
            value, unit = limits.told(min(map(abs, near))), limits.unit
            yield context.finding(CODE, index, value=value, limit=limit, unit=unit, fix=RETIMED)
