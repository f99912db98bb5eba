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

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.checks.choosing import Choice
from pipeline.checks.context import TrackContext
from pipeline.checks.fixing import mend
from pipeline.checks.harm import Harm, Refusal
from pipeline.checks.impossible import Impossible
from pipeline.checks.moving import Moving, Retimer
from pipeline.checks.rechecking import Checked, checked
from pipeline.checks.rule import Rule
from pipeline.checks.taking import Taking
from pipeline.model.codes import Severity
from pipeline.model.cue import Cue
from pipeline.model.finding import Finding
from pipeline.model.fix import Mend
from pipeline.model.track import Track

_MOST_ROUNDS = 10
"""Rounds of fixes; a fix may make way for another (dots before a dash), seldom more than twice."""


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
        self._taking = Taking(checked(context, rules), rules, codes)
        self._moving = Moving(self._taking, codes)
        self.codes = codes
        self.asked = asked
        self.unsafe = unsafe
        self.before = context.track.cues
        self.origin = list(range(len(self.before)))
        self.why: dict[int, dict[str, None]] = {}
        self._choice = Choice(unsafe=unsafe)

    @property
    def now(self) -> Checked:
        """The track as it is now, with all that is found in it."""
        return self._taking.now

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
        self._taking.begin(checked(self.context.of_cues(cues, self.origin), self.now.rules))

    def _structural(self) -> list[Finding]:
        """Return the findings whose fixes delete, sort and number, and touch nothing suppressed.

        All cues are sorted and numbered together, so that one that is to stay keeps all.
        """
        every = self.now.findings(fixable=True)
        stays = {
            one.fix.mend for one in every if one.fix and not self.is_wanted(one, any_rule=True)
        }
        marked = self._taking.protected.cues
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
            taken = self._taking.take(mended.track.cues, made)
            for index in made.keys() - taken.kept:
                self._choice.refuse(made[index], taken.blame.of.get(index, Harm()))
            for index in sorted(taken.kept):
                codes = [finding.code for finding in made[index]]
                self._note(self.origin[index], *taken.laid.get(index, ()), *codes)
        return self.context.track.cues != before

    def retime(self, retimer: Retimer) -> tuple[Impossible, ...]:
        """Move cues in time as `retimer` finds; return what it finds impossible."""
        found = self._moving.moved(retimer)
        for index, codes in found.codes.items():
            self._note(self.origin[index], *codes)
        return found.impossible

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
                harm = self._moving.harm(one.place.cue - 1)
            if harm != Harm():
                found.append(Refusal(one, harm))
        return tuple(found)

    def _is_unedited(self, one: Finding) -> bool:
        """Whether a finding has a fix that would be made if its cue were all translated."""
        is_text = (
            one.fix is not None and one.fix.mend is Mend.TEXT and self._choice.is_made(one.fix)
        )
        return is_text and self._is_due(one) and (one.place.cue or 0) - 1 in self.context.unedited

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

    def _note(self, index: int, *codes: str) -> None:
        self.why.setdefault(index, {}).update(dict.fromkeys(codes))


_STRUCTURE = frozenset({Mend.DELETE, Mend.SORT, Mend.NUMBERS})
