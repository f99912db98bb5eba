"""Tracks whose clock departs from another's in known ways, made from real or drawn ones."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from pipeline.model.time import TimeSpan
from pipeline.sync.timelines import Heard

NTSC = Fraction(24000, 1001)
RATIOS = {
    "24/23.976": 24 / NTSC,
    "23.976/24": NTSC / 24,
    "25/23.976": 25 / NTSC,
    "23.976/25": NTSC / 25,
    "25/24": Fraction(25, 24),
    "24/25": Fraction(24, 25),
}
"""By what the target's times are to be multiplied to be those of the reference."""


@dataclass(frozen=True)
class Damage:
    """What is done to a track whose times are those of the reference."""

    ratio: Fraction = Fraction(1)
    """By what the times of the result are to be multiplied."""
    offset: int = 0
    """Milliseconds added to all times of the result."""
    inserts: tuple[tuple[float, int], ...] = ()
    """Place (0 to 1 of the cues) and ms that all later cues come later; less than 0: cut out."""
    head: float = 1.0
    """Share of the cues that are left, from the begin."""
    dropped: float = 0.0
    split: float = 0.0
    merged: float = 0.0
    jitter: int = 0
    """Milliseconds that starts and ends are off at most, each by itself."""


@dataclass(frozen=True)
class Damaged:
    """A track with a clock of its own, and where its cues belong."""

    cues: tuple[Heard, ...]
    truth: tuple[int, ...]
    """Where the start of each cue belongs in the reference, ms, its jitter taken along."""
    breaks: tuple[tuple[int, int], ...] = ()
    """Between which cues, by their place, the offset changes: the last before, the first after."""
    damage: Damage = field(default_factory=Damage)

    def errors(self, mended: Sequence[TimeSpan]) -> list[int]:
        """Return by how many ms each start is off from where it belongs."""
        return [abs(span.start - max(0, one)) for span, one in zip(mended, self.truth, strict=True)]


def damaged(cues: Sequence[Heard], damage: Damage, chance: random.Random) -> Damaged:
    """Return `cues` with `damage` done to them; they are in order."""
    places = [(round(place * len(cues)), by) for place, by in damage.inserts]
    found: list[tuple[int, TimeSpan, str, int]] = []
    for at, cue in _recut(cues[: round(len(cues) * damage.head)], damage, chance):
        shift = sum(by for place, by in places if at >= place)
        if any(place <= at and cue.span.start + by < cues[place - 1].span.end
               for place, by in places if by < 0 < place):  # fmt: skip
            continue  # it stood in what was cut out
        off, off_end = (chance.randint(-damage.jitter, damage.jitter) for _ in range(2))
        start = round(cue.span.start / damage.ratio) + shift + damage.offset + off
        end = round(cue.span.end / damage.ratio) + shift + damage.offset + off_end
        truth = cue.span.start + round(off * damage.ratio)
        found.append((at, TimeSpan(start, max(start + 1, end)), cue.text, truth))
    earliest = min(0, *(span.start for _at, span, _text, _truth in found))
    found = [(at, span.shifted(-earliest), *rest) for at, span, *rest in found]  # type: ignore[misc]
    found.sort(key=lambda one: one[1])
    breaks = tuple(
        (number, number + 1)
        for number, (one, two) in enumerate(pairwise(found))
        if any(one[0] < place <= two[0] for place, _by in places)
    )
    return Damaged(
        tuple(Heard(span, text) for _at, span, text, _truth in found),
        tuple(truth for *_rest, truth in found), breaks, damage,
    )  # fmt: skip


def _recut(
    cues: Sequence[Heard], damage: Damage, chance: random.Random
) -> Iterator[tuple[int, Heard]]:
    """Yield place and cue of those that are left, some split in two, some merged with the next."""
    at = 0
    while at < len(cues):
        (start, end), text = cues[at]
        fate, here = chance.random(), at
        at += 1
        if fate < damage.dropped:
            continue
        fate = chance.random()
        words = text.split()
        if fate < damage.split and end - start >= 800:
            middle, half = (start + end) // 2, len(words) // 2
            yield here, Heard(TimeSpan(start, middle - 40), " ".join(words[:half]))
            yield here, Heard(TimeSpan(middle, end), " ".join(words[half:]))
        elif fate < damage.split + damage.merged and at < len(cues):
            yield here, Heard(TimeSpan(start, cues[at].span.end), f"{text} {cues[at].text}")
            at += 1
        else:
            yield here, cues[here]


LIGHT = {"dropped": 0.05, "split": 0.1, "merged": 0.1, "jitter": 80}
HEAVY = {"dropped": 0.3, "split": 0.1, "merged": 0.1, "jitter": 250}
PAL = RATIOS["25/23.976"]
ODD = Fraction(10123, 10000)

CASES: dict[str, Damage] = {
    "shift of 3.7 s": Damage(offset=3_700),
    **{f"{name} and 3.7 s": Damage(ratio=ratio, offset=3_700) for name, ratio in RATIOS.items()},
    "1.0123, last 20 % missing": Damage(ratio=ODD, head=0.8),
    "10 s put in in the middle": Damage(inserts=((0.5, 10_000),)),
    "10 s cut out in the middle": Damage(inserts=((0.5, -10_000),), offset=20_000),
    "three parts": Damage(offset=3_000, inserts=((1 / 3, 12_000), (2 / 3, 25_000))),
    "three parts at 25/23.976": Damage(
        ratio=PAL, offset=3_000, inserts=((1 / 3, 12_000), (2 / 3, -7_000))
    ),
    "light damage": Damage(offset=3_700, **LIGHT),  # type: ignore[arg-type]
    "light damage at 25/23.976": Damage(ratio=PAL, offset=3_700, **LIGHT),  # type: ignore[arg-type]
    "light damage at 1.0123": Damage(ratio=ODD, offset=3_700, **LIGHT),  # type: ignore[arg-type]
    "light damage, three parts at 25/23.976": Damage(
        ratio=PAL, offset=3_000, inserts=((1 / 3, 12_000), (2 / 3, 25_000)),
        **LIGHT,  # type: ignore[arg-type]
    ),
    "heavy damage": Damage(offset=3_700, **HEAVY),  # type: ignore[arg-type]
    "heavy damage at 25/23.976": Damage(ratio=PAL, offset=3_700, **HEAVY),  # type: ignore[arg-type]
    "offset of 180 s": Damage(offset=180_000),
    "offset of 2 h": Damage(offset=7_200_000),
    "identical": Damage(),
}  # fmt: skip
"""What issue trackers of sync tools are full of, from slight to nearly hopeless."""

Tool = Callable[[Sequence[Heard], Sequence[Heard]], "list[TimeSpan] | None"]
"""Mends a target (second) by a reference; None where it refuses."""
