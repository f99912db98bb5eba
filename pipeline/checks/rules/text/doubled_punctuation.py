r"""Marks that stand twice, or beside one that they exclude.

## What it checks

Two commas, semicolons or colons, a full stop after a comma, a comma before a question or
exclamation mark, a single full stop after one. Where the house has no ellipsis of its own, also
two dots.

Right and left alone are `!!!`, `?!`, the Russian `?..`, `!..`, `?!.`, a comma after an abbreviation
(`etc.,`), `::` between the names of programs, and two commas in front of a word, which stand for a
quotation mark.

## Why it matters

It is a slip of typing that every viewer sees.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
Close the hatch,, please.
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
Close the hatch, please.
```

## Limits

None. With `ellipsis`, dots are the matter of `wrong-ellipsis` alone.

## References

The rules of the typograf library; subtitleqc; gramota.ru, section 185 (`?..`, `!..`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.checks.retouching import Change, changed
from pipeline.language.patterns import compiled
from pipeline.model.finding import Finding
from pipeline.model.fix import FixSafety

CODE = "TXT021"

_SUSPECT = r"[,;:][,;:.?!]|[?!.]\."
_PLACES = r"(?<![,;:.!?…])(?:,{2,}|;{2,}|:{2,}|,\.|,[?!]+|[?!]\.|\.\.)(?![,;:.!?…])"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the marks that stand twice or exclude each other."""
    suspect, places = compiled(_SUSPECT), compiled(_PLACES)
    has_ellipsis = bool(context.style.ellipsis)
    for index, shown in enumerate(context.shown):
        if suspect.search(shown.bare) is None:
            continue
        for match in places.finditer(shown.bare):
            if not _is_wrong(match, shown.bare, has_ellipsis=has_ellipsis):
                continue
            marks, right = match.group(), _right(match.group())
            fix = changed(context, index, Change(*match.span(), right))
            if marks[0] != marks[-1] or marks[0] == ".":
                fix = fix._replace(safety=max(fix.safety, FixSafety.UNSAFE, key=_RISKS.index))
            yield context.finding(CODE, index, value=marks, limit=right, fix=fix)


_RISKS = (FixSafety.SAFE, FixSafety.UNSAFE, FixSafety.DISPLAY)


def _is_wrong(match: re.Match[str], bare: str, *, has_ellipsis: bool) -> bool:
    """Whether the marks are a slip, and neither a program's, nor a quotation mark, nor a range."""
    marks, after = match.group(), bare[match.end() : match.end() + 1]
    before = bare[max(match.start() - 4, 0) : match.start()]
    before = before[-1:] if marks == ",," else before.rstrip()[-1:]
    if marks == "..":
        return (
            not has_ellipsis and before not in "/\\" and after not in "/\\" and not after.isalnum()
        )
    if marks[0] == ",":
        return before.isalnum() or before in {"»", "”", '"', "'", ")", "]"}
    if marks[0] in ";:":
        return before.isalnum() and (not after or after.isspace())
    return not (after.isalnum() or after == "_")


def _right(marks: str) -> str:
    if marks[0] == ",":
        return marks.lstrip(",") or ","
    return marks[0]
