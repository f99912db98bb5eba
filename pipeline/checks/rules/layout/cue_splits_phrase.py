r"""Cues that end inside a phrase.

## What it checks

Whether a cue ends without any mark but dots and the next one goes on, and the two part what belongs
together: after an article, a preposition, a conjunction, «не» or «ни», before «же», «ли», «бы»,
between a number and its unit. The next cue goes on if it begins, after any dots, with a small
letter or a digit, with no speaker's dash, less than two seconds later.

## Why it matters

The viewer holds half a phrase in mind until the next cue comes, and cannot read ahead. An earlier
or later cut costs nothing and keeps the phrase whole.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
Everybody ran to the

2
00:00:03,100 --> 00:00:05,000
lock and closed the hatch.
```

```toml
profile = "netflix-en"
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
Everybody ran to the lock

2
00:00:03,083 --> 00:00:05,000
and closed the hatch.
```

```toml
profile = "netflix-en"
```

## Limits

None. What belongs together is known for English and Russian (`language.phrase_breaks`); in every
language a number and its unit, and groups of digits. It is information: only a person can say
whether the words may move from one cue to the other.

## References

BBC subtitle guidelines 3.9; Netflix partner help 217350977 and 215346638, line treatment; Milchin,
Editor's reference (2003).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.context import NO_HOUSE, TrackContext
from pipeline.checks.turns import has_free_lines
from pipeline.language.phrase_breaks import parted
from pipeline.language.tags import base_language
from pipeline.model.finding import Finding

CODE = "LAY009"

_DOTS = " \t\u00a0\n…."
_PAUSE = 2000
"""Silence, ms, after which a speaker may have begun anew."""


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues whose end parts a phrase."""
    if context.is_master or context.profile.name == NO_HOUSE.name:
        return
    cues, shown, language = context.track.cues, context.shown, base_language(context.language)
    for index, following in pairwise(context.in_time):
        before, after = shown[index].bare.rstrip(_DOTS), shown[following].bare.lstrip(_DOTS)
        if not before or not after or not before[-1].isalnum():
            continue
        if shown[index].bare[len(before) :].strip() == ".":
            continue  # a full stop
        if not (after[0].islower() or after[0].isdigit()):
            continue
        words = before.rsplit(None, 4)
        first = after.split(None, 1)[0]
        if parted(words[-1], first, language, words[:-1]) is None:
            continue
        pause = cues[following].span.start - cues[index].span.end
        if pause < _PAUSE and has_free_lines(context, index) and has_free_lines(context, following):
            yield context.finding(CODE, index, value=f"{words[-1]} | {first}")
