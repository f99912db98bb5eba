r"""A hyphen between words where the house writes a dash.

## What it checks

A hyphen, or two, with spaces on both sides inside a sentence: «Москва - столица». A hyphen that
begins a speaker's words after a full stop, a minus between numbers, and one at the end of the cue
(`wrong-interruption` sees to that) are left alone.

## Why it matters

The hyphen joins («кто-то»), the dash parts («Москва — столица»). Between words the short line is a
mistake of spelling in Russian, and looks like a joint in every language.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
Станция - наш дом.
```

```toml
profile = "ru-house"
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
Станция — наш дом.
```

```toml
profile = "ru-house"
```

## Limits

`inner-dash`: the dash between the words of a sentence, `—` or `–`. The fix keeps the length, or
makes it shorter.

## References

Russian typography: Milchin, Editor's reference (2003); the rules of the typograf library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.checks.retouching import Change, changed
from pipeline.language.patterns import compiled
from pipeline.model.finding import Finding

CODE = "TXT026"

_BETWEEN = r"(?<=[^\s])[ \u00a0](?P<dash>-{1,2}|−)(?=[ \u00a0\n]\S)"
_SPEAKER = r"[.!?…][\"'»“”’)\]]*\Z"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the hyphens between words."""
    wanted = context.style.inner_dash
    if not wanted:
        return
    for index, shown in enumerate(context.shown):
        if "-" not in shown.bare and "−" not in shown.bare:
            continue
        for match in compiled(_BETWEEN).finditer(shown.bare):
            if _is_inner(match, shown.bare):
                fix = changed(context, index, Change(*match.span("dash"), wanted))
                yield context.finding(CODE, index, value=match["dash"], limit=wanted, fix=fix)


def _is_inner(match: re.Match[str], bare: str) -> bool:
    before, after = bare[: match.start()], bare[match.end() :].lstrip()
    if before[-1].isdigit() and after[:1].isdigit():
        return False  # a minus, a score or a range
    if before[-1] in "-–—=+*/<>" or after[:1] in "-–—=+*/<>":
        return False
    is_other = compiled(_SPEAKER).search(before[-4:]) is not None
    return not (is_other and not after.lstrip("\"'«“„(")[:1].islower())
