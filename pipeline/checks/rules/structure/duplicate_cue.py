r"""Cues that stand in the file twice.

## What it checks

Whether a cue has the same start, the same end and the same words as another one, at the same place
on the screen. Tags that only dress the words (`<i>`) make no difference, spaces at the ends of
lines neither. The value is the place of the first of them.

## Why it matters

A player shows the line twice, one above the other, or the file was joined from two that overlap.
Every count of cues, words and seconds is wrong by one.

## Example

```srt
1
00:00:04,000 --> 00:00:06,000
Is anybody there?

2
00:00:04,000 --> 00:00:06,000
Is anybody there?
```

## Use instead

```srt
1
00:00:04,000 --> 00:00:06,000
Is anybody there?
```

## Limits

None. The same words at another time are said again, and two cues of one time with other words are
another rule's matter. The fix takes the later cue away; where the two are dressed in different
tags a person has to choose, and the fix is unsafe.

## References

No standard speaks of it: two cues at one time overlap, which all houses forbid.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.model.finding import Finding
from pipeline.model.fix import Fix, FixSafety, Mend
from pipeline.model.layers import Layer
from pipeline.model.time import TimeSpan

CODE = "STR006"

_Seen = tuple[TimeSpan, Layer, tuple[str, ...]]
_DELETED = Fix(FixSafety.SAFE, mend=Mend.DELETE)
_PERHAPS_DELETED = Fix(FixSafety.UNSAFE, mend=Mend.DELETE)


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues that say again what an earlier cue says, at the same time and place."""
    cues = context.track.cues
    at: dict[TimeSpan, int] = {}
    known: dict[_Seen, int] = {}
    for index, cue in enumerate(cues):
        first = at.setdefault(cue.span, index)
        if first == index:
            continue
        known.setdefault(_seen(context, first), first)
        first = known.setdefault(_seen(context, index), index)
        if first != index:
            fix = _DELETED if cues[first].text == cue.text else _PERHAPS_DELETED
            yield context.finding(CODE, index, value=first + 1, fix=fix)


def _seen(context: TrackContext, index: int) -> _Seen:
    lines = tuple(line.strip() for line in context.shown[index].lines)
    return context.track.cues[index].span, context.layers[index], lines
