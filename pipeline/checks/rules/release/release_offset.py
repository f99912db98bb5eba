"""Releases that are late or early as a whole.

## What it checks

Whether the cues of a release that was made by hand, adopted, or compiled from an older master
begin when those of the master do, or all of them a fixed time later or earlier. The offset is
measured over all cues, whatever their language; single lines that were timed by hand do not count.

## Why it matters

Half a second is enough to spoil a joke and to show an answer before its question. It happens
whenever a file was made for a version with another title card, or starts at another time code.

## Example

The master begins at 00:00:01,000, and the release, from the first line to the last, 3.7 seconds
later:

```srt
1
00:00:04,700 --> 00:00:06,700
Люк закрыт.
```

## Use instead

```console
$ subtitr fix iss-01 -l ru
$ subtitr sync subtitles/source/iss-01.srt iss-01.ru.srt -o iss-01.synced.ru.srt
```

## Limits

How certain it is how the two relate is measured: where it is not, nothing is said, since a wrong
number is worse than none (`subtitr compare` shows what was measured). An offset counts from 40 ms
on, a frame at 25 a second, and from the median distance of the cues from where the offset puts
them, where that is more. The value is by how much the release is late, less than 0 where it is
early; of a release that also drifts, at time 0. A release that is as `compile` made it from this
master is not measured: its times are the master's, or were wanted so.

## References

None: the measurement is subtitr's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.clocks import OFFSET, findings
from pipeline.checks.context import ReleaseContext
from pipeline.model.finding import Finding

CODE = OFFSET


def check(context: ReleaseContext) -> Iterator[Finding]:
    """Yield the offset of the release, at its first cue."""
    yield from findings(context, CODE)
