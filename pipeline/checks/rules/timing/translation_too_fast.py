"""Translations that cannot be read in the time of their cue.

## What it checks

Whether `compile` could lay a translation into the film's cues so that each can be read while it is
on screen. The value is the number of characters that the cue shows, the limit how many can be read
in its time at the profile's reading speed; their difference is what has to go. Where the lines do
not hold the cue either, the worse of the two is reported. A cue that stays as in the master is left
alone, and so is one whose time or words a person has changed.

## Why it matters

A viewer who has not read a cue to its end looks at the words and misses the picture, or the other
way round. `compile` moves words into cues that have more time as far as the sentence allows; beyond
that, only a person can shorten the words.

## Example

```po
#. 00:00:01,000 --> 00:00:02,000 | en | up to 17 characters
msgid "Close the hatch!"
msgstr "Немедленно закройте люк!"
```

## Use instead

```po
#. 00:00:01,000 --> 00:00:02,000 | en | up to 17 characters
msgid "Close the hatch!"
msgstr "Закройте люк!"
```

## Limits

Characters a second, as the profile of the release has them; a profile without a reading speed finds
nothing. The room of each message stands in the catalog: `#. ... | up to 17 characters`. `subtitr
compile --explain TITLE:CUE` shows the layouts that were tried. A pin on the cue suppresses the
finding.

## References

Netflix timed text style guides, reading speed limits: 17 characters a second for adults in Russian,
20 in English.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import LayoutContext
from pipeline.model.finding import Finding

CODE = "TIM020"


def check(context: LayoutContext) -> Iterator[Finding]:
    """Yield the cues that cannot be read in their time."""
    for excess in context.excesses:
        if excess.is_too_fast:
            yield context.finding(CODE, excess)
