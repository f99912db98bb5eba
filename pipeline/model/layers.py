"""Layers: what is shown at one place of the screen, as one sort of text.

Cues of one layer follow each other; cues of different layers may be shown at the same time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.model.cue import Cue
from pipeline.model.markup import POSITION

Layer = tuple[str, str, bool]
"""The place by tag, the place by settings, and whether the cue is a sign."""

_BOTTOM = "2"
_OLD_ALIGNMENTS = {
    "1": "1",
    "2": "2",
    "3": "3",
    "5": "7",
    "6": "8",
    "7": "9",
    "9": "4",
    "10": "5",
    "11": "6",
}
r"""The numbers of SubStation Alpha's `{\a6}` as those of `{\an8}`, which follow the number pad."""


class Gap(NamedTuple):
    """The time between a cue and the next one of its layer."""

    before: int
    """Index of the cue that ends, from 0."""
    after: int
    """Index of the cue that starts."""
    duration: int
    """Milliseconds, 0 or more: cues that overlap have no gap."""


def layer(cue: Cue, *, is_sign: bool = False) -> Layer:
    """Return where and as what `cue` is shown."""
    return _alignment(cue), cue.settings, is_sign


def gaps(cues: Sequence[Cue], layers: Sequence[Layer], in_time: Iterable[int]) -> Iterator[Gap]:
    """Yield the gaps between `cues`, each of which has one of `layers`, in the order of time.

    `in_time` are the indices of the cues by start and end. A gap begins where all cues of the
    layer so far have ended; cues that run backwards are never on screen and part nothing.
    """
    latest: dict[Layer, int] = {}
    for index in in_time:
        span, own = cues[index].span, layers[index]
        if span.is_backwards:
            continue
        before = latest.get(own)
        if before is not None:
            duration = span.start - cues[before].span.end
            if duration >= 0:
                yield Gap(before, index, duration)
            if span.end <= cues[before].span.end:
                continue
        latest[own] = index


def _alignment(cue: Cue) -> str:
    tag = POSITION.search(cue.text) if "{" in cue.text else None
    if tag is None:
        return _BOTTOM
    number = re.sub(r"\D", "", tag.group())
    return number if tag.group().startswith(r"{\an") else _OLD_ALIGNMENTS.get(number, _BOTTOM)
