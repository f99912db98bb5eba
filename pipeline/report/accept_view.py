"""What `accept` made of releases changed by hand: tables and JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from pipeline.messages import Text, _
from pipeline.model.time import timecode
from pipeline.report.columns import clip, table, visible

if TYPE_CHECKING:
    from pipeline.errors import SubtitrError
    from pipeline.model.adjustment import Act

_LONGEST = 60
"""Columns of a text in the table."""
ACTS: dict[str, Text] = {
    "cue": _("changed"),
    "split": _("split"),
    "join": _("joined"),
    "share": _("words moved between cues"),
    "delete": _("deleted"),
    "add": _("added"),
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
    start = timecode(deed.start) if deed.start is not None else ""
    return str(ACTS[deed.act]), start, clip(visible(deed.text), _LONGEST)


def _wording(edit: Edit) -> tuple[str, str, str]:
    return str(_("wording")), "", clip(visible(edit.after), _LONGEST)


def json_view(acceptances: Sequence[Acceptance]) -> str:
    """Return `{"accepted": [...]}`, one object for each release that was accepted.

    `clashes` beside it has those of the releases that were refused for them.
    """
    rows = [
        {
            "file": one.file,
            "title": one.title,
            "release": one.release,
            "adjustments": [asdict(deed) for deed in one.deeds],
            "edits": [asdict(edit) for edit in one.edits],
            "notes": [str(note) for note in one.notes],
            "warnings": [str(told) for told in one.warnings],
            "written": list(one.written),
        }
        for one in acceptances
        if one.refused is None
    ]
    clashes = [
        {"file": one.file, **asdict(clash)} for one in acceptances for clash in one.clashes
    ]
    found = {"accepted": rows, **({"clashes": clashes} if clashes else {})}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
