"""Which cues of a master and of a release belong together, cue by cue."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.checks.context import ReleaseContext
from pipeline.model.cue import Cue
from pipeline.model.time import TimeSpan

_Edge = tuple[int, int]
"""Indices of a cue of the master and one of the release, from 0."""


class Group(NamedTuple):
    """Cues that show the same: indices from 0, in order, at least one of each track."""

    masters: tuple[int, ...]
    releases: tuple[int, ...]
    is_told: bool = False
    """Whether the manifest tells that a person or a rule has changed them."""

    @property
    def is_pair(self) -> bool:
        """Whether one cue is shown as one."""
        return len(self.masters) == len(self.releases) == 1


def groups(context: ReleaseContext, *, by_message: bool = False) -> tuple[Group, ...]:
    """Return the cues that belong together, in the order of the master.

    By the manifest while it speaks of this very release, else by time: cues of the same span are
    partners, and cues of which the middle of one lies in the other. With `by_message` all cues of
    one message are one group, as far as messages are known.
    """
    provenance = context.provenance
    cues = context.release.cues
    if provenance is None or len(provenance.cues) != len(cues):
        # a clock that is off is the matter of other rules, and told once
        return _grouped(_by_time(context.master.cues, context.on_master_clock), frozenset())
    edges: list[_Edge] = []
    homes: dict[str, int] = {}
    joined: list[tuple[int, int]] = []
    for at, origin in enumerate(provenance.cues):
        edges += ((master - 1, at) for master in origin.masters)
        messages = origin.messages if by_message and origin.masters else ()
        joined += ((homes.setdefault(message, at), at) for message in messages)
    told = frozenset(at for at, origin in enumerate(provenance.cues) if origin.reason)
    known = [edge for edge in edges if edge[0] < len(context.master.cues)]
    return _grouped(known, told, joined)


def _grouped(
    edges: Iterable[_Edge], told: frozenset[int], joined: Iterable[tuple[int, int]] = ()
) -> tuple[Group, ...]:
    """Return what hangs together by `edges`; `joined` are cues of the release that do so too."""
    homes: dict[tuple[str, int], list[tuple[str, int]]] = {}
    pairs: list[tuple[tuple[str, int], tuple[str, int]]] = [
        (("m", master), ("r", release)) for master, release in edges
    ]
    pairs += [(("r", one), ("r", other)) for one, other in joined]
    for one, other in pairs:
        home, away = homes.setdefault(one, [one]), homes.setdefault(other, [other])
        if home is away:
            continue
        if len(home) < len(away):
            home, away = away, home
        home += away
        for member in away:
            homes[member] = home
    found = []
    for members in {id(home): home for home in homes.values()}.values():
        masters = tuple(sorted(index for side, index in members if side == "m"))
        releases = tuple(sorted(index for side, index in members if side == "r"))
        if masters and releases:
            found.append(Group(masters, releases, not told.isdisjoint(releases)))
    return tuple(sorted(found))


def _by_time(masters: Sequence[Cue], releases: Sequence[Cue]) -> Iterator[_Edge]:
    """Yield the partners of two tracks by time."""
    waiting: defaultdict[TimeSpan, list[int]] = defaultdict(list)
    for index in reversed(range(len(masters))):
        waiting[masters[index].span].append(index)
    left, free = [], set(range(len(masters)))
    for index, cue in enumerate(releases):
        if waiting.get(cue.span):
            master = waiting[cue.span].pop()
            free.discard(master)
            yield master, index
        else:
            left.append(index)
    yield from _overlapping(
        [(masters[index].span, index) for index in sorted(free)],
        [(releases[index].span, index) for index in left],
    )


def _overlapping(
    masters: Sequence[tuple[TimeSpan, int]], releases: Sequence[tuple[TimeSpan, int]]
) -> Iterator[_Edge]:
    """Yield the pairs of which the middle of one lies inside the other; n log n and their number.

    Cues that are on screen for hours would meet all others: of each cue the nearest few count.
    """
    for near, far, turned in ((masters, releases, False), (releases, masters, True)):
        middles = sorted(((span.start + span.end) // 2, index) for span, index in far)
        for span, index in near:
            first = bisect_left(middles, (span.start, -1))
            last = bisect_right(middles, (max(span.end - 1, span.start), len(middles) + 1))
            for _middle, other in middles[first : min(last, first + _MOST)]:
                yield (other, index) if turned else (index, other)


_MOST = 8
"""Partners of one cue that are looked at."""
