"""How good adopt is on real pairs: `python -m tests.corpora.adoption` prints its tables.

On pairs with the same cues every run of messages that share cues has to hold exactly the words that
the translator wrote into these cues, in order, and every message some of them. On pairs that were
timed independently, 100 sentences drawn and labelled beforehand (tests/catalogs/labels) say which
words each is translated by. They were labelled twice, the second time without the first.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from pipeline.catalogs.adopt import Adoption, Side, adopt, runs
from pipeline.formats import read
from pipeline.model.cast import NOBODY
from pipeline.model.markup import strip_tags
from pipeline.model.segment import Segment
from pipeline.model.track import Track
from pipeline.segmentation import SegmentationSettings, segment
from pipeline.segmentation.undress import undress

UNITS = ("cue", "sentence")
LABELS = Path(__file__).parents[1] / "catalogs" / "labels" / "adoption.tsv"
SECOND = LABELS.with_name("adoption_second.tsv")
_REVISIONS = "morevna/revisions"
INDEPENDENT = {
    "elephantsdream": (
        "videojs-elephantsdream/captions.en.srt",
        "videojs-elephantsdream/captions.ru.srt",
    ),
    "hf-07": (
        "huggingface-course/subtitles/en/07_transformer-models-encoder-decoders.srt",
        "huggingface-course/subtitles/ru/07_transformer-models-encoder-decoders.srt",
    ),
    **{
        name: (f"{_REVISIONS}/en-{name}/new.srt", f"{_REVISIONS}/ru-{name}/old.srt")
        for name in ("e43bd10ea2", "141d42dee0", "31386cf561", "d8def98672", "43248462e8")
    },
}
"""Name in the labels -> master and translation; the last five are a new English cut of a film and
the Russian of the old one."""
_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """Return the words of a text as the labels count them."""
    return _WORD.findall(strip_tags(text).casefold())


def corpora() -> Path | None:
    """Return the folder of real subtitles, None where none is named."""
    named = os.environ.get("SUBTITR_CORPORA")
    return Path(named) if named else None


class Pair(NamedTuple):
    """A master and a translation, and what adopt made of them."""

    master: Track
    segments: Sequence[Segment]
    other: Track
    adoption: Adoption
    seconds: float


def paired(root: Path, names: tuple[str, str], unit: str = "sentence") -> Pair:
    """Return what adopt makes of two files of the corpora, English and Russian."""
    tracks = [read((root / name).read_bytes(), name=name).track for name in names]
    sides = []
    for track, languages in zip(tracks, (("en", "ru"), ("ru", "en")), strict=True):
        found = segment(track, SegmentationSettings(languages, unit=unit)).segments
        sides.append(Side(track, found, languages[0]))
    began = time.perf_counter()
    adoption = adopt(sides[0], sides[1])
    return Pair(tracks[0], sides[0].segments, tracks[1], adoption, time.perf_counter() - began)


@dataclass(slots=True)
class Same:
    """What came of a pair with the same cues."""

    name: str
    unit: str
    cues: int = 0
    wrong: list[str] = field(default_factory=list)
    """What stands where other words should, run by run."""
    messages: int = 0
    certain: int = 0
    empty: int = 0
    """Messages without any translation in cues where the translator wrote something."""
    left: int = 0
    seconds: float = 0.0


def same_time_pairs(root: Path) -> list[tuple[str, tuple[str, str]]]:
    """Return name and files of the pairs of PAIRS.json whose cues begin together."""
    pairs = json.loads((root / "PAIRS.json").read_text(encoding="utf-8"))
    return [
        (one["group"], (one["en"], one["ru"]))
        for one in pairs
        if one["ru_starts_on_en_start"] > 0.9
    ]


def same(root: Path, name: str, files: tuple[str, str], unit: str) -> Same:
    """Return how right a pair with the same cues is."""
    pair = paired(root, files, unit)
    placed, result = pair.adoption.placed, Same(name, unit)
    partners = _partners(pair.master, pair.other)
    for cues, members in runs(pair.segments):
        got = [word for one in members if one in placed for word in words(placed[one].text)]
        texts = [pair.other.cues[partners[cue]].text for cue in sorted(cues) if cue in partners]
        wanted = [word for text in texts for word in words(undress(text, NOBODY).text)]
        result.cues += len(cues)
        if got != wanted:
            result.wrong.append(f"{name}, {unit}: {' '.join(got)} / {' '.join(wanted)}")
        result.empty += sum(one not in placed for one in members) if wanted else 0
    result.messages = len(pair.segments)
    result.certain = sum(one.certain for one in placed.values())
    result.left = len(pair.adoption.left)
    result.seconds = pair.seconds
    return result


def _partners(master: Track, other: Track) -> dict[int, int]:
    """Return for each cue of `master` the one of `other` with its start, in order where several."""
    starts: dict[int, list[int]] = {}
    for index, cue in enumerate(other.cues):
        starts.setdefault(cue.span.start, []).append(index)
    found = {}
    for index, cue in enumerate(master.cues):
        if starts.get(cue.span.start):
            found[index] = starts[cue.span.start].pop(0)
    return found


@dataclass(slots=True)
class Labelled:
    """What came of the labelled sentences of one pair."""

    name: str
    sentences: int = 0
    right: int = 0
    """With exactly the words labelled."""
    right_certain: int = 0
    wrong: int = 0
    """With other words, more or fewer."""
    wrong_certain: int = 0
    missing: int = 0
    """Without words, though there are some."""
    none: int = 0
    """Without words, rightly."""
    seconds: float = 0.0

    @property
    def precision(self) -> float:
        """Share of what was placed that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of what has a translation that has it."""
        return self.right / max(1, self.sentences - self.none - self.placed_without)

    placed_without: int = 0
    """Placed, though the file has no translation of them."""


def labels_of(file: Path) -> list[list[str]]:
    """Return the rows of a file of labels."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def agreement() -> tuple[int, int]:
    """Return how many sentences both labellings say the same of, and how many there are."""
    first, second = (
        {tuple(row[:4]): row[4:] for row in labels_of(one)} for one in (LABELS, SECOND)
    )
    if first.keys() != second.keys():
        raise ValueError("the labellings are of other sentences")
    return sum(first[key] == second[key] for key in first), len(first)


def labelled(root: Path, labels: Path = LABELS) -> Iterator[Labelled]:
    """Yield what came of the labelled sentences, pair by pair."""
    for name, own in groupby(labels_of(labels), key=lambda row: row[0]):
        pair = paired(root, INDEPENDENT[name])
        said = [word for cue in pair.other.cues for word in words(cue.text)]
        result = Labelled(name, seconds=pair.seconds)
        for _name, cue, nth, digest, first, last in own:
            wanted = said[int(first) : int(last)] if first != "-" else []
            _judge(result, pair, _index(pair, int(cue) - 1, int(nth), digest), wanted)
        yield result


def _index(pair: Pair, cue: int, nth: int, digest: str) -> int:
    """Return the index of a labelled sentence; it has to be the one that was labelled."""
    found = [index for index, one in enumerate(pair.segments) if one.slots[0].cue == cue][nth]
    text = " ".join(words(pair.segments[found].text))
    if hashlib.sha256(text.encode()).hexdigest()[:8] != digest:
        raise ValueError(f"cue {cue + 1}: another sentence than the one labelled")
    return found


def _judge(result: Labelled, pair: Pair, index: int, wanted: list[str]) -> None:
    placed = pair.adoption.placed.get(index)
    got = words(placed.text) if placed else []
    certain = placed is not None and placed.certain
    result.sentences += 1
    if got == wanted:
        result.none += not wanted
        result.right += bool(wanted)
        result.right_certain += bool(wanted) and certain
    elif got:
        result.wrong += 1
        result.wrong_certain += certain
        result.placed_without += not wanted
    else:
        result.missing += 1


def tables(root: Path) -> str:
    """Return the tables in Markdown."""
    head = "| pair | unit | cues | right | messages | certain | empty | left | s |"
    lines = [head, "|---" * 9 + "|"]
    for name, files in same_time_pairs(root):
        for unit in UNITS:
            came = same(root, name, files, unit)
            right = "all" if not came.wrong else f"{len(came.wrong)} runs wrong"
            lines.append(
                f"| {name} | {unit} | {came.cues} | {right} | {came.messages} | {came.certain} "
                f"| {came.empty} | {came.left} | {came.seconds:.2f} |"
            )
    lines += ["", *_of_labels(root, LABELS)]
    both, every = agreement()
    lines += ["", f"A second labelling agrees with the first on {both} of {every}; by it:", ""]
    lines += _of_labels(root, SECOND)
    return "\n".join(lines) + "\n"


def _of_labels(root: Path, labels: Path) -> list[str]:
    head = "| pair | sentences | right | certain | wrong | wrong and certain | missing |"
    lines = [head + " rightly none | precision | recall | s |", "|---" * 11 + "|"]
    every = list(labelled(root, labels))
    return lines + [
        f"| {one.name} | {one.sentences} | {one.right} | {one.right_certain} | {one.wrong} "
        f"| {one.wrong_certain} | {one.missing} | {one.none} | {one.precision:.1%} "
        f"| {one.recall:.1%} | {one.seconds:.2f} |"
        for one in [*every, _sum(every)]
    ]


def _sum(every: Sequence[Labelled]) -> Labelled:
    total = Labelled("all")
    for one in every:
        for name in Labelled.__slots__:
            if name != "name":
                setattr(total, name, getattr(total, name) + getattr(one, name))
    return total


if __name__ == "__main__":
    folder = corpora()
    print(tables(folder) if folder else "SUBTITR_CORPORA names no folder")
