r"""Dots where a sentence goes on, or none, against the way of the house.

## What it checks

Whether a sentence that goes on in the next cue has dots at the end of the one and at the start of
the other only as the house wants them: never (`none`), only where 2 s of silence or more part the
two (`pause-2s`), or always (`every-split`). A sentence goes on when the next cue begins, after any
dots, with a small letter, has no speaker's dash, and the one before has no end mark. A cue that
ends with a colon or a dash needs no dots. Songs and signs are left alone.

## Why it matters

Dots slow down the reader. Where they also mean that a thought trails off, a sentence that merely
goes on must not have them.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
When the hatch is closed…

2
00:00:03,083 --> 00:00:05,000
…we can go home.
```

```toml
profile = "netflix-en"
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
When the hatch is closed

2
00:00:03,083 --> 00:00:05,000
we can go home.
```

```toml
profile = "netflix-en"
```

## Limits

`continuation`: `none`, `pause-2s`, `every-split`; with `source` nothing is found.
`continuation-leading`: whether dots also begin the cue that goes on. The pause is the time from the
end of a cue to the start of the next one, in the order of times; 2000 ms are a pause. Dots may also
be a trailing thought, so no fix is a safe one.

## References

Netflix partner help 217350977 (English: trailing dots only) and 215346638 (Russian: both); Subtitle
Edit, ContinuationStyle, whose pause is 300 ms.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pipeline.checks.context import TrackContext
from pipeline.checks.retouching import Change, changed
from pipeline.model.cue import Kind
from pipeline.model.finding import Finding
from pipeline.model.fix import FixSafety
from pipeline.segmentation.kinds import kind_by_marks

CODE = "TXT003"

_PAUSE = 2000
_DOTS = ".…"
_SPACES = " \t\u00a0\n"
_OPENING = _SPACES + "\"'«„“(["
_CLOSING = _SPACES + "\"'»”“’)]"
_SPOKEN = frozenset({Kind.DIALOGUE, Kind.NARRATION, Kind.RADIO})


class _Edge(NamedTuple):
    """The end of a cue whose sentence goes on, or the start of the next one."""

    start: int
    """Where its dots, or its comma, begin; where dots would stand."""
    end: int
    has_dots: bool
    word: str
    """The word beside them."""


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the ends and starts of cues with dots, or without, against the house."""
    way = context.profile.continuation
    if way not in {"none", "pause-2s", "every-split"}:
        return
    leads = context.profile.continuation_leading
    cues, shown = context.track.cues, context.shown
    for index, following in pairwise(context.in_time):
        start = _start(shown[following].bare)
        end = _end(shown[index].bare) if start else None
        if start is None or end is None:
            continue
        if not (_is_spoken(context, index) and _is_spoken(context, following)):
            continue
        pause = cues[following].span.start - cues[index].span.end
        wants = way == "every-split" or (way == "pause-2s" and pause >= _PAUSE)
        has_comma = end.end > end.start and not end.has_dots
        if wants and has_comma and way != "every-split":
            continue  # the pause may be the speaker's own
        if end.has_dots is not wants:
            yield _finding(context, index, end, is_end=True, wants=wants)
        if start.has_dots is not (wants and leads):
            yield _finding(context, following, start, is_end=False, wants=not start.has_dots)


def _start(bare: str) -> _Edge | None:
    """Return the start of a cue that goes on with a sentence, None of any other."""
    opening = len(bare) - len(bare.lstrip(_OPENING))
    word = len(bare) - len(bare.lstrip(_OPENING + _DOTS))
    if not bare[word : word + 1].islower():
        return None
    dots = bare[opening:word]
    if dots and not dots.replace(" ", "").startswith(("…", "..")):
        return None
    return _Edge(opening, word, bool(dots), bare[word : word + 40].split(None, 1)[0])


def _end(bare: str) -> _Edge | None:
    """Return the end of a cue whose sentence may go on, None after an end mark, colon or dash."""
    core = bare.rstrip(_CLOSING)
    stem = core.rstrip(_DOTS + _SPACES)
    dots = core[len(stem) :]
    if dots.strip() == ".":
        return None
    said = stem.rstrip(_CLOSING if dots else "")
    if dots:
        is_word = said[-1:].isalnum() or said[-1:] in {",", ";"}
        return (
            _Edge(len(stem), len(core), True, stem[-40:].split()[-1]) if said and is_word else None
        )
    if core[-1:].isalnum():
        return _Edge(len(core), len(core), False, core[-40:].split()[-1])
    bare = core.rstrip(",")
    if bare != core and bare[-1:].isalnum():
        return _Edge(len(bare), len(core), False, bare[-40:].split()[-1])
    return None


def _is_spoken(context: TrackContext, index: int) -> bool:
    """Whether a cue holds what somebody says."""
    if context.kinds:
        return context.kinds[index] in _SPOKEN
    return kind_by_marks(context.shown[index].bare, named=False) is None


def _finding(
    context: TrackContext, index: int, edge: _Edge, *, is_end: bool, wants: bool
) -> Finding:
    """Return the finding about one edge of a cue, which should have dots or should not."""
    found = context.shown[index].bare[edge.start : edge.end]
    right = (context.style.ellipsis or "…") if wants else ""
    fix = changed(context, index, Change(edge.start, edge.end, right))
    if fix.safety is FixSafety.SAFE:
        fix = fix._replace(safety=FixSafety.UNSAFE)
    pair = (found, right)
    value, limit = (edge.word + one if is_end else one + edge.word for one in pair)
    return context.finding(CODE, index, value=value, limit=limit, fix=fix)
