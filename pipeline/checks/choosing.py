"""Which fixes of texts are made next: what is said before its lines, a rule's places together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from pipeline.checks.fixing import Mended, mend
from pipeline.checks.harm import Harm
from pipeline.checks.rechecking import Checked
from pipeline.model.cue import Cue
from pipeline.model.finding import Finding
from pipeline.model.fix import Edit, Fix, FixSafety, Mend
from pipeline.model.track import Track


class Choice:
    """What has been learnt of the fixes of texts while they were tried."""

    def __init__(self, *, unsafe: bool) -> None:
        self._unsafe = unsafe
        self._careful: set[tuple[int, str]] = set()
        """Cues and texts whose fixes did harm together: those of one rule are made at a time."""
        self._refused: dict[_Fixed, Harm] = {}
        """Fixes that do harm by themselves."""

    def forget(self) -> None:
        """Begin anew: other times may have made room for what did harm."""
        self._careful.clear()
        self._refused.clear()

    def is_made(self, fix: Fix) -> bool:
        """Whether a fix is safe enough."""
        return fix.safety is FixSafety.SAFE or (self._unsafe and fix.safety is FixSafety.UNSAFE)

    def mended(self, track: Track, findings: Iterable[Finding]) -> Mended:
        """Return the track with the next fixes: of what is said, else of its lines."""
        allowed = self._allowed(findings)
        said = [one for one in allowed if not _is_layout(one.code)]
        mended = mend(track, said, unsafe=self._unsafe)
        return mended if mended.made else mend(track, allowed, unsafe=self._unsafe)

    def refuse(self, made: Sequence[Finding], harm: Harm) -> None:
        """Note that the fixes `made` in one cue have done `harm`: together, or as one rule's."""
        if len({finding.code for finding in made}) == 1:
            self._refused |= dict.fromkeys(map(_fixed, made), harm)
        else:
            self._careful.add((made[0].place.cue or 0, made[0].text))

    def harm(self, finding: Finding) -> Harm:
        """Return what the fix of a finding would do, as far as it was tried."""
        return self._refused.get(_fixed(finding), Harm())

    def _allowed(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return those whose fixes may do no harm, of one rule only where several did."""
        groups: dict[tuple[int, str], list[Finding]] = {}
        for one in findings:
            if one.fix and one.fix.mend is Mend.TEXT:
                groups.setdefault((one.place.cue or 0, one.code), []).append(one)
        allowed: list[Finding] = []
        taken: set[int] = set()
        for (cue, _code), group in groups.items():
            if any(map(self._is_held, group)):
                continue
            if (cue, group[0].text) in self._careful:
                if cue in taken or not any(one.fix and self.is_made(one.fix) for one in group):
                    continue
                taken.add(cue)
            allowed += group
        return allowed

    def _is_held(self, finding: Finding) -> bool:
        """Whether a fix is not to be made, and with it all fixes of its rule in the cue."""
        is_shown = finding.fix is not None and finding.fix.safety is FixSafety.DISPLAY
        return is_shown or _fixed(finding) in self._refused


def laid_again(
    trial: Checked,
    now: Sequence[Cue],
    worse: Mapping[str, Collection[int | None]],
    cues: Collection[int],
    codes: Collection[str],
) -> Mended:
    """Return the track of `trial` with new lines where texts have changed and want them.

    What is said has then another length than `now`: its lines are part of the same change. That
    is for those of `cues`, and where rules with `codes` are `worse`.
    """
    wanted = [
        one
        for code, own in worse.items()
        if code in codes and _is_layout(code)
        for index in own
        if index in cues and index is not None
        if trial.context.track.cues[index].text != now[index].text
        for one in trial.found[code][index]
    ]
    return mend(trial.context.track, wanted)


_Fixed = tuple[int | None, str, str, tuple[Edit, ...]]
"""The cue, its text, the rule, and what the fix does."""


def _fixed(finding: Finding) -> _Fixed:
    edits = finding.fix.edits if finding.fix else ()
    return finding.place.cue, finding.text, finding.code, edits


def _is_layout(code: str) -> bool:
    return code.startswith("LAY")
