"""Cues of the master that the release does not show.

## What it checks

Whether every cue of the master is shown by some cue of the release, or left out for a reason that
the manifest names (a kind that this release does not show, a line already spoken in its language,
a translation that hides it). A cue that holds several messages is shown only if each of them is.
Without a manifest cues are paired by time: equal times first, then cues of which one lies over
the middle of the other; and if the whole release runs late, fast or cut otherwise, by the times
that its cues have on the master's clock.

## Why it matters

A line that is spoken and not shown is the worst fault of a subtitle, and the hardest to see: what
is not there does not catch the eye.

## Example

The master has

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed.

2
00:00:04,000 --> 00:00:06,000
Pressure is holding.
```

and the release only

```srt
1
00:00:01,000 --> 00:00:03,000
Люк закрыт.
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
Люк закрыт.

2
00:00:04,000 --> 00:00:06,000
Давление держится.
```

## Limits

None. The value is the number of the cue in the master, counted from 1, and the text is its text.
The finding stands at the first cue of the release that starts with or after the lost one, or
else at the last cue; its time is the master's.

## References

Pairing by the middle is Subtitle Edit's (`ImportOriginalHelper`, third pass).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from pipeline.checks.context import ReleaseContext
from pipeline.checks.pairing import unexplained
from pipeline.model.finding import Finding, Place

CODE = "REL001"


def check(context: ReleaseContext) -> Iterator[Finding]:
    """Yield the cues that the release has lost, each where it should stand in the release."""
    starts = sorted((cue.span.start, cue.line) for cue in context.on_master_clock)
    for index in unexplained(context).masters:
        lost = context.master.cues[index]
        after = min(bisect_left(starts, (lost.span.start, 0)), len(starts) - 1)
        line = starts[after][1] if starts else 0
        place = Place(file=context.release_file, line=line or None, start=lost.span.start)
        yield Finding(CODE, place, value=index + 1, text=lost.text)
