"""What `accept` made of releases changed by hand: tables and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from pipeline.cueing.wordage import unplaced
from pipeline.messages import Text, _
from pipeline.model.markup import POSITION
from pipeline.model.time import timecode
from pipeline.report.columns import clip, table, visible

if TYPE_CHECKING:
    from pipeline.errors import SubtitrError
    from pipeline.model.adjustment import Act
    from pipeline.model.cue import Cue

UNDONE = "undone"
"""The act of taking an earlier change back."""
_LONGEST = 60
"""Columns of a text in the table."""
ACTS: dict[str, Text] = {
    "cue": _("changed"),
    "split": _("split"),
    "join": _("joined"),
    "share": _("words moved between cues"),
    "delete": _("deleted"),
    "add": _("added"),
    UNDONE: _("as laid out again"),
}
"""What was done to cues, in a word or two, by act."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One adjustment."""

    act: Act | str
    message: str
    cue: int
    """Ordinal among the cues of the message."""
    start: int | None
    """Where the message stands in the release, ms."""
    text: str
    before: tuple[Cue, ...] = ()
    """The cues as compile makes them."""
    after: tuple[Cue, ...] = ()
    """The cues there are instead."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One translation changed in the catalog."""

    message: str
    source: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Clash:
    """One place that was changed by hand and in the catalog."""

    cue: int
    """Number of the cue in the file, or of the one before which cues are missing."""
    messages: tuple[str, ...]
    release: tuple[str, ...]
    """What the cues of the file say; their times where only these differ."""
    catalog: tuple[str, ...]
    """What compile would write."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What was changed by hand in one release, and what was done with it."""

    file: str
    title: str
    release: str
    deeds: tuple[Deed, ...] = ()
    edits: tuple[Edit, ...] = ()
    notes: tuple[Text, ...] = ()
    """What of the file is written in another way than it was, in words."""
    warnings: tuple[Text, ...] = ()
    """What of it is kept, and probably not meant, in words."""
    written: tuple[str, ...] = ()
    """Paths of files that changed, relative to the project."""
    refused: SubtitrError | None = None
    clashes: tuple[Clash, ...] = ()
    """Why it was refused, place by place."""


def text_view(acceptances: Sequence[Acceptance]) -> str:
    """Return a table of what was changed, release by release."""
    lines: list[str] = []
    for one in acceptances:
        if one.refused is not None:
            lines += _clashes(one)
            continue
        lines.append(visible(one.file))
        rows = [_row(deed) for deed in one.deeds] + [_wording(edit) for edit in one.edits]
        lines += [f"  {line}" for line in table(rows, numbers_from=len(rows[0]) if rows else 0)]
        lines += [f"  {note}" for note in one.notes]
        lines += [f"  {_('warning: {sentence}', sentence=told)}" for told in one.warnings]
        if not rows and not one.notes:
            lines.append(f"  {_('nothing was changed by hand')}")
    return "".join(f"{line}\n" for line in lines)


def _clashes(one: Acceptance) -> list[str]:
    lines = [visible(one.file)] if one.clashes else []
    for clash in one.clashes:
        named = f" ({', '.join(map(visible, clash.messages))})" if clash.messages else ""
        lines.append(f"  {_('cue {number}', number=clash.cue)}{named}")
        sides = ((str(_("release")), clash.release), (str(_("catalog")), clash.catalog))
        rows = [
            (side, visible(text)) for side, texts in sides for text in texts or (str(_("no cue")),)
        ]
        lines += [f"    {line}" for line in table(rows, numbers_from=2)]
    return lines


def _row(deed: Deed) -> tuple[str, str, str]:
    shown = deed.after or deed.before
    start = shown[0].span.start if shown else deed.start
    time = timecode(start) if start is not None else ""
    return str(ACTS[deed.act]), time, _details(deed)


def _details(deed: Deed) -> str:
    """Return what is other than before: times, place on the screen, text; else the text."""
    if not deed.before or not deed.after:
        return _short(deed.text, _LONGEST)
    if len(deed.before) == len(deed.after) == 1:
        changes = ", ".join(_changes(deed.before[0], deed.after[0]))
        rest = _short(deed.text, _LONGEST if not changes else _LONGEST // 2)
        same = unplaced(deed.before[0].text) == unplaced(deed.after[0].text)
        return ": ".join(part for part in (changes, rest if same else "") if part)
    sides = (" || ".join(_short(cue.text) for cue in side) for side in (deed.before, deed.after))
    return " -> ".join(sides)


def _changes(before: Cue, after: Cue) -> Iterator[str]:
    old, new = before.span, after.span
    if old.start != new.start:
        yield str(_("begins {old} -> {new}", old=timecode(old.start), new=timecode(new.start)))
    if old.end != new.end:
        yield str(_("ends {old} -> {new}", old=timecode(old.end), new=timecode(new.end)))
    places = [
        found.group() if (found := POSITION.match(cue.text)) else "" for cue in (before, after)
    ]
    if places[0] != places[1]:
        none = str(_("none"))
        yield str(_("position {old} -> {new}", old=places[0] or none, new=places[1] or none))
    if before.settings != after.settings:
        yield str(_("settings {new}", new=visible(after.settings)))
    texts = [unplaced(cue.text) for cue in (before, after)]
    if texts[0] != texts[1]:
        yield f"{_short(texts[0])} -> {_short(texts[1])}"


def _short(text: str, columns: int = _LONGEST // 2) -> str:
    return clip(visible(text), columns)


def _wording(edit: Edit) -> tuple[str, str, str]:
    old, new = _short(edit.before), _short(edit.after)
    return str(_("wording")), "", f"{old} -> {new}" if old else new


def _plain(deed: Deed) -> dict[str, object]:
    """Return an adjustment as a JSON object."""
    sides = {
        name: [{"start": cue.span.start, "end": cue.span.end, "text": cue.text} for cue in cues]
        for name, cues in (("before", deed.before), ("after", deed.after))
    }
    return {
        "act": str(deed.act),
        "message": deed.message,
        "cue": deed.cue,
        "start": deed.start,
        "text": deed.text,
        **sides,
    }


def json_view(acceptances: Sequence[Acceptance]) -> str:
    """Return `{"accepted": [...]}`, one object for each release that was accepted.

    `clashes` beside it has those of the releases that were refused for them.
    """
    rows = [
        {
            "file": one.file,
            "title": one.title,
            "release": one.release,
            "adjustments": [_plain(deed) for deed in one.deeds],
            "edits": [asdict(edit) for edit in one.edits],
            "notes": [str(note) for note in one.notes],
            "warnings": [str(told) for told in one.warnings],
            "written": list(one.written),
        }
        for one in acceptances
        if one.refused is None
    ]
    clashes = [{"file": one.file, **asdict(clash)} for one in acceptances for clash in one.clashes]
    found = {"accepted": rows, **({"clashes": clashes} if clashes else {})}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
