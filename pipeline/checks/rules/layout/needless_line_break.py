r"""Two lines that would fit on one.

## What it checks

Whether the lines of a cue, joined with one space, have no more characters than one line may have.
Songs, signs and a text that `{\an8}` puts elsewhere and that is no sentence keep their lines. So do
speakers, known by a dash, `>>` or a label (`NAME:`, `[Name]`), and sounds in brackets: what follows
them is joined by itself.

## Why it matters

One line covers less of the picture and is read in one go; the eye does not jump back.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch
is closed.
```

```toml
[house]
lines = 2
line-characters = 42
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed.
```

```toml
[house]
lines = 2
line-characters = 42
```

## Limits

`line-characters`: most characters in a line. Characters are grapheme clusters without tags; each of
the spaces that join the lines counts 1. Spaces at the ends of lines and blank lines do not count.

## References

Netflix partner help 217350977: text should usually be kept to one line, unless it exceeds the
limit; Subtitle Edit, NetflixCheckNumberOfLines, where it is part of the rule on the number of
lines. The BBC prefers "long and thin" subtitles, TED says nothing: there it is information.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.checks.rebreaking import broken_lines, lines_seen, rebreak
from pipeline.language.counting import visible_length
from pipeline.model.finding import Finding

CODE = "LAY004"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues whose lines fit on one."""
    most = context.limits.line_characters
    if most is None:
        return
    for index, shown in enumerate(context.shown):
        # what is far too long needs no second look; double spaces and blanks go for nothing
        if len(shown.lines) < 2 or shown.length > 2 * most:
            continue
        if context.limits.lines and len(shown.lines) > context.limits.lines:
            continue  # too many lines, another rule's finding
        lines = lines_seen(context, index)
        if len(lines) < 2 or (length := visible_length(" ".join(lines))) > most:
            continue
        if len(broken_lines(context, index)) == 1:
            fix = rebreak(context, index)
            yield context.finding(CODE, index, value=length, limit=most, unit="characters", fix=fix)
