"""Moving cues in time: the least change, as far as it does no harm."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.checks.context import TrackContext
from pipeline.checks.harm import Harm
from pipeline.checks.impossible import Impossible
from pipeline.checks.taking import Taken, Taking, together
from pipeline.checks.unwanted import HOLDING, at_rest
from pipeline.model.cue import Cue
from pipeline.model.time import TimeSpan

_MOST_ROUNDS = 10
"""Solutions around cues that must not move; the last one is taken as it is."""
_MOST_STEPS = 3
"""Attempts, one after the other, that are tried to come to rest."""


class Retimed(NamedTuple):
    """Other times for the cues of a track."""

    spans: tuple[TimeSpan, ...]
    """For each cue, in order."""
    reasons: dict[int, tuple[str, ...]]
    """For each cue that moves, by index from 0, the codes of the rules that want it."""
    impossible: tuple[Impossible, ...] = ()
    """For the cues whose limits cannot hold together: what is missing."""
    shift: int | None = None
    """How far an edge may move, ms; None for as far as it is told."""


Retimer = Callable[[TrackContext], Retimed]
"""Finds other times under the limits of the context's profile."""


class _Attempt(NamedTuple):
    """One solution, as far as it does no harm."""

    result: Retimed
    roots: dict[int, list[str]]
    """For each cue that moves, the rules for which it and all that move with it do."""
    taken: Taken
    unmoved: dict[int, Harm]
    """What the moves of other cues would do."""
    held: frozenset[int]
    """The cues that had to stay."""


class Moved(NamedTuple):
    """What came of moving."""

    codes: dict[int, list[str]]
    """For each cue that has moved, by index, the rules for which it has."""
    impossible: tuple[Impossible, ...] = ()


class Moving:
    """Moves of the cues of a track."""

    def __init__(self, taking: Taking, codes: Collection[str]) -> None:
        self.taking = taking
        self._wanted = frozenset(codes)
        self._last: _Attempt | None = None

    def moved(self, retimer: Retimer) -> Moved:
        """Move cues in time as `retimer` finds; return which, and what it finds impossible.

        Where something has to be taken back, a second run might move more; that is done at once, as
        long as no edge comes to move too far. If it comes to no rest, less is taken.
        """
        before = self.taking.now
        made = self._rested(retimer)
        if not made:
            self.taking.now = before
            made = [self._without_unrest(retimer)]
        self._last = made[0]
        codes: dict[int, list[str]] = {}
        for one in made:
            for index in sorted(one.taken.kept):
                codes.setdefault(index, []).extend(self._codes(one, index))
        impossible = tuple(one for one in made[-1].result.impossible if self._is_asked(one))
        return Moved(codes, impossible)

    def _rested(self, retimer: Retimer) -> list[_Attempt]:
        """Make moves until there are no more to make; return none where that moves too far."""
        first = self.taking.context.track.cues
        made = [self._attempt(retimer, is_thorough=True)]
        last = made[0]
        while last.taken.kept and (last.unmoved or last.taken.is_short):
            now = self.taking.now
            last = self._attempt(retimer, is_thorough=True)
            if not last.taken.kept:
                self.taking.now = now
                break
            made.append(last)
            if len(made) > _MOST_STEPS or self._is_far(first, last.result.shift):
                return []
        return made

    def _without_unrest(self, retimer: Retimer) -> _Attempt:
        """Make the moves of one attempt but for those of cues which a second would move on."""
        before = self.taking.now
        first = self._attempt(retimer, is_thorough=False)
        moved = self.taking.context.track.cues
        unrest: set[int] = set()
        for _round in range(_MOST_ROUNDS):
            self.taking.now = before
            taken = self.taking.take(moved, first.taken.kept - unrest)
            now = self.taking.now
            again = self._attempt(retimer, is_thorough=True).taken.kept
            self.taking.now = now
            if again <= unrest:
                return first._replace(taken=taken)
            for run in together(before.context, first.taken.kept | again):
                if not again.isdisjoint(run):
                    unrest.update(run)
        self.taking.now = before
        return first._replace(taken=taken._replace(kept=set(), laid={}))

    def _is_far(self, first: Sequence[Cue], shift: int | None) -> bool:
        """Whether an edge has moved further than it may."""
        pairs = zip(first, self.taking.context.track.cues, strict=True)
        return shift is not None and any(
            abs(new - old) > shift
            for before, after in pairs
            for old, new in zip(before.span, after.span, strict=True)
        )

    def harm(self, index: int) -> Harm:
        """Return what a cue would do if it moved, or the next one: a gap is one of both."""
        if self._last is None:
            return Harm()
        if index in self._last.unmoved:
            return self._last.unmoved[index]
        if self._last.held.isdisjoint({index, index + 1}):
            return Harm()
        by_cue = self.taking.context.unwanted.by_cue
        near = (by_cue.get(at, ()) for at in range(index - 1, index + 2))
        return Harm(ends=HOLDING.intersection(code for codes in near for code in codes))

    def _codes(self, attempt: _Attempt, index: int) -> list[str]:
        own = [code for code in self._asked(attempt.result, index) if code in self._wanted]
        codes = own or [code for code in attempt.roots[index] if code in self._wanted]
        return [*codes, *attempt.taken.laid.get(index, ())]

    def _attempt(self, retimer: Retimer, *, is_thorough: bool) -> _Attempt:
        """Make the moves that do no harm.

        What must not move stands in the way of the others, who have to know of it: they are solved
        anew around what would end something suppressed, and `is_thorough`, bring something.
        """
        before = self.taking.now
        context = before.context
        held = at_rest(context, before.findings()) if context.unwanted else frozenset()
        unmoved: dict[int, Harm] = {}
        for _round in range(_MOST_ROUNDS):
            self.taking.now = before
            result, roots, taken = self._taken(retimer, held)
            unmoved |= taken.blame.of
            found = _Attempt(result, roots, taken, unmoved, held)
            holding = taken.blame.holding if is_thorough else taken.blame.ending
            if holding <= held:
                break
            held |= holding
        return found

    def _taken(
        self, retimer: Retimer, held: frozenset[int]
    ) -> tuple[Retimed, dict[int, list[str]], Taken]:
        """Make the moves that `retimer` finds, where they do no harm."""
        context = self.taking.context
        result = retimer(replace(context, held=held))
        cues = context.track.cues
        moved = tuple(
            cue if cue.span == span else cue._replace(span=span)
            for cue, span in zip(cues, result.spans, strict=True)
        )
        roots: dict[int, list[str]] = {}
        # cues that move together move for a rule that was asked for, or stay
        for run in together(context, {i for i, cue in enumerate(cues) if cue is not moved[i]}):
            codes = [code for index in run for code in self._asked(result, index)]
            if not self._wanted.isdisjoint(codes):
                roots |= {index: list(dict.fromkeys(codes)) for index in run}
        return result, roots, self.taking.take(moved, roots)

    def _asked(self, result: Retimed, index: int) -> list[str]:
        """Return the wanted rules for which a cue moves."""
        unwanted = self.taking.context.unwanted.at(index)
        return [code for code in result.reasons.get(index, ()) if code not in unwanted]

    def _is_asked(self, impossible: Impossible) -> bool:
        """Whether any limit that cannot hold is wanted of any of its cues."""
        limits = self._wanted.intersection(str(impossible.finding.limit).split(", "))
        return any(limits - self.taking.context.unwanted.at(index) for index in impossible.cues)
