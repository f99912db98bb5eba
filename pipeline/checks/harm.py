"""What a change of a track must not do: bring a finding, or end one that is suppressed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from pipeline.checks.rechecking import Checked
from pipeline.model.finding import Finding


class Harm(NamedTuple):
    """What a change would do, by the codes of rules."""

    brings: frozenset[str] = frozenset()
    """Rules that would find something new, or more than before."""
    ends: frozenset[str] = frozenset()
    """Rules that would no longer find what is suppressed."""


class Refusal(NamedTuple):
    """A finding that is left though it has a fix, and what stands in the way."""

    finding: Finding
    harm: Harm
    """None at all where something in the cue is not translated yet."""


class Blame:
    """Which changes were taken back, and why."""

    def __init__(self) -> None:
        self.of: dict[int, Harm] = {}
        """By the index of the cue."""
        self._own: set[int] = set()

    def ended(self, back: Iterable[int], codes: Iterable[str]) -> None:
        """Note changes that would end what is suppressed of the rules with `codes`."""
        self._note(back, Harm(ends=frozenset(codes)))

    def brought(self, back: Iterable[int], worse: Mapping[str, Collection[int | None]]) -> None:
        """Note what changes would bring: beside them, or else anywhere."""
        for index in back:
            near = {index - 1, index, index + 1}
            codes = frozenset(code for code, places in worse.items() if near.intersection(places))
            self._note((index,), Harm(codes or frozenset(worse)))
            if codes:
                self._own.add(index)

    @property
    def ending(self) -> frozenset[int]:
        """The cues whose changes would end what is suppressed."""
        return frozenset(index for index, harm in self.of.items() if harm.ends)

    @property
    def holding(self) -> frozenset[int]:
        """The cues that must not change: their own changes would do harm, not those of all."""
        return self.ending | self._own

    def _note(self, indices: Iterable[int], harm: Harm) -> None:
        for index in indices:
            known = self.of.get(index, Harm())
            self.of[index] = Harm(known.brings | harm.brings, known.ends | harm.ends)


class Protected:
    """The suppressed findings of a track: no fix may do away with them."""

    def __init__(self, now: Checked) -> None:
        unwanted = now.context.unwanted
        self._counts: dict[str, dict[int, int]] = {}
        """By rule and cue how many there are."""
        for code, own in now.found.items() if unwanted else ():
            counts = {
                cue: len(some)
                for cue, some in own.items()
                if cue is not None and some and code in unwanted.at(cue)
            }
            if counts:
                self._counts[code] = counts

    @property
    def cues(self) -> frozenset[int]:
        """The cues that have any."""
        return frozenset(cue for counts in self._counts.values() for cue in counts)

    def ended(self, now: Checked, trial: Checked) -> dict[str, set[int]]:
        """Return by rule the cues that have fewer in `trial`, which differs from `now`."""
        ended: dict[str, set[int]] = {}
        for code, counts in self._counts.items():
            own = trial.found[code]
            if own is not now.found[code]:
                cues = {cue for cue, count in counts.items() if len(own.get(cue, ())) < count}
                if cues:
                    ended[code] = cues
        return ended


def beside(worse: Mapping[str, Collection[int | None]], own: Collection[str]) -> set[int]:
    """Return the indices of the cues whose change may be what made something `worse`.

    Those are the cues of rules with a code of `own`, which look at single cues; of other rules also
    the cues before and after.
    """
    near: set[int] = set()
    for code, places in worse.items():
        around = 0 if code in own else 1
        for index in places:
            if index is not None:
                near |= set(range(index - around, index + around + 1))
    return near


def nearest(kept: set[int], places: Collection[int], apart: int) -> tuple[set[int], int]:
    """Return those of `kept` that are nearest to any of `places`, and how far away they are.

    Nothing is looked for nearer than `apart`: what was there is taken back, and did not help.
    """
    while True:
        near = {at for index in places for at in range(index - apart, index + apart + 1)}
        if kept & near:
            return kept & near, apart
        apart = 2 * apart or 1
