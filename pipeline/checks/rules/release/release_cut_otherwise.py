"""Releases made for another cut of the film.

## What it checks

Whether a release that was made by hand, adopted, or compiled from an older master has the
master's offset from its first cue to its last. Where something was cut out of the film or put in,
the offset changes, and it changes again at the next such place.

## Why it matters

Everything after the cut is out of time by as much, and nobody who looks at the first minutes can
see it. The place is found for you: it lies in the gap before the cue that is named.

## Example

A sponsor card of 10 seconds was taken out of the master after 00:20:00,000. Up to there the two
agree, and then the master has 00:20:03,000 and the release

```srt
188
00:20:13,000 --> 00:20:15,000
Люк закрыт.
```

## Use instead

```console
$ subtitr fix iss-01 -l ru
$ subtitr sync subtitles/source/iss-01.srt iss-01.ru.srt -o iss-01.synced.ru.srt
```

## Limits

How certain it is how the two relate is measured: where it is not, nothing is said, since a wrong
number is worse than none (`subtitr compare` shows what was measured). Another offset counts when
it differs by more than 40 ms, a frame at 25 a second, from the one before, and by more than the
median distance of the cues from where it puts them. There is one finding for each further part, at
its first cue; the value is by how much the release is late from there on, less than 0 where it is
early; of a release that also drifts, its speed apart. A release that is as `compile` made it from
this master is not measured: its times are the master's, or were wanted so.

## References

None: the measurement is subtitr's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.clocks import CUT, findings
from pipeline.checks.context import ReleaseContext
from pipeline.model.finding import Finding

CODE = CUT


def check(context: ReleaseContext) -> Iterator[Finding]:
    """Yield each place from which on the release has another offset."""
    yield from findings(context, CODE)
