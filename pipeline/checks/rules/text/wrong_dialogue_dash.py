r"""Dashes of two speakers that are not as the house writes them.

## What it checks

In cues in which two or more lines begin with a dash: whether each has the dash of the house, with
the space behind it that the house wants. Hyphens, en and em dashes at the start of a line all count
as a speaker's dash; `-5` is a number, `--` goes on after an interruption. A cue is one finding,
whatever is wrong in it.

Also whether a line with a dash holds the words of a second speaker: `- Yes. - No.`

## Why it matters

The viewer knows two speakers by the dashes; what looks different is read as something different, a
number or an interruption.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
- Is the hatch closed?
- It is.
```

```toml
profile = "netflix-en"
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
-Is the hatch closed?
-It is.
```

```toml
profile = "netflix-en"
```

## Limits

`dash`: `-` (English), `- ` (most languages) or `— `; nothing is found where the house has none. A
Russian file for a house with `- ` that never has the space keeps its way, as the Russian guide's
own example has none; only files with both ways have findings. A no-break space is a space.

## References

Netflix partner help 217350977 (no space) and 215346638; Subtitle Edit,
NetflixCheckDialogHyphenSpace and its table of languages (Russian with a space).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from pipeline.checks.context import TrackContext
from pipeline.checks.retouching import Change, changed
from pipeline.checks.turns import Dash, dashes, house_dash, is_figure, may_have_dashes
from pipeline.language.patterns import compiled
from pipeline.model.finding import Finding
from pipeline.model.fix import FixSafety

CODE = "TXT005"

_SECOND = (
    r"[^\W\d_][.!?…][\"'»”’)\]]*(?P<gap>[ \t\u00a0]+)(?P<dash>[-‐‑–—―])[ \u00a0]?"
    r"(?=[\"«„“]?[A-ZА-ЯЁ])"
)


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues of two speakers with other dashes than the house's."""
    if not context.profile.dash:
        return
    wanted = house_dash(context)
    for index, shown in enumerate(context.shown):
        if not may_have_dashes(shown.lines):
            continue
        found = dashes(shown.lines)
        wrong = [one for one in found if not _is_right(one, wanted)] if len(found) > 1 else []
        if wrong:
            yield _restyled(context, index, wrong, wanted)
        elif found:
            yield from _crowded(context, index, found, wanted)


def _is_right(one: Dash, wanted: str) -> bool:
    return one.dash + one.space.replace("\u00a0", " ") == wanted


def _restyled(context: TrackContext, index: int, wrong: list[Dash], wanted: str) -> Finding:
    lines = context.shown[index].lines
    places = (0, *accumulate(len(line) + 1 for line in lines))
    changes = [
        Change(places[one.line] + one.start, places[one.line] + one.end, wanted) for one in wrong
    ]
    fix = changed(context, index, *changes)
    if any(is_figure(lines[one.line][one.end :]) for one in wrong):
        fix = fix._replace(safety=FixSafety.DISPLAY)  # "-5" and "- 5" may be two things
    first = wrong[0]
    word = lines[first.line][first.end :].split(None, 1)[0]
    return context.finding(
        CODE,
        index,
        value=f"{first.dash}{first.space}{word}",
        limit=f"{wanted}{word}",
        fix=fix,
    )


def _crowded(
    context: TrackContext, index: int, found: tuple[Dash, ...], wanted: str
) -> Iterator[Finding]:
    """Yield the lines that hold the words of two speakers."""
    lines, most = context.shown[index].lines, context.limits.lines
    starts = {one.line: one.end for one in found}
    place = 0
    for number, line in enumerate(lines):
        start, place = place, place + len(line) + 1
        if number < found[0].line:
            continue
        match = compiled(_SECOND).search(line, starts.get(number, 0))
        if match is None:
            continue
        fix = None
        if most is None or len(lines) < most:
            change = Change(start + match.start("gap"), start + match.end(), f"\n{wanted}")
            fix = changed(context, index, change)
            fix = fix if fix.safety is FixSafety.DISPLAY else fix._replace(safety=FixSafety.UNSAFE)
        before = line[: match.start("gap")].split()[-1]
        after = line[match.end() :].split(None, 1)[0]
        yield context.finding(
            CODE,
            index,
            value=f"{before} {line[match.start('dash') : match.end()]}{after}",
            limit=f"{before} ↵ {wanted}{after}",
            fix=fix,
        )
