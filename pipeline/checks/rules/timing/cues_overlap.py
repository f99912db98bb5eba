r"""Cues that start before another has ended.

## What it checks

Whether a cue starts while an earlier one is still on screen. Cues are taken in order of start and
end, whatever their order in the file; each is held against the cue that has lasted longest, not
only against its neighbour. A cue that starts at the very moment when the other ends does not
overlap it.

Between a sign and anything else, or between cues at different places on the screen (`{\an8}` and
none, other coordinates), an overlap is information only: that is how a sign and a line spoken at
the same time are shown.

## Why it matters

Players differ: one shows both cues stacked in an order of its own, one lets the second push the
first away, one shows four lines. The viewer of any of them reads something that nobody checked.

## Example

```srt
1
00:00:01,000 --> 00:00:03,200
The hatch is closed.

2
00:00:03,000 --> 00:00:05,000
Pressure is holding.
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:02,916
The hatch is closed.

2
00:00:03,000 --> 00:00:05,000
Pressure is holding.
```

## Limits

None: no overlap is allowed at all. The value is the time that both are on screen before the
earlier one ends, in milliseconds; how large a gap has to be is another rule's matter. The
fix is retiming; what is information has none.

## References

The strict comparison is that of subtitleqc and cuewright; Subtitle Composer calls touching cues
an overlap too, and Subtitle Edit does unless told otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.model.codes import Severity
from pipeline.model.finding import Finding
from pipeline.model.fix import RETIMED
from pipeline.model.layers import Layer

CODE = "TIM004"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues that start before an earlier one has ended."""
    cues = context.track.cues
    ends: dict[Layer, int] = {}
    latest: int | None = None
    for index in context.in_time:
        span, layer = cues[index].span, context.layers[index]
        own = ends.get(layer, span.end)
        if latest is not None and latest > span.start:
            in_own_way = layer in ends and own > span.start
            shared = (own if in_own_way else latest) - span.start
            fix = RETIMED if in_own_way else None
            finding = context.finding(CODE, index, value=shared, limit=0, unit="ms", fix=fix)
            yield finding if in_own_way else finding.with_severity(Severity.INFO)
        ends[layer] = max(own, span.end)
        latest = span.end if latest is None else max(latest, span.end)
