r"""Translations longer than the space of their cues.

## What it checks

Whether a translation fits into the space that the `#.` line of its message names: `up to 60
characters`. Of messages that share a cue the space is that of all of them, `together up to 90`,
as cueing shares it out; only when their translations are longer together is each found that is
longer than its own part.

A break that the translator forces (` || ` between cues, `\n` between lines) takes no space. Where a
message has several cues and fewer breaks are forced, cueing breaks at a space, which is not shown
then either: so many spaces are not counted.

## Why it matters

What does not fit cannot be read in the time, or stands on a third line. It is found here when the
line is translated, long before the release is laid out.

## Example

```po
#. 00:00:01,000 --> 00:00:02,000 | en | 1 cue | up to 17 characters
msgid "Close the hatch!"
msgstr "Немедленно закройте люк!"
```

## Use instead

```po
#. 00:00:01,000 --> 00:00:02,000 | en | 1 cue | up to 17 characters
msgid "Close the hatch!"
msgstr "Закройте люк!"
```

## Limits

The budget that `update` has written: the sum over the cues of min(lines x characters per line,
floor(reading speed x seconds)), under the strictest profile that the catalog feeds. Characters are
grapheme clusters without tags; spaces and punctuation count 1, line breaks and control characters
0. Exactly as many as fit are no fault.

## References

The counting is that of Netflix 115001352212 and of Subtitle Edit's `CalcAll`; Weblate's
`max-length` check counts likewise, but knows nothing of shared cues.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.checks.context import CatalogContext
from pipeline.checks.translated import Translated
from pipeline.cueing.wording import wording
from pipeline.model.cue import Kind
from pipeline.model.finding import Finding
from pipeline.model.message import Reference

CODE = "CAT014"

_BETWEEN = frozenset({Kind.SIGN, Kind.SOUND})
"""What may stand between messages that share a cue."""


def check(context: CatalogContext) -> Iterator[Finding]:
    """Yield the translations that are longer than their space."""
    runs: dict[int, _Run] | None = None
    for index, one in enumerate(context.translated):
        remark = one.remark
        if remark is None or remark.space is None or _is_short(one, remark.space):
            continue
        length = _length(one)
        if length <= remark.space:
            continue
        runs = _runs(context.translated) if runs is None else runs
        run = runs.get(index)
        if run is not None and run.fits():
            continue
        yield context.finding(CODE, one.entry, value=length, limit=remark.space, unit="characters")


def _is_short(one: Translated, space: int) -> bool:
    # no text is longer in characters than in code points
    return len(one.entry.message.translation) <= space


def _length(one: Translated) -> int:
    """Return the characters shown of a translation, as cueing counts them."""
    text = wording(one.entry.message.translation)
    starts = (0, *text.forced(), len(text.words))
    parts = [(first, last) for first, last in pairwise(starts) if first < last]
    cues = one.remark.cues if one.remark else 1
    free = max(0, cues - len(parts))
    spaces = sum(text.joints[first + 1 : last].count(" ") for first, last in parts)
    return sum(text.width(first, last) for first, last in parts) - min(free, spaces)


class _Run:
    """Messages that share cues, and what fits into all of them."""

    def __init__(self) -> None:
        self.together: int | None = None
        self.members: list[Translated] = []

    def fits(self) -> bool:
        """Whether the translations of all are within the space of all."""
        if self.together is None:
            return False
        return sum(map(_length, self.members)) <= self.together


def _runs(translated: Sequence[Translated]) -> dict[int, _Run]:
    """Return the run of each message that shares a cue, by its index.

    Messages that refer to one cue share it; where a catalog keeps no references it is the next
    message that the `#.` lines speak of.
    """
    homes: dict[Reference, _Run] = {}
    runs: dict[int, _Run] = {}
    waiting: _Run | None = None
    for index, one in enumerate(translated):
        remark, places = one.remark, one.entry.message.references
        if remark is None or (not places and not remark.shares and one.kind in _BETWEEN):
            continue
        run = next((homes[place] for place in places if place in homes), None)
        if run is None and not places:
            run = waiting
        if run is None and not remark.shares:
            waiting = None
            continue
        run = run or _Run()
        run.members.append(one)
        if remark.together is not None:
            run.together = remark.together
        runs[index] = run
        homes.update(dict.fromkeys(places, run))
        waiting = run if remark.shares else None
    return runs
