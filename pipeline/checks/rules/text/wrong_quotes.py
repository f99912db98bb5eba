r"""Quotation marks that the house does not use.

## What it checks

Whether quotation marks are those of the house, outer and inner ones: «…„…“…». Where the house does
not say, whether one file has one kind: straight `"`, curly “ ” or angled « »; the kind that is
rarer is reported. Apostrophes, and the signs of feet, inches, minutes and seconds, are no quotation
marks; single ones are not looked at.

## Why it matters

Quotation marks are as much of a language as its letters: "such" ones in a Russian text, or two
kinds in one film, show a text that nobody has read to the end.

## Example

```toml
language = "ru"
house = { quotes = "«»„“" }
```

```srt
1
00:00:01,000 --> 00:00:03,000
Корабль "Восток" на орбите.
```

## Use instead

```toml
language = "ru"
house = { quotes = "«»„“" }
```

```srt
1
00:00:01,000 --> 00:00:03,000
Корабль «Восток» на орбите.
```

## Limits

`quotes`: opening and closing marks, outer and then inner ones. One finding for each cue: the value
are the marks as they stand, the limit those of the house, or of the file. Marks of a pair are
fixed, safely; a mark without a partner has no fix.

## References

Russian typography: elon.io and the tests of typograf («», inside „“); the Netflix glyph list has
all four. Subtitle Edit, `AddMissingQuotes`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from pipeline.checks.context import TrackContext
from pipeline.checks.retouching import Change, edits
from pipeline.language.quotation import Mark, pairs_of
from pipeline.language.scripts import is_in_latin
from pipeline.model.finding import Finding
from pipeline.model.fix import Fix, FixSafety

CODE = "TXT007"

_KINDS = {'"': '""', "“": "“”", "”": "“”", "„": "“”", "‟": "“”", "«": "«»", "»": "«»"}
"""The kinds of outer marks that a file is held to where the house does not say."""


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues with other quotation marks than those of the house, or of the file."""
    if context.is_master or context.language == "und":
        return
    marks = context.quotation_marks
    style = context.style.quotes or _usual(marks)
    if not style:
        return
    outer_only = not context.style.quotes or len(style) < 4
    for cue, own in groupby(marks, key=lambda mark: mark.cue):
        wrong = [
            (mark, wanted)
            for mark in own
            if (wanted := _wanted(mark, style, outer_only=outer_only)) != mark.sign
        ]
        if not wrong or is_in_latin(context.shown[cue].bare, context.language):
            continue
        fix = None
        if all(mark.partner for mark, _wanted in wrong):
            changes = _changes(wrong)
            fix = Fix(FixSafety.SAFE, edits(context.track.cues[cue].text, *changes))
        value = "".join(dict.fromkeys(mark.sign for mark, _wanted in wrong))
        yield context.finding(CODE, cue, value=value, limit=style, fix=fix)


def _usual(marks: tuple[Mark, ...]) -> str:
    """Return the kind of marks that most outer ones of a file are of; empty where all are."""
    kinds = Counter(_KINDS[mark.sign] for mark in marks if not mark.depth and mark.sign in _KINDS)
    if len(kinds) < 2:
        return ""
    return max(kinds, key=lambda kind: (kinds[kind], kind))


def _wanted(mark: Mark, style: str, *, outer_only: bool) -> str:
    """Return the sign that stands for `mark` in `style`."""
    if outer_only:
        if mark.depth or _KINDS.get(mark.sign) in {None, style}:
            return mark.sign
        return style[0 if mark.opens else 1]
    if mark.partner is None and mark.sign in style:
        return mark.sign
    pairs = tuple(pairs_of(style))
    return pairs[mark.depth % len(pairs)][0 if mark.opens else 1]


def _changes(wrong: list[tuple[Mark, str]]) -> Iterator[Change]:
    """Yield the changes of marks, one for those that stand side by side."""
    start = end = -1
    text = ""
    for mark, wanted in wrong:
        if mark.at == end:
            end, text = end + 1, text + wanted
            continue
        if text:
            yield Change(start, end, text)
        start, end, text = mark.at, mark.at + 1, wanted
    yield Change(start, end, text)
