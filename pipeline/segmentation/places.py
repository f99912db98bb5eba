"""Where in a cue's own text its parts begin: found by counting what is there with tags and without.

Undressing takes off tags, white space and control characters only (dashes and labels are kept in
the turns), so that every other character of a part stands in the cue in the same order. Counting
them from the end leads from the part back to the cue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.markup import TAG, strip_tags
from pipeline.model.segment import Turn

_EMPTY = re.compile(r"[\s\x00-\x1f\x7f]+")
_CLOSING = re.compile(r"</|\{\\[ibus]0\}")


def starts_of_turns(
    raw: str, parts: Sequence[str], turns: Sequence[Turn]
) -> tuple[int, ...] | None:
    """Return where in `raw`, a cue's text, the lines of each turn begin; the first is 0.

    None where the parts cannot be found again in the text.
    """
    solid, positions = _positions(raw)
    end, starts = len(solid), []
    for part, turn in zip(reversed(parts), reversed(turns), strict=True):
        wanted = _solid(turn.dash + turn.label) + _solid(part)
        begin = end - len(wanted)
        if begin < 0 or solid[begin:end] != wanted:
            return None
        starts.append(raw.rfind("\n", 0, positions[begin]) + 1)
        end = begin
    starts[-1] = 0
    rising = all(later < earlier for later, earlier in zip(starts[1:], starts, strict=False))
    return tuple(reversed(starts)) if rising and end == 0 else None


def places_of_cuts(
    raw: str, start: int, end: int, text: str, cuts: Sequence[int]
) -> tuple[int, ...] | None:
    """Return where in `raw`, a cue's text, `text` is cut; `text` is what `raw[start:end]` says.

    `cuts` are offsets in `text`, rising, each after a word and before one. White space and closing
    tags after the words before belong to these; tags that open belong to the words after. None
    where `text` cannot be found again.
    """
    solid, positions = _positions(raw[start:end])
    wanted = _solid(text)
    if not solid.endswith(wanted):
        return None
    count, before, places = len(solid) - len(wanted), 0, []
    for cut in cuts:
        count += len(_solid(text[before:cut]))
        before = cut
        if not count:
            return None
        places.append(_after_closing(raw, start + positions[count - 1] + 1))
    if count + len(_solid(text[before:])) != len(solid):  # a cut inside a tag
        return None
    return tuple(places)


def _after_closing(raw: str, place: int) -> int:
    while (tag := TAG.match(raw, place)) and _CLOSING.match(tag.group()):
        place = tag.end()
    space = _EMPTY.match(raw, place)
    return space.end() if space else place


def _solid(text: str) -> str:
    return _EMPTY.sub("", strip_tags(text))


def _positions(text: str) -> tuple[str, list[int]]:
    """Return the characters of `text` that are no tag, space or control, and where each stands."""
    blank = TAG.sub(lambda tag: " " * len(tag.group()), text)
    positions = [
        place for run in re.finditer(r"[^\s\x00-\x1f\x7f]+", blank) for place in range(*run.span())
    ]
    return _EMPTY.sub("", blank), positions
