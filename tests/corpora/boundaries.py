"""Where cues part a translated sentence, beside where a human subtitler parted it.

`SUBTITR_CORPORA=... python -m tests.corpora.boundaries` prints the tables, from English to Russian
and back. Measured are the films whose Russian file a human made on the cues of the English one
(PAIRS.json: `same_times_100ms`, `target_kind` human). The human's own words are laid out again on
the cues of the source, in two ways:

- `group`: the cues from one that ends no sentence up to the one that does are one segment, and its
  translation is the text of the same cues of the human; so nothing but cueing is measured;
- `film`: the source is segmented and laid out as for a release. A run is translated by the human's
  text of its cues, sentence by sentence where both have as many, else as one segment.

Compared are the boundaries between the cues of each run, counted in words from its start: exactly
where the human put them, and within one word. Beside subtitr, with the limits of netflix-<target>
and without any, stand two splits that know no language: at the end of word nearest to the source's
share of characters, and to its share of time.

No weight of subtitr was computed from any text: they are round numbers set by hand after guides,
and its lexicon is general vocabulary that was not drawn from these films. So there is nothing to
train again without a project, and each has a row of its own. But rules and weights were weighed on
these same pairs while they were chosen: the shares are of texts known in development, and only
pairs not listed there can tell how well others are done. Intervals (95 %) are of 1,000 samples of
the runs, drawn with replacement by a fixed seed; they are of chance among runs, not of that choice.
"""

from __future__ import annotations

import json
import random
import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

from pipeline.cueing import Laid, LayoutSettings, lay_out
from pipeline.cueing.dressing import Wardrobe
from pipeline.cueing.lines import excess
from pipeline.cueing.runs import linked
from pipeline.formats import read
from pipeline.language.counting import visible_length
from pipeline.language.sentence_ends import sentence_ends
from pipeline.model.limits import Limits
from pipeline.model.markup import strip_tags
from pipeline.model.rendering import Rendering, Status
from pipeline.model.segment import Segment, Slot
from pipeline.model.track import Track
from pipeline.profiles import load
from pipeline.segmentation import SegmentationSettings, segment
from tests.corpora.sweep import corpora

DIRECTIONS = (("en", "ru"), ("ru", "en"))
WAYS = ("group", "film")
SAMPLES = 1_000
SEED = 1

_SENTENCE_END = re.compile(r"[.!?…。]+[\"'»”’)\]]*\s*$")
_DIALOGUE_DASH = re.compile(r"(?:^|(?<=[.!?…]\n))[-–—]\s*")


class Film(NamedTuple):
    """A film in two languages on the same cues."""

    project: str
    languages: tuple[str, str]
    """Of the source and of the target."""
    source: Track
    target: Track


class Plan(NamedTuple):
    """What is laid out of a film: segments, the human's words for each, the cues of each run."""

    segments: list[Segment]
    renderings: list[Rendering]
    runs: list[tuple[int, ...]]


class Measured(NamedTuple):
    """One run: where each way of splitting puts its boundaries, in words from the run's start."""

    project: str
    human: tuple[int, ...]
    splits: tuple[tuple[int, ...], ...]
    """In the order of `SPLITS`."""


class Kept(NamedTuple):
    """The cues of one run that are within the limits, in the order of its cues."""

    project: str
    human: tuple[bool, ...]
    ours: tuple[bool, ...]


class Share(NamedTuple):
    """How often something holds, of how many."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """From 0 to 1; 0 of nothing is 0."""
        return self.hits / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.value:.3f}"


SPLITS = ("subtitr, limits", "subtitr, no limits", "by characters", "by time")
OURS, UNLIMITED, BY_CHARACTERS, BY_TIME = range(4)


def films(root: Path, source: str, target: str) -> Iterator[Film]:
    """Yield the films that a human translated on the same cues."""
    for pair in json.loads((root / "PAIRS.json").read_text(encoding="utf-8")):
        if pair["same_times_100ms"] and pair["target_kind"] == "human":
            tracks = (_track(root / pair[one], one) for one in (source, target))
            yield Film(pair["project"], (source, target), *tracks)


def _track(path: Path, language: str) -> Track:
    return read(path.read_bytes(), name=path.name, languages=(language,)).track


def said(text: str) -> str:
    """Return the words of a cue in one line, without tags and dialogue dashes."""
    return " ".join(_DIALOGUE_DASH.sub("", strip_tags(text)).split())


def word_count(text: str) -> int:
    """Return how many words `text` has; a dash by itself is none."""
    return sum(any(map(str.isalnum, word)) for word in strip_tags(text).split())


def grouped(film: Film) -> Plan:
    """Return the plan of the way `group`."""
    plan = Plan([], [], [])
    sources, targets = ([said(cue.text) for cue in one.cues] for one in film[2:])
    first = 0
    for index, text in enumerate(sources):
        if not _SENTENCE_END.search(text) and index < len(sources) - 1:
            continue
        cues = range(first, index + 1)
        first = index + 1
        if all(sources[cue] and word_count(targets[cue]) for cue in cues):
            parts = [(sources[cue], Slot(cue, 0, len(film.source.cues[cue].text))) for cue in cues]
            plan.segments.append(_of_parts(parts, film.languages[0]))
            translation = " ".join(targets[cue] for cue in cues)
            plan.renderings.append(Rendering(Status.TRANSLATED, translation))
            plan.runs.append(tuple(cues))
    return plan


def as_released(film: Film) -> Plan:
    """Return the plan of the way `film`."""
    source, target = film.languages
    segments = segment(film.source, SegmentationSettings((source,))).segments
    targets = [said(cue.text) for cue in film.target.cues]
    plan = Plan([], [], [])
    for indices in linked(segments, [True] * len(segments)):
        run = [segments[index] for index in indices]
        cues = tuple(sorted({slot.cue for one in run for slot in one.slots}))
        if not all(word_count(targets[cue]) for cue in cues):
            continue
        text = " ".join(targets[cue] for cue in cues)
        sentences = _sentences(text, target) if len(run) > 1 else [text]
        if len(sentences) != len(run):
            sentences, run = [text], [_as_one(run, source)]
        plan.segments.extend(run)
        plan.renderings.extend(Rendering(Status.TRANSLATED, one) for one in sentences)
        plan.runs.append(cues)
    return plan


PLANS: dict[str, Callable[[Film], Plan]] = {"group": grouped, "film": as_released}


def _sentences(text: str, language: str) -> list[str]:
    ends = [0, *sentence_ends(text, language), len(text)]
    parts = (text[start:end].strip() for start, end in pairwise(ends))
    return [part for part in parts if part]


def _as_one(run: Sequence[Segment], language: str) -> Segment:
    """Return the segments of a run as one, with one slot in each cue."""
    by_cue: dict[int, tuple[list[str], Slot]] = {}
    for one in run:
        for place, slot in enumerate(one.slots):
            parts, whole = by_cue.setdefault(slot.cue, ([], slot))
            parts.append(one.part(place))
            edges = min(whole.start, slot.start), max(whole.end, slot.end)
            by_cue[slot.cue] = parts, whole._replace(start=edges[0], end=edges[1])
    ordered = [by_cue[cue] for cue in sorted(by_cue)]
    return _of_parts([(" ".join(parts), slot) for parts, slot in ordered], language)


def _of_parts(parts: Iterable[tuple[str, Slot]], language: str) -> Segment:
    texts, slots, at = [], [], 0
    for text, slot in parts:
        texts.append(text)
        slots.append(slot._replace(at=at))
        at += len(text) + 1
    return Segment(" ".join(texts), tuple(slots), language)


def laid_out(film: Film, plan: Plan, *, limited: bool = True) -> Laid:
    """Return the release of what is planned, with the profile of the language or no limits."""
    language = film.languages[1]
    profile = load(f"netflix-{language}")
    if not limited:
        profile = profile._replace(limits=Limits())
    settings = LayoutSettings(Wardrobe(language, profile))
    return lay_out(film.source, plan.segments, plan.renderings, settings)


def measured(film: Film, plan: Plan, releases: Sequence[Laid]) -> Iterator[Measured]:
    """Yield the boundaries of each run of two or more cues in each of `releases` and by share."""
    counts = [_words_by_cue(one) for one in releases]
    for cues in plan.runs:
        if len(cues) < 2:
            continue
        texts = [said(film.target.cues[cue].text) for cue in cues]
        human = _inner(map(word_count, texts))
        splits = [_inner(count.get(cue, 0) for cue in cues) for count in counts]
        lengths = [visible_length(said(film.source.cues[cue].text)) for cue in cues]
        durations = [max(film.source.cues[cue].span.duration, 1) for cue in cues]
        splits += [_shared(" ".join(texts), weights) for weights in (lengths, durations)]
        yield Measured(film.project, human, tuple(splits))


def _words_by_cue(laid: Laid) -> dict[int, int]:
    """Return how many words the release shows in each cue of the master that it shows words in."""
    counts: dict[int, int] = {}
    for cue, origin in zip(laid.track.cues, laid.provenance.cues, strict=True):
        master = origin.masters[0] - 1
        counts[master] = counts.get(master, 0) + word_count(cue.text)
    return counts


def _inner(counts: Iterable[int]) -> tuple[int, ...]:
    return tuple(accumulate(counts))[:-1]


def _shared(text: str, weights: Sequence[int]) -> tuple[int, ...]:
    """Return for each share of `weights` the end of word nearest to it, in words."""
    words = [word for word in text.split() if any(map(str.isalnum, word))]
    ends = list(accumulate(len(word) + 1 for word in words))
    boundaries = []
    for share in list(accumulate(weights))[:-1]:
        place = ends[-1] * share / sum(weights)
        index = min(bisect_left(ends, place), len(ends) - 1)
        earlier = index and place - ends[index - 1] <= ends[index] - place
        boundaries.append(index if earlier else index + 1)
    return tuple(boundaries)


def within(runs: Iterable[Measured], split: int, words: int) -> Share:
    """Return how many boundaries of a split are at most so many words from the human's."""
    hits, of = 0, 0
    for run in runs:
        pairs = zip(run.splits[split], run.human, strict=True)
        hits += sum(abs(ours - human) <= words for ours, human in pairs)
        of += len(run.human)
    return Share(hits, of)


def kept(film: Film, plan: Plan, laid: Laid) -> Iterator[Kept]:
    """Yield for each run which of its cues are within the limits, of the human and of ours.

    The human's text counts as broken into lines at its best, ours as it stands in the release. A
    cue whose words ours shows in the cue before is within them.
    """
    limits = load(f"netflix-{film.languages[1]}").limits
    over: set[int] = set()
    for cue, origin in zip(laid.track.cues, laid.provenance.cues, strict=True):
        if excess(cue.text, limits, cue.span.duration):
            over.add(origin.masters[0] - 1)
    for cues in plan.runs:
        texts = [said(film.target.cues[cue].text) for cue in cues]
        durations = [film.source.cues[cue].span.duration for cue in cues]
        human = tuple(
            not excess(text, limits, duration)
            for text, duration in zip(texts, durations, strict=True)
        )
        yield Kept(film.project, human, tuple(cue not in over for cue in cues))


def intervals(runs: Sequence[Measured]) -> list[tuple[tuple[float, float], ...]]:
    """Return for each split the 95 % intervals of exact share, share within one word, and of its
    exact share as a multiple of that by characters."""
    chance = random.Random(SEED)
    rows = [_hits(run) for run in runs]
    drawn: list[list[tuple[float, ...]]] = [[] for _split in SPLITS]
    for _sample in range(SAMPLES):
        *hits, of = map(sum, zip(*chance.choices(rows, k=len(rows)), strict=True))
        plain = max(hits[2 * BY_CHARACTERS], 1)
        for split, values in enumerate(drawn):
            exact, near = hits[2 * split : 2 * split + 2]
            values.append((exact / of, near / of, exact / plain))
    return [tuple(_middle(column) for column in zip(*one, strict=True)) for one in drawn]


def _hits(run: Measured) -> tuple[int, ...]:
    """Return for each split how many boundaries are exact and within a word, then how many are."""
    counts = []
    for split in range(len(SPLITS)):
        counts += [within([run], split, words).hits for words in (0, 1)]
    return (*counts, len(run.human))


def _middle(values: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(values)
    tail = len(ordered) // 40
    return ordered[tail], ordered[-1 - tail]


def boundaries_table(runs: Sequence[Measured]) -> str:
    """Return the shares of each split, by project and pooled, as Markdown."""
    head = ("project", "runs", "boundaries", "split", "exact", "95 %", "within one word", "95 %",
            "x by characters", "95 %")  # fmt: skip
    rows = [head]
    for project in (*sorted({run.project for run in runs}), "all"):
        here = [run for run in runs if project in ("all", run.project)]
        bounds = intervals(here)
        plain = max(within(here, BY_CHARACTERS, 0).hits, 1)
        for split, name in enumerate(SPLITS):
            exact, near = within(here, split, 0), within(here, split, 1)
            around = [f"{low:.3f}–{high:.3f}" for low, high in bounds[split][:2]]
            ratio = f"{exact.hits / plain:.2f}"
            low, high = bounds[split][2]
            rows.append((project, str(len(here)), str(exact.of), name, str(exact), around[0],
                         str(near), around[1], ratio, f"{low:.2f}–{high:.2f}"))  # fmt: skip
    return drawn_table(rows)


def limits_table(runs: Sequence[Kept]) -> str:
    """Return how the limits are kept: cue by cue, in number, and where the human kept all."""
    rows = [("cues", "all", "kept by the human", "of these by ours", "share", "kept by ours",
             "runs all kept by the human", "their cues", "of these by ours", "share")]  # fmt: skip
    several = [run for run in runs if len(run.human) > 1]
    for name, here in (("of runs of two or more", several), ("all", runs)):
        pairs = [pair for run in here for pair in zip(run.human, run.ours, strict=True)]
        human = Share(sum(one and other for one, other in pairs), sum(one for one, _ in pairs))
        whole = [run for run in here if all(run.human)]
        ours = [one for run in whole for one in run.ours]
        among = Share(sum(ours), len(ours))
        rows.append((name, str(len(pairs)), str(human.of), str(human.hits), str(human),
                     str(sum(other for _, other in pairs)), str(len(whole)), str(among.of),
                     str(among.hits), str(among)))  # fmt: skip
    return drawn_table(rows)


def drawn_table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows, the first of them the head, as a Markdown table."""
    head, *body = (f"| {' | '.join(row)} |\n" for row in rows)
    return f"{head}|{'---|' * len(rows[0])}\n{''.join(body)}"


def main() -> int:
    """Print the tables of both directions and both ways."""
    root = corpora()
    if root is None:
        print("SUBTITR_CORPORA names no folder of real subtitles", file=sys.stderr)
        return 2
    for source, target in DIRECTIONS:
        pairs = list(films(root, source, target))
        for way in WAYS:
            runs: list[Measured] = []
            cues: list[Kept] = []
            for film in pairs:
                plan = PLANS[way](film)
                limited, free = (laid_out(film, plan, limited=one) for one in (True, False))
                runs += measured(film, plan, (limited, free))
                cues += kept(film, plan, limited)
            print(f"## {source} -> {target}, {way}\n\n{boundaries_table(runs)}")
            print(f"Within the limits of netflix-{target}:\n\n{limits_table(cues)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
