r"""Two lines whose lengths could be better balanced.

## What it checks

Where the house wants `half`: whether the shorter of two lines is less than half as long as the
longer one, though another break would make it at least half. Where it wants `bottom-heavy`: whether
the upper line is the longer one, though the lower one could be, at a place that is as good to break
at and without a longer line. Two speakers, songs and signs keep their lines.

## Why it matters

Lines of like length are read with less movement of the eyes; a long upper line covers more of the
picture than a long lower one.

## Example

```srt
1
00:00:01,000 --> 00:00:05,000
Everybody on the station was sleeping when
the alarm rang.
```

```toml
language = "en"

[house]
lines = 2
line-characters = 42
balance = "half"
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:05,000
Everybody on the station was sleeping
when the alarm rang.
```

```toml
language = "en"

[house]
lines = 2
line-characters = 42
balance = "half"
```

## Limits

`balance`: `half` or `bottom-heavy`; `line-characters` and `lines` say what the lines hold. Lengths
are counted in grapheme clusters without tags; of two lines of 20 and 40 the shorter is half of the
longer. It is always information only: where a sentence or a clause ends, an uneven break is better
than an even one elsewhere.

## References

translations.ted.com, cheat sheets of 2015 and 2016 (half); Netflix partner help 217350977
("bottom-heavy pyramid"); ESIST Code of Good Subtitling Practice (1998): upper line shorter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.context import TrackContext
from pipeline.checks.rebreaking import broken_lines, lines_seen, rebreak
from pipeline.checks.turns import dashes
from pipeline.language.breaks import Break, break_penalties
from pipeline.language.counting import visible_length
from pipeline.language.tags import base_language
from pipeline.model.finding import Finding

CODE = "LAY005"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues whose two lines could be better balanced."""
    balance = context.style.balance
    if not balance or context.limits.line_characters is None:
        return
    for index, shown in enumerate(context.shown):
        if len(shown.lines) < 2:
            continue
        lines = lines_seen(context, index)
        if len(lines) != 2 or dashes(lines):
            continue
        now = visible_length(lines[0]), visible_length(lines[1])
        if not _is_off(now, balance):
            continue
        better = broken_lines(context, index)
        if len(better) != 2:
            continue
        other = visible_length(better[0]), visible_length(better[1])
        if _is_off(other, balance) or max(other) > max(now):
            continue
        if _penalty(better, context.language) > _penalty(lines, context.language):
            continue
        yield context.finding(
            CODE,
            index,
            value=f"{now[0]} + {now[1]}",
            limit=f"{other[0]} + {other[1]}",
            unit="characters",
            fix=rebreak(context, index),
        )


def _is_off(lengths: tuple[int, int], balance: str) -> bool:
    upper, lower = lengths
    return 2 * min(lengths) < max(lengths) if balance == "half" else upper > lower


def _penalty(lines: Sequence[str], language: str) -> int:
    """Return how bad the break between two lines is; a guess between plain words counts alike."""
    words = " ".join(lines).split(" ")
    at = len(lines[0].split(" ")) - 1
    if at >= len(words) - 1:
        return Break.SPLIT
    return break_penalties(words, base_language(language))[at]
