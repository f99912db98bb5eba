"""What fix does to real films: findings on times before and after, and harm, which there is not.

`SUBTITR_CORPORA=... python -m tests.corpora.fixes [HOUSE] [RATE]` mends every Russian film (with
`netflix-en` every English one) under the house, by default netflix-ru, and prints by project the
findings on times before and after, the milliseconds moved, the cues whose limits cannot hold
together, and what is left of the others; then what any rule finds after that it had not found.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import dataclass, field, replace

from pipeline.checks.context import SeriesContext, TrackContext
from pipeline.checks.registry import RULES
from pipeline.checks.repairing import Repaired, repaired
from pipeline.checks.retimer import TIME_CODES, retimer
from pipeline.checks.run import check
from pipeline.model.codes import CODES
from pipeline.model.finding import Finding
from pipeline.model.frame_rate import parse_frame_rate
from tests.corpora.films import films
from tests.corpora.sweep import corpora


@dataclass(slots=True)
class Tally:
    """What came of the films of one project."""

    films: int = 0
    cues: int = 0
    before: int = 0
    """Findings on times before."""
    after: int = 0
    impossible: int = 0
    """Findings on times of cues whose limits cannot hold together."""
    left: int = 0
    """Findings on times of other cues, after."""
    moved: int = 0
    """Milliseconds that starts and ends have moved."""
    texts: int = 0
    """Cues whose text was mended."""
    harm: Counter[str] = field(default_factory=Counter)
    """Findings of cues that had none of their rule before."""
    unstable: int = 0
    """Films in which a second run changes something."""
    seconds: float = 0.0


def tallied(context: TrackContext, tally: Tally) -> Repaired:
    """Mend one film and count what came of it."""
    before = found(context)
    begun = time.perf_counter()
    result = repaired(context, RULES, CODES, retimer=retimer())
    tally.seconds += time.perf_counter() - begun
    mended = replace(context, track=result.track)
    after = found(mended)
    named = {index + 1 for one in result.impossible for index in one.cues}
    times = [one for one in after if one.code in TIME_CODES]
    tally.films += 1
    tally.cues += len(context.track.cues)
    tally.before += sum(one.code in TIME_CODES for one in before)
    tally.after += len(times)
    tally.impossible += sum(one.place.cue in named for one in times)
    tally.left += sum(one.place.cue not in named for one in times)
    for change in result.changes:
        if change.after is not None:
            old, new = change.before.span, change.after.span
            tally.moved += abs(old.start - new.start) + abs(old.end - new.end)
            tally.texts += change.before.text != change.after.text
    if len(mended.track.cues) == len(context.track.cues):
        known = {(one.code, one.place.cue) for one in before}
        tally.harm.update(one.code for one in after if (one.code, one.place.cue) not in known)
    again = repaired(mended, RULES, CODES, retimer=retimer())
    tally.unstable += bool(again.changes)
    return result


def found(context: TrackContext) -> tuple[Finding, ...]:
    """Return what all rules find in one film."""
    return check([context, SeriesContext((context,))])


def main(arguments: list[str]) -> int:
    """Print what came of all films; return the exit status."""
    root = corpora()
    if root is None:
        print("SUBTITR_CORPORA names no folder of real subtitles", file=sys.stderr)
        return 2
    house = arguments[0] if arguments else "netflix-ru"
    rate = parse_frame_rate(arguments[1]) if len(arguments) > 1 else None
    tallies: dict[str, Tally] = {}
    language = "en" if house.endswith("en") else "ru"
    for project, context in films(root, wanted=(language,), house=house, rate=rate):
        tallied(context, tallies.setdefault(project, Tally()))
    print("| project | films | cues | before | after | impossible | left | moved ms | texts |")
    print("|---|---|---|---|---|---|---|---|---|")
    for project, one in sorted(tallies.items()):
        print(
            f"| {project} | {one.films} | {one.cues} | {one.before} | {one.after} "
            f"| {one.impossible} | {one.left} | {one.moved} | {one.texts} |"
        )
        feasible = one.before - one.impossible
        print(
            f"  left of those that can be mended: {one.left}/{feasible}; new: {dict(one.harm)}; "
            f"films that a second run changes: {one.unstable}; "
            f"{one.seconds / max(one.cues, 1) * 1500:.2f} s for 1,500 cues"
        )
    return 1 if any(one.harm or one.unstable for one in tallies.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
