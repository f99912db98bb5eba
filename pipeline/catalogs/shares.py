"""What share of its cues each segment has: the space of a translation follows from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.language.counting import visible_length
from pipeline.model.limits import Limits
from pipeline.model.segment import Segment
from pipeline.model.track import Track

_WRITTEN = re.compile(r"(?:(\d+)/(\d+) of )?(\d+)\.(\d{3}) s")


class Share(NamedTuple):
    """The share that a message has of one cue."""

    duration: int
    """Of the cue, ms; 0 for one that runs backwards."""
    own: int = 1
    """Characters of the cue's source text that are the message's, counted as a viewer sees them."""
    whole: int = 1
    """Characters of all that is said in the cue; equal to `own` in a cue that is not shared."""

    @property
    def is_shared(self) -> bool:
        """Whether others have a part of the cue."""
        return self.own != self.whole

    def space(self, limits: Limits) -> int | None:
        """Return how many characters fit into the share, None without limits."""
        space = limits.space(self.duration)
        return None if space is None else space * self.own // self.whole

    def __str__(self) -> str:
        seconds = f"{self.duration // 1000}.{self.duration % 1000:03} s"
        return f"{self.own}/{self.whole} of {seconds}" if self.is_shared else seconds


def read_shares(written: str) -> tuple[Share, ...]:
    """Return shares as they are written, with commas between; none if one is in another form."""
    matches = [_WRITTEN.fullmatch(one) for one in written.split(", ")]
    shares = []
    for match in matches:
        if match is None:
            return ()
        own, whole, seconds, rest = (int(digits or 1) for digits in match.groups())
        if not whole or own > whole:
            return ()
        shares.append(Share(seconds * 1000 + rest, own, whole))
    return tuple(shares)


def shares_of(segments: Sequence[Segment], track: Track) -> list[tuple[Share, ...]]:
    """Return the shares of each segment, slot by slot; none for a segment with one cue to itself.

    A shared cue is divided by the length of what each says in it (TIMING section 2: characters as
    seen); where nothing of it can be counted, equally.
    """
    holders = Counter(slot.cue for one in segments for slot in one.slots)
    if len(holders) == len(segments) and all(len(one.slots) == 1 for one in segments):
        return [()] * len(segments)
    said: Counter[int] = Counter()
    for one in segments:
        for index, slot in enumerate(one.slots):
            if holders[slot.cue] > 1:
                said[slot.cue] += visible_length(one.part(index))
    shares = []
    for one in segments:
        alone = len(one.slots) == 1 and holders[one.slots[0].cue] == 1
        shares.append(() if alone else _shares(one, track, holders, said))
    return shares


def _shares(
    segment: Segment, track: Track, holders: Counter[int], said: Counter[int]
) -> tuple[Share, ...]:
    shares = []
    for index, slot in enumerate(segment.slots):
        duration = max(track.cues[slot.cue].span.duration, 0)
        if holders[slot.cue] == 1:
            shares.append(Share(duration))
        elif said[slot.cue]:
            own, whole = visible_length(segment.part(index)), said[slot.cue]
            shares.append(Share(duration) if own == whole else Share(duration, own, whole))
        else:
            shares.append(Share(duration, 1, holders[slot.cue]))
    return tuple(shares)
