"""Cues of the release that the master does not have.

## What it checks

Whether every cue of the release shows something of the master, or has a reason in the manifest (a
cue that was split, a pin). Without a manifest cues are paired by time: equal times first, then
cues of which one lies over the middle of the other; and if the whole release runs late, fast or
cut otherwise, by the times that its cues have on the master's clock.

## Why it matters

A cue that comes from nowhere cannot be found again when the film is cut anew: it stays where it
was while everything around it moves. Often it is a line pasted twice, or a translator's remark.

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
00:00:01,000 --> 00:00:03,000
Люк закрыт.

2
00:00:20,000 --> 00:00:22,000
Перевод: студия «Орбита»
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
Люк закрыт.
```

## Limits

None.

## References

Pairing by the middle is Subtitle Edit's (`ImportOriginalHelper`, third pass).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import ReleaseContext, cue_place
from pipeline.checks.pairing import unexplained
from pipeline.model.finding import Finding

CODE = "REL002"


def check(context: ReleaseContext) -> Iterator[Finding]:
    """Yield the cues that the release has beyond the master."""
    for index in unexplained(context).releases:
        cue = context.release.cues[index]
        yield Finding(CODE, cue_place(context.release_file, cue, index), text=cue.text)
