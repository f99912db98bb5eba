"""Synthetic re-cuts of real films, with known truth.

A film here is cues of tagged words: each word knows the cue and place it had in the old cut, so
that whatever happens to it, the truth of every new segment is what its words were of before.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import strategies as st

from pipeline.model.cue import Cue
from pipeline.model.segment import Segment
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

JITTER = 250
PAL = Fraction(1001, 960)
"""25/23.976."""

Word = tuple[str, tuple[int, int] | None]
"""A word and where it was: index of the old cue, index of the word in it; None for a new word."""


@dataclass(frozen=True)
class TaggedCue:
    """A cue of the film while it is cut anew."""

    start: int
    end: int
    lines: tuple[tuple[Word, ...], ...]

    @property
    def words(self) -> list[Word]:
        return [word for line in self.lines for word in line]

    @property
    def text(self) -> str:
        return "\n".join(" ".join(word for word, _from in line) for line in self.lines)


@dataclass(frozen=True)
class Recut:
    """An old and a new cut of a film, and where every word of the new one comes from."""

    old: Track
    new: Track
    origins: tuple[tuple[tuple[int, int] | None, ...], ...]
    """For each new cue, the origin of each of its words."""

    def truth(self, old: Sequence[Segment], new: Sequence[Segment]) -> list[Counter[int]]:
        """Return for each new segment how many of its words are of each old one."""
        owner: dict[tuple[int, int], int] = {}
        for index, one in enumerate(old):
            for place in _places(one, self.old):
                owner[place] = index
        truth = []
        for one in new:
            from_where = (self.origins[cue][word] for cue, word in _places(one, self.new))
            truth.append(Counter(owner[place] for place in from_where if place in owner))
        return truth


def _places(segment: Segment, track: Track) -> list[tuple[int, int]]:
    """Return cue and index of each word that begins in a slot of the segment."""
    places = []
    for slot in segment.slots:
        text, at = track.cues[slot.cue].text, 0
        for index, word in enumerate(text.split()):
            at = text.index(word, at)
            if slot.start <= at < slot.end:
                places.append((slot.cue, index))
            at += len(word)
    return places


def tagged(track: Track) -> list[TaggedCue]:
    """Return the cues of a film, each word with its place."""
    cues = []
    for number, cue in enumerate(track.cues):
        count, lines = 0, []
        for line in cue.text.split("\n"):
            words = line.split()
            lines.append(tuple((word, (number, count + n)) for n, word in enumerate(words)))
            count += len(words)
        cues.append(TaggedCue(cue.span.start, cue.span.end, tuple(lines)))
    return cues


def recut(
    old: Track, *, seed: int, other: Sequence[str] = (), edited: float | None = None
) -> Recut:
    """Return a new cut of `old` with all that happens to films, by the seed.

    Two to five scenes go or come (new ones say texts of `other`), one moves, 5 to 20 % of the lines
    are edited, 10 % of the cues are split and 10 % merged, some short lines are said once more;
    then all is shifted, or also slowed from 25 to 23.976 frames, and each time is up to 250 ms off.
    """
    chance = random.Random(seed)
    cues = tagged(old)
    cues = _with_scenes(cues, chance, other)
    cues = _moved(cues, chance)
    share = chance.uniform(0.05, 0.20) if edited is None else edited
    vocabulary = sorted({word for cue in old.cues for word in cue.text.split()})
    cues = [_edited(cue, chance, vocabulary) if chance.random() < share else cue for cue in cues]
    cues = _repeated(cues, chance)
    cues = _split(cues, chance)
    cues = _merged(cues, chance)
    cues = _timed(cues, chance)
    cues = [cue for cue in cues if cue.words]
    origins = tuple(tuple(origin for _word, origin in cue.words) for cue in cues)
    return Recut(old, _track(cues), origins)


def _track(cues: Sequence[TaggedCue]) -> Track:
    return Track(
        tuple(
            Cue(TimeSpan(cue.start, cue.end), cue.text, n + 1, line=4 * n + 1)
            for n, cue in enumerate(cues)
        )
    )


def _later(cues: Sequence[TaggedCue], by: int) -> list[TaggedCue]:
    return [replace(cue, start=cue.start + by, end=cue.end + by) for cue in cues]


def _scene(cues: Sequence[TaggedCue], chance: random.Random) -> tuple[int, int]:
    """Return the borders of a scene: 2 to 8 % of the film."""
    size = max(1, round(len(cues) * chance.uniform(0.02, 0.08)))
    first = chance.randrange(max(len(cues) - size, 1))
    return first, first + size


def _with_scenes(
    cues: list[TaggedCue], chance: random.Random, other: Sequence[str]
) -> list[TaggedCue]:
    for _ in range(chance.randint(2, 5)):
        first, last = _scene(cues, chance)
        if chance.random() < 0.5:
            length = _begin(cues, last) - _begin(cues, first)
            cues = cues[:first] + _later(cues[last:], -length)
            continue
        start, scene = _begin(cues, first), []
        at = chance.randrange(len(other)) if other else 0
        texts = [other[(at + n) % len(other)] for n in range(last - first)] if other else []
        for text in texts:
            length = chance.randint(1_000, 4_000)
            lines = tuple(tuple((word, None) for word in line.split()) for line in text.split("\n"))
            scene.append(TaggedCue(start, start + length, lines))
            start += length + chance.randint(0, 3_000)
        cues = cues[:first] + scene + _later(cues[first:], start - _begin(cues, first))
    return cues


def _begin(cues: Sequence[TaggedCue], index: int) -> int:
    return cues[index].start if index < len(cues) else (cues[-1].end if cues else 0)


def _moved(cues: list[TaggedCue], chance: random.Random) -> list[TaggedCue]:
    """Return the film with a scene elsewhere."""
    first, last = _scene(cues, chance)
    scene, start = cues[first:last], _begin(cues, first)
    length = _begin(cues, last) - start
    rest = cues[:first] + _later(cues[last:], -length)
    if not rest:
        return cues
    at = chance.randrange(len(rest))
    begin = _begin(rest, at)
    return rest[:at] + _later(scene, begin - start) + _later(rest[at:], length)


def _edited(cue: TaggedCue, chance: random.Random, vocabulary: Sequence[str]) -> TaggedCue:
    """Return a cue with another word, a word more, a word less, or reworded."""
    lines = [list(line) for line in cue.lines]
    count = sum(map(len, lines))
    times = max(1, round(count * chance.uniform(0.1, 0.4))) if chance.random() < 0.3 else 1
    for _ in range(times):
        line = chance.choice(lines)
        if not line:
            continue
        at = chance.randrange(len(line))
        change = chance.choice(("other", "other", "more", "less"))
        if change == "other":
            line[at] = (chance.choice(vocabulary), line[at][1])
        elif change == "more":
            line.insert(at, (chance.choice(vocabulary), None))
        elif count > 1:
            del line[at]
    return replace(cue, lines=tuple(tuple(line) for line in lines if line))


def _repeated(cues: list[TaggedCue], chance: random.Random) -> list[TaggedCue]:
    """Return the film with 3 % of its cues said once more, anywhere there is time for it."""
    cues = list(cues)
    for _ in range(round(len(cues) * 0.03)):
        said = chance.choice(cues)
        at = chance.randrange(len(cues))
        lines = tuple(tuple((word, None) for word, _from in line) for line in said.lines)
        start = _begin(cues, at)
        length = said.end - said.start
        new = TaggedCue(start, start + length, lines)
        cues = [*cues[:at], new, *_later(cues[at:], max(length, 0) + 100)]
    return cues


def _split(cues: list[TaggedCue], chance: random.Random) -> list[TaggedCue]:
    made: list[TaggedCue] = []
    for cue in cues:
        words = cue.words
        if len(words) < 4 or chance.random() >= 0.1:
            made.append(cue)
            continue
        at = chance.randint(1, len(words) - 1)
        middle = cue.start + (cue.end - cue.start) * at // len(words)
        made.append(TaggedCue(cue.start, middle, (tuple(words[:at]),)))
        made.append(TaggedCue(middle, cue.end, (tuple(words[at:]),)))
    return made


def _merged(cues: list[TaggedCue], chance: random.Random) -> list[TaggedCue]:
    made: list[TaggedCue] = []
    for cue in cues:
        if made and chance.random() < 0.1 and len(made[-1].words) + len(cue.words) < 30:
            before = made.pop()
            made.append(TaggedCue(before.start, cue.end, before.lines + cue.lines))
        else:
            made.append(cue)
    return made


def _timed(cues: list[TaggedCue], chance: random.Random) -> list[TaggedCue]:
    shift = chance.randint(-2_000, 60_000)
    ratio = chance.choice((Fraction(1), PAL))

    def time(moment: int) -> int:
        return max(round(moment * ratio) + shift + chance.randint(-JITTER, JITTER), 0)

    return [replace(cue, start=time(cue.start), end=time(cue.end)) for cue in cues]


WORDS = ("we", "go", "to", "the", "hatch", "now", "and", "open", "it", "slowly", "Anna", "yes",
         "station", "launch", "copy", "five", "minutes", "Houston", "never", "again")  # fmt: skip
SHORT = ("Yes.", "No.", "Copy that.", "Really?", "Go!")
Make = Callable[[int], Track]


def dull_film(chance: random.Random, count: int) -> tuple[Track, list[str]]:
    """Return a film of few words with many short repeated lines, and texts of another like it."""
    cues, start = [], 0
    for number in range(count):
        long = " ".join(chance.choices(WORDS, k=chance.randint(2, 12))).capitalize() + "."
        text = chance.choice(SHORT) if chance.random() < 0.3 else long
        start += chance.randint(0, 3_000)
        end = start + chance.randint(800, 4_000)
        cues.append(Cue(TimeSpan(start, end), text, number + 1, line=4 * number + 1))
        start = end
    other = [" ".join(chance.choices(WORDS, k=chance.randint(1, 9))) + "." for _ in range(20)]
    return Track(tuple(cues)), [*other, *SHORT]


@st.composite
def recuts(draw: st.DrawFn, *, least: int = 4, most: int = 40) -> Recut:
    """Draw a film of `least` to `most` cues, with many short repeated lines, and its new cut."""
    chance = random.Random(draw(st.integers(0, 10_000)))
    track, other = dull_film(chance, draw(st.integers(least, most)))
    return recut(track, seed=draw(st.integers(0, 10_000)), other=other)
