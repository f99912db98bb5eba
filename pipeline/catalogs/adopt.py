"""What an existing translated track says for each message of a master."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.catalogs.offers import SILENCE
from pipeline.model.segment import Segment
from pipeline.model.track import Track
from pipeline.sync.anchors import by_beads, by_words, clock_by, spread_of
from pipeline.sync.evidence import Evidence
from pipeline.sync.measure import measure
from pipeline.sync.offset import Offset, estimate
from pipeline.sync.pairing import Bead, Timing, growth_of, pair, words_of
from pipeline.sync.phrases import Phrase, Piece, phrases_of, pieces_of, said
from pipeline.sync.same_cues import SameCues, same_cues, same_cues_of_another_cut
from pipeline.sync.timelines import heard

_REACHES = (60_000, 30_000)
"""Milliseconds from the clock within which pieces are sought, round by round."""
_LEAST_ANCHORS = 5
LEAST_SURE = 10
"""One pair in so many has to be certain. Of 7 real pairs of one film that are timed independently
half of the pairs are, of 34 pairs of two films one in 26 at most."""
_LONG = 25
_UNLIKE = 1.8
"""A translation of so many letters is doubtful if it is so many times longer or shorter than usual
in the film."""
CERTAIN = 0.9
"""Probability from which a pair is certain, if nothing else speaks against it."""


class Placed(NamedTuple):
    """The translation found for one segment of the master."""

    text: str
    certain: bool
    cues: tuple[int, ...]
    """Indices of the cues of the translation that it is from."""


@dataclass(frozen=True, slots=True)
class Adoption:
    """What became of a translated track."""

    placed: Mapping[int, Placed]
    """By index of the segment of the master."""
    left: tuple[tuple[int, str], ...]
    """What of the translation has no place: index of its cue, and text."""
    clock: Offset
    same_cues: bool
    """Whether the two tracks have the same cues, which then say what belongs together."""
    trusted: bool
    """Whether time or words say that the two are of one film."""


@dataclass(frozen=True, slots=True)
class Side:
    """A track with its segments."""

    track: Track
    segments: tuple[Segment, ...]
    language: str


def adopt(master: Side, other: Side, cues: Mapping[int, int] | None = None) -> Adoption:
    """Return what of the track `other`, a translation, each segment of `master` is translated by.

    `cues` says, where it is known, which cue of the master each cue of the translation stands for.
    """
    clock = Offset()
    if cues is None:
        starts = [sorted(cue.span.start for cue in one.track.cues) for one in (master, other)]
        clock = estimate(*starts)
        same = same_cues(master.track, other.track, clock)
        if same is None and not clock.is_whole:
            same = _by_parts(master, other)
    else:
        same = SameCues(cues)
    work = _Work(master, other)
    if same is not None:
        placed = _by_cues(work, same.of)
        placed = {key: (_doubted(one, same.doubtful), at) for key, (one, at) in placed.items()}
        trusted = True
    else:
        placed = _by_order(work, clock)
        sure = sum(one.certain for one, _pieces in placed.values())
        trusted = sure * LEAST_SURE >= len(placed) > 0
        if not trusted:
            placed = {key: (one._replace(certain=False), at) for key, (one, at) in placed.items()}
    taken = {index for one in placed.values() for index in one[1]}
    return Adoption(
        {index: one[0] for index, one in placed.items()},
        _left(work, taken),
        clock,
        same is not None,
        trusted,
    )


def _by_parts(master: Side, other: Side) -> SameCues | None:
    """Return the pairs of cues of a translation of another cut, made on the cues of that."""
    languages = (master.language, other.language)
    relation = measure(heard(master.track), heard(other.track), languages=languages)
    return same_cues_of_another_cut(master.track, other.track, relation)


def _doubted(placed: Placed, doubtful: frozenset[int]) -> Placed:
    """Return what was placed, doubtful if one of its cues is."""
    return placed if doubtful.isdisjoint(placed.cues) else placed._replace(certain=False)


def _left(work: _Work, taken: set[int]) -> tuple[tuple[int, str], ...]:
    """Return cue and text of what is not taken, what one cue has of one sentence together."""
    runs: dict[tuple[int, int], list[Piece]] = {}
    for index, piece in enumerate(work.pieces):
        if index not in taken:
            runs.setdefault((piece.cue, piece.segment), []).append(piece)
    return tuple((cue, said(run, work.other.segments)) for (cue, _one), run in runs.items())


class _Work:
    """Both tracks as what is paired."""

    def __init__(self, master: Side, other: Side) -> None:
        self.master = master
        self.other = other
        self.phrases: list[Phrase] = phrases_of(master.segments, master.track)
        self.pieces: list[Piece] = pieces_of(other.segments, other.track)
        self.languages = (master.language, other.language)
        self.growth = growth_of(self.phrases, self.pieces)

    def words(self) -> Evidence:
        return words_of(self.phrases, self.pieces, self.languages)

    def placed(self, pieces: Sequence[int], *, certain: bool) -> tuple[Placed, tuple[int, ...]]:
        several = [self.pieces[one] for one in pieces]
        text = said(several, self.other.segments)
        return Placed(text, certain, tuple(sorted({one.cue for one in several}))), tuple(pieces)

    def group(self, members: Sequence[int], pieces: Sequence[int], *, certain: bool) -> _Found:
        """Place pieces with the segments that they are the translation of.

        Where it is one for two segments, the first has it and the others show nothing, so that no
        word is said twice; both are doubtful.
        """
        first, cues = self.placed(pieces, certain=certain and len(members) == 1)
        rest = (Placed(SILENCE, certain=False, cues=first.cues), ())
        return {one: rest if number else (first, cues) for number, one in enumerate(members)}


_Found = dict[int, tuple[Placed, tuple[int, ...]]]


def _by_cues(work: _Work, cues: Mapping[int, int]) -> _Found:
    """Place what is said in the same cues; words decide only where sentences share a cue.

    What a translation has for some cues of a sentence alone may be a part of it.
    """
    groups = runs(work.master.segments)
    run_of = {cue: run for run, (several, _members) in enumerate(groups) for cue in several}
    inside: dict[int, list[int]] = {}
    for index, piece in enumerate(work.pieces):
        run = run_of.get(cues.get(piece.cue, -1))
        if run is not None:
            inside.setdefault(run, []).append(index)
    found: _Found = {}
    met = set(cues.values())
    words: Evidence | None = None
    for run, pieces in inside.items():
        members = groups[run][1]
        if len(members) == 1:
            whole = groups[run][0] <= met
            found[members[0]] = work.placed(pieces, certain=whole)
            continue
        words = words or work.words()
        found |= _in_run(work, members, pieces, words, cues)
    return found


def runs(segments: Sequence[Segment]) -> list[tuple[set[int], list[int]]]:
    """Return the cues and the segments of each group of segments that share cues."""
    found: list[tuple[set[int], list[int]]] = []
    of: dict[int, int] = {}
    for index, one in enumerate(segments):
        cues = {slot.cue for slot in one.slots}
        known = sorted({of[cue] for cue in cues if cue in of})
        run = known[0] if known else len(found)
        if not known:
            found.append((set(), []))
        for other in known[1:]:
            found[run][0].update(found[other][0])
            found[run][1].extend(found[other][1])
            found[other] = (set(), [])
        found[run][0].update(cues)
        found[run][1].append(index)
        of |= dict.fromkeys(found[run][0], run)
    return [(cues, sorted(members)) for cues, members in found]


def _in_run(
    work: _Work,
    members: Sequence[int],
    indices: Sequence[int],
    words: Evidence,
    cues: Mapping[int, int],
) -> _Found:
    """Share the pieces of a run among its segments, each within its own cues."""
    own = [{slot.cue for slot in work.master.segments[one].slots} for one in members]
    pieces = [work.pieces[one] for one in indices]
    phrases = [work.phrases[one] for one in members]
    local = Evidence(
        tuple(
            {place: words.links[one].get(index, ()) for place, index in enumerate(indices)}
            for one in members
        ),
        tuple(words.expected[one] for one in members),
    )

    def allowed(phrase: int, piece: int) -> bool:
        return cues[pieces[piece].cue] in own[phrase]

    timing = Timing(lambda moment: (moment, moment), 1_500, 0)
    beads = pair(phrases, pieces, local, timing, work.growth, allowed=allowed, must_place=True)
    found: _Found = {}
    for bead in beads:
        several = indices[bead.piece : bead.end]
        certain = bead.probability >= CERTAIN and _is_whole(pieces, bead)
        found |= work.group(members[bead.first : bead.last], several, certain=certain)
    return found


def _is_whole(pieces: Sequence[Piece], bead: Bead) -> bool:
    """Whether a bead begins and ends with a sentence of the translation."""
    return pieces[bead.piece].opens and pieces[bead.end - 1].closing == 0.0


def _by_order(work: _Work, clock: Offset) -> _Found:
    """Place what is said at about the same time, or else in the same order."""
    words = work.words()
    timing = _timing(work, words, clock)
    found: _Found = {}
    for bead in pair(work.phrases, work.pieces, words, timing, work.growth):
        certain = bead.probability >= CERTAIN and timing is not None and _is_sure(work, bead, words)
        members = range(bead.first, bead.last)
        found |= work.group(members, range(bead.piece, bead.end), certain=certain)
    return found


def _timing(work: _Work, words: Evidence, clock: Offset) -> Timing | None:
    """Return what one clock says of time, else what words that are said in both tracks say."""
    if clock.is_whole:
        return Timing(lambda moment: (clock.at(moment),) * 2, max(400, 3 * clock.spread), 20_000)
    phrases, pieces = work.phrases, work.pieces
    timing = None
    points = by_words(phrases, pieces, words)
    for reach in _REACHES:
        if len(points) < _LEAST_ANCHORS:
            break
        spread = max(1_000, 2 * spread_of(points))
        timing = Timing(clock_by(points), spread, max(reach, 4 * spread))
        beads = pair(phrases, pieces, words, timing, work.growth)
        points = by_beads(beads, phrases, pieces, words) or points
        timing = Timing(clock_by(points), max(600, 2 * spread_of(points)), reach // 2)
    return timing


def _is_sure(work: _Work, bead: Bead, words: Evidence) -> bool:
    """Whether a bead is one sentence for one, and words do not speak against it."""
    pieces = work.pieces[bead.piece : bead.end]
    one_sentence = Counter(piece.closing == 0.0 for piece in pieces)[True] == 1
    if bead.last - bead.first > 1 or not one_sentence or not _is_whole(work.pieces, bead):
        return False
    said_there = " ".join(piece.text for piece in pieces)
    if ("[" in said_there) != ("[" in work.phrases[bead.first].text):
        return False  # a remark to the actors, or one of two variants
    length = work.growth * len(work.phrases[bead.first].text)
    if length >= _LONG and not length < _UNLIKE * len(said_there) < _UNLIKE**2 * length:
        return False  # a part of it may be missing
    gained = words.gained(bead.first, range(bead.piece, bead.end))
    return gained >= 0.25 * words.expected[bead.first]
