r"""Italics where the house, or the writing of the language, has none.

## What it checks

Whether a cue has italics, `<i>` or `{\i1}`, though the house does not use them, or the subtitles of
a house are in a language whose writing has none: Arabic, Hebrew, Persian, Urdu, Hindi, Thai, Korean
and Chinese.

## Why it matters

Players slant the letters by calculation, and signs of many strokes or joined letters become hard to
read.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
<i>舱门关上了</i>
```

```toml
profile = "netflix"
language = "zh"
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
舱门关上了
```

```toml
profile = "netflix"
language = "zh"
```

## Limits

`italics`: whether the house uses them. The fix takes the tags off.

## References

Subtitle Edit, NetflixCheckItalics and its table of languages (no italics in ar, he, hi, ko, th and
zh; italics in en, ja, ru and tr). Persian and Urdu are written with the letters of Arabic.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import NO_HOUSE, TrackContext
from pipeline.language.patterns import compiled
from pipeline.language.tags import base_language
from pipeline.model.finding import Finding
from pipeline.model.fix import Edit, Fix, FixSafety

CODE = "TXT013"

_WITHOUT = frozenset({"ar", "fa", "he", "hi", "iw", "ko", "th", "ur", "zh"})
_ITALICS = r"(?i)</?i>|\{\\i[01]\}"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues with italics that should have none."""
    language = base_language(context.language).replace("_", "-").partition("-")[0].lower()
    has_house = context.profile.name != NO_HOUSE.name
    if context.style.italics and not (has_house and language in _WITHOUT):
        return
    for index, cue in enumerate(context.track.cues):
        if "<" not in cue.text and "{" not in cue.text:
            continue
        tags = [match.span() for match in compiled(_ITALICS).finditer(cue.text)]
        if tags:
            fix = Fix(FixSafety.SAFE, _without(tags))
            yield context.finding(CODE, index, value=cue.text[slice(*tags[0])], fix=fix)


def _without(spans: list[tuple[int, int]]) -> tuple[Edit, ...]:
    """Return the edits that take tags off; tags that touch are one edit."""
    edits: list[Edit] = []
    for start, end in spans:
        if edits and edits[-1].end == start:
            edits[-1] = Edit(edits[-1].start, end, "")
        else:
            edits.append(Edit(start, end, ""))
    return tuple(edits)
