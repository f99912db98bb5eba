r"""No-break spaces where the house does not want them.

## What it checks

Whether a text holds a no-break space (U+00A0) in a house that says it uses none.

## Why it matters

Players differ: one shows it as a space, one as a wider gap, one as an empty box, and a program that
breaks lines anew may or may not keep it. A house whose chain of tools is known to lose it wants
plain spaces only.

## Example

```toml
house = { no-break-spaces = false }
```

```srt
1
00:00:01,000 --> 00:00:03,000
Высота 10\u00a0000 метров.
```

## Use instead

```toml
house = { no-break-spaces = false }
```

```srt
1
00:00:01,000 --> 00:00:03,000
Высота 10 000 метров.
```

## Limits

`no-break-spaces`: whether they may stand in a release; where the profile does not say they may.
The fix puts a plain space in its place, and none where there is one already.

## References

The Netflix glyph list holds U+00A0; Subtitle Edit replaces it when it breaks lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.language.patterns import compiled
from pipeline.model.finding import Finding
from pipeline.model.fix import Edit, Fix, FixSafety

CODE = "TXT025"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues with no-break spaces."""
    if context.style.no_break_spaces:
        return
    for index, cue in enumerate(context.track.cues):
        if "\u00a0" in cue.text:
            fix = Fix(FixSafety.SAFE, tuple(_edits(cue.text)))
            yield context.finding(CODE, index, value="U+00A0", fix=fix)


def _edits(text: str) -> Iterator[Edit]:
    for run in compiled("\u00a0+").finditer(text):
        start, end = run.span()
        beside = text[start - 1 : start], text[end : end + 1]
        is_space = start > 0 and not {" ", "\n", ""}.intersection(beside)
        yield Edit(start, end, " " if is_space else "")
