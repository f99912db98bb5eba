"""Long runs of cues that all last the same and stand the same time apart.

## What it checks

Whether twelve cues or more follow each other, each as long as the one before it and with the same
gap. The finding stands at the first cue of the run; the value is how many there are.

## Why it matters

Nobody speaks like that. Such cues were cut from a text by a program, or placed by an interval and
never timed; the words stand beside the speech that they belong to.

## Example

```srt
1
00:00:00,000 --> 00:00:02,000
Good morning, station.

2
00:00:02,000 --> 00:00:04,000
Good morning, Houston.

3
00:00:04,000 --> 00:00:06,000
How did you sleep?

4
00:00:06,000 --> 00:00:08,000
Like stones.

5
00:00:08,000 --> 00:00:10,000
And the hatch?

6
00:00:10,000 --> 00:00:12,000
Closed since midnight.

7
00:00:12,000 --> 00:00:14,000
Pressure?

8
00:00:14,000 --> 00:00:16,000
It is holding.

9
00:00:16,000 --> 00:00:18,000
Any word from Moscow?

10
00:00:18,000 --> 00:00:20,000
They call at noon.

11
00:00:20,000 --> 00:00:22,000
Then we have time.

12
00:00:22,000 --> 00:00:24,000
Time for coffee.
```

## Use instead

Time the cues by the speech.

```srt
1
00:00:00,000 --> 00:00:01,400
Good morning, station.

2
00:00:02,100 --> 00:00:03,900
Good morning, Houston.
```

## Limits

Twelve cues, of one layer and in the order of time; to the millisecond: a countdown
from ten stays below. This is information.

## References

No other program is known to check it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.model.finding import Finding

CODE = "TIM019"

_MANY = 12
"""Cues; a countdown from ten is spaced like that, and rightly."""


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the first cue of each run of cues that all have one duration and one gap."""
    cues = context.track.cues
    first, last, size, spacing = 0, -1, 0, (0, 0)
    for before, after, gap in context.gaps:
        duration = cues[before].span.duration
        is_alike = duration > 0 and cues[after].span.duration == duration
        if is_alike and size and before == last and (duration, gap) == spacing:
            size += 1
        else:
            yield from _run(context, first, size)
            first, size, spacing = before, 2 if is_alike else 0, (duration, gap)
        last = after
    yield from _run(context, first, size)


def _run(context: TrackContext, first: int, size: int) -> Iterator[Finding]:
    if size >= _MANY:
        yield context.finding(CODE, first, value=size)
