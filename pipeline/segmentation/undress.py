"""Taking off what is not translated: wrapping tags, dialogue dashes, speaker labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from pipeline.language.counting import is_visible
from pipeline.model.cast import Cast
from pipeline.model.markup import POSITION, TAG, strip_tags, unwrap
from pipeline.model.segment import BARE, Dress, Turn
from pipeline.segmentation.speakers import find_label

_DASH = re.compile(r"(?:[—―](?![-‐‑–—―])|[-‐‑–](?![-‐‑–—―\d]))[^\S\n]*(?=\S)")
"""A dialogue dash; `-5` is a number, `--` goes on after an interruption, `---` is a line."""
_LINE_START = re.compile(r"^", re.MULTILINE)
_CLOSING = re.compile(r"(?:</\w+>)+\s*")
_QUOTES = "\"'«“„‘("
_SUSPECT = re.compile(r"[<{\[:]|(?:^|\n)[-‐‑–—―]")
"""Without any of these a text has nothing on."""


class Undressed(NamedTuple):
    r"""A cue's text without its dress; turns and lines are still parted by `\n`."""

    text: str
    dress: Dress = BARE

    @property
    def speaker(self) -> str:
        """Who speaks first, empty when no label says so."""
        turns = self.dress.turns
        return next((turn.speaker for turn in turns if turn.speaker), "") if turns else ""

    @property
    def has_dash(self) -> bool:
        """Whether a dialogue dash says that somebody speaks."""
        return bool(self.dress.turns) and any(turn.dash for turn in self.dress.turns)


class _Opening(NamedTuple):
    """Where a turn may begin: a dash, a label or both, at the start of a line."""

    start: int
    """The start of the line."""
    content: int
    """The first character of what is said."""
    tags: str
    """Tags that stood before or between, and belong to what is said."""
    turn: Turn


def undress(text: str, cast: Cast) -> Undressed:
    """Return `text` without wrapping tags, dashes and labels; line breaks stay.

    Tags of position count for the whole cue, wherever in it they stand.
    """
    text = text.strip()
    if "\n" in text:
        text = "\n".join(map(str.strip, text.split("\n")))
    if not _SUSPECT.search(text):
        return Undressed(text)
    position = "".join(dict.fromkeys(POSITION.findall(text)))
    outer = unwrap(POSITION.sub("", text).strip() if position else text)
    parts, turns = _turns(outer.text.strip(), cast)
    inner = unwrap("\n".join(parts))  # `COMMANDER: <i>text</i>`
    if len(turns) == 1 and turns[0] == Turn():
        turns = []
    dress = Dress(position + outer.before + inner.before, inner.after + outer.after, tuple(turns))
    return Undressed(inner.text.strip(), BARE if dress == BARE else dress)


def fold(text: str, *, turns: int = 1) -> str:
    """Return `text` in one line for each of its turns: line breaks become spaces.

    Between two letters of a script that is written without spaces a break becomes nothing.
    """
    if turns > 1 or "\n" not in text:
        return text
    joined = text if text.isascii() else _cjk_break().sub("", text)
    return " ".join(filter(None, map(str.strip, joined.split("\n"))))


_UNSPACED = r"[\u3001-\u30ff\u3400-\u9fff\uff00-\uff9f]"


@cache
def _cjk_break() -> re.Pattern[str]:
    """Return the pattern of a line break between two letters that are written without spaces."""
    return re.compile(rf"(?<={_UNSPACED})\s*\n\s*(?={_UNSPACED})")


def is_joined_without_space(before: str, after: str) -> bool:
    """Whether two texts are of letters that are written without spaces where they meet."""
    if before[-1:].isalpha() and before[-1].isascii():
        return False
    edges = strip_tags(before)[-1:], strip_tags(after)[:1]
    return all(edge and not edge.isascii() and re.match(_UNSPACED, edge) for edge in edges)


def _turns(text: str, cast: Cast) -> tuple[list[str], list[Turn]]:
    """Part `text` where a line begins with a dash or a label; other lines go on with the turn.

    Every part has something to see: a label with nothing after it is text.
    """
    parts: list[str] = []
    turns: list[Turn] = []
    end = len(text)
    for opening in reversed(_openings(text, cast)):
        said = text[opening.content : end]
        if is_visible(said):
            parts.append((opening.tags + said).strip())
            turns.append(opening.turn)
            end = opening.start
    head = text[:end].strip()
    if not parts or is_visible(head):
        parts.append(head)
        turns.append(Turn())
    elif head:
        parts[-1] = head + parts[-1]
    parts.reverse()
    turns.reverse()
    return ([fold(part) for part in parts] if len(parts) > 1 else parts), turns


def _openings(text: str, cast: Cast) -> list[_Opening]:
    starts = [match.end() for match in _LINE_START.finditer(text)]
    found = [one for start in starts if (one := _opening_at(text, start, cast))]
    dashes = Counter(one.turn.dash[:1] for one in found)
    return [one for one in found if not _is_inner_dash(one, text, dashes)]


def _is_inner_dash(opening: _Opening, text: str, dashes: Mapping[str, int]) -> bool:
    """Whether a dash stands in a sentence that a line break happens to part there.

    «Москва⏎— столица»: a small letter follows, and no other line begins with such a dash.
    """
    dash = opening.turn.dash[:1]
    if not dash or opening.turn.label or dashes[dash] > 1:
        return False
    if dash == "-" and not opening.start:
        return False  # no sentence runs on with a hyphen at the start of a cue
    return text[opening.content : opening.content + 3].lstrip(_QUOTES)[:1].islower()


def _opening_at(text: str, start: int, cast: Cast) -> _Opening | None:
    """Return the turn that the line at `start` opens, None when it opens none.

    A label keeps the tags that close right after it: `<b>DOCTOR:</b> text`.
    """
    place = _after_tags(text, start)
    tags = text[start:place]
    dash = _DASH.match(text, place)
    if dash:
        place = _after_tags(text, dash.end())
        tags += text[dash.end() : place]
    label = find_label(text, cast, place)
    if label is None:
        return _Opening(start, place, tags, Turn(dash.group())) if dash else None
    written, place = label.text, place + len(label.text)
    closing = _CLOSING.match(text, place)
    if closing and tags and text.endswith(tags, start, place - len(written)):
        opened = [match.start() for match in TAG.finditer(tags)][-closing.group().count("</") :]
        written = tags[opened[0] :] + written + closing.group()
        tags, place = tags[: opened[0]], closing.end()
    turn = Turn(dash.group() if dash else "", written, label.speaker)
    return _Opening(start, place, tags, turn)


def _after_tags(text: str, place: int) -> int:
    while tag := TAG.match(text, place):
        place = tag.end()
    return place
