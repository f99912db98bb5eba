"""Taking changes of a track: those that do no harm, and no more of the others than must be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence, Set
from typing import Any, NamedTuple

from pipeline.checks.choosing import laid_again
from pipeline.checks.context import TrackContext
from pipeline.checks.harm import Blame, Protected, beside, nearest
from pipeline.checks.rechecking import Checked, rechecked
from pipeline.checks.rule import Reach, Rule
from pipeline.model.cue import Cue

_APART = 2500
"""Milliseconds between cues that have nothing to do with each other: both may move by half a
second, and no gap wider than a second is refused."""


class Taken(NamedTuple):
    """What became of changes."""

    kept: set[int]
    """The cues whose changes are made, by index."""
    laid: dict[int, list[str]]
    """Those of them whose lines were broken anew for it, and the rules that asked for that."""
    blame: Blame
    """Why the changes of others are not."""
    is_short: bool
    """Whether some are not because the file as a whole could not bear them."""


class Taking:
    """A track of which some cues would change."""

    def __init__(self, now: Checked, rules: Sequence[Rule[Any]], codes: Collection[str]) -> None:
        self.now = now
        self.codes = codes
        self.protected = Protected(now)
        self._own = frozenset(one.code for one in rules if one.reach in {Reach.OWN, Reach.OWN_TEXT})

    @property
    def context(self) -> TrackContext:
        """The track as it is now."""
        return self.now.context

    def begin(self, now: Checked) -> None:
        """Go on from another track: cues are gone, or in another order."""
        self.now, self.protected = now, Protected(now)

    def take(self, cues: tuple[Cue, ...], touched: Collection[int]) -> Taken:
        """Take the `touched` of `cues` whose change makes nothing worse than now."""
        kept, trial, now = set(touched), self.now, self.context.track.cues
        is_short, blame = False, Blame()
        apart = 0
        laid: dict[int, list[str]] = {}
        # a text harms its own cue; moves of neighbours were found together
        own = self._own if any(cues[at].text != now[at].text for at in touched) else frozenset()
        while kept:
            # from one trial to the next only what is taken back differs
            trial = rechecked(trial, self._with(cues, kept))
            ended = self.protected.ended(self.now, trial)
            if ended:
                back, apart = nearest(kept, set().union(*ended.values()), apart)
                blame.ended(back, ended)
                kept -= back
                continue
            worse = trial.worse(self.now)
            if not worse:
                self.now = trial
                break
            again = laid_again(trial, now, worse, kept - laid.keys(), self.codes)
            if again.made:
                cues = again.track.cues
                for one in again.made:
                    laid.setdefault((one.place.cue or 1) - 1, []).append(one.code)
                continue
            back = kept & beside(worse, own)
            if not back and any(None in places for places in worse.values()):
                is_short = True
                costly = [code for code, places in worse.items() if None in places]
                back = kept - self._affordable(cues, kept, costly)
            # a finding may speak of cues further away
            back = back or set(kept)
            blame.brought(back, worse)
            kept -= back
        return Taken(kept, {index: laid[index] for index in kept & laid.keys()}, blame, is_short)

    def _affordable(self, cues: tuple[Cue, ...], kept: set[int], codes: list[str]) -> set[int]:
        """Return `kept` without as many changes as the rules with `codes` cannot bear in the file.

        Those go that take most time from their cues, with all that moves together with them; all,
        if none takes any.
        """
        now = self.context.track.cues
        lost = {
            run: sum(now[index].span.duration - cues[index].span.duration for index in run)
            for run in together(self.context, kept)
        }
        costly = sorted((run for run in lost if lost[run] > 0), key=lambda run: (-lost[run], run))

        def without(count: int) -> set[int]:
            return kept.difference(*costly[:count])

        def is_borne(count: int) -> bool:
            trial = rechecked(self.now, self._with(cues, without(count)), codes=codes)
            return not trial.worse(self.now)

        count = bisect_left(range(1, len(costly)), True, key=is_borne) + 1
        return without(count) if costly and is_borne(count) else set()

    def _with(self, cues: tuple[Cue, ...], kept: set[int]) -> tuple[Cue, ...]:
        now = enumerate(self.context.track.cues)
        return tuple(cues[index] if index in kept else cue for index, cue in now)


def together(context: TrackContext, touched: Set[int]) -> list[tuple[int, ...]]:
    """Return the runs of `touched` cues that follow each other in time, and closely."""
    cues = context.track.cues
    found: list[list[int]] = []
    last: int | None = None
    for index in context.in_time:
        if index in touched:
            if last is None or cues[index].span.start - cues[last].span.end >= _APART:
                found.append([])
            found[-1].append(index)
        last = index if index in touched else None
    return [tuple(run) for run in found]
