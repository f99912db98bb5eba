"""Putting back what was taken off for the translator, as the release's house wants it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.cueing.lines import break_lines
from pipeline.language.counting import visible_length
from pipeline.model.cast import NOBODY, Cast
from pipeline.model.limits import Limits, Profile
from pipeline.model.markup import POSITION, strip_tags
from pipeline.model.segment import BARE, Dress, Turn

_TYPED_DASH = re.compile(r"(?:<[^<>]*>)*\s*(?:[-‐‑–](?!\d)|[—―])")
"""A dialogue dash, not the minus of `-5`."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""What no screen shows, and a terminal may obey."""
_ENDED = re.compile(r"[.!?…。！？][\"'»“”’)\]]*$")
"""The end of a sentence, or dots that say already that it goes on."""
_LAST_COMMA = re.compile(r",(?P<tags>(?:</\w+>)*)$")
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


class Piece(NamedTuple):
    """What one segment says in a cue of the release."""

    text: str
    """The translation's words for this cue; tags that run over its edges are carried already."""
    dress: Dress = BARE
    begins: bool = True
    """Whether the segment's first words are here."""
    ends: bool = True
    """Whether the segment's last words are here."""
    speaker: str = ""
    """Who says it, a name in the cast; empty when unknown."""
    in_dialogue: bool = False
    """Whether the master's cue has another speaker's words too: its dash is there for the two."""

    @property
    def comes_from(self) -> bool:
        """Whether the sentence has begun before; dots may say so of a whole segment too."""
        return not self.begins or (self.ends and bool(self.dress.leading_dots))

    @property
    def goes_on(self) -> bool:
        """Whether the sentence goes on after; dots may say so of a whole segment too."""
        return not self.ends or (self.begins and bool(self.dress.trailing_dots))


class _Turn(NamedTuple):
    """The words of one speaker in a cue."""

    opening: Turn
    text: str
    speaker: str = ""


def dress_cue(
    pieces: Sequence[Piece], wardrobe: Wardrobe, pauses: Pauses, master_lines: int
) -> str:
    r"""Return the text of a cue: its pieces, in their dress and broken into lines.

    Tags that wrap the cue are put once. Pieces of one turn are joined by a space; each new turn
    begins a line, with dash and label as the profile wants them. Dashes stand only where two speak:
    on both where the profile has a dash, else as in the master; a lone dash of the master's stays.
    An `{\an8}` typed at the start of a piece sets the position in place of the master's. A dash
    typed by the translator is not doubled, a typed `\n` is obeyed. Dots that only say that a
    sentence goes on follow the profile. `pauses` are those around the cue, `master_lines` the lines
    of the master's.
    """
    limits, language = wardrobe.profile.limits, wardrobe.language
    if len(pieces) == 1 and _is_plain(pieces[0]):
        return break_lines(pieces[0].text.strip(), limits, master_lines, language=language)
    typed, texts = _undotted(pieces)
    shown = [index for index, text in enumerate(texts) if text]
    for earlier, index, later in zip((None, *shown), shown, (*shown[1:], None), strict=False):
        # in the middle of a turn no cue parts the sentence
        opens = earlier is None or bool(pieces[index].dress.turns)
        closes = later is None or bool(pieces[later].dress.turns)
        around = Pauses(
            pauses.before if earlier is None else None, pauses.after if later is None else None
        )
        dots = _dots(pieces[index], wardrobe.profile, around)
        texts[index] = _with_dots(texts[index], dots[0] * opens, dots[1] * closes)
    before, after = _wrap_apart(pieces, texts)
    if typed:
        before = typed + POSITION.sub("", before)
    turns = _turns([pieces[index] for index in shown], [texts[index] for index in shown])
    openings = _openings(turns, pieces, wardrobe)
    lines = _shared_lines(turns, openings, limits, master_lines)
    body = "\n".join(
        opening + break_lines(turn.text, limits, most, visible_length(opening), language)
        for turn, opening, (limits, most) in zip(turns, openings, lines, strict=True)
    )
    return before + body + after


def dress_text(
    text: str, dress: Dress, wardrobe: Wardrobe, pauses: Pauses, master_lines: int
) -> str:
    """Return the text of a cue that is one segment: `text`, a translation, in `dress`."""
    return dress_cue((Piece(text, dress),), wardrobe, pauses, master_lines)


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


def _is_plain(piece: Piece) -> bool:
    """Whether nothing is to be put around a piece that is the whole of its cue."""
    text = piece.text
    bare = piece.dress is BARE and piece.begins and piece.ends
    return bare and text.isprintable() and "{" not in text and bool(text.strip())


def _undotted(pieces: Sequence[Piece]) -> tuple[str, list[str]]:
    """Return the position typed by the translator, and what the pieces say without it."""
    position, texts = "", []
    for piece in pieces:
        text = piece.text if piece.text.isprintable() else _CONTROLS.sub("", piece.text)
        text = text.strip()
        if typed := POSITION.match(text):
            position = position or typed.group()
            text = text[typed.end() :]
        texts.append("\n".join(line.strip() for line in text.split("\n") if line.strip()))
    return position, texts


def _wrap_apart(pieces: Sequence[Piece], texts: list[str]) -> tuple[str, str]:
    """Return the tags that wrap the whole cue; where pieces have tags of their own, wrap these."""
    wraps = {piece.dress[:2] for piece in pieces}
    if len(wraps) == 1:
        return pieces[0].dress.before, pieces[0].dress.after
    for index, piece in enumerate(pieces):
        if texts[index]:
            own = POSITION.sub("", piece.dress.before)
            texts[index] = own + texts[index] + piece.dress.after
    positions = (POSITION.search(piece.dress.before) for piece in pieces)
    return next((found.group() for found in positions if found), ""), ""


def _turns(pieces: Sequence[Piece], texts: Sequence[str]) -> list[_Turn]:
    """Return the turns of a cue; what carries on an earlier cue's has no opening of its own."""
    turns: list[_Turn] = []
    for piece, text in zip(pieces, texts, strict=True):
        opened = piece.dress.turns
        parts = text.split("\n")
        if len(opened) > 1:
            # as many parts as speakers, or the translator has parted them in another way
            known = len(parts) == len(opened)
            said = zip(opened, parts, strict=True) if known else ((Turn(), text),)
            turns += [_Turn(turn, part, turn.speaker) for turn, part in said]
        elif turns and not opened:
            turns[-1] = turns[-1]._replace(text=f"{turns[-1].text} {text}")
        else:
            opening = opened[0] if opened else Turn()
            turns.append(_Turn(opening, text, piece.speaker or opening.speaker))
    return turns


def _openings(turns: Sequence[_Turn], pieces: Sequence[Piece], wardrobe: Wardrobe) -> list[str]:
    """Return what stands before the words of each turn: dash and label."""
    house = wardrobe.profile.dash
    dashes = [turn.opening.dash for turn in turns]
    if len(turns) == 1:
        if any(piece.in_dialogue for piece in pieces):
            dashes = [""]  # the other speaker is not shown here
    elif not wardrobe.keeps_speakers and (len(pieces) == 1 or not _is_one_voice(turns)):
        # without its label another speaker's line needs a mark
        dashes = [
            dash or ("- " if turn.opening.label else "")
            for dash, turn in zip(dashes, turns, strict=True)
        ]
    if house and len(pieces) > 1 and len(turns) > 1 and any(dashes):
        dashes = [house] * len(turns)
    return [
        ("" if not dash or _TYPED_DASH.match(turn.text) else house or dash)
        + _label(turn.opening, wardrobe)
        for dash, turn in zip(dashes, turns, strict=True)
    ]


def _is_one_voice(turns: Sequence[_Turn]) -> bool:
    """Whether all turns of a cue are known to be of one speaker."""
    speakers = {turn.speaker for turn in turns}
    return len(speakers) == 1 and "" not in speakers


def _shared_lines(
    turns: Sequence[_Turn], openings: Sequence[str], limits: Limits, master_lines: int
) -> list[tuple[Limits, int]]:
    """Return the limits of each turn, and the lines it had in the master: one line for each.

    Lines that the house allows beside these go to the turns that do not fit into one.
    """
    if len(turns) == 1:
        return [(limits, master_lines)]
    spare = (limits.lines or master_lines) - len(turns)
    shares = []
    for turn, opening in zip(turns, openings, strict=True):
        more = 0
        if spare > 0 and limits.line_characters is not None:
            lines = -(-visible_length(opening + turn.text) // limits.line_characters)
            more = min(lines - 1, spare)
        spare -= more
        shares.append((limits._replace(lines=1 + more), 1 + more))
    return shares


def _label(turn: Turn, wardrobe: Wardrobe) -> str:
    if not (turn.label and wardrobe.keeps_speakers):
        return ""
    speaker = wardrobe.cast.find(turn.speaker)
    name = speaker.name_in(wardrobe.language) if speaker else turn.speaker
    return f"[{name}] " if "[" in turn.label else f"{name}: "


def _with_dots(text: str, leading: str, trailing: str) -> str:
    """Return `text` between dots, where none are and no sentence ends; dots stand for a comma."""
    if text.startswith(("…", "...")):
        leading = ""
    if trailing and _ENDED.search(strip_tags(text)):
        trailing = ""
    comma = _LAST_COMMA.search(text) if trailing else None
    if comma:
        return leading + text[: comma.start()] + trailing + comma["tags"]
    return leading + text + trailing


def _dots(piece: Piece, profile: Profile, pauses: Pauses) -> tuple[str, str]:
    """Return the dots that the profile wants before and after a piece."""
    way = profile.continuation
    if way == "none" or not (piece.comes_from or piece.goes_on):
        return "", ""
    leading, trailing = piece.dress.leading_dots, piece.dress.trailing_dots
    if way != "source":
        leading, trailing = "…" if profile.continuation_leading else "", "…"
    if way == "pause-2s":
        leading = leading if pauses.before is not None and pauses.before >= _PAUSE else ""
        trailing = trailing if pauses.after is not None and pauses.after >= _PAUSE else ""
    return leading if piece.comes_from else "", trailing if piece.goes_on else ""
