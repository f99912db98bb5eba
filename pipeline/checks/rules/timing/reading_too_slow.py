"""Cues that stay long after they have been read.

## What it checks

Whether a cue has fewer than three characters a second. Cues of three seconds and less are left
alone, since people draw out a word. So is what stands as long as the picture or the sound does:
signs, songs, sounds and credits (by kind, else by their marks: capitals, ♪, brackets); and so is
Chinese, Japanese and Korean writing, where a character is a syllable and more.

## Why it matters

Text that stands on is read again, and hides the picture. Often the end of the cue was never set, or
was pulled to the next cue over a silence.

## Example

```srt
1
00:00:01,000 --> 00:00:06,000
Hold on!
```

```toml
[house]
reading-speed = 20
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:02,500
Hold on!
```

```toml
[house]
reading-speed = 20
```

## Limits

Three characters a second, of every house that counts characters a second (`reading-speed`); no
house is known to set a figure of its own, so this is information. The comparison is strict.
Characters are counted as for reading speed.

## References

cuewright: fewer than 3 characters a second; Subtitle Composer: more than 185 ms for a character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from pipeline.checks.context import TrackContext
from pipeline.model.cue import Kind
from pipeline.model.finding import Finding

CODE = "TIM009"

_SLOWEST = 3
_SHORT = 3000
_SYLLABLES = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Hangul, kana and Han characters."""
_SPOKEN = frozenset({Kind.DIALOGUE, Kind.NARRATION, Kind.RADIO})


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the spoken cues that have hardly any characters for their time."""
    if context.limits.reading_speed is None:
        return
    for index, cue in enumerate(context.track.cues):
        duration = cue.span.duration
        if duration <= _SHORT:
            continue
        length = context.shown[index].length
        is_slow = 0 < length * 1000 < _SLOWEST * duration
        if is_slow and not _SYLLABLES.search(cue.text) and context.kind(index) in _SPOKEN:
            value, limit = Fraction(length * 1000, duration), Fraction(_SLOWEST)
            yield context.finding(CODE, index, value=value, limit=limit, unit="characters/s")
