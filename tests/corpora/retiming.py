"""Every real subtitle file retimed under the limits of netflix-ru; what came of it.

`SUBTITR_CORPORA=... python -m tests.corpora.retiming [RATE...]` prints the table, by default
without a rate and at 24, 23.976 and 25.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.cueing.retiming import Timed, TimingLimits, broken, retime
from pipeline.formats import read
from pipeline.language.counting import visible_length
from pipeline.model.frame_rate import parse_frame_rate
from pipeline.profiles import load
from tests.corpora.sweep import corpora

RATES = ("none", "24", "23.976", "25")


@dataclass(slots=True)
class Tally:
    """What came of files."""

    cues: int = 0
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)
    moved: int = 0
    """Milliseconds."""
    named: int = 0
    """Cues that certificates name."""
    kept: int = 0
    feasible_left: int = 0
    """Broken limits of cues that no certificate names."""
    new: int = 0
    """Limits broken that were not before."""
    changed_twice: int = 0
    """Times that a second run moves."""
    seconds: float = 0.0
    """Of the processor, for the first run."""


def limits(rate: str) -> TimingLimits:
    """Return the limits of netflix-ru at `rate`, which may be `none`."""
    fps = None if rate == "none" else parse_frame_rate(rate)
    return TimingLimits.of(load("netflix-ru").limits, fps, chaining=True)


def files(folder: Path, *, every: int = 1) -> Iterator[list[Timed]]:
    """Yield the cues of each file, or of each `every`-th."""
    for path in sorted(folder.rglob("*.srt"))[::every]:
        track = read(path.read_bytes(), name=path.name).track
        yield [Timed(cue.span, visible_length(cue.text)) for cue in track.cues]


def tallied(tracks: Iterable[list[Timed]], wanted: TimingLimits) -> Tally:
    """Return what came of retiming `tracks`."""
    tally = Tally()
    for cues in tracks:
        before = broken(cues, wanted)
        started = time.process_time()
        found = retime(cues, wanted)
        tally.seconds += time.process_time() - started
        later = [cue._replace(span=span) for cue, span in zip(cues, found.spans, strict=True)]
        after = broken(later, wanted)
        proofs = (*found.remaining, *found.arisen)
        named = {index for one in proofs for index in one.cues}
        tally.cues += len(cues)
        tally.before.update(one.limit for one in before)
        tally.after.update(one.limit for one in after)
        tally.moved += found.moved
        tally.named += len(named)
        tally.kept += len(found.kept)
        tally.feasible_left += sum(one.index not in named for one in after)
        tally.new += len(set(after) - set(before))
        tally.changed_twice += len(retime(later, wanted).changes)
    return tally


def main() -> None:
    """Print the table."""
    folder = corpora()
    if folder is None:
        sys.exit("SUBTITR_CORPORA names no folder")
    tracks = list(files(folder))
    for rate in sys.argv[1:] or RATES:
        found = tallied(tracks, limits(rate))
        print(f"rate {rate}: {len(tracks)} files, {found.cues} cues")
        print(f"  broken limits before {found.before.total()}, after {found.after.total()}")
        for limit in sorted(found.before):
            print(f"    {limit}: {found.before[limit]} -> {found.after[limit]}")
        print(f"  moved {found.moved} ms; cues named {found.named}, kept {found.kept}")
        print(f"  feasible left {found.feasible_left}, new {found.new}")
        print(f"  moved by a second run {found.changed_twice}")
        print(f"  {found.seconds / found.cues * 1500:.3f} s for 1,500 cues")


if __name__ == "__main__":
    main()
