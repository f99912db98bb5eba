"""What `fix` changed: every cue with its reason, as text, as a difference of files, and as JSON.

And what it left though there is a fix: with what that fix would bring, or end.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff

from pipeline.checks.harm import Refusal
from pipeline.checks.impossible import Impossible
from pipeline.checks.repairing import Change
from pipeline.checks.retimer import CODES_OF_LIMITS
from pipeline.errors import SubtitrError
from pipeline.messages import _, n_
from pipeline.model.codes import CODES
from pipeline.model.cue import Cue
from pipeline.model.finding import Finding
from pipeline.model.fix import RETIMED, FixSafety, Mend
from pipeline.model.time import timecode
from pipeline.report.columns import table, visible
from pipeline.report.json_view import finding_object
from pipeline.report.word_diff import word_diff
from pipeline.report.wording import sentence


@dataclass(frozen=True, slots=True)
class Fixing:
    """What was changed in one file."""

    file: str
    output: str
    """Where the mended file went; empty where its changes went elsewhere or nowhere."""
    changes: tuple[Change, ...]
    before: str
    """The text of the file as it was."""
    after: str
    """The text of the file with the changes."""
    left: tuple[Finding, ...] = ()
    """What is still found."""
    impossible: tuple[Impossible, ...] = ()
    """For the cues whose limits cannot hold together: what is missing."""
    written: tuple[str, ...] = ()
    """Paths of files that changed, relative to the project."""
    refused: SubtitrError | None = None
    """Why nothing was mended."""
    refusals: tuple[Refusal, ...] = ()
    """Those of what is left whose fixes would do harm."""

    @property
    def moved(self) -> int:
        """Milliseconds that starts and ends have moved in all."""
        return sum(
            abs(one.after.span.start - one.before.span.start)
            + abs(one.after.span.end - one.before.span.end)
            for one in self.changes
            if one.after is not None
        )


def text_view(fixings: Sequence[Fixing]) -> str:
    """Return the changes file by file, one line each, with what cannot be mended below."""
    lines: list[str] = []
    for one in fixings:
        if one.changes or one.impossible or one.refusals:
            lines.append(visible(one.file))
        rows = [_row(change) for change in one.changes]
        lines += [f"  {line}" for line in table(rows, 4)]
        lines += [
            f"  {_('cue {number}', number=found.place.cue)}: {found.code} {sentence(found)}"
            for found, *_proof in one.impossible
        ]
        lines += [f"  {line}" for line in _refusals(one)]
        lines.append(_sum(one))
    return "".join(f"{line}\n" for line in lines)


def diff_view(fixings: Sequence[Fixing]) -> str:
    """Return the changes as `diff -u` shows them; `patch` takes it."""
    return "".join(part for one in fixings for part in _diff(one))


def json_view(fixings: Sequence[Fixing]) -> str:
    """Return the changes as one JSON object."""
    objects = [
        {
            "file": one.file,
            "output": one.output or None,
            "changes": [
                {
                    "cue": change.index + 1,
                    "codes": list(change.codes),
                    "rules": [CODES[code].rule for code in change.codes if code in CODES],
                    "before": _cue_object(change.before),
                    "after": None if change.after is None else _cue_object(change.after),
                }
                for change in one.changes
            ],
            "moved_ms": one.moved,
            "impossible": [_impossible_object(found) for found in one.impossible],
            "left": dict(sorted(Counter(finding.code for finding in one.left).items())),
            "remaining": _remaining(one),
        }
        for one in fixings
    ]
    return f"{json.dumps({'files': objects}, ensure_ascii=False, indent=1)}\n"


def _impossible_object(one: Impossible) -> dict[str, object]:
    """Return the finding with its certificate: `opens_ms` and all terms miss `closes_ms`."""
    proof = one.certificate
    return {
        **finding_object(one.finding),
        "certificate": {
            "cues": [index + 1 for index in proof.cues],
            "held": [index + 1 for index in proof.held],
            "codes": list(dict.fromkeys(CODES_OF_LIMITS[limit] for limit in proof.limits)),
            "opens_ms": proof.opens,
            "terms": [
                {
                    "cue": term.cue + 1,
                    "code": CODES_OF_LIMITS[term.limit],
                    "ms": term.milliseconds,
                }
                for term in proof.terms
            ],
            "closes_ms": proof.closes,
            "missing_ms": proof.missing,
            "missing_characters": proof.characters,
            "counted_from": [
                {"cue": index + 1, "start_ms": span.start, "end_ms": span.end}
                for index, span in one.counted_from.items()
            ],
            "shift_ms": one.shift,
        },
    }


def _row(change: Change) -> tuple[str, str, str, str]:
    before, after = change.before, change.after
    rules = ", ".join(change.codes)
    return (
        str(_("cue {number}", number=change.index + 1)),
        timecode(before.span.start),
        rules,
        str(_("deleted")) if after is None else ", ".join(_differences(before, after)),
    )


def _refusals(one: Fixing) -> Iterator[str]:
    """Yield for each fix that would do harm which one that is."""
    for finding, harm in one.refusals:
        cue = _("cue {number}", number=finding.place.cue)
        if harm.brings:
            brings = _named(harm.brings)
            why = _("is left: its fix would bring {rules}", rules=brings)
        elif not harm.ends:
            why = _("is left until all of the cue is translated")
        else:
            why = _(
                "is left: its fix would end what is suppressed: {rules}", rules=_named(harm.ends)
            )
        yield f"{cue}: {finding.code} {finding.rule.rule} {why}"


def _named(codes: Iterable[str]) -> str:
    return ", ".join(f"{code} {CODES[code].rule}" for code in sorted(codes))


def _remaining(one: Fixing) -> list[dict[str, object]]:
    """Return all that is left, each with the reason: `why`, and the rules in the way."""
    harms = dict(one.refusals)
    impossible = {index + 1 for found in one.impossible for index in found.cues}
    found = []
    for finding in one.left:
        harm = harms.get(finding)
        cue = finding.place.cue or 0
        # a gap is that before the next cue
        is_impossible = finding.fix == RETIMED and not impossible.isdisjoint({cue, cue + 1})
        refused = "harm" if harm and any(harm) else "untranslated"
        reason = {
            "why": refused if harm else _why(finding, is_impossible=is_impossible),
            "brings": sorted(harm.brings) if harm else [],
            "ends": sorted(harm.ends) if harm else [],
        }
        found.append({**finding_object(finding), **reason})
    return found


def _why(finding: Finding, *, is_impossible: bool) -> str:
    """Return why a finding is left whose fix would do no harm."""
    fix = finding.fix
    if is_impossible:
        return "impossible"
    if fix is None:
        return "no-fix"
    if fix.safety is not FixSafety.SAFE:
        return str(fix.safety)
    return "held" if fix.mend is Mend.TIMES else "other"


def _differences(before: Cue, after: Cue) -> Iterator[str]:
    if before.text != after.text:
        yield visible(word_diff(before.text, after.text))
    if before.span.start != after.span.start:
        moved = after.span.start - before.span.start
        yield str(_("start {moved} ms", moved=f"{moved:+d}"))
    if before.span.end != after.span.end:
        moved = after.span.end - before.span.end
        yield str(_("end {moved} ms", moved=f"{moved:+d}"))
    if before.number != after.number:
        yield str(_("number {before} to {after}", before=before.number, after=after.number))
    if (before.text, before.span, before.number) == (after.text, after.span, after.number):
        yield str(_("written anew"))


def _sum(one: Fixing) -> str:
    changed = n_("{count} cue changed", "{count} cues changed", len(one.changes))
    left = n_("{count} finding left", "{count} findings left", len(one.left))
    moved = f", {_('{moved} ms moved in all', moved=one.moved)}" if one.moved else ""
    harmful = {refusal.finding for refusal in one.refusals}
    unsafe = sum(
        1
        for finding in one.left
        if finding.fix and finding.fix.safety is FixSafety.UNSAFE and finding not in harmful
    )
    asked = (
        f", {n_('{count} with a fix for --unsafe', '{count} with fixes for --unsafe', unsafe)}"
        if unsafe
        else ""
    )
    return f"{visible(one.file)}: {changed}{moved}; {left}{asked}"


def _diff(one: Fixing) -> Iterator[str]:
    old, new = (text.splitlines(keepends=True) for text in (one.before, one.after))
    for line in unified_diff(old, new, visible(one.file), visible(one.output or one.file)):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _cue_object(cue: Cue) -> dict[str, object]:
    return {"start_ms": cue.span.start, "end_ms": cue.span.end, "text": cue.text}
