"""Repairing a track: fixes until none is left to make, and none that does harm.

What is said is mended before its lines are broken, and both before times are moved: a text that
gets shorter may need no second line. A rule mends all its places in a cue or none.

A fix is kept only if no cue gets a finding that it did not have: what the fixes of a round have
made is checked by all rules, and where a cue is worse for it, its fixes are taken back. Where the
file is worse as a whole (times make it too fast to be read), those moves are taken back that take
most time from cues, and no more of them than needed.

What is suppressed is so on purpose: it is not mended, and no other fix may do away with it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from pipeline.checks.choosing import Choice, laid_again
from pipeline.checks.context import TrackContext
from pipeline.checks.fixing import mend
from pipeline.checks.harm import Blame, Harm, Protected, Refusal, beside, nearest
from pipeline.checks.impossible import Impossible
from pipeline.checks.rechecking import checked, rechecked
from pipeline.checks.rule import Reach, Rule
from pipeline.checks.unwanted import HOLDING, at_rest
from pipeline.model.codes import Severity
from pipeline.model.cue import Cue
from pipeline.model.finding import Finding
from pipeline.model.fix import Mend
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

_MOST_ROUNDS = 10
"""Rounds of fixes; a fix may make way for another (dots before a dash), seldom more than twice."""


_APART = 2500
"""Milliseconds between cues that have nothing to do with each other: both may move by half a
second, and no gap wider than a second is refused."""


class Retimed(NamedTuple):
    """Other times for the cues of a track."""

    spans: tuple[TimeSpan, ...]
    """For each cue, in order."""
    reasons: dict[int, tuple[str, ...]]
    """For each cue that moves, by index from 0, the codes of the rules that want it."""
    impossible: tuple[Impossible, ...] = ()
    """For the cues whose limits cannot hold together: what is missing."""
    roots: Mapping[int, Sequence[str]] = MappingProxyType({})
    """For each cue that moves, the codes for which it and all that move with it do."""


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
    """What is still found, without what is suppressed."""
    impossible: tuple[Impossible, ...] = ()
    """For the cues whose limits cannot hold together: what is missing."""
    refused: tuple[Refusal, ...] = ()
    """Those of what is left whose fixes would do harm."""


def repaired(
    context: TrackContext,
    rules: Sequence[Rule[Any]],
    codes: Collection[str],
    *,
    asked: Collection[str] = (),
    unsafe: bool = False,
    retimer: Retimer | None = None,
) -> Repaired:
    """Return the track of `context` with the fixes of the rules with `codes` made.

    All `rules` watch that no fix does harm. What is only information is left, unless its code is in
    `asked`: the house is not known to want it otherwise. Unsafe fixes are made where `unsafe` says
    so, times are changed by `retimer` if there is one; what the context says is unwanted is left.
    Cue count and order stay, but where a rule wants them otherwise (a cue twice, cues out of
    order). Repairing what is repaired changes nothing.
    """
    work = _Work(context, rules, codes, asked, unsafe=unsafe)
    work.restructure()
    work.rewrite()
    impossible: tuple[Impossible, ...] = ()
    if retimer is not None:
        impossible = work.retime(retimer)
        # what a text may be depends on times, and what times may be on texts
        for _round in range(_MOST_ROUNDS):
            if not work.rewrite():
                break
            impossible = work.retime(retimer)
    left = tuple(one for one in work.now.findings() if work.is_wanted(one))
    return Repaired(work.context.track, work.changes(), left, impossible, work.refusals(left))


class _Work:
    """A track on its way; `origin` says for each cue which one it was."""

    def __init__(
        self,
        context: TrackContext,
        rules: Sequence[Rule[Any]],
        codes: Collection[str],
        asked: Collection[str],
        *,
        unsafe: bool,
    ) -> None:
        self.now = checked(context, rules)
        self.codes = codes
        self.asked = asked
        self._own = frozenset(one.code for one in rules if one.reach in {Reach.OWN, Reach.OWN_TEXT})
        self._wanted = frozenset(codes)
        self.unsafe = unsafe
        self.before = context.track.cues
        self.origin = list(range(len(self.before)))
        self.why: dict[int, dict[str, None]] = {}
        self._is_short = False
        self._choice = Choice(unsafe=unsafe)
        self._protected = Protected(self.now)
        self._blame = Blame()
        """Why changes were not taken the last time."""
        self._unmoved: dict[int, Harm] = {}
        self._held: frozenset[int] = frozenset()

    @property
    def context(self) -> TrackContext:
        """The track as it is now."""
        return self.now.context

    def restructure(self) -> None:
        """Take out cues and sort them, where a rule wants that."""
        wanted = self._structural()
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
        # with a cue gone or moved the others have other numbers
        codes = dict.fromkeys(finding.code for finding in mended.made)
        for index, cue in zip(self.origin, mended.track.cues, strict=True):
            if cue.number != self.before[index].number and index not in self.why:
                self.why[index] = dict(codes)
        cues = tuple(
            cue._replace(line=self.before[index].line)
            for index, cue in zip(self.origin, mended.track.cues, strict=True)
        )
        self.now = checked(self.context.of_cues(cues, self.origin), self.now.rules)
        self._protected = Protected(self.now)

    def _structural(self) -> list[Finding]:
        """Return the findings whose fixes delete, sort and number, and touch nothing suppressed.

        All cues are sorted and numbered together, so that one that is to stay keeps all.
        """
        every = self.now.findings(fixable=True)
        stays = {
            one.fix.mend for one in every if one.fix and not self.is_wanted(one, any_rule=True)
        }
        marked = self._protected.cues
        return [
            one
            for one in every
            if one.fix
            and one.fix.mend in _STRUCTURE
            and self._is_due(one)
            and (
                (one.place.cue or 1) - 1 not in marked
                if one.fix.mend is Mend.DELETE
                else one.fix.mend not in stays
            )
        ]

    def rewrite(self) -> bool:
        """Make the fixes of texts, round by round, while they do no harm; return whether any."""
        self._choice.forget()
        before = self.context.track.cues
        for _round in range(_MOST_ROUNDS):
            mended = self._choice.mended(self.context.track, self._fixable())
            if not mended.made:
                break
            made: dict[int, list[Finding]] = {}
            for finding in mended.made:
                made.setdefault((finding.place.cue or 1) - 1, []).append(finding)
            kept = self._take(mended.track.cues, made)
            for index in made.keys() - kept:
                self._choice.refuse(made[index], self._blame.of.get(index, Harm()))
            for index in sorted(kept):
                for finding in made[index]:
                    self._note(self.origin[index], finding.code)
        return self.context.track.cues != before

    def retime(self, retimer: Retimer) -> tuple[Impossible, ...]:
        """Move cues in time as `retimer` finds; return what it finds impossible.

        Where something has to be taken back, it is tried whether a second run would move more; if
        so, less is moved.
        """
        before = self.now
        for is_thorough in (True, False):
            result, kept = self._attempt(retimer, is_thorough=is_thorough)
            if not kept or not (self._unmoved or self._is_short):
                break
            now, unmoved, held = self.now, dict(self._unmoved), self._held
            again = self._attempt(retimer, is_thorough=True)[1]
            self.now, self._unmoved, self._held = now, unmoved, held
            if not again:
                break
            self.now, kept = before, set()
        for index in sorted(kept):
            asked = self._wanted.intersection(self._asked(result, index))
            for code in result.roots[index] if not asked else self._asked(result, index):
                if code in self._wanted:
                    self._note(self.origin[index], code)
        return tuple(one for one in result.impossible if self._is_asked(one))

    def _attempt(self, retimer: Retimer, *, is_thorough: bool) -> tuple[Retimed, set[int]]:
        """Make the moves that do no harm, and say which.

        What must not move stands in the way of the others, who have to know of it: they are solved
        anew around what would end something suppressed, and `is_thorough`, bring something.
        """
        before = self.now
        held = at_rest(self.context, before.findings()) if self.context.unwanted else frozenset()
        self._unmoved = {}
        for _round in range(_MOST_ROUNDS):
            self.now = before
            result, kept = self._moved(retimer, held)
            self._held = held
            self._unmoved |= self._blame.of
            holding = self._blame.holding if is_thorough else self._blame.ending
            if holding <= held:
                break
            held |= holding
        return result, kept

    def _asked(self, result: Retimed, index: int) -> list[str]:
        """Return the wanted rules for which a cue moves."""
        unwanted = self.context.unwanted.at(index)
        return [code for code in result.reasons.get(index, ()) if code not in unwanted]

    def _is_asked(self, impossible: Impossible) -> bool:
        """Whether any limit that cannot hold is wanted of any of its cues."""
        limits = self._wanted.intersection(str(impossible.finding.limit).split(", "))
        return any(limits - self.context.unwanted.at(index) for index in impossible.cues)

    def changes(self) -> tuple[Change, ...]:
        """Return what became of each cue that is other than it was, or in another place."""
        now = dict(zip(self.origin, self.context.track.cues, strict=True))
        return tuple(
            Change(cue, now.get(index), index, tuple(self.why.get(index, ())))
            for index, cue in enumerate(self.before)
            if now.get(index) != cue or index in self.why
        )

    def refusals(self, left: Sequence[Finding]) -> tuple[Refusal, ...]:
        """Return which of what is `left` have a fix that would do harm, and which."""
        found = []
        for one in left:
            harm = Harm()
            if self._is_unedited(one):
                found.append(Refusal(one, harm))
            elif one.fix is not None and one.fix.mend is Mend.TEXT:
                harm = self._choice.harm(one)
            elif one.fix is not None and one.fix.mend is Mend.TIMES and one.place.cue:
                index = one.place.cue - 1
                harm = self._unmoved.get(index) or self._resting(index)
            if harm != Harm():
                found.append(Refusal(one, harm))
        return tuple(found)

    def _is_unedited(self, one: Finding) -> bool:
        """Whether a finding has a fix that would be made if its cue were all translated."""
        is_text = (
            one.fix is not None and one.fix.mend is Mend.TEXT and self._choice.is_made(one.fix)
        )
        return is_text and self._is_due(one) and (one.place.cue or 0) - 1 in self.context.unedited

    def _resting(self, index: int) -> Harm:
        """Return what a cue would end if it moved, or the next one: a gap is one of both."""
        if self._held.isdisjoint({index, index + 1}):
            return Harm()
        near = (self.context.unwanted.by_cue.get(at, ()) for at in range(index - 1, index + 2))
        return Harm(ends=HOLDING.intersection(code for codes in near for code in codes))

    def is_wanted(self, one: Finding, *, any_rule: bool = False) -> bool:
        """Whether a finding is of the rules asked for, or of `any_rule`, and not suppressed."""
        return (any_rule or one.code in self.codes) and not self.context.unwanted.holds(one)

    def _is_due(self, one: Finding) -> bool:
        """Whether a finding is to be mended: wanted, and more than information or asked for."""
        is_bad = one.severity is not Severity.INFO or one.code in self.asked
        return is_bad and self.is_wanted(one)

    def _fixable(self) -> list[Finding]:
        """Return what is wanted and has a fix of a text that may be edited."""
        return [
            one
            for one in self.now.findings(fixable=True)
            if self._is_due(one) and (one.place.cue or 0) - 1 not in self.context.unedited
        ]

    def _moved(self, retimer: Retimer, held: frozenset[int]) -> tuple[Retimed, set[int]]:
        """Make the moves that `retimer` finds, where they do no harm; return also which."""
        result = retimer(replace(self.context, held=held))
        cues = self.context.track.cues
        moved = tuple(
            cue if cue.span == span else cue._replace(span=span)
            for cue, span in zip(cues, result.spans, strict=True)
        )
        touched: set[int] = set()
        roots: dict[int, list[str]] = {}
        # cues that move together move for a rule that was asked for, or stay
        for run in self._together({i for i, cue in enumerate(cues) if cue is not moved[i]}):
            codes = [code for index in run for code in self._asked(result, index)]
            if not self._wanted.isdisjoint(codes):
                touched.update(run)
                roots |= dict.fromkeys(run, codes)
        return result._replace(roots=roots), self._take(moved, touched)

    def _take(self, cues: tuple[Cue, ...], touched: Collection[int]) -> set[int]:
        """Take the `touched` of `cues` whose change makes nothing worse than now; return which."""
        kept, trial, now = set(touched), self.now, self.context.track.cues
        self._is_short = False
        self._blame = Blame()
        apart = 0
        laid: dict[int, list[str]] = {}
        # a text harms its own cue; moves of neighbours were found together
        own = self._own if any(cues[at].text != now[at].text for at in touched) else frozenset()
        while kept:
            # from one trial to the next only what is taken back differs
            trial = rechecked(trial, self._with(cues, kept))
            ended = self._protected.ended(self.now, trial)
            if ended:
                back, apart = nearest(kept, set().union(*ended.values()), apart)
                self._blame.ended(back, ended)
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
                self._is_short = True
                costly = [code for code, places in worse.items() if None in places]
                back = kept - self._affordable(cues, kept, costly)
            # a finding may speak of cues further away
            back = back or set(kept)
            self._blame.brought(back, worse)
            kept -= back
        for index in kept & laid.keys():
            for code in laid[index]:
                self._note(self.origin[index], code)
        return kept

    def _affordable(self, cues: tuple[Cue, ...], kept: set[int], codes: list[str]) -> set[int]:
        """Return `kept` without as many changes as the rules with `codes` cannot bear in the file.

        Those go that take most time from their cues, with all that moves together with them; all,
        if none takes any.
        """
        now = self.context.track.cues
        lost = {
            run: sum(now[index].span.duration - cues[index].span.duration for index in run)
            for run in self._together(kept)
        }
        costly = sorted((run for run in lost if lost[run] > 0), key=lambda run: (-lost[run], run))

        def without(count: int) -> set[int]:
            return kept.difference(*costly[:count])

        def is_borne(count: int) -> bool:
            trial = rechecked(self.now, self._with(cues, without(count)), codes=codes)
            return not trial.worse(self.now)

        count = bisect_left(range(1, len(costly)), True, key=is_borne) + 1
        return without(count) if costly and is_borne(count) else set()

    def _together(self, touched: Set[int]) -> list[tuple[int, ...]]:
        """Return the runs of `touched` cues that follow each other in time, and closely."""
        cues = self.context.track.cues
        found: list[list[int]] = []
        last: int | None = None
        for index in self.context.in_time:
            if index in touched:
                if last is None or cues[index].span.start - cues[last].span.end >= _APART:
                    found.append([])
                found[-1].append(index)
            last = index if index in touched else None
        return [tuple(run) for run in found]

    def _with(self, cues: tuple[Cue, ...], kept: set[int]) -> tuple[Cue, ...]:
        now = enumerate(self.context.track.cues)
        return tuple(cues[index] if index in kept else cue for index, cue in now)

    def _note(self, index: int, code: str) -> None:
        self.why.setdefault(index, {})[code] = None


_STRUCTURE = frozenset({Mend.DELETE, Mend.SORT, Mend.NUMBERS})
