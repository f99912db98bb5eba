"""Numbers of cues that do not count from 1.

## What it checks

Whether the numbers of the cues are 1, 2, 3 and so on in the order of the file. The value is the
number that the cue has, the limit its place. Where one cue is missing or doubled, all numbers after
it are off by one; that is reported once, at the cue where the count goes wrong, and again only
where it goes wrong anew. Cues without a number, and numbers that are none, are the reader's
findings.

## Why it matters

People speak of cues by number: a remark about cue 212 has to mean one line, and the same to
everybody. Editors number anew when they save, so that a file with a gap and its copy disagree. A
gap is also what a lost cue leaves behind.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
Good morning, station.

3
00:00:04,000 --> 00:00:06,000
Good morning, Houston.
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
Good morning, station.

2
00:00:04,000 --> 00:00:06,000
Good morning, Houston.
```

## Limits

None. The fix numbers all cues from 1 in the order they stand.

## References

cuewright, subcheck and srt-lint ask for 1..n without a gap.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.model.finding import Finding
from pipeline.model.fix import Fix, FixSafety, Mend

CODE = "STR008"

_NUMBERED = Fix(FixSafety.SAFE, mend=Mend.NUMBERS)


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues at which the count goes wrong."""
    off = 0
    for place, cue in enumerate(context.track.cues, start=1):
        if cue.number is None or cue.number - place == off:
            continue
        off = cue.number - place
        if off:
            value, limit = cue.number, place
            yield context.finding(CODE, place - 1, value=value, limit=limit, fix=_NUMBERED)
