"""Cues that are shown for too long.

## What it checks

Whether a cue is shown for longer than the house's longest duration. Songs are left alone: a cue of
the kind `song`, or one with a note (♪) at an end where kinds are not known.

## Why it matters

A viewer who has read a cue and still sees it reads it again, and takes it for a new one. Mostly it
is two sentences that should be two cues, or an end that was never set.

## Example

```srt
1
00:00:01,000 --> 00:00:09,000
The crew sleeps in turns, and someone is always awake.
```

```toml
[house]
longest = 7000
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:07,000
The crew sleeps in turns, and someone is always awake.
```

```toml
[house]
longest = 7000
```

## Limits

`longest`, milliseconds; the comparison is strict: a cue of exactly the limit passes. At the frame
rates x/1.001 (23.976, 29.97, 59.94) the limit grows by a thousandth, 7000 to 7007 ms: that is how
long the 168 frames of seven seconds at 24 last at 23.976. The fix is retiming.

## References

Netflix 215758617: seven seconds. Subtitle Edit's check is `> 7000`, its profiles have 7007. ESIST
Code of Good Subtitling Practice: seven seconds, songs excepted. TED: seven seconds.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.model.cue import Kind
from pipeline.model.finding import Finding
from pipeline.model.fix import RETIMED

CODE = "TIM002"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues that are shown for more than the longest duration."""
    longest = context.time_limits.longest
    if longest is None:
        return
    for index, cue in enumerate(context.track.cues):
        duration = cue.span.duration
        if duration > longest and context.kind(index) is not Kind.SONG:
            yield context.finding(
                CODE, index, value=duration, limit=longest, unit="ms", fix=RETIMED
            )
