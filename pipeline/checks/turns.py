"""Who speaks in a cue, as far as the dashes at the starts of its lines show it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.checks.context import TrackContext
from pipeline.language.breaks import ends_with_mark
from pipeline.language.tags import base_language
from pipeline.model.cue import Kind
from pipeline.segmentation.kinds import kind_by_marks

_DASH = re.compile(
    r"[^\S\n]*(?P<dash>[—―](?![-‐‑–—―])|[-‐‑–−](?![-‐‑–—―−\d]))(?P<space>[^\S\n]*)(?=\S)"
)
"""A dialogue dash; `-5` is a number, `--` goes on after an interruption, `---` is a line."""
_ANY = re.compile(_DASH.pattern.replace(r"\d", ""))
_ANY_DASH = frozenset("-‐‑–—―−")
_FULL_ENDS = tuple(".!?…。！？♪♫")
_CUT_OFF = tuple("-‐‑–—")
_CLOSING = "\"'»“”’)]"
_SONG = re.compile(r"[♩♪♫♬]|\A\s*#\s.*\s#\s*\Z", re.DOTALL)
"""Notes, or the hash that stands for one where a font has none (BBC subtitle guidelines)."""
_PLACED = re.compile(r"\{[^{}]*\\(?P<how>an[4-9]|a(?:[5-7]|9|1[01])\b|pos\(|move\()")
"""An override that takes a cue away from the bottom of the screen."""
_QUOTES = "\"'«“„‘(["


class Dash(NamedTuple):
    """A dash that begins a line, with its place in the line."""

    line: int
    start: int
    end: int
    """After the dash and the spaces behind it."""
    dash: str
    space: str


def may_have_dashes(lines: Sequence[str]) -> bool:
    """Whether a line may begin with a dash; cheap, and right when it says no."""
    return any(line[:1] in _ANY_DASH or line.lstrip()[:1] in _ANY_DASH for line in lines)


def dashes(lines: Sequence[str]) -> tuple[Dash, ...]:
    """Return the dashes that begin a speaker's line, in order.

    A dash inside a sentence that a line break happens to part is none of them, see `inner_dash`.
    """
    found = [one for number, line in enumerate(lines) if (one := _dash(number, line, _DASH))]
    if found and len(found) < len(lines):
        # beside another speaker's dash "-5" has one too
        found = [one for number, line in enumerate(lines) if (one := _dash(number, line, _ANY))]
    if len(found) == 1 and found[0].line and inner_dash(lines, found[0].line):
        return ()
    return tuple(found)


def _dash(number: int, line: str, pattern: re.Pattern[str]) -> Dash | None:
    match = pattern.match(line)
    if match is None:
        return None
    return Dash(number, match.start("dash"), match.end(), match["dash"], match["space"])


def is_figure(words: str) -> bool:
    """Whether a hyphen in front of `words` would be read as a minus, or as another mark."""
    return words[:1].isdigit() or words[:1] in _ANY_DASH


def inner_dash(lines: Sequence[str], number: int) -> bool:
    """Whether the line with `number`, from 0, begins with a dash between two words of a sentence.

    «Москва⏎— столица»: no other line begins with a dash, the line before ends no sentence, and a
    small letter follows.
    """
    match = _DASH.match(lines[number]) if number else None
    if match is None or any(_DASH.match(one) for one in lines if one is not lines[number]):
        return False
    following = lines[number][match.end() :].lstrip(_QUOTES)[:1]
    above = [line for line in lines[:number] if line.strip()]
    return following.islower() and bool(above) and not ends_sentence(above[-1])


def ends_sentence(line: str) -> bool:
    """Whether `line` ends as the words of a speaker do: end mark, note, bracket, or cut off."""
    line = line.rstrip()
    words = line.rstrip(_CLOSING)
    if words.endswith(_FULL_ENDS) or line.endswith(_CUT_OFF):
        return True
    return any(one in line[len(words) :] for one in ")]")


def starts_small(line: str) -> bool:
    """Whether the first letter of `line`, after dash, dots and quotes, is a small one."""
    match = _DASH.match(line)
    rest = line[match.end() :] if match else line
    return rest.lstrip(" \t\u00a0.…♪" + _QUOTES)[:1].islower()


def has_free_lines(context: TrackContext, index: int) -> bool:
    """Whether the lines of a cue may be broken elsewhere.

    Not those of a song, a sign or a credit, nor under a heading ("Subtitles:"). A text that is put
    elsewhere on the screen is a sign where it neither ends nor goes on as a sentence does.
    """
    bare = context.shown[index].bare
    if ":\n" in bare or _SONG.search(bare):
        return False
    if "{" in (text := context.track.cues[index].text) and _is_placed_sign(text, bare):
        return False
    if context.kinds:
        return context.kinds[index] not in {Kind.SONG, Kind.SIGN, Kind.CREDIT}
    return kind_by_marks(bare, named=False) not in {Kind.SONG, Kind.SIGN}


def _is_placed_sign(text: str, bare: str) -> bool:
    placed = _PLACED.search(text)
    words = bare.split()
    if placed is None or not words:
        return False
    if placed["how"].endswith("("):
        return True  # put at a point of the picture
    return not ends_with_mark(words[-1]) and not starts_small(bare)


def house_dash(context: TrackContext) -> str:
    """Return the dash that a speaker's line of this track should begin with; empty for any.

    That of the house. Whether Russian has a space behind the hyphen the sources do not agree on: a
    Russian file that never has one keeps its way.
    """
    dash = context.profile.dash
    if dash != "- " or base_language(context.language).partition("-")[0].lower() != "ru":
        return dash
    spaced = unspaced = 0
    for shown in context.shown:
        if may_have_dashes(shown.lines):
            for one in dashes(shown.lines):
                if one.dash in "-‐‑":
                    spaced += bool(one.space)
                    unspaced += not one.space
    return "-" if unspaced and not spaced else dash
