"""Two films while they are matched: which old item each new one is, so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.catalogs.item import Item
from pipeline.catalogs.rising import longest_rising
from pipeline.sync.clock import JUMP, Anchor, Clock, estimate

TELLING = 12
"""Characters from which a text that stands once in each film is hardly another line by chance."""

_TRUSTED = 0.5
"""Share of the anchors that a clock has to explain: below it, lines were timed anew one by one."""


class Pairing:
    """Old and new items, and the pairs of them: one to one."""

    def __init__(self, old: Sequence[Item], new: Sequence[Item], known: Mapping[int, int]) -> None:
        self.old, self.new = old, new
        self.old_texts = [one.text for one in old]
        self.new_texts = [one.text for one in new]
        self.found: list[int | None] = [None] * len(new)
        """By new index, the old one."""
        self.back: list[int | None] = [None] * len(old)
        """By old index, the new one."""
        self.known = known
        """Pairs that were given, by new index: never parted."""
        for at, origin in known.items():
            self.pair(origin, at)
        self.clock = Clock()
        self.is_timed = False
        """Whether the clock tells something."""
        self.old_counts = Counter(self.old_texts)
        self.new_counts = Counter(self.new_texts)

    def pair(self, one: int, other: int) -> None:
        """Make old `one` and new `other` a pair."""
        self.found[other], self.back[one] = one, other

    def part(self, other: int) -> None:
        """Undo the pair of new `other`, unless it was given."""
        one = self.found[other]
        if one is not None and other not in self.known:
            self.found[other] = self.back[one] = None

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield all pairs (old, new) in new order."""
        for other, one in enumerate(self.found):
            if one is not None:
                yield one, other

    def is_equal(self, one: int, other: int) -> bool:
        """Whether two items have the same text."""
        return self.old_texts[one] == self.new_texts[other]

    def is_unique(self, text: str) -> bool:
        """Whether a text stands once in each film."""
        return self.old_counts[text] == 1 == self.new_counts[text]

    def tell_time(self) -> None:
        """Estimate the clock from pairs whose texts stand once: the longer, the weightier."""
        anchors = list(self._anchors())
        self.clock = estimate(anchors)
        self.is_timed = bool(anchors) and self.clock.explained >= _TRUSTED

    def _anchors(self) -> Iterator[Anchor]:
        for one, other in self.pairs():
            text = self.new_texts[other]
            if not text or not (self.is_unique(text) or other in self.known):
                continue
            before, after = self.old[one].start, self.new[other].start
            if before is not None and after is not None:
                yield Anchor(before, after, min(len(text), 60))

    def lag(self, one: int, other: int) -> int | None:
        """Return by how many ms new `other` is off from where old `one` should be; None: unknown.

        Never below 0.
        """
        before, after = self.old[one].start, self.new[other].start
        if not self.is_timed or before is None or after is None:
            return None
        return abs(self.clock.residual(before, after))

    def is_in_time(self, one: int, other: int) -> bool:
        """Whether two items are as far apart as the clock says; no without a clock."""
        lag = self.lag(one, other)
        return lag is not None and lag < JUMP

    def free(self) -> tuple[list[int], list[int]]:
        """Return the old and new indices that are in no pair."""
        return (
            [at for at, other in enumerate(self.back) if other is None],
            [at for at, one in enumerate(self.found) if one is None],
        )

    def in_new_order(self, *, trailing: bool) -> list[int]:
        """Return the old indices in the order of the new film.

        What is paired stands where the new film has it. What is not follows the pair before it, or,
        with `trailing` off, goes before the pair after it.
        """
        order: list[int] = []
        runs = self._runs(trailing=trailing)
        order += runs.get(-1, ())
        for one, _other in self.pairs():
            if trailing:
                order.append(one)
                order += runs.get(one, ())
            else:
                order += runs.get(one, ())
                order.append(one)
        return order + runs[-2] if -2 in runs else order

    def _runs(self, *, trailing: bool) -> dict[int, list[int]]:
        """Return stretches of unpaired old items by the pair they go with; -1 and -2: the edges."""
        runs: dict[int, list[int]] = {}
        owner = -1 if trailing else -2
        indices: Iterable[int] = range(len(self.old))
        for at in indices if trailing else reversed(list(indices)):
            if self.back[at] is not None:
                owner = at
            else:
                runs.setdefault(owner, []).append(at)
        return runs if trailing else {key: run[::-1] for key, run in runs.items()}

    def in_order(self) -> set[int]:
        """Return the new indices of the longest part of the pairs that kept its order."""
        return {other for _one, other in longest_rising(list(self.pairs()))}
