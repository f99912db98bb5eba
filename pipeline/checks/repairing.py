"""Repairing a track: fixes until none is left to make, and none that does harm.

A fix is kept only if no cue gets a finding that it did not have: what the fixes of a round have
made is checked by all rules, and where a cue is worse for it, its fixes are taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from pipeline.checks.context import SeriesContext, TrackContext
from pipeline.checks.fixing import mend
from pipeline.checks.rule import Rule
from pipeline.checks.run import check
from pipeline.model.cue import Cue
from pipeline.model.finding import Finding
from pipeline.model.fix import Mend
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

_MOST_ROUNDS = 10
"""Rounds of fixes; a fix may make way for another (dots before a dash), seldom more than twice."""


class Retimed(NamedTuple):
    """Other times for the cues of a track."""

    spans: tuple[TimeSpan, ...]
    """For each cue, in order."""
    reasons: dict[int, tuple[str, ...]]
    """For each cue that moves, by index from 0, the codes of the rules that want it."""
    impossible: tuple[Finding, ...] = ()
    """For the cues whose limits cannot hold together: what is missing."""


Retimer = Callable[[TrackContext], Retimed]
"""Finds other times under the limits of the context's profile."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one cue."""

    before: Cue
    after: Cue | None
    """None for a cue that is gone."""
    index: int
    """Place of the cue before, from 0."""
    codes: tuple[str, ...]
    """Why: codes of rules, in order."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A track after all its fixes."""

    track: Track
    changes: tuple[Change, ...]
    """In the order of the cues as they were."""
    left: tuple[Finding, ...]
    """What is still found."""
    impossible: tuple[Finding, ...] = ()
    """For the cues whose limits cannot hold together: what is missing."""


def repaired(
    context: TrackContext,
    rules: Sequence[Rule[Any]],
    codes: Collection[str],
    *,
    unsafe: bool = False,
    retimer: Retimer | None = None,
) -> Repaired:
    """Return the track of `context` with the fixes of the rules with `codes` made.

    All `rules` watch that no fix does harm. Unsafe fixes are made where `unsafe` says so, times are
    changed by `retimer` if there is one. Cue count and order stay, but where a rule wants them
    otherwise (a cue twice, cues out of order). Repairing what is repaired changes nothing.
    """
    work = _Work(context, rules, codes, unsafe=unsafe)
    work.restructure()
    work.rewrite()
    impossible: tuple[Finding, ...] = ()
    if retimer is not None:
        impossible = work.retime(retimer)
        work.rewrite()
    left = tuple(one for one in work.found if one.code in codes)
    return Repaired(work.context.track, work.changes(), left, impossible)


class _Work:
    """A track on its way; `origin` says for each cue which one it was."""

    def __init__(
        self,
        context: TrackContext,
        rules: Sequence[Rule[Any]],
        codes: Collection[str],
        *,
        unsafe: bool,
    ) -> None:
        self.context = context
        self.rules = rules
        self.codes = codes
        self.unsafe = unsafe
        self.before = context.track.cues
        self.origin = list(range(len(self.before)))
        self.why: dict[int, dict[str, None]] = {}
        self.found = self._check(context.track)
        self._refused: set[tuple[int, str]] = set()

    def restructure(self) -> None:
        """Take out cues and sort them, where a rule wants that."""
        wanted = [one for one in self._fixable() if one.fix and one.fix.mend in _STRUCTURE]
        cues = tuple(
            cue._replace(line=index + 1) for index, cue in enumerate(self.context.track.cues)
        )
        numbered = self.context.track._replace(cues=cues)
        mended = mend(numbered, wanted, unsafe=self.unsafe)
        if not mended.made:
            return
        self.origin = [cue.line - 1 for cue in mended.track.cues]
        kept = set(self.origin)
        for finding in mended.made:
            index = (finding.place.cue or 1) - 1
            if finding.fix and (finding.fix.mend is not Mend.DELETE or index not in kept):
                self._note(index, finding.code)
        self._take(
            tuple(
                cue._replace(line=self.before[index].line)
                for index, cue in zip(self.origin, mended.track.cues, strict=True)
            )
        )

    def rewrite(self) -> None:
        """Make the fixes of texts, round by round, while they do no harm."""
        for _round in range(_MOST_ROUNDS):
            wanted = [
                one
                for one in self._fixable()
                if one.fix
                and one.fix.mend is Mend.TEXT
                and (one.place.cue, one.text) not in self._refused
            ]
            mended = mend(self.context.track, wanted, unsafe=self.unsafe)
            if not mended.made:
                return
            reasons: dict[int, dict[str, None]] = {}
            for finding in mended.made:
                reasons.setdefault((finding.place.cue or 1) - 1, {})[finding.code] = None
            kept = self._kept(mended.track.cues, reasons)
            for index in reasons.keys() - kept:
                self._refused.add((index + 1, self.context.track.cues[index].text))
            for index in sorted(kept):
                for code in reasons[index]:
                    self._note(self.origin[index], code)
            cues = mended.track.cues
            self._take(
                tuple(
                    cues[index] if index in kept else cue
                    for index, cue in enumerate(self.context.track.cues)
                )
            )

    def retime(self, retimer: Retimer) -> tuple[Finding, ...]:
        """Move cues in time as `retimer` finds; return what it finds impossible."""
        result = retimer(self.context)
        cues = self.context.track.cues
        moved = tuple(cue._replace(span=span) for cue, span in zip(cues, result.spans, strict=True))
        touched = {index for index, cue in enumerate(cues) if cue.span != moved[index].span}
        kept = self._kept(moved, touched)
        for index in sorted(kept):
            for code in result.reasons.get(index, ()):
                self._note(self.origin[index], code)
        self._take(tuple(moved[i] if i in kept else cue for i, cue in enumerate(cues)))
        return result.impossible

    def changes(self) -> tuple[Change, ...]:
        """Return what became of each cue that is other than it was, or in another place."""
        now = dict(zip(self.origin, self.context.track.cues, strict=True))
        return tuple(
            Change(cue, now.get(index), index, tuple(self.why.get(index, ())))
            for index, cue in enumerate(self.before)
            if now.get(index) != cue or index in self.why
        )

    def _fixable(self) -> list[Finding]:
        return [one for one in self.found if one.fix and one.code in self.codes]

    def _kept(self, cues: tuple[Cue, ...], touched: Collection[int]) -> set[int]:
        """Return the `touched` cues whose change makes no cue worse than it is now."""
        kept = set(touched)
        now = self.context.track.cues
        while kept:
            trial = tuple(cues[i] if i in kept else cue for i, cue in enumerate(now))
            worse = _worse(self.found, self._check(self.context.track._replace(cues=trial)))
            if not worse:
                break
            near = {near for index in worse for near in range(index - 1, index + 2)}
            # a finding may speak of the whole file, or of cues further away
            kept = kept - near if kept & near else set()
        return kept

    def _check(self, track: Track) -> tuple[Finding, ...]:
        context = replace(self.context, track=track)
        series = SeriesContext((context,))
        return check([context, series], self.rules)

    def _take(self, cues: tuple[Cue, ...]) -> None:
        kinds = self.context.kinds
        if kinds and len(cues) != len(kinds):
            kinds = tuple(kinds[index] for index in self.origin)
        track = self.context.track._replace(cues=cues)
        self.context = replace(self.context, track=track, kinds=kinds)
        self.found = self._check(track)

    def _note(self, index: int, code: str) -> None:
        self.why.setdefault(index, {})[code] = None


_STRUCTURE = frozenset({Mend.DELETE, Mend.SORT, Mend.NUMBERS})


def _worse(before: Iterable[Finding], after: Iterable[Finding]) -> set[int]:
    """Return the cues, from 0, that have a finding after that they did not have before."""
    known = Counter((one.code, one.place.cue) for one in before)
    news = Counter((one.code, one.place.cue) for one in after) - known
    return {(cue or 1) - 1 for _code, cue in news}
