"""Synthetic re-cuts of real films with known truth: what each tool makes of their translations.

`SUBTITR_CORPORA=... python -m tests.corpora.recuts [cue|sentence] [masters] [seeds]` prints a table
for each unit. Every old message has a translation of its own, so that any mix-up shows; the column
«alike» counts mix-ups only where the old texts differ, as if equal lines were translated alike.

* survived: the new message has words of an old one, and they are alike (rapidfuzz ratio >= 60);
* right: it has the translation of that old one, certain or fuzzy;
* wrong: it has the translation of an old one that it has no word of.

The others get each message without a context, and with one: the number of the text among equal
texts, which is the best that stays through a re-cut without matching. The better is shown. Those
that know times only (po2sub) get cues, whatever the unit.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

import polib
from babel.messages.pofile import read_po
from rapidfuzz.fuzz import ratio
from translate.convert.pot2po import convert_stores
from translate.storage import po

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.identity import normalised
from pipeline.catalogs.template import TemplateSettings, build_template
from pipeline.catalogs.update import UpdateSettings, update_catalog
from pipeline.formats import read
from pipeline.model.segment import Segment
from pipeline.model.track import Track
from pipeline.segmentation import SegmentationSettings, segment
from tests.corpora.sweep import UNITS, corpora
from tests.recuts import Recut, recut

SURVIVED = 60
SETTINGS = TemplateSettings("film", "film", "film.srt", "2026-01-02 03:04+0000")
RU = UpdateSettings("eo", SETTINGS.created)
_NUMBER = re.compile(r"\[(\d+)\]")
_HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"\n"Language: ru\\n"\n'
    '"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
)

Given = list[tuple[str, bool]]
"""For each new message its translation and whether it is certain."""


@dataclass
class Score:
    """Sums over films."""

    messages: int = 0
    survived: int = 0
    certain: int = 0
    fuzzy: int = 0
    same: int = 0
    """Survived with the very text, every word of one old message."""
    same_certain: int = 0
    wrong_certain: int = 0
    wrong_fuzzy: int = 0
    alike: int = 0
    """Wrong and certain, where the texts differ as well."""
    seconds: float = 0.0
    examples: list[str] = field(default_factory=list)

    def __add__(self, other: Score) -> Score:
        names = [one.name for one in fields(self)]
        return Score(**{name: getattr(self, name) + getattr(other, name) for name in names})

    @property
    def right(self) -> float:
        """Share of the surviving messages that have their own translation."""
        return (self.certain + self.fuzzy) / (self.survived or 1)


@dataclass(frozen=True)
class Case:
    """One film and its new cut, in messages."""

    name: str
    cut: Recut
    old: tuple[Segment, ...]
    new: tuple[Segment, ...]
    truth: tuple[Counter[int], ...]
    """For each message of the new template, by message of the old one."""
    before: Catalog
    """The old template."""

    @property
    def old_texts(self) -> list[str]:
        return [one.source for one in self.before.messages]

    @property
    def new_texts(self) -> list[str]:
        return [one.text for one in self.new if not one.is_wordless]


_LONGEST = 2
"""Films of 1,287 and 1,982 cues, on which pybabel takes minutes each: compared without them."""


def masters(root: Path, count: int, *, longest: bool) -> list[Path]:
    """Return masters of 40 cues and more: the longest, then every second of the others."""
    listed = json.loads((root / "MANIFEST.json").read_text(encoding="utf-8"))
    fit = [
        (-one["n_cues"], one["path"])
        for one in listed
        if one["lang"] == "en"
        and one["kind"] in ("single", "pair")
        and isinstance(one["n_cues"], int)
        and one["n_cues"] >= 40
    ]
    paths = [path for _size, path in sorted(fit)]
    chosen = [*paths[:_LONGEST], *paths[_LONGEST::2], *paths[_LONGEST + 1 :: 2]]
    return [root / path for path in chosen[0 if longest else _LONGEST :][:count]]


def case(path: Path, track: Track, seed: int, unit: str, other: Sequence[str]) -> Case:
    """Return the film of `track` and its cut by `seed`, messages by `unit`."""
    settings = SegmentationSettings(("en",), unit=unit)
    cut = recut(track, seed=seed, other=other)
    old = segment(cut.old, settings).segments
    new = segment(cut.new, settings).segments
    before = build_template(old, cut.old, SETTINGS).template
    truth = cut.truth(old, new)
    spoken = {at: n for n, at in enumerate(at for at, one in enumerate(old) if not one.is_wordless)}
    told = tuple(
        Counter({spoken[at]: count for at, count in several.items() if at in spoken})
        for several, one in zip(truth, new, strict=True)
        if not one.is_wordless
    )
    return Case(f"{path.stem} {seed}", cut, old, new, told, before)


def translation(number: int, text: str) -> str:
    """Return a translation that no other message has."""
    return f"[{number}] {text}"


def subtitr(one: Case) -> Given:
    """Return what extract and update give."""
    catalog = update_catalog(one.before, None, RU).catalog
    done = replace(
        catalog,
        messages=tuple(
            message.changed(translation=translation(number, message.source))
            for number, message in enumerate(catalog.messages)
        ),
    )
    after = build_template(one.new, one.cut.new, SETTINGS, one.before).template
    made = update_catalog(after, done, RU).catalog
    return [(message.translation, not message.fuzzy) for message in made.messages]


def _key(texts: Iterable[str], *, context: bool) -> list[tuple[str, str]]:
    seen: Counter[str] = Counter()
    keys = []
    for text in texts:
        seen[text] += 1
        keys.append((str(seen[text]) if context else "", text))
    return keys


def _po(keys: Sequence[tuple[str, str]], translations: Sequence[str] | None) -> str:
    entries: dict[tuple[str, str], str] = {}
    for number, key in enumerate(keys):
        entries.setdefault(key, translations[number] if translations else "")
    blocks = [_HEADER]
    for (context, text), said in entries.items():
        mark = f'msgctxt "{context}"\n' if context else ""
        blocks.append(f"{mark}msgid {_quoted(text)}\nmsgstr {_quoted(said)}\n\n")
    return "".join(blocks)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _files(one: Case, *, context: bool) -> tuple[str, str, list[tuple[str, str]]]:
    """Return the old catalog, the new template, and the keys of the new messages."""
    old, new = _key(one.old_texts, context=context), _key(one.new_texts, context=context)
    said = [translation(number, text) for number, text in enumerate(one.old_texts)]
    return _po(old, said), _po(new, None), new


def msgmerge(one: Case, *, context: bool) -> Given:
    """Return what `msgmerge --previous` gives."""
    old, new, keys = _files(one, context=context)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "old.po").write_text(old, encoding="utf-8")
        (Path(folder) / "new.pot").write_text(new, encoding="utf-8")
        command = ["msgmerge", "--previous", "-q", "--no-wrap", "old.po", "new.pot"]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    made = polib.pofile(done.stdout.decode())
    have = {(e.msgctxt or "", e.msgid): (e.msgstr, not e.fuzzy) for e in made if not e.obsolete}
    return [have[key] for key in keys]


def pybabel(one: Case, *, context: bool) -> Given:
    """Return what `pybabel update --previous` gives."""
    old, new, keys = _files(one, context=context)
    catalog = read_po(io.BytesIO(old.encode()), locale="ru")
    catalog.update(read_po(io.BytesIO(new.encode())))
    given = []
    for mark, text in keys:
        message = catalog.get(text, mark or None)
        given.append((str(message.string or ""), not message.fuzzy) if message else ("", True))
    return given


def pot2po(one: Case, *, context: bool) -> Given:
    """Return what `pot2po -t old.po` gives, its fuzzy matching with rapidfuzz."""
    old, new, keys = _files(one, context=context)
    template, again, catalog = (po.pofile.parsestring(text.encode()) for text in (new, new, old))
    made = convert_stores(template, catalog, again)
    have = {
        (unit.getcontext(), str(unit.source)): (str(unit.target or ""), not unit.isfuzzy())
        for unit in made.units
        if unit.source and not unit.isobsolete()
    }
    return [have.get(key, ("", True)) for key in keys]


def po2sub(one: Case) -> Given:
    """Return what po2sub gives, which knows times: the same start and end, or nothing."""
    old = {
        track_cue.span: translation(number, track_cue.text)
        for number, track_cue in enumerate(one.cut.old.cues)
    }
    return [(old.get(cue.span, ""), True) for cue in one.cut.new.cues]


def score(one: Case, given: Given, seconds: float = 0.0) -> Score:
    """Return how right `given` is."""
    sum_of = Score(messages=len(given), seconds=seconds)
    old = [normalised(text) for text in one.old_texts]
    for index, ((said, certain), text) in enumerate(zip(given, one.new_texts, strict=True)):
        truth = one.truth[index]
        attached = {int(number) for number in _NUMBER.findall(said)} if said else set()
        main = truth.most_common(1)[0][0] if truth else None
        alike = {at for at, count in truth.items() if count == truth.most_common(1)[0][1]}
        survived = main is not None and any(
            ratio(old[at], normalised(text)) >= SURVIVED for at in alike
        )
        sum_of.survived += survived
        same = survived and len(truth) == 1 and old[main or 0] == normalised(text)
        sum_of.same += same
        sum_of.same_certain += same and certain and main in attached
        if survived and attached & alike:
            sum_of.certain += certain
            sum_of.fuzzy += not certain
        elif survived:
            sum_of.examples.append(_told(one, "lost", index, said, main))
        if attached and not attached & set(truth):
            sum_of.wrong_certain += certain
            sum_of.wrong_fuzzy += not certain
            texts = {old[at] for at in truth}
            sum_of.alike += certain and not any(old[at] in texts for at in attached)
            if certain:
                sum_of.examples.append(_told(one, "WRONG", index, said, main))
    return sum_of


def _told(one: Case, what: str, index: int, said: str, main: int | None) -> str:
    own = "nothing" if main is None else translation(main, one.old_texts[main])
    return f"{what} {one.name} #{index}: {one.new_texts[index]!r} has {said!r}, was {own!r}"


PEERS: Mapping[str, Callable[..., Given]] = {
    "msgmerge --previous": msgmerge,
    "pybabel update --previous": pybabel,
    "pot2po": pot2po,
}


def measured(cases: Iterable[Case], unit: str) -> dict[str, Score]:
    """Return the score of each tool, the others with and without a context."""
    scores: dict[str, Score] = {}

    def add(name: str, one: Case, given: Callable[[], Given]) -> None:
        begin = time.perf_counter()
        result = given()
        seconds = time.perf_counter() - begin
        scores[name] = scores.get(name, Score()) + score(one, result, seconds)

    for one in cases:
        add("subtitr", one, lambda one=one: subtitr(one))  # type: ignore[misc]
        for name, peer in PEERS.items():
            for context in (False, True):
                shown = f"{name}{', contexts' if context else ''}"
                add(shown, one, lambda p=peer, o=one, c=context: p(o, context=c))  # type: ignore[misc]
        if unit == "cue" and len(one.cut.new.cues) == len(one.new_texts):
            add("sub2po, po2sub", one, lambda one=one: po2sub(one))  # type: ignore[misc]
    return scores


def best(scores: Mapping[str, Score]) -> dict[str, Score]:
    """Return the better of both ways of each of the others: more that is right and not wrong."""
    chosen: dict[str, Score] = {}
    for name, one in scores.items():
        plain = name.removesuffix(", contexts")
        have = chosen.get(plain)
        worth = one.certain + one.fuzzy - one.wrong_certain
        if have is None or worth > have.certain + have.fuzzy - have.wrong_certain:
            chosen[plain] = one
    return chosen


def table(scores: Mapping[str, Score]) -> str:
    """Return the scores as Markdown."""
    lines = [
        (
            "| tool | messages | survived | right | unchanged kept certain | wrong and certain "
            "| alike "
            "| wrong, fuzzy | seconds |"
        ),
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {one.messages} | {one.survived} | {one.right:.2%} "
        f"| {one.same_certain / (one.same or 1):.2%} "
        f"| {one.wrong_certain} | {one.alike} | {one.wrong_fuzzy} | {one.seconds:.1f} |"
        for name, one in scores.items()
    ]
    return "\n".join(lines)


def cases(root: Path, count: int, seeds: int, unit: str, *, longest: bool = True) -> Iterable[Case]:
    """Yield the films with their cuts."""
    paths = masters(root, count, longest=longest)
    tracks = [read(path.read_bytes(), name=path.name).track for path in paths]
    for number, (path, track) in enumerate(zip(paths, tracks, strict=True)):
        other = [cue.text for cue in tracks[(number + 1) % len(tracks)].cues if cue.text.strip()]
        for seed in range(1, seeds + 1):
            yield case(path, track, seed, unit, other)


def main(arguments: Sequence[str]) -> None:
    """Print the tables."""
    root = corpora()
    if root is None:
        raise SystemExit("SUBTITR_CORPORA names no folder of real subtitles")
    units = [one for one in arguments if one in UNITS] or list(UNITS)
    numbers = [int(one) for one in arguments if one.isdecimal()]
    count, seeds = (
        (*numbers, 30, 2)[:2] if len(numbers) > 1 else (*numbers, *(30, 2)[len(numbers) :])
    )
    for unit in units:
        if "own" in arguments:
            scores = {
                "subtitr": sum(
                    (score(one, subtitr(one)) for one in cases(root, count, seeds, unit)), Score()
                )
            }
        else:
            scores = measured(cases(root, count, seeds, unit, longest=False), unit)
        print(
            f"\nunit = {unit}: {count} masters, seeds 1 to {seeds}\n\n{table(best(scores))}",
            flush=True,
        )
        for line in scores["subtitr"].examples[:60] if "examples" in arguments else ():
            print(line)


if __name__ == "__main__":
    main(sys.argv[1:])
