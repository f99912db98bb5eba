"""Real histories: what becomes of translations when real files are revised.

`SUBTITR_CORPORA=... python -m tests.corpora.histories [examples]` prints two tables.

UPGRADES.json has sets of four: English old and new, the translation before and after. A translation
that the translators left as it was for a text alike enough (rapidfuzz ratio >= 60) is to be carried
to its place, certain or fuzzy. Where they changed it for a changed source, nothing may be certain.

REVISIONS.json has pairs of one file, old and new, without translations: each old message is given
one of its own, and where each new message comes from is told by the longest common sequence of all
words of both files, which knows nothing of times, borders or identities.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from pipeline.catalogs.identity import normalised
from pipeline.catalogs.style import same_meaning
from pipeline.catalogs.template import build_template
from pipeline.catalogs.update import update_catalog
from pipeline.catalogs.words import words_of
from pipeline.formats import read
from pipeline.model.cue import Cue
from pipeline.model.segment import Segment
from pipeline.model.track import Track
from pipeline.segmentation import SegmentationSettings, segment
from tests.corpora.recuts import RU, SETTINGS, SURVIVED, Case, Score, score, subtitr
from tests.corpora.sweep import UNITS, corpora
from tests.recuts import Recut


@dataclass
class Upgraded:
    """Sums over sets of four files."""

    sets: int = 0
    messages: int = 0
    kept: int = 0
    """Translations that the translators kept, for a text alike enough."""
    carried: int = 0
    carried_certain: int = 0
    changed: int = 0
    """Translations that the translators changed where the source changed."""
    certain: int = 0
    """Of these, certain all the same."""
    examples: list[str] = field(default_factory=list)


def _track(path: Path) -> Track:
    return read(path.read_bytes(), name=path.name).track


def _translations(track: Track, translated: Track) -> dict[int, str]:
    """Return the translation of each cue: the cue that starts with it, within 100 ms."""
    by_start: dict[int, list[Cue]] = {}
    for cue in translated.cues:
        by_start.setdefault(cue.span.start, []).append(cue)
    found = {}
    near = sorted(range(-100, 101), key=abs)
    for index, cue in enumerate(track.cues):
        start = next((cue.span.start + d for d in near if by_start.get(cue.span.start + d)), None)
        if start is not None:
            found[index] = " ".join(by_start[start].pop(0).text.split())
    return found


def _said(one: Segment, translations: dict[int, str]) -> str:
    """Return the translation of a segment: those of its cues."""
    return " ".join(filter(None, (translations.get(slot.cue, "") for slot in one.slots)))


def upgraded(root: Path, unit: str) -> Upgraded:
    """Return what becomes of the translations of all sets."""
    total = Upgraded()
    settings = SegmentationSettings(("en",), unit=unit)
    for one in json.loads((root / "UPGRADES.json").read_text(encoding="utf-8")):
        before, after = _translated(root, one)
        if before is None or after is None:
            continue
        old, new = _track(root / one["en_old"]), _track(root / one["en_new"])
        total.sets += 1
        _add(total, one["dir"], (old, _track(before)), (new, _track(after)), settings)
    return total


def _translated(root: Path, one: dict[str, str | None]) -> tuple[Path | None, Path | None]:
    """Return the translation before and after; None where the corpora do not have it.

    Some stand beside the English files, under the language of the translation.
    """
    named = (one.get("ru_old") or one.get("tr_old"), one.get("ru_new") or one.get("tr_new"))
    beside = str(one["dir"]).replace("/en-", "/ru-")
    guesses = (f"{beside}/old.srt", f"{beside}/new.srt")
    found = []
    for path, guess in zip(named, guesses, strict=True):
        paths = [root / told for told in (path, guess if path else None) if told]
        found.append(next((told for told in paths if told.is_file()), None))
    return found[0], found[1]


def _add(
    total: Upgraded,
    name: str,
    before: tuple[Track, Track],
    after: tuple[Track, Track],
    settings: SegmentationSettings,
) -> None:
    old = [one for one in segment(before[0], settings).segments if not one.is_wordless]
    new = [one for one in segment(after[0], settings).segments if not one.is_wordless]
    had, has = (_translations(*pair) for pair in (before, after))
    template = build_template(old, before[0], SETTINGS).template
    catalog = update_catalog(template, None, RU).catalog
    done = tuple(
        message.changed(translation=_said(one, had))
        for message, one in zip(catalog.messages, old, strict=True)
    )
    later = build_template(new, after[0], SETTINGS, template).template
    made = update_catalog(later, replace(catalog, messages=done), RU).catalog
    sources: dict[str, list[str]] = {}
    for message in done:
        sources.setdefault(message.translation, []).append(message.source)
    texts = {message.source for message in done}
    for message, one in zip(made.messages, new, strict=True):
        wanted = _said(one, has)
        if not wanted:
            continue
        total.messages += 1
        alike = any(
            ratio(normalised(text), normalised(one.text)) >= SURVIVED
            for text in sources.get(wanted, ())
        )
        told = f"{name}: {one.text!r} has {message.translation!r}, was translated {wanted!r}"
        if alike:
            total.kept += 1
            carried = message.translation == wanted
            total.carried += carried
            total.carried_certain += carried and message.is_translated
            if not carried:
                total.examples.append(f"NOT CARRIED {told}")
        elif not any(same_meaning(text, one.text) for text in texts):
            total.changed += 1
            total.certain += message.is_translated
            if message.is_translated:
                total.examples.append(f"CERTAIN {told}")


def revised(root: Path, unit: str) -> tuple[int, Score]:
    """Return how many revisions were tried, and what became of one translation a message."""
    total, count = Score(), 0
    for one in json.loads((root / "REVISIONS.json").read_text(encoding="utf-8")):
        folder = root / one["dir"]
        settings = SegmentationSettings((one["lang"],), unit=unit)
        tried = _case(one["dir"], _track(folder / "old.srt"), _track(folder / "new.srt"), settings)
        total += score(tried, subtitr(tried))
        count += 1
    return count, total


def _case(name: str, before: Track, after: Track, settings: SegmentationSettings) -> Case:
    old, new = (segment(track, settings).segments for track in (before, after))
    template = build_template(old, before, SETTINGS).template
    texts = [one.text for one in new if not one.is_wordless]
    truth = _truth([one.source for one in template.messages], texts)
    return Case(name, Recut(before, after, ()), old, new, truth, template)


def _truth(old: Sequence[str], new: Sequence[str]) -> tuple[Counter[int], ...]:
    """Return for each new text how many of its words are of each old one."""
    old_words, new_words = (list(_owned(texts)) for texts in (old, new))
    truth = tuple(Counter[int]() for _text in new)
    blocks = LCSseq.editops([w for w, _o in old_words], [w for w, _o in new_words])
    for start, other, size in blocks.as_matching_blocks():
        for step in range(size):
            truth[new_words[other + step][1]][old_words[start + step][1]] += 1
    return truth


def _owned(texts: Iterable[str]) -> Iterable[tuple[str, int]]:
    for index, text in enumerate(texts):
        for word in words_of(normalised(text)):
            yield word, index


def main(arguments: Sequence[str]) -> None:
    """Print the tables."""
    root = corpora()
    if root is None:
        raise SystemExit("SUBTITR_CORPORA names no folder of real subtitles")
    print("| unit | sets | messages | kept by translators | carried | certain "
          "| changed with source | certain all the same |\n" + 8 * "|---" + "|")  # fmt: skip
    told = []
    for unit in UNITS:
        one = upgraded(root, unit)
        print(f"| {unit} | {one.sets} | {one.messages} | {one.kept} | {one.carried / one.kept:.2%} "
              f"| {one.carried_certain} | {one.changed} | {one.certain} |")  # fmt: skip
        told += one.examples
    print("\n| unit | revisions | messages | survived | right | unchanged kept certain "
          "| wrong and certain | alike | wrong, fuzzy |\n" + 9 * "|---" + "|")  # fmt: skip
    for unit in UNITS:
        count, sums = revised(root, unit)
        print(f"| {unit} | {count} | {sums.messages} | {sums.survived} | {sums.right:.2%} "
              f"| {sums.same_certain / (sums.same or 1):.2%} | {sums.wrong_certain} "
              f"| {sums.alike} | {sums.wrong_fuzzy} |")  # fmt: skip
        told += sums.examples
    if "examples" in arguments:
        print("\n" + "\n".join(told))


if __name__ == "__main__":
    main(sys.argv[1:])
