r"""Sounds that stand in other than square brackets.

## What it checks

In subtitles for the deaf and hard of hearing: whether a sound stands in round brackets or braces,
`(SIGHS)` or `{SIGHS}`. A sound is what fills a line, stands at its start, stands at its end after
another mark, or is written in capitals. What a speaker puts in brackets («пять (5) минут») is left
alone, and so are tags (`{\an8}`).

## Why it matters

Viewers who do not hear know by the brackets what is said and what is only heard; braces are taken
for tags by many players and are not shown at all.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
(engine starting)
```

```toml
profile = "netflix-en-sdh"
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
[engine starting]
```

```toml
profile = "netflix-en-sdh"
```

## Limits

`sdh`: whether the subtitles are for the deaf and hard of hearing; elsewhere nothing is found.

## References

Netflix timed text style guides, subtitles for the deaf and hard of hearing; Subtitle Edit,
NetflixCheckTextForHiUseBrackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.checks.retouching import Change, changed
from pipeline.language.patterns import compiled
from pipeline.model.finding import Finding

CODE = "TXT014"

_BRACKETS = (
    r"\((?P<round>[^()\[\]{}]+)\)|\{(?P<brace>[^()\[\]{}\\][^()\[\]{}]*)\}|（(?P<wide>[^（）]+)）"
)
_OPENS = r"(?:\A|\n)[ \u00a0]*(?:[-‐‑–—―][ \u00a0]*)?\Z"
_CLOSES = r"[ \u00a0]*(?:\n|\Z)"
_AFTER_MARK = r"[.!?…,;:♪][\"'»”’]*[ \u00a0]*\Z"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the sounds in round brackets and braces."""
    if not context.style.sdh:
        return
    for index, shown in enumerate(context.shown):
        if "(" not in shown.bare and "{" not in shown.bare and "（" not in shown.bare:
            continue
        for match in compiled(_BRACKETS).finditer(shown.bare):
            if not _is_sound(match, shown.bare):
                continue
            start, end = match.span()
            around = Change(start, start + 1, "["), Change(end - 1, end, "]")
            said = " ".join(match.group().split())
            fix = changed(context, index, *around)
            yield context.finding(CODE, index, value=said, limit=f"[{said[1:-1]}]", fix=fix)


def _is_sound(match: re.Match[str], bare: str) -> bool:
    inside = match.group()[1:-1]
    if not any(map(str.isalpha, inside)):
        return False
    if inside.isupper() and sum(map(str.isalpha, inside)) > 3:
        return True
    before = bare[max(match.start() - 4, 0) : match.start()]
    opens = compiled(_OPENS).search(before) is not None and _starts_line(match.start(), bare)
    closes = compiled(_CLOSES).match(bare, match.end()) is not None
    return opens or (closes and compiled(_AFTER_MARK).search(before) is not None)


def _starts_line(start: int, bare: str) -> bool:
    """Whether only spaces and a dash stand before the bracket in its line."""
    line = bare[bare.rfind("\n", 0, start) + 1 : start]
    return not any(map(str.isalnum, line))
