"""Cues of the release that start at another time than in the master.

## What it checks

Whether a cue of the release starts when its cue in the master does. In a release that `compile` has
written, the template's times are kept: one frame apart is rounding, more is a fault. In any other
release 250 ms are allowed, which is what a translator may retime a line by.

Only cues that are shown as one cue are compared: of a cue that was split or merged one start is
another by necessity. What the manifest has a reason for, an adjustment by hand or retiming by the
profile, is no fault.

## Why it matters

A line that comes late is read when the next one is spoken, and one that comes early tells the joke
before the actor does.

## Example

The master has

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed.
```

and the release

```srt
1
00:00:01,400 --> 00:00:03,000
Люк закрыт.
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
Люк закрыт.
```

## Limits

1 frame in a release that was compiled, counted as the frames of the difference, rounded to the
nearest, halves away from zero; 42 ms, one frame at 23.976, where the project names no frame rate.
250 ms otherwise. Exactly as much is no fault.

Where all of a release is early or late, runs faster, or is cut otherwise, that is told by
rules of its own, and the times here are those on the master's clock.

## References

The 250 ms are Subtitle Edit's (`ImportOriginalHelper`, second pass).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import ReleaseContext, cue_place
from pipeline.checks.groups import groups
from pipeline.model.finding import Finding

CODE = "REL007"

_MOST_FRAMES = 1
_ONE_FRAME = 42
"""ms: 1001/24 is 41.7."""
_MOST_BY_HAND = 250
"""ms."""


def check(context: ReleaseContext) -> Iterator[Finding]:
    """Yield the cues that start at another time than their cue in the master."""
    cues = context.release.cues
    clocked = context.on_master_clock
    is_compiled = context.provenance is not None and len(context.provenance.cues) == len(cues)
    limit = _ONE_FRAME if is_compiled else _MOST_BY_HAND
    rate = context.frame_rate if is_compiled else None
    for group in groups(context):
        if not group.is_pair or group.is_told:
            continue
        cue = cues[group.releases[0]]
        start = clocked[group.releases[0]].span.start
        apart = abs(start - context.master.cues[group.masters[0]].span.start)
        value = apart if rate is None else rate.frames(apart)
        most = limit if rate is None else _MOST_FRAMES
        if value > most:
            unit = "ms" if rate is None else "frames"
            place = cue_place(context.release_file, cue, group.releases[0])
            yield Finding(CODE, place, value, most, unit, cue.text)
