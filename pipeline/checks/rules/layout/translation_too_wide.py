"""Translations that the lines of their cue do not hold.

## What it checks

Whether `compile` could lay a translation into the film's cues so that each cue's lines hold what it
shows. The value is the number of characters that the cue shows, the limit how many of them stand
within its lines when it is broken so that the fewest stand over; their difference is what has to
go. Where a cue is too fast as well, the worse of the two is reported. A cue that stays as in the
master is left alone, and so is one that a person has cut or reworded.

## Why it matters

`compile` writes the best layout it has found, also where none is within the limits: what stands
over is cut off by some players, broken into a third line by others. Only a person can shorten the
words.

## Example

```po
msgid "The pressure has reached 260 bar, and it is still rising, Commander."
msgstr "Давление достигло уже двухсот шестидесяти атмосфер, и оно всё ещё растёт, командир, да."
```

## Use instead

```po
msgid "The pressure has reached 260 bar, and it is still rising, Commander."
msgstr "Давление уже 260 атмосфер и растёт, командир."
```

## Limits

Lines of a cue and characters of a line, as the profile of the release has them. The room of each
message stands in the catalog: `#. ... | up to 60 characters`. `subtitr compile --explain TITLE:CUE`
shows the layouts that were tried. A pin on the cue suppresses the finding.

## References

Netflix timed text style guides, character limitation: 42 characters in a line, two lines; TED: 84
characters in a subtitle.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import LayoutContext
from pipeline.model.finding import Finding

CODE = "LAY020"


def check(context: LayoutContext) -> Iterator[Finding]:
    """Yield the cues whose lines do not hold them."""
    for excess in context.excesses:
        if not excess.is_too_fast:
            yield context.finding(CODE, excess)
