r"""Words cut off without the mark of the house.

## What it checks

Whether the words of a speaker who is cut off, because another one begins in the same cue or the
next cue begins anew, end with `—`, `–`, `-` or `--` other than the house writes. A dash inside a
sentence that goes on in the next cue is left alone, and so is one with a space before it at the end
of a cue, which stands between words.

## Why it matters

The mark tells an interruption from a sentence that goes on, and from a thought that trails off.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
-I only wanted to say—
-Not now.
```

```toml
profile = "netflix-en"
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
-I only wanted to say--
-Not now.
```

```toml
profile = "netflix-en"
```

## Limits

`interruption`: `--` (English), `–` or `…` (Russian). It is information: who has cut off whom, only
a person can say, so the fix is not a safe one.

## References

Netflix partner help 217350977 (two hyphens) and 215346638 (ellipsis).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.context import TrackContext
from pipeline.checks.retouching import Change, changed
from pipeline.checks.turns import dashes, starts_small
from pipeline.language.patterns import compiled
from pipeline.model.finding import Finding
from pipeline.model.fix import FixSafety

CODE = "TXT004"

_CUT = (
    r"(?<![^\W\d_])(?<![^\W\d_]['’])(?P<word>[^\W\d_]++(?:['’][^\W\d_]++)*+)"
    r"(?P<mark>[ \t\u00a0]*(?:--|[-–—]))(?=[\"”»’]*\s*\Z)"
)
_ENDS = ("-", "–", "—")
_CLOSING = '"”»’ \t\u00a0'


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the words that are cut off with another mark than the house's."""
    wanted = context.style.interruption
    if not wanted:
        return
    followed = dict(pairwise(context.in_time))
    for index, shown in enumerate(context.shown):
        if "-" not in shown.bare and "—" not in shown.bare and "–" not in shown.bare:
            continue
        starts = {dash.line for dash in dashes(shown.lines)} - {0}
        last = max((n for n, line in enumerate(shown.lines) if line.strip()), default=-1)
        place = 0
        for number, line in enumerate(shown.lines):
            start, place = place, place + len(line) + 1
            if not line.rstrip(_CLOSING).endswith(_ENDS):
                continue
            is_last = number >= last
            below = range(number + 1, last + 1)
            following = next((n for n in below if shown.lines[n].strip()), None)
            if not is_last and following not in starts:
                continue
            if is_last and _goes_on(context, followed.get(index)):
                continue
            match = compiled(_CUT).search(line)
            if match is None or match["mark"] == wanted:
                continue
            if len(match["word"]) < 2 and match["mark"] == "-":
                continue  # "T-", part of a name
            if is_last and match["mark"].lstrip() not in {match["mark"], "-"}:
                continue  # a dash between words, the second of which is in the next cue
            change = Change(start + match.start("mark"), start + match.end("mark"), wanted)
            fix = changed(context, index, change)
            if fix.safety is FixSafety.SAFE:
                fix = fix._replace(safety=FixSafety.UNSAFE)
            word = match["word"]
            yield context.finding(
                CODE, index, value=word + match["mark"], limit=word + wanted, fix=fix
            )


def _goes_on(context: TrackContext, following: int | None) -> bool:
    """Whether the sentence of a cue goes on in the one that follows."""
    return following is not None and starts_small(context.shown[following].lines[0])
