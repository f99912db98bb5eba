r"""Cues with more lines than the house allows.

## What it checks

Whether a cue has more lines than it may have. Where fewer lines hold the text, the fix breaks it
again; a blank line goes with it.

## Why it matters

Three lines cover the faces of those who speak, and take longer to read than the eye has: most
viewers leave the third one.

## Example

```srt
1
00:00:01,000 --> 00:00:05,000
The hatch is closed,
the pressure is holding,
and we go home.
```

```toml
[house]
lines = 2
line-characters = 42
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:05,000
The hatch is closed,
the pressure is holding, and we go home.
```

```toml
[house]
lines = 2
line-characters = 42
```

## Limits

`lines`: most lines in a cue, 2 in nearly every house. Blank lines inside a cue count, as they are
shown. The text fits when no line has more than `line-characters` characters (grapheme clusters
without tags, spaces and marks 1 each).

## References

Netflix partner help 217350977; ESIST Code of Good Subtitling Practice (1998); Subtitle Edit,
NetflixCheckNumberOfLines. The BBC allows three lines in video of 9:16.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.checks.rebreaking import rebreak
from pipeline.model.finding import Finding

CODE = "LAY002"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues that have too many lines."""
    most = context.limits.lines
    if most is None:
        return
    for index, shown in enumerate(context.shown):
        if (count := len(shown.lines)) > most:
            fix = rebreak(context, index)
            yield context.finding(CODE, index, value=count, limit=most, unit="lines", fix=fix)
