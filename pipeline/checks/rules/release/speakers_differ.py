"""Cues of the release in which another number of people speak than in the master.

## What it checks

Whether a cue has as many speakers as its cue in the master: lines with a dialogue dash in front, of
any kind, or a speaker's label (`COMMANDER:`, `[ENGINEER]`). A second line with a dash makes two
speakers though the first has none; one line with a dash is one speaker.

Only cues that are shown as one cue are compared.

## Why it matters

Without its dash the answer is read as a part of the question, by the person who asked.

## Example

The master has

```srt
1
00:00:01,000 --> 00:00:03,000
- Is it closed?
- It is.
```

and the release

```srt
1
00:00:01,000 --> 00:00:03,000
Закрыт?
Закрыт.
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
- Закрыт?
- Закрыт.
```

## Limits

None. A house that tells speakers by colour has no dashes in master and release; where only the
master has them, `[suppress]` in the configuration turns the rule off with a reason.

## References

Netflix, Timed Text Style Guide, "Dual speakers"; Subtitle Edit's dialogue types.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import ReleaseContext, cue_place
from pipeline.checks.groups import groups
from pipeline.language.patterns import compiled
from pipeline.model.finding import Finding
from pipeline.model.markup import strip_tags

CODE = "REL009"

_DASH = r"[ \t\u00a0]*[-‐‑‒–—―−](?![-‐‑–—\d])[ \t\u00a0]*\S"
_LABEL = r"[ \t]*(?:\[[^\]\n]{1,30}\][ \t]*\S|[A-ZА-ЯЁ][A-ZА-ЯЁ0-9 .'’-]{1,30}:[ \t]*\S)"


def check(context: ReleaseContext) -> Iterator[Finding]:
    """Yield the cues in which another number of people speak than in the master."""
    for group in groups(context):
        if not group.is_pair:
            continue
        cue = context.release.cues[group.releases[0]]
        text = context.master.cues[group.masters[0]].text
        if "\n" not in text and "\n" not in cue.text:
            continue
        wanted, found = _speakers(text), _speakers(cue.text)
        if wanted != found:
            place = cue_place(context.release_file, cue, group.releases[0])
            yield Finding(CODE, place, found, wanted, text=cue.text)


def _speakers(text: str) -> int:
    """Return how many people speak in a cue, as far as dashes and labels tell; at least one."""
    lines = strip_tags(text).split("\n")
    turns = [compiled(_DASH).match(line) or compiled(_LABEL).match(line) for line in lines]
    return max(1, sum(bool(turn) for turn in turns) + (any(turns) and not turns[0]))
