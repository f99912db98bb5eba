"""adopt from catalogs that sub2po made before a re-cut: `python -m tests.corpora.sub2po [--merge]`.

The catalog of an old cut is made by sub2po itself and every cue translated by its number; the new
cut has all of `tests.recuts`, so that it is known which cue each new message has words of.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import polib

from pipeline import adopt_file
from pipeline.formats import read
from pipeline.model.time import timecode
from pipeline.model.track import Track
from pipeline.segmentation import SegmentationSettings, segment
from tests.corpora.adoption import corpora
from tests.recuts import Recut, recut

MASTERS = (
    "huggingface-course/subtitles/en/02_the-carbon-footprint-of-transformers.srt",
    "morevna/derived/pepper-and-carrot-ep06.en.srt",
    "morevna/derived/morevna-ep04.en.srt",
    "monero-translations/moneromovie/workgroup-edition/monero-means-money-workgroup-en.srt",
)
_NEW = ("Some other text stands here.", "It is new to this film.")
_NUMBER = re.compile(r"\[(\d+)\]")


def _srt(track: Track) -> str:
    return "\n".join(
        f"{at}\n{timecode(cue.span.start)} --> {timecode(cue.span.end)}\n{cue.text}\n"
        for at, cue in enumerate(track.cues, 1)
    )


def adopted(cut: Recut, folder: Path, *, merge: bool = False) -> list[polib.POEntry]:
    """Return the catalog of the new cut, from one that sub2po has made of the old one."""
    from translate.convert.sub2po import main as sub2po  # noqa: PLC0415 - benches alone need it

    for name, track in (("old", cut.old), ("film", cut.new)):
        (folder / f"{name}.srt").write_text(_srt(track), encoding="utf-8")
    old, target = folder / "old.po", folder / "ru.po"
    how = f"--duplicates={'merge' if merge else 'msgctxt'}"
    sub2po(["--progress=none", how, str(folder / "old.srt"), str(old)])
    catalog = polib.pofile(str(old))
    at = {timecode(cue.span.start).replace(",", "."): n for n, cue in enumerate(cut.old.cues)}
    for entry in catalog:
        number = at[entry.occurrences[0][0].partition("--")[0]]
        entry.msgstr = f"Сказано [{number}]" + "." * entry.msgid.rstrip().endswith((".", "!", "?"))
    catalog.save()
    adopt_file(str(folder / "film.srt"), str(old), str(target), language="ru", force=True)
    return [one for one in polib.pofile(str(target)) if not one.obsolete]


def score(cut: Recut, entries: list[polib.POEntry]) -> Counter[str]:
    """Return how many messages have a translation of their own words, or of equal ones."""
    settings = SegmentationSettings(("en", "ru"))
    old, new = segment(cut.old, settings).segments, segment(cut.new, settings).segments
    spoken = {at for at, one in enumerate(new) if not one.is_wordless and one.language != "ru"}
    truths = [truth for at, truth in enumerate(cut.truth(old, new)) if at in spoken]
    count: Counter[str] = Counter()
    for entry, truth in zip(entries, truths, strict=True):
        cues = {slot.cue for at in truth for slot in old[at].slots}
        got = {int(number) for number in _NUMBER.findall(entry.msgstr)}
        texts = {cut.old.cues[at].text for at in cues}
        count["messages"] += 1
        count["survived"] += bool(cues)
        kind = "fuzzy" if entry.fuzzy else "certain"
        if got & cues or any(cut.old.cues[at].text in texts for at in got):
            count[f"right, {kind}"] += 1
        elif got:
            count[f"wrong, {kind}"] += 1
    return count


def scores(root: Path, seeds: int, *, merge: bool = False) -> Iterator[tuple[str, Counter[str]]]:
    """Yield the score of each master and seed."""
    for name in MASTERS:
        track = read((root / name).read_bytes(), name=name).track
        for seed in range(1, seeds + 1):
            with tempfile.TemporaryDirectory() as folder:
                cut = recut(track, seed=seed, other=_NEW)
                yield f"{name} {seed}", score(cut, adopted(cut, Path(folder), merge=merge))


if __name__ == "__main__":
    here = corpora()
    if here is None:
        raise SystemExit("SUBTITR_CORPORA names no folder of real subtitles")
    every: Counter[str] = Counter()
    for title, one in scores(here, 3, merge="--merge" in sys.argv):
        print(title, dict(one))
        every += one
    print(dict(every))
