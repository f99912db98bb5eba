"""Releases that run at another speed than their master.

## What it checks

Whether the times of a release that was made by hand, adopted, or compiled from an older master
run as fast as the master's. The usual ratios are named: 25/23.976, 25/24, 24/23.976, 30/29.97 and
their inverses; any other is a decimal number.

## Why it matters

A file made for the 25 fps broadcast runs away from a 23.976 fps master by 2.5 seconds a minute: in
time at first, and after ten minutes with the wrong scene.

## Example

The master's last line begins at 01:30:00,000, and the release, made for 25 fps, shows it at

```srt
812
01:26:18,821 --> 01:26:20,739
Люк закрыт.
```

## Use instead

```console
$ subtitr fix iss-01 -l ru
$ subtitr sync subtitles/source/iss-01.srt iss-01.ru.srt -o iss-01.synced.ru.srt
```

## Limits

How certain it is how the two relate is measured: where it is not, nothing is said, since a wrong
number is worse than none (`subtitr compare` shows what was measured). A drift counts when it adds
up to 40 ms, a frame at 25 a second, from the first cue to the last, or to the median distance of
the cues from where it puts them, where that is more. The value is the speed of the release, over 1
where it is too fast. A release that is as `compile` made it from this master is not measured: its
times are the master's, or were wanted so.

## References

None: the measurement is subtitr's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.clocks import DRIFT, findings
from pipeline.checks.context import ReleaseContext
from pipeline.model.finding import Finding

CODE = DRIFT


def check(context: ReleaseContext) -> Iterator[Finding]:
    """Yield the speed of the release, at its first cue."""
    yield from findings(context, CODE)
