r"""A last line of one short word.

## What it checks

Whether the last line of a cue is one word of up to five characters, marks included, though another
break would give it company. Two speakers, songs and signs keep their lines.

## Why it matters

A word alone on its line looks lost; the eye jumps for hardly anything.

## Example

```srt
1
00:00:01,000 --> 00:00:05,000
Nobody has told the crew of the station
yet.
```

```toml
language = "en"

[house]
lines = 2
line-characters = 42
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:05,000
Nobody has told
the crew of the station yet.
```

```toml
language = "en"

[house]
lines = 2
line-characters = 42
```

## Limits

Five characters: grapheme clusters without tags, marks counted. `line-characters` and `lines` say
what the lines hold; where no other break fits, or one line holds everything (`needless-line-break`
says so), nothing is found.

## References

A peer's rule for Netflix files (orphan words of four to five letters); the same length looks lost
to `cueing` when it breaks lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.checks.rebreaking import broken_lines, lines_seen, rebreak
from pipeline.checks.turns import dashes
from pipeline.language.counting import visible_length
from pipeline.model.finding import Finding

CODE = "LAY006"

_SHORT = 5


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues whose last line is one short word that need not stand alone."""
    if context.limits.line_characters is None:
        return
    for index, shown in enumerate(context.shown):
        if len(shown.lines) < 2 or len(shown.lines[-1]) > 2 * _SHORT:
            continue
        lines = lines_seen(context, index)
        if len(lines) < 2 or not _is_orphan(lines[-1]) or dashes(lines):
            continue
        better = broken_lines(context, index)
        if len(better) > 1 and not _is_orphan(better[-1]):
            yield context.finding(CODE, index, value=lines[-1], fix=rebreak(context, index))


def _is_orphan(line: str) -> bool:
    return " " not in line and any(map(str.isalnum, line)) and visible_length(line) <= _SHORT
