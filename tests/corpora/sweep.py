"""Every real subtitle file through extract, a filled catalog and compile; what came of it.

`SUBTITR_CORPORA=... python -m tests.corpora.sweep [sentence|cue]` prints the table over all files,
by default in both units.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from pipeline import Setting, compile_file, extract_file, update_file
from pipeline.catalogs.po import read_po, write_po
from pipeline.errors import SubtitrError
from pipeline.formats import read
from pipeline.language.counting import is_visible
from pipeline.language.tags import same_language
from pipeline.model.codes import CODES
from pipeline.model.cue import Cue
from pipeline.model.finding import Finding
from pipeline.model.markup import strip_tags
from pipeline.model.segment import Segment
from pipeline.model.track import Reading, Track
from pipeline.segmentation import SegmentationSettings, segment
from pipeline.workflow.plain import segmentation_settings

_WORD = re.compile(r"\w+")
_JOINED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
"""Scripts whose lines are joined without a space, so that words are no measure."""
UNITS = ("sentence", "cue")
NOBODYS = "eo"
"""No file of the corpora is in Esperanto, so that every line of each asks for a translation."""


@dataclass(slots=True)
class Passage:
    """What came of one file."""

    name: str
    cues: int = 0
    messages: int = 0
    refused: str = ""
    """The error of a file that cannot be used; empty for one that went through."""
    findings: list[Finding] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    """What must not be: words lost without a finding, cues or times that changed."""


def corpora() -> Path | None:
    """Return the folder of real subtitles, None where none is named."""
    named = os.environ.get("SUBTITR_CORPORA", "")
    return Path(named).absolute() if named else None


def files(root: Path) -> list[Path]:
    """Return every SRT file below `root`, sorted."""
    return sorted(root.rglob("*.srt"))


@cache
def translations(root: Path) -> dict[str, str]:
    """Return the Russian file of each English one that has as many cues."""
    pairs = json.loads((root / "PAIRS.json").read_text(encoding="utf-8"))
    return {pair["en"]: pair["ru"] for pair in pairs if pair["same_count"]}


def passed(path: Path, root: Path, folder: Path, unit: str) -> Passage:
    """Return what comes of one file on its way to a release and back, message by `unit`.

    `folder` is for its files.
    """
    passage = Passage(path.relative_to(root).as_posix())
    russian = translations(root).get(passage.name)
    language = "ru" if russian else NOBODYS
    setting = Setting(profile=None if russian else "netflix-en", unit=unit)
    template, catalog, release = (
        folder / f"film{suffix}" for suffix in (".pot", ".po", ".out.srt")
    )
    for old in (template, catalog, release):
        old.unlink(missing_ok=True)
    try:
        extracted = extract_file(str(path), str(template), setting=setting)
        passage.messages = sum(one.new for one in extracted.changes)
        update_file(str(template), str(catalog), language=language, setting=setting)
        track = read_master(path).track
        said = _said(track, root / russian if russian else None)
        given = _fill(catalog, {cue.line: text for cue, text in zip(track.cues, said, strict=True)})
        compiled = compile_file(str(path), str(catalog), str(release), setting=setting)
    except SubtitrError as error:
        passage.refused = str(error.what)
        return passage
    passage.cues = len(track.cues)
    passage.findings = list(compiled.findings)
    known = Counter(words(one.text for one in extracted.findings if one.code in _OUTSIDE))
    passage.complaints += _lost_in_reading(track, known)
    if unit == "cue":
        expected = _expected(path, track, said, language)
        passage.complaints += _changed(expected, release, compiled.findings, language)
    else:
        told = [*given, *(one.text for one in _own(path, track, language, setting))]
        passage.complaints += _moved(told, track, release, compiled.findings, language)
    return passage


_OUTSIDE = frozenset({"SRT001", "SRT002"})
"""Findings whose text is in no cue."""


def read_master(path: Path) -> Reading:
    """Read a file as extract and compile do."""
    settings = segmentation_settings(str(path), Setting())
    return read(path.read_bytes(), name=str(path), languages=settings.source_languages)


def _said(track: Track, russian: Path | None) -> list[str]:
    """Return for each cue the text that its message is given; empty for what it says itself."""
    if russian is None:
        return [""] * len(track.cues)
    other = read(russian.read_bytes(), name=str(russian), languages=("ru",)).track
    if len(other.cues) != len(track.cues):
        return [""] * len(track.cues)
    return [cue.text.strip() if is_visible(cue.text) else "" for cue in other.cues]


def _fill(catalog: Path, by_line: dict[int, str]) -> list[str]:
    """Translate every message: by those of its cues that no message before it has, else as the
    source. Return the translations."""
    found = read_po(catalog.read_bytes(), str(catalog))
    left = dict(by_line)
    messages = []
    for one in found.messages:
        texts = [left.pop(place.line, "") for place in one.references]
        text = " ".join(filter(None, texts)) if len(texts) > 1 else texts[0]
        messages.append(one.changed(translation=text or one.source))
    catalog.write_bytes(write_po(replace(found, messages=tuple(messages))))
    return [one.translation for one in messages]


def _own(path: Path, track: Track, language: str, setting: Setting) -> list[Segment]:
    """Return the segments that are in no catalog of `language`."""
    settings = segmentation_settings(str(path), setting)
    return [
        one
        for one in segment(track, settings).segments
        if one.is_wordless or same_language(one.language, language)
    ]


def _moved(
    said: Sequence[str], master: Track, release: Path, findings: Iterable[Finding], language: str
) -> list[str]:
    """Compare a release of sentences with what it has to say: every word, at times of the film."""
    written = read(release.read_bytes(), name=str(release), encoding="utf-8", languages=(language,))
    if any(one.code == "REL006" for one in findings):
        return []
    cues = written.track.cues
    wanted, got = (_spoken(texts) for texts in (said, [cue.text for cue in cues]))
    complaints = []
    for what, words_ in (("lost", wanted - got), ("added", got - wanted)):
        if words_:
            complaints.append(f"{what} in the release: {' '.join(sorted(words_))[:200]}")
    starts = {cue.span.start for cue in master.cues}
    ends = {cue.span.end for cue in master.cues}
    complaints += [
        f"cue {number}: {cue.span} is no time of the film"
        for number, cue in enumerate(cues, 1)
        if cue.span.start not in starts or cue.span.end not in ends
    ]
    excused = {one.code for one in findings} | (set() if said else {"SRT014"})
    return complaints + [
        f"release: {one.sentence}" for one in written.findings if one.code not in excused
    ]


def _spoken(texts: Iterable[str]) -> Counter[str]:
    """Return the words of texts, letters where words are written without spaces."""
    bare = [strip_tags(text) for text in texts]
    if not any(_JOINED.search(text) for text in bare):
        return Counter(words(bare))
    return Counter(letter for text in bare for letter in text if letter.isalnum())


def _expected(path: Path, track: Track, said: Sequence[str], language: str) -> list[Cue]:
    """Return the cues that the release has to show: what was said, else the master's own."""
    settings: SegmentationSettings = segmentation_settings(str(path), Setting(unit="cue"))
    shown = []
    for one in segment(track, settings).segments:
        place = one.slots[0].cue
        own = one.is_wordless or same_language(one.language, language)
        cue = track.cues[place]
        shown.append(cue if own or not said[place] else cue._replace(text=said[place]))
    return shown


def _lost_in_reading(track: Track, reported: Counter[str]) -> list[str]:
    """Compare the words of the file with those of its cues and of what was reported."""
    held = Counter(word for word in words([track.layout.source]) if not word.isdecimal())
    kept = Counter(words(part for cue in track.cues for part in (cue.text, cue.settings)))
    lost = held - kept - reported
    return [f"lost in reading: {' '.join(sorted(lost))[:200]}"] if lost else []


def _changed(
    expected: Sequence[Cue], release: Path, findings: Iterable[Finding], language: str
) -> list[str]:
    """Compare a release with what it has to show: cues, times, words."""
    written = read(release.read_bytes(), name=str(release), encoding="utf-8", languages=(language,))
    reported = {one.place.cue for one in findings if one.code == "REL006"}
    cues = written.track.cues
    if len(cues) != len(expected):
        return [f"{len(expected)} cues to show, {len(cues)} in the release"]
    complaints = [
        f"cue {number}: {wanted.span} {wanted.text!r} became {got.span} {got.text!r}"[:300]
        for number, (wanted, got) in enumerate(zip(expected, cues, strict=True), 1)
        if number not in reported and not _same(wanted, got)
    ]
    # what was damaged in the master may be so in the release; a release of nothing is empty
    excused = {one.code for one in findings} | ({"SRT014"} if not expected else set())
    return complaints + [
        f"release: {one.sentence}" for one in written.findings if one.code not in excused
    ]


def _same(wanted: Cue, got: Cue) -> bool:
    if (wanted.span, wanted.settings) != (got.span, got.settings):
        return False
    before, after = strip_tags(wanted.text), strip_tags(got.text)
    if not _JOINED.search(before):
        return list(words([before])) == list(words([after]))
    return [*filter(str.isalnum, before)] == [*filter(str.isalnum, after)]


def words(texts: Iterable[str]) -> Iterable[str]:
    """Return the words of `texts`, in order."""
    return (word for text in texts for word in _WORD.findall(text))


def table(passages: Sequence[Passage]) -> str:
    """Return files, cues and messages by folder, then findings by code."""
    rows = [("folder", "files", "through", "refused", "cues", "messages")]
    folders = sorted({one.name.split("/")[0] for one in passages})
    for folder in (*folders, "all"):
        here = [one for one in passages if folder in ("all", one.name.split("/")[0])]
        refused = sum(bool(one.refused) for one in here)
        cues, messages = sum(one.cues for one in here), sum(one.messages for one in here)
        rows.append((folder, *map(str, (len(here), len(here) - refused, refused, cues, messages))))
    found = Counter(finding.code for one in passages for finding in one.findings)
    holders = Counter(code for one in passages for code in {each.code for each in one.findings})
    codes = [("code", "rule", "severity", "findings", "files")]
    for code in sorted(found):
        row = CODES[code]
        codes.append((code, row.rule, str(row.severity), str(found[code]), str(holders[code])))
    reasons = Counter(one.refused for one in passages if one.refused)
    refusals = [("refused because", "files"), *((what, str(n)) for what, n in reasons.items())]
    return "\n".join(_drawn(part) for part in (rows, codes, refusals) if len(part) > 1)


def _drawn(rows: Sequence[tuple[str, ...]]) -> str:
    head, *body = ("| " + " | ".join(row) + " |\n" for row in rows)
    return f"{head}|{'---|' * len(rows[0])}\n{''.join(body)}"


def main(units: Sequence[str] = ()) -> int:
    """Print the table over all files and every complaint; return 1 if there is one."""
    root = corpora()
    if root is None:
        print("SUBTITR_CORPORA names no folder of real subtitles", file=sys.stderr)
        return 2
    return max(_sweep(root, unit) for unit in units or UNITS)


def _sweep(root: Path, unit: str) -> int:
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        passages = [passed(path, root, Path(folder), unit) for path in files(root)]
    print(f"unit: {unit}\n\n{table(passages)}")
    print(f"{time.monotonic() - begin:.0f} s", file=sys.stderr)
    complaints = [f"{one.name}: {line}" for one in passages for line in one.complaints]
    print("\n".join(complaints) or "no complaint")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
