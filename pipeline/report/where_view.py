"""Where a place of a film is: its messages, catalog lines, master cue and releases."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from pipeline.messages import _
from pipeline.report.columns import visible


@dataclass(frozen=True, slots=True)
class PlaceInCatalog:
    """One message in one catalog."""

    name: str
    """`ru`, `ru@edu`."""
    file: str
    line: int
    message: str
    source: str
    translation: str
    fuzzy: bool


@dataclass(frozen=True, slots=True)
class PlaceInTrack:
    """One cue of a master or release."""

    file: str
    line: int
    cue: int
    """From 1."""
    time: str
    text: str
    release: str = ""
    """Name of the release; empty for the master."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """All that belongs to one cue of a master."""

    title: str
    master: PlaceInTrack
    language: str
    kind: str
    speaker: str
    catalogs: tuple[PlaceInCatalog, ...]
    releases: tuple[PlaceInTrack, ...]
    left_out: tuple[tuple[str, str], ...] = ()
    """Releases that do not show the cue, and why."""


def text_view(found: Sequence[Whereabouts]) -> str:
    """Return `found` as text: a place a line, its text indented below."""
    return "\n".join("".join(f"{line}\n" for line in _lines(one)) for one in found)


def json_view(found: Sequence[Whereabouts]) -> str:
    """Return `{"where": [...]}`."""
    return json.dumps({"where": [asdict(one) for one in found]}, indent=2) + "\n"


def _lines(one: Whereabouts) -> list[str]:
    facts = " | ".join(fact for fact in (one.language, one.kind, one.speaker) if fact)
    lines = [
        _head(one.master, _("master"), f"{_('cue {number}', number=one.master.cue)}, {facts}"),
        *_indented(one.master.text),
    ]
    for message in one.catalogs:
        state = _("fuzzy") if message.fuzzy else "" if message.translation else _("not translated")
        place = visible(f"{message.file}:{message.line}")
        lines.append(f"{place}: {message.name} {message.message} {state}".rstrip())
        lines += _indented(message.translation)
    for cue in one.releases:
        lines.append(_head(cue, cue.release, _("cue {number}", number=cue.cue)))
        lines += _indented(cue.text)
    lines += [f"{name}: {_('not shown: {reason}', reason=reason)}" for name, reason in one.left_out]
    return lines


def _head(cue: PlaceInTrack, name: object, facts: object) -> str:
    return f"{visible(f'{cue.file}:{cue.line}')}: {name} {facts}, {cue.time}"


def _indented(text: str) -> list[str]:
    return [f"    {visible(line)}" for line in text.split("\n")] if text else []
