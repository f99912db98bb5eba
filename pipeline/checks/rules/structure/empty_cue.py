r"""Cues in which there is nothing to see.

## What it checks

Whether anything visible is left of a cue's text when its tags are taken off. Spaces of any width
(a no-break space too), line breaks, control characters, zero-width and direction marks are not
visible; punctuation and symbols are.

## Why it matters

An empty cue has a number and a time, and so moves every count by one: a remark about cue 212 is
about another line than the sender meant. Mostly it is the remains of a deleted line.

## Example

```srt
1
00:00:04,000 --> 00:00:06,000
{\an8}<i> </i>
```

## Use instead

Delete the cue, or give it its text.

```srt
1
00:00:04,000 --> 00:00:06,000
{\an8}<i>Baikonur, 6:40 a.m.</i>
```

## Limits

None.

## References

Subtitle Composer reports it as EmptyPrimaryText. What is invisible: Unicode general categories
Cc, Cf, Zs, Zl and Zp, variation selectors, and the blank letters of UAX #44 and the braille blank.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.language.counting import is_visible
from pipeline.model.finding import Finding

CODE = "STR005"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues that show nothing."""
    for index, cue in enumerate(context.track.cues):
        if not is_visible(cue.text):
            yield context.finding(CODE, index)
