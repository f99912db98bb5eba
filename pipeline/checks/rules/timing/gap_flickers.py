"""Gaps so short that the screen flickers.

## What it checks

Whether the gap between a cue and the next one of its layer is there, and shorter than a second.
Cues that touch are right: the one takes the other's place. Where the house would rather have a
longer pause, a gap between the two is information.

## Why it matters

Text that goes and comes back within a second catches the eye as a flash would, and says nothing:
the viewer looks down for a pause that is none.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed.

2
00:00:03,600 --> 00:00:05,000
Pressure is holding.
```

```toml
[house]
flicker = 1000
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,600
The hatch is closed.

2
00:00:03,600 --> 00:00:05,000
Pressure is holding.
```

```toml
[house]
flicker = 1000
```

## Limits

`flicker`, milliseconds: a gap that is not 0 is at least so long. `pause`, milliseconds: it is
better so long. Both comparisons are strict. Cues of one layer are held against each other, as for
every gap. In the `bbc` profile it is an error. The fix of the first is retiming.

## References

BBC subtitle guidelines 4.5: no gap, or one of at least a second, preferably one and a half.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.model.codes import Severity
from pipeline.model.finding import Finding
from pipeline.model.fix import RETIMED

CODE = "TIM006"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues that go just before the next one of their layer comes."""
    flicker, pause = context.limits.flicker or 0, context.limits.pause or 0
    if not flicker and not pause:
        return
    for before, _, gap in context.gaps:
        if 0 < gap < flicker:
            yield context.finding(CODE, before, value=gap, limit=flicker, unit="ms", fix=RETIMED)
        elif 0 < gap < pause:
            found = context.finding(CODE, before, value=gap, limit=pause, unit="ms")
            yield found.with_severity(Severity.INFO)
