"""How exactly tracks are synchronised, and how surely wrong ones are refused: measured.

`SUBTITR_CORPORA=... python -m tests.corpora.clocks [FILMS [FILMS OF FFSUBSYNC]]` damages the pairs
of PAIRS.json that have the same times in known ways, in one language and in two, and prints for
each damage the error of starts (ms), processor time and verdicts; then unrelated films and tracks
of two cues; then human tracks timed independently; then whole processes. With a second number it
runs ffsubsync in its three modes on the same files, for so many films. An error is measured where
a cue would be without its jitter.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from statistics import median

from pipeline.formats import read
from pipeline.formats.srt import write_release
from pipeline.model.cue import Cue
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from pipeline.sync.measure import measure
from pipeline.sync.mend import mend
from pipeline.sync.relation import Relation
from pipeline.sync.timelines import Heard, heard
from tests.clocks import CASES, Damaged, damaged
from tests.corpora.sweep import corpora

FFSUBSYNC = {"ffsubsync": (), "--gss": ("--gss",), "--split-penalty": ("--split-penalty",)}
LIMIT = 120
"""Seconds that ffsubsync may take."""


@dataclass(frozen=True)
class Film:
    """A film in English and Russian."""

    name: str
    english: tuple[Heard, ...]
    russian: tuple[Heard, ...]


@dataclass
class Score:
    """What came of one damage, done to several films."""

    errors: list[int] = field(default_factory=list)
    """Of all starts of tracks that were mended, ms."""
    worst: int = 0
    """Largest median error of a track."""
    trusted: int = 0
    refused: int = 0
    seconds: list[float] = field(default_factory=list)
    misplaced: int = 0
    """Breaks that are not in the gap where they belong."""
    breaks: int = 0

    def add(self, errors: Sequence[int] | None, seconds: float) -> None:
        """Count the outcome of one track; None where it was refused."""
        self.seconds.append(seconds)
        if errors is None:
            self.refused += 1
            return
        self.trusted += 1
        self.errors += errors
        self.worst = max(self.worst, round(median(errors)))

    def row(self, name: str) -> str:
        """Return the line of a table."""
        sizes = sorted(self.errors) or [0]
        mean, p95 = sum(sizes) / len(sizes), sizes[-(-95 * len(sizes) // 100) - 1]
        broken = f"{self.breaks - self.misplaced}/{self.breaks}" if self.breaks else ""
        return (
            f"{name:44} {self.trusted:4} {self.refused:4} {mean:9.1f} {p95:8} {sizes[-1]:8}"
            f" {self.worst:8} {sum(self.seconds) / len(self.seconds):7.2f} {broken:>8}"
        )


HEADER = (
    f"{'':44} {'yes':>4} {'no':>4} {'mean':>9} {'95 %':>8} {'max':>8} {'median':>8} {'s':>7}"
    f" {'breaks':>8}"
)


@cache
def films(root: Path) -> tuple[Film, ...]:
    """Return the pairs with the same times, the longest first."""
    pairs = json.loads((root / "PAIRS.json").read_text(encoding="utf-8"))
    found = [
        Film(one["group"], *(tuple(_heard(root / one[key])) for key in ("en", "ru")))
        for one in pairs
        if one["same_times"]
    ]
    return tuple(sorted(found, key=lambda film: -len(film.english)))


def _heard(path: Path) -> list[Heard]:
    return heard(read(path.read_bytes(), name=str(path)).track)


def trials(some: Iterable[Film], name: str) -> Iterator[tuple[Film, str, Damaged]]:
    """Yield each film with a damaged target, in its own language and in the other."""
    for film in some:
        for language, cues in (("en", film.english), ("ru", film.russian)):
            chance = random.Random(f"{film.name} {language} {name}")
            yield film, language, damaged(cues, CASES[name], chance)


def scored(some: Sequence[Film], name: str) -> Score:
    """Return what subtitr makes of one damage."""
    score = Score()
    for film, language, target in trials(some, name):
        begin = time.process_time()
        relation = measure(film.english, target.cues, languages=("en", language))
        mended = mend([one.span for one in target.cues], relation)
        seconds = time.process_time() - begin
        trusted = relation.is_trusted
        errors = target.errors(mended)
        score.add(errors if trusted else None, seconds)
        if trusted and target.breaks:
            score.breaks += len(target.breaks)
            score.misplaced += sum(not _is_right(one, target, relation) for one in target.breaks)
        if not trusted or max(errors) >= max(50, CASES[name].jitter / 2):
            print("   ", film.name, language, _told(relation), max(errors))
    return score


def _is_right(gap: tuple[int, int], target: Damaged, relation: Relation) -> bool:
    """Whether a part begins in the gap between two cues."""
    one, two = (target.cues[at].span for at in gap)
    return any(one.start < part.from_ms <= two.start for part in relation.parts[1:])


def _told(relation: Relation) -> str:
    parts = [
        (part.from_ms, part.offset_ms, part.ratio_name, part.met) for part in relation.parts[:6]
    ]
    doubts = [(one.doubt.value, one.numbers) for one in relation.reasons if one.is_grave]
    return f"{relation.explained:.2f} {relation.evidence:.0f} {parts} {doubts}"


def refusals(some: Sequence[Film], count: int) -> None:
    """Print how many of so many pairs of unrelated films are refused, with and without texts."""
    chance = random.Random(6)
    for texts in (True, False):
        refused, strongest, slowest = 0, -1e9, 0.0
        for _ in range(count):
            one, other = chance.sample(some, 2)
            reference = chance.choice((one.english, one.russian))
            target = chance.choice((other.english, other.russian))
            if not texts:
                reference, target = _mute(reference), _mute(target)
            begin = time.process_time()
            relation = measure(reference, target)
            slowest = max(slowest, time.process_time() - begin)
            refused += not relation.is_trusted
            strongest = max(strongest, relation.evidence)
            if relation.is_trusted:
                print("   ", one.name, other.name, _told(relation))
        print(
            f"unrelated{'' if texts else ', without texts'}: {refused} of {count} refused;"
            f" most evidence {strongest:.1f} nats, {slowest:.2f} s at most"
        )


def _mute(cues: Sequence[Heard]) -> tuple[Heard, ...]:
    return tuple(Heard(one.span) for one in cues)


def two_cues(some: Sequence[Film]) -> None:
    """Print the verdicts on tracks of two cues: shifted, drifting, and of another film."""
    counts = {"shifted": [0, 0], "drifting": [0, 0], "of another film": [0, 0]}
    for film, other in zip(some, [*some[1:], some[0]], strict=True):
        pair = film.russian[10:12]
        for name, cues in (
            ("shifted", [Heard(one.span.shifted(3_700), one.text) for one in pair]),
            ("drifting", [Heard(TimeSpan(*(at * 25 // 24 for at in one.span)), one.text)
                          for one in pair]),
            ("of another film", [Heard(one.span.shifted(3_700), one.text)
                                 for one in other.russian[10:12]]),
        ):  # fmt: skip
            relation = measure(film.russian, cues)
            right = relation.map(cues[0].span.start) == pair[0].span.start
            counts[name][0] += relation.is_trusted
            counts[name][1] += relation.is_trusted and right
    for name, (trusted, right) in counts.items():
        print(f"two cues, {name}: {trusted} of {len(some)} trusted, {right} of them rightly")


def independent(root: Path) -> None:
    """Print what is measured of pairs that people timed independently."""
    for one in json.loads((root / "PAIRS.json").read_text(encoding="utf-8")):
        if not one["same_times"]:
            relation = measure(_heard(root / one["en"]), _heard(root / one["ru"]))
            away = relation.residual
            print(
                f"{one['group']:40} trusted {relation.is_trusted}, {relation.explained:.0%}"
                f" explained, residual {away.median} and {away.p95} ms, {_told(relation)}"
            )


def against(some: Sequence[Film], folder: Path) -> None:
    """Print what ffsubsync makes of the same damages."""
    for name in CASES:
        scores = {mode: Score() for mode in FFSUBSYNC}
        for film, language, target in trials(some, name):
            if language == "en":
                continue  # it sees no texts, so that the other language says it all
            paths = [folder / one for one in ("reference.srt", "target.srt", "out.srt")]
            _write(paths[0], film.english)
            _write(paths[1], target.cues)
            for mode, options in FFSUBSYNC.items():
                scores[mode].add(*_ffsubsync(paths, options, target))
        for mode, score in scores.items():
            print(score.row(f"{mode}: {name}"), flush=True)


def _write(path: Path, cues: Iterable[Heard]) -> None:
    track = Track(tuple(Cue(one.span, one.text or "…", at + 1) for at, one in enumerate(cues)))
    path.write_bytes(write_release(track).data)


def _ffsubsync(
    paths: Sequence[Path], options: Sequence[str], target: Damaged
) -> tuple[list[int] | None, float]:
    """Return errors, None if it wrote nothing or lost cues, and the seconds of the process."""
    reference, source, out = map(str, paths)
    paths[2].unlink(missing_ok=True)
    begin = time.perf_counter()
    command = ["ffsubsync", reference, "-i", source, "-o", out, *options]
    subprocess.run(command, capture_output=True, timeout=LIMIT, check=False)
    seconds = time.perf_counter() - begin
    spans = [one.span for one in _heard(paths[2])] if paths[2].is_file() else []
    return (target.errors(spans) if len(spans) == len(target.cues) else None), seconds


def processes(film: Film, folder: Path) -> None:
    """Print the time of whole processes that synchronise 1,000 cues, and of 10,000 cues here."""
    target = damaged(film.russian[:1000], CASES["25/23.976 and 3.7 s"], random.Random(1))
    reference, source, out = (folder / one for one in ("reference.srt", "target.srt", "out.srt"))
    _write(reference, film.english[:1000])
    _write(source, target.cues)
    ours = [sys.executable, "-c", _PROCESS, *map(str, (reference, source, out))]
    theirs = ["ffsubsync", str(reference), "-i", str(source), "-o", str(out)]
    for name, command in (("subtitr", ours), ("ffsubsync", theirs)):
        taken = []
        for _ in range(3):
            begin = time.perf_counter()
            subprocess.run(command, capture_output=True, timeout=LIMIT, check=True)
            taken.append(time.perf_counter() - begin)
        print(f"1,000 cues, whole process, {name}: {min(taken):.2f} s")
    for name in ("three parts at 25/23.976", "light damage at 25/23.976", "heavy damage"):
        long = _long(film, 10_000)
        target = damaged(long, CASES[name], random.Random(1))
        begin = time.process_time()
        relation = measure(long, target.cues)
        seconds = time.process_time() - begin
        print(f"10,000 cues, {name}: {seconds:.2f} s, trusted {relation.is_trusted}")


def _long(film: Film, count: int) -> list[Heard]:
    """Return a film of so many cues: pieces of one in random order."""
    chance, found, shift = random.Random(2), [], 0
    while len(found) < count:
        first = chance.randrange(len(film.russian) - 50)
        piece = film.russian[first : first + chance.randint(20, 50)]
        shift += chance.randint(500, 3000) - piece[0].span.start
        found += [Heard(one.span.shifted(shift), one.text) for one in piece]
        shift = found[-1].span.end
    return found[:count]


_PROCESS = """
import sys
from pathlib import Path
from pipeline.formats.srt import parse, write_release
from pipeline.sync.measure import measure
from pipeline.sync.mend import mend
from pipeline.sync.timelines import heard
reference, source = (parse(Path(one).read_text(encoding="utf-8"), name=one).track
                     for one in sys.argv[1:3])
relation = measure(heard(reference), heard(source))
spans = mend([cue.span for cue in source.cues], relation)
cues = tuple(cue._replace(span=span) for cue, span in zip(source.cues, spans))
Path(sys.argv[3]).write_bytes(write_release(source._replace(cues=cues)).data)
"""
"""What a process does that reads two files, measures, mends and writes one."""


def main(arguments: Sequence[str]) -> None:
    """Print all tables."""
    root = corpora()
    if root is None:
        print("SUBTITR_CORPORA names no folder")
        return
    every = films(root)
    count = int(arguments[0]) if arguments else len(every)
    some = every[:: max(1, len(every) // count)][:count]
    print(HEADER)
    for name in CASES:
        print(scored(some, name).row(name), flush=True)
    refusals(every, 100)
    two_cues(every)
    independent(root)
    if len(arguments) > 1:
        with tempfile.TemporaryDirectory() as folder:
            processes(every[1], Path(folder))
            if not int(arguments[1]):
                return
            against(every[3 :: max(1, len(every) // int(arguments[1]))], Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
