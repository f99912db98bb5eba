r"""A speaker's dash where no second speaker has one.

## What it checks

Whether in a cue of several lines only one begins with a dash, though another speaker's words begin
on another line; and whether a cue of one speaker begins with a dash.

A dash inside a sentence («Москва | — столица»), one before a small letter (the words go on after an
interruption), and a minus are left alone.

## Why it matters

A dash says that somebody else is speaking. With one of two dashes missing the viewer takes the
words of two for those of one.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
Is the hatch closed?
-It is.
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

`dash`: what stands before each of two speakers' lines; nothing is found where the house has none.
Adding the dash of the first speaker is a safe fix where the words before the dash end a sentence;
whether a second line belongs to another speaker, or a dash alone may go, only a person can say.

## References

Subtitle Edit, FixHyphensRemoveDashSingleLine and the tests of DialogType; Netflix partner help
217350977.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.context import TrackContext
from pipeline.checks.retouching import Change, changed
from pipeline.checks.turns import (
    Dash,
    dashes,
    ends_sentence,
    house_dash,
    is_figure,
    may_have_dashes,
    starts_small,
)
from pipeline.model.finding import Finding
from pipeline.model.fix import Fix, FixSafety

CODE = "TXT006"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues with one speaker's dash."""
    if not context.profile.dash:
        return
    wanted = house_dash(context)
    for index, shown in enumerate(context.shown):
        if not may_have_dashes(shown.lines):
            continue
        found = dashes(shown.lines)
        if len(found) != 1:
            continue
        one, lines = found[0], shown.lines
        above = [number for number in range(one.line) if lines[number].strip()]
        if above:
            # lines above that end no sentence: the dash of a sentence, or of a list
            if ends_sentence(lines[above[-1]]) and any(map(str.isalnum, lines[above[0]])):
                fix = _with_dashes(context, index, (above[0], one.line), one, wanted)
                yield context.finding(CODE, index, value=lines[one.line], fix=fix)
        elif not starts_small(lines[one.line]) and any(map(str.isalpha, shown.bare)):
            fix = _with_second(context, index, one, wanted)
            yield context.finding(CODE, index, value=lines[one.line], fix=_unsafe(fix))


def _with_second(context: TrackContext, index: int, one: Dash, wanted: str) -> Fix:
    """Return the fix of a dash that no other line has: that line gets one, or the dash goes."""
    lines = context.shown[index].lines
    second = _second_speaker(lines, one.line)
    if second:
        return _with_dashes(context, index, (one.line, second), one, wanted)
    place = sum(len(line) + 1 for line in lines[: one.line])
    return changed(context, index, Change(place + one.start, place + one.end, ""))


def _second_speaker(lines: Sequence[str], first: int) -> int:
    """Return the first line after `first` that may be another speaker's; 0 without any."""
    for number in range(first + 1, len(lines)):
        if ends_sentence(lines[number - 1]) and lines[number].strip():
            return 0 if starts_small(lines[number]) else number
    return 0


def _with_dashes(
    context: TrackContext, index: int, numbers: tuple[int, int], one: Dash, wanted: str
) -> Fix:
    lines = context.shown[index].lines
    changes = []
    for number in numbers:
        place = sum(len(line) + 1 for line in lines[:number])
        if number == one.line:
            changes.append(Change(place + one.start, place + one.end, wanted))
        else:
            start = place + len(lines[number]) - len(lines[number].lstrip())
            changes.append(Change(start, start, wanted))
    fix = changed(context, index, *changes)
    # "-5" is a number: a dash there would be read as a minus
    spoken = (lines[n][one.end :] if n == one.line else lines[n].lstrip() for n in numbers)
    is_clear = not any(map(is_figure, spoken))
    return fix if is_clear else fix._replace(safety=FixSafety.DISPLAY)


def _unsafe(fix: Fix) -> Fix:
    return fix if fix.safety is FixSafety.DISPLAY else fix._replace(safety=FixSafety.UNSAFE)
