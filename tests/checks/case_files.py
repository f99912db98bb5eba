r"""Rule cases as Markdown: a heading for each case, fenced blocks for what goes in and comes out.

`srt` (or `srt master` and `srt release`, `srt laid`, `srt title one` and so on for a series) hold
well-formed cues, `\u00a0` in them stands for the character; `toml` holds what else a context needs;
`findings` one finding a line, or `none`; `srt fixed` (or `srt fixed unsafe`) what the fixes make of
the track. Lines are counted from 1 at the start of the block. The `toml` of a track may name a
`profile`, `language`, `frame-rate`, `kinds`, `shot-changes`, `master = true`, and in `[house]` keys
of a profile (`line-characters = 20`). That of a catalog holds its `[[message]]` tables (`extracted`
are the lines of `#.`, `references` lines of the master), its `language`, `[cast.NAME]`, and
`[[term]]` tables as in a glossary; that of a release its `frame-rate` and `language`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import tomlkit

from pipeline.checks.context import (
    CatalogContext,
    Context,
    Entry,
    LayoutContext,
    RecordContext,
    ReleaseContext,
    SeriesContext,
    TrackContext,
)
from pipeline.cueing.excesses import excess_of
from pipeline.model.cast import Cast, Speaker
from pipeline.model.cue import Cue, Kind
from pipeline.model.finding import Finding
from pipeline.model.frame_rate import parse_frame_rate
from pipeline.model.limits import Limits
from pipeline.model.message import Message, Reference
from pipeline.model.provenance import Origin, Provenance
from pipeline.model.time import TimeSpan
from pipeline.model.track import Layout, Track
from pipeline.profiles import load
from pipeline.profiles.stating import stated
from pipeline.project.glossary import read_glossary
from pipeline.report.wording import sentence

FOLDER = Path(__file__).parent / "cases"

_FENCE = re.compile(r"^```([^\n]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TIMES = re.compile(r"(\d+):(\d+):(\d+),(\d+) --> (\d+):(\d+):(\d+),(\d+) ?(.*)")


@dataclass(frozen=True, slots=True)
class Case:
    """One case of one rule."""

    rule: str
    title: str
    context: Context
    expected: tuple[str, ...]
    fixed: Track | None = None
    """What the fixes make of the track; None where the case does not say."""
    unsafe: bool = False
    """Whether unsafe fixes are made too."""

    def __str__(self) -> str:
        return f"{self.rule}: {self.title}"


def all_cases() -> Iterator[Case]:
    """Yield the cases of every file, in the order of names."""
    for path in sorted(FOLDER.glob("*.md")):
        head, *parts = re.split(r"^## ", path.read_text("utf-8"), flags=re.MULTILINE)
        assert head.startswith(f"# {path.stem}\n"), f"{path.name} is named after its rule"
        for part in parts:
            blocks = dict(fences(part))
            expected = tuple(blocks.pop("findings").splitlines())
            title = part.partition("\n")[0]
            unsafe = "srt fixed unsafe" in blocks
            fixed = blocks.pop("srt fixed unsafe" if unsafe else "srt fixed", None)
            yield Case(
                path.stem,
                title,
                _context(blocks),
                () if expected == ("none",) else expected,
                None if fixed is None else track(fixed),
                unsafe,
            )


def fences(markdown: str) -> Iterator[tuple[str, str]]:
    """Yield the fenced blocks of `markdown`: what stands behind the fence, and the body."""
    for match in _FENCE.finditer(markdown):
        yield match.group(1), match.group(2)


def described(finding: Finding) -> str:
    """Return a finding as the `findings` blocks write it."""
    place = finding.place
    parts = (("line", place.line), ("cue", place.cue))
    where = ", ".join(f"{name} {number}" for name, number in parts if number is not None)
    return ": ".join(part for part in (where, finding.severity, sentence(finding)) if part)


def track(block: str) -> Track:
    """Return the track that a block of well-formed cues holds."""
    text = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match.group(1), 16)), block)
    cues = []
    line = 1
    for paragraph in text.removesuffix("\n").split("\n\n"):
        if not paragraph:
            continue
        number, times, *words = paragraph.split("\n")
        match = _TIMES.fullmatch(times)
        assert match is not None, times
        *digits, settings = match.groups()
        start, end = _milliseconds(digits[:4]), _milliseconds(digits[4:])
        cues.append(Cue(TimeSpan(start, end), "\n".join(words), int(number), settings, line))
        line += paragraph.count("\n") + 2
    return Track(tuple(cues))


def _milliseconds(digits: list[str]) -> int:
    hours, minutes, seconds, rest = map(int, digits)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def _context(blocks: dict[str, str]) -> Context:
    settings = tomllib.loads(blocks.pop("toml", ""))
    if "srt" in blocks:
        return track_context(blocks["srt"], settings)
    titles = [name for name in blocks if name.startswith("srt title ")]
    if titles:
        return SeriesContext(
            tuple(
                replace(track_context(blocks[name], settings), file=f"{name.split()[-1]}.srt")
                for name in titles
            )
        )
    if "srt laid" in blocks:
        return _layout(track(blocks["srt laid"]), settings)
    if "srt master" in blocks:
        master, release = track(blocks["srt master"]), track(blocks["srt release"])
        provenance = _provenance(settings) if "cue" in settings else None
        rate = settings.get("frame-rate")
        return ReleaseContext(
            master,
            "film.srt",
            release,
            "film.ru.srt",
            provenance,
            language=settings.get("language", "ru"),
            frame_rate=None if rate is None else parse_frame_rate(str(rate)),
        )
    if "record" in settings:
        empty = {"found": None, "written": None, "made_from": None}
        return RecordContext("film.ru.srt", **(empty | settings["record"]))
    terms = {key: settings[key] for key in ("term",) if key in settings}
    return CatalogContext(
        tuple(map(_entry, settings["message"])),
        "ru.po",
        settings.get("language", "ru"),
        cast=Cast(tuple(Speaker(name, **own) for name, own in settings.get("cast", {}).items())),
        glossary=read_glossary(_toml(terms), "glossary.toml"),
    )


def track_context(block: str, settings: dict[str, Any]) -> TrackContext:
    """Return the context of a block of cues under the settings of a case."""
    rate = settings.get("frame-rate")
    house = load(settings.get("profile", "none"))
    own = {
        key: {"value": value, "source": "", "date": ""}
        for key, value in settings.get("house", {}).items()
    }
    cues = track(block)
    if settings.get("byte-order-mark"):
        cues = cues._replace(layout=Layout(settings.get("encoding", "utf-8"), bom=True))
    return TrackContext(
        cues,
        "film.srt",
        settings.get("language") or house.language or "und",
        stated(house.name, own, house) if own else house,
        None if rate is None else parse_frame_rate(str(rate)),
        tuple(map(Kind, settings.get("kinds", ()))),
        tuple(settings.get("shot-changes", ())),
        settings.get("master", False),
    )


def _provenance(settings: dict[str, Any]) -> Provenance:
    origins = tuple(
        Origin(tuple(cue.get("masters", ())), tuple(cue.get("messages", ())), cue.get("reason", ""))
        for cue in settings["cue"]
    )
    left_out = settings.get("left-out", {})
    return Provenance(origins, {int(cue): reason for cue, reason in left_out.items()})


def _layout(laid: Track, settings: dict[str, Any]) -> LayoutContext:
    limits = Limits(**settings["limits"])
    found = (
        excess_of(number, cue.text, cue.span, limits, (f"message of cue {number}",))
        for number, cue in enumerate(laid.cues, 1)
    )
    return LayoutContext(laid, "film.ru.srt", tuple(one for one in found if one))


def _toml(tables: dict[str, Any]) -> bytes:
    return tomlkit.dumps(tables).encode()


def _entry(row: dict[str, Any]) -> Entry:
    cue, may_be_empty = row.pop("cue", None), row.pop("may_be_empty", False)
    language = row.pop("language", "und")
    extracted = tuple(row.pop("extracted", ()))
    references = tuple(Reference("film.srt", line) for line in row.pop("references", ()))
    message = Message(**({"id": ""} | row), extracted=extracted, references=references)
    return Entry(message, cue, None, may_be_empty, language)
