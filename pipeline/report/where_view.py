"""Where a place of a film is: its messages, catalog lines, master cue and releases."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from pipeline.messages import Text, _
from pipeline.report.columns import visible

_KINDS: dict[str, Text] = {
    "dialogue": _("dialogue"),
    "narration": _("narration"),
    "radio": _("radio"),
    "sign": _("sign"),
    "song": _("song"),
    "sound": _("sound"),
    "credit": _("credit"),
}
REASONS: dict[str, Text] = {
    "kind": _("the release does not show this kind"),
    "same-language": _("it is spoken in the language of the release"),
    "untranslated": _("it is not translated"),
    "silent": _("the translation shows nothing, on purpose"),
    "empty in the master": _("the cue is empty"),
}
"""Why a release does not show a cue, in words."""


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
    nearest: bool = False
    """Whether the cue is only the nearest to a time at which there is none."""


def text_view(found: Sequence[Whereabouts]) -> str:
    """Return `found` as text: a place a line, its text indented below."""
    head = f"{_('no cue there; the nearest:')}\n" if any(one.nearest for one in found) else ""
    return head + "\n".join("".join(f"{line}\n" for line in _lines(one)) for one in found)


def json_view(found: Sequence[Whereabouts], *, ascii_only: bool = False) -> str:
    r"""Return `{"where": [...]}`, in letters that can be read, or all in ASCII.

    What a terminal would act on is written as `\u001b` either way.
    """
    return json_text({"where": [asdict(one) for one in found]}, ascii_only=ascii_only)


def json_text(rows: dict[str, object], *, ascii_only: bool) -> str:
    r"""Return `rows` as JSON; what a terminal would act on is written as `\u001b` either way."""
    written = json.dumps(rows, indent=2, ensure_ascii=ascii_only)
    if not ascii_only:
        written = "".join(
            one if one.isprintable() or one == "\n" else json.dumps(one)[1:-1] for one in written
        )
    return f"{written}\n"


def _lines(one: Whereabouts) -> list[str]:
    kind = str(_KINDS.get(one.kind, one.kind))
    facts = " | ".join(fact for fact in (one.language, kind, one.speaker) if fact)
    lines = [_head(one.master, _("master"), facts), *_indented(one.master.text)]
    for message in one.catalogs:
        place = visible(f"{message.file}:{message.line}")
        facts = visible(_joined(message.name, message.message, _state(message)))
        lines.append(f"{place}: {facts}")
        lines += _indented(message.translation)
    for cue in one.releases:
        lines += [_head(cue, cue.release), *_indented(cue.text)]
    for name, code in one.left_out:
        reason = REASONS.get(code, code)
        lines.append(f"{name}: {_('not shown: {reason}', reason=reason)}")
    return lines


def _state(message: PlaceInCatalog) -> Text | str:
    """Return what there is to say of a translation; of an empty override, what stands in."""
    if message.fuzzy:
        return _("fuzzy")
    if message.translation:
        return ""
    language, _at, variant = message.name.partition("@")
    return _("as in {language}", language=language) if variant else _("not translated")


def _head(cue: PlaceInTrack, name: object, facts: object = "") -> str:
    number = _("cue {number}", number=cue.cue)
    return visible(f"{cue.file}:{cue.line}: {_joined(name, number, facts, cue.time)}")


def _joined(*facts: object) -> str:
    return ", ".join(text for fact in facts if (text := str(fact)))


def _indented(text: str) -> list[str]:
    return [f"    {visible(line)}" for line in text.split("\n")] if text else []
