r"""Cues with more characters than the house allows.

## What it checks

Whether a cue has more characters in all its lines than a cue may have.

## Why it matters

Such a text cannot stand in the lines of the house, however it is broken: it has to become two cues
or fewer words.

## Example

```srt
1
00:00:01,000 --> 00:00:07,000
The pressure in the lock is holding since noon,
and the hatch towards the new module is closed.
```

```toml
[house]
event-characters = 84
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:04,000
The pressure in the lock is holding since noon,

2
00:00:04,100 --> 00:00:07,000
and the hatch towards the new module is closed.
```

```toml
[house]
event-characters = 84
```

## Limits

`event-characters`: most characters in a cue, as a rule lines times characters per line: 84 is two
lines of 42. A cue of exactly as many fits. Grapheme clusters of the text without tags; spaces and
marks count 1, a line break 0.

## References

translations.ted.com, cheat sheets of 2015 and 2016 (84); Subtitle Composer (80).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.model.finding import Finding

CODE = "LAY003"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues that have too many characters."""
    most = context.limits.event_characters
    if most is None:
        return
    for index, shown in enumerate(context.shown):
        if shown.length > most:
            yield context.finding(CODE, index, value=shown.length, limit=most, unit="characters")
