r"""Lines with more characters than the house allows.

## What it checks

Whether a line of a cue has more characters than a line may have. Each such line is a finding of its
own. The fix breaks the cue again where the lines of the house can hold it: after a sentence or a
clause if possible, never between an article or preposition and its noun while another place is
left. What each of two speakers says stays on lines of its own. Lines of songs and signs are left
as they are.

## Why it matters

A line that is too long runs out of the safe area, or the player breaks it wherever it likes, and
two lines become three that cover the picture.

## Example

```srt
1
00:00:01,000 --> 00:00:05,000
The pressure in the lock is holding, and the hatch is closed.
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
The pressure in the lock is holding,
and the hatch is closed.
```

```toml
[house]
lines = 2
line-characters = 42
```

## Limits

`line-characters`: most characters in a line, 42 in most houses, 37 for teletext. A line is too long
when it has more; one of exactly as many fits. Characters are grapheme clusters of the text without
tags; spaces, no-break spaces and marks count 1, control characters, zero-width spaces and marks of
direction 0.

## References

Netflix partner help 217350977 (42 characters); BBC subtitle guidelines 3.3 (37); ARD, ORF, SRF and
ZDF (37); Subtitle Edit, NetflixCheckMaxLineLength: one finding for each line, tags not counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.checks.rebreaking import rebreak
from pipeline.language.counting import visible_length
from pipeline.model.finding import Finding

CODE = "LAY001"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the lines that have too many characters."""
    most = context.limits.line_characters
    if most is None:
        return
    for index, shown in enumerate(context.shown):
        if len(shown.bare) <= most:
            continue
        for line in shown.lines:
            if len(line) > most and (length := visible_length(line)) > most:
                fix = rebreak(context, index)
                yield context.finding(
                    CODE, index, value=length, limit=most, unit="characters", fix=fix
                )
