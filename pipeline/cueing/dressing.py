"""Putting back what was taken off for the translator, as the release's house wants it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.cueing.lines import break_lines
from pipeline.language.counting import visible_length
from pipeline.language.tags import same_language
from pipeline.model.cast import NOBODY, Cast
from pipeline.model.limits import Profile
from pipeline.model.markup import POSITION, strip_tags
from pipeline.model.segment import BARE, Dress, Turn

_TYPED_DASH = re.compile(r"(?:<[^<>]*>)*\s*(?:[-‐‑–](?!\d)|[—―])")
"""A dialogue dash, not the minus of `-5`."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""What no screen shows, and a terminal may obey."""
_PAUSE = 2_000
"""A pause (ms) after which dots may say that a sentence goes on (Netflix 217350977, 215346638)."""


@dataclass(frozen=True, slots=True)
class Wardrobe:
    """How one release dresses its cues."""

    language: str
    profile: Profile
    keeps_speakers: bool = False
    cast: Cast = NOBODY


@dataclass(frozen=True, slots=True)
class Pauses:
    """Milliseconds of silence around a cue; None at the ends of the film."""

    before: int | None = None
    after: int | None = None


NO_PAUSES = Pauses()


def dress_text(
    text: str, dress: Dress, wardrobe: Wardrobe, pauses: Pauses, master_lines: int
) -> str:
    r"""Return the text of a cue: `text`, a translation, in `dress` and broken into lines.

    An `{\an8}` typed at the start of the translation sets the position in place of the master's. A
    dash typed by the translator is not doubled. Dots that only say that a sentence goes on follow
    the profile.
    """
    before = dress.before
    if not text.isprintable():
        text = _CONTROLS.sub("", text)
    text = text.strip()
    if dress is BARE and "\n" not in text and not text.startswith("{"):
        return break_lines(text, wardrobe.profile.limits, master_lines)
    typed = POSITION.match(text)
    if typed:
        before = typed.group() + POSITION.sub("", before)
        text = text[typed.end() :].lstrip()
    parts = [line.strip() for line in text.split("\n") if line.strip()]
    text = _with_dots("\n".join(parts), dress, wardrobe, pauses)
    parts = text.split("\n")
    turns = dress.turns
    limits = wardrobe.profile.limits
    if len(turns) > 1 and len(parts) == len(turns):
        body = "\n".join(
            _opening(part, turn, wardrobe) + part for part, turn in zip(parts, turns, strict=True)
        )
    elif len(turns) == 1:
        opening = _opening(text, turns[0], wardrobe, alone=True)
        body = opening + break_lines(text, limits, master_lines, visible_length(opening))
    else:
        body = break_lines(text, limits, master_lines)
    return before + body + dress.after


def undressed_master(text: str, dress: Dress, wardrobe: Wardrobe) -> str:
    """Return a cue of the master as the release shows it: verbatim, labels as the release wants."""
    if wardrobe.keeps_speakers:
        return text
    several = len(dress.turns) > 1 and not any(turn.dash for turn in dress.turns)
    dash = (wardrobe.profile.dash or "- ") if several else ""
    for turn in dress.turns:
        if turn.label:
            text = _without_label(text, turn, dash)
    return text


def _without_label(text: str, turn: Turn, dash: str) -> str:
    """Return `text` with `dash` for the first label of `turn` that a line begins with."""
    start = 0
    for line in text.splitlines(keepends=True):
        at = line.find(turn.label.rstrip())
        if at >= 0 and strip_tags(line[:at]).strip() == turn.dash.strip():
            return text[: start + at] + dash + text[start + at :].removeprefix(turn.label)
        start += len(line)
    return text


def _opening(text: str, turn: Turn, wardrobe: Wardrobe, *, alone: bool = False) -> str:
    """Return what stands before one speaker's words, who may be alone in the cue: dash, label."""
    dash = turn.dash
    if turn.label and not wardrobe.keeps_speakers and not alone:
        dash = dash or "- "  # without its label another speaker's line needs a mark
    if dash and not _TYPED_DASH.match(text):
        dash = wardrobe.profile.dash or dash
    elif dash:
        dash = ""
    return dash + _label(turn, wardrobe)


def _label(turn: Turn, wardrobe: Wardrobe) -> str:
    if not (turn.label and wardrobe.keeps_speakers):
        return ""
    speaker = wardrobe.cast.find(turn.speaker)
    name = speaker.name_in(wardrobe.language) if speaker else turn.speaker
    return f"[{name}] " if "[" in turn.label else f"{name}: "


def _with_dots(text: str, dress: Dress, wardrobe: Wardrobe, pauses: Pauses) -> str:
    """Return `text` with the dots of the cue's edges that the profile wants."""
    if not (dress.leading_dots or dress.trailing_dots):
        return text
    leading, trailing = dress.leading_dots, dress.trailing_dots
    if wardrobe.profile.continuation == "none":
        return text
    if wardrobe.profile.continuation == "pause-2s":
        paused_after = pauses.after is not None and pauses.after >= _PAUSE
        paused_before = pauses.before is not None and pauses.before >= _PAUSE
        trailing = "…" if trailing and paused_after else ""
        # the English guide wants none at the start of the second cue, the Russian one does
        russian = same_language(wardrobe.language, "ru")
        leading = "…" if leading and paused_before and russian else ""
    if text.startswith(("…", "...")):
        leading = ""
    if text.endswith(("…", "...")):
        trailing = ""
    return leading + text + trailing
