r"""Dots that are not the ellipsis of the house.

## What it checks

Where the house writes `…`: three dots, two, or four and more, also with spaces between them. Where
it writes `...`: the character `…`, and any other number of dots. Each place is a finding.

Right and left alone behind Cyrillic letters are `?..`, `!..` and `?!.`, in which the mark is one of
the three dots; of `?...` two dots are left. So are ranges (`1..10`), paths (`../film`) and the six
dots of Chinese and Japanese.

## Why it matters

One character keeps the three dots together at a line's end and counts 1 in line length and reading
speed, where three count 3. A house takes one form only.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
Wait... Listen.
```

```toml
[house]
ellipsis = "…"
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
Wait… Listen.
```

```toml
[house]
ellipsis = "…"
```

## Limits

`ellipsis`: `…` or `...`. Two dots may be a full stop typed twice: that fix is not a safe one.

## References

Netflix partner help 217350977 and 215346638 (U+2026); BBC subtitle guidelines 5.4 (three dots);
Subtitle Edit, NetflixCheckEllipsesNotThreeDots; subtitleqc (two, four and more dots); gramota.ru,
section 185 (`?..`, `!..`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.checks.retouching import Change, changed
from pipeline.language.patterns import compiled
from pipeline.language.scripts import script_of
from pipeline.language.tags import base_language
from pipeline.model.finding import Finding
from pipeline.model.fix import FixSafety

CODE = "TXT002"

_DOTS = r"(?<![/\\.…])(?:(?:…|\.(?=[.…]))[.…]*+|\.(?:[ \u00a0]\.){2,}+(?![.…]))(?![/\\])"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the dots that are not as the house writes them."""
    wanted = context.style.ellipsis
    if not wanted:
        return
    language = base_language(context.language).partition("-")[0].lower()
    may_be_six = script_of(context.language) == "CJK"
    for index, shown in enumerate(context.shown):
        bare = shown.bare
        if "." not in bare and "…" not in bare:
            continue
        if ".." not in bare and "…" not in bare and ". ." not in bare:
            continue
        for match in compiled(_DOTS).finditer(bare):
            right = _right(match, bare, wanted, language)
            if match.group() == right or (may_be_six and len(right) * 2 == len(match.group())):
                continue
            fix = changed(context, index, Change(*match.span(), right))
            if match.group() == ".." and fix.safety is FixSafety.SAFE:
                fix = fix._replace(safety=FixSafety.UNSAFE)
            yield context.finding(CODE, index, value=match.group(), limit=right, fix=fix)


def _right(match: re.Match[str], bare: str, wanted: str, language: str) -> str:
    """Return what should stand in place of some dots."""
    dots, start = match.group(), match.start()
    if dots == ".." and bare[start - 1 : start].isdigit() and bare[match.end() :][:1].isdigit():
        return dots  # a range
    if bare[start - 1 : start] not in {"?", "!"}:
        return wanted
    said = bare[max(start - 4, 0) : start].rstrip('?!"»”')
    if language != "ru" and not "Ѐ" <= said[-1:] <= "ӿ":
        return wanted
    marks = len(bare[:start]) - len(bare[:start].rstrip("?!"))
    # the marks are dots themselves: «?..», «?!.»; three dots are one or two too many
    if dots in {"..", "…"} or marks > 2:
        return dots
    return ".." if marks == 1 else "."
