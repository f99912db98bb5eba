"""Tags over a break between two cues: closed at the end of the one, opened again in the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.language.counting import is_visible
from pipeline.model.markup import POSITION, TAG

_NAME = re.compile(
    r"<(?P<end>/?)(?P<name>[a-z]+)|\{\\(?P<switch>[ibus])(?P<on>[01])\}", re.IGNORECASE
)
_HEAD = re.compile(rf"\s*(?:{POSITION.pattern}\s*)*")
"""What stays in front of a tag that is opened again."""


class _Tag(NamedTuple):
    """A tag, and where it stands."""

    text: str
    part: int
    start: int
    end: int


def carry_tags(parts: Sequence[str]) -> list[str]:
    r"""Return the parts of one text, each with its own pairs of tags.

    A pair that runs over a break is closed where a part ends and opened again where the next one
    begins, behind an `{\an8}`; it is left out of a part in which it would hold nothing to see. Tags
    without their partner stay as they are. Pairs are `<i>`, `<b>`, `<font ...>` and their like, and
    the switches `{\i1}`, `{\i0}`; as written they are opened again.

    >>> carry_tags(["<i>We go", "now.</i> Bye."])
    ['<i>We go</i>', '<i>now.</i> Bye.']
    """
    if not any("<" in part or "{" in part for part in parts):
        return list(parts)
    gone: list[list[_Tag]] = [[] for _ in parts]
    heads = [""] * len(parts)
    tails = [""] * len(parts)
    for opening, closing in _split_pairs(parts):
        for index in range(opening.part, closing.part + 1):
            first, last = index == opening.part, index == closing.part
            start = opening.end if first else 0
            end = closing.start if last else len(parts[index])
            if not is_visible(parts[index][start:end]):
                gone[index] += [tag for tag in (opening, closing) if tag.part == index]
                continue
            # pairs come in the order in which they open: the outermost first
            heads[index] += "" if first else opening.text
            tails[index] = ("" if last else closing.text) + tails[index]
    return [
        _with_ends(_without(part, unseen), head, tail)
        for part, unseen, head, tail in zip(parts, gone, heads, tails, strict=True)
    ]


def _split_pairs(parts: Sequence[str]) -> list[tuple[_Tag, _Tag]]:
    """Return opening and closing tag of each pair over several parts, in the order of opening."""
    pairs: list[tuple[_Tag, _Tag]] = []
    waiting: dict[str, list[_Tag]] = {}
    for index, part in enumerate(parts):
        for match in TAG.finditer(part):
            named = _NAME.match(match.group())
            if named is None:
                continue
            tag = _Tag(match.group(), index, *match.span())
            same = waiting.setdefault((named["name"] or "\\" + named["switch"]).lower(), [])
            if not (named["end"] or named["on"] == "0"):
                same.append(tag)
            elif same and (opening := same.pop()).part < index:
                pairs.append((opening, tag))
    return sorted(pairs, key=lambda pair: (pair[0].part, pair[0].start))


def _without(part: str, tags: Sequence[_Tag]) -> str:
    for tag in sorted(tags, reverse=True, key=lambda tag: tag.start):
        part = part[: tag.start] + part[tag.end :]
    return part


def _with_ends(part: str, head: str, tail: str) -> str:
    """Return `part` with `head` before its first words and `tail` behind its last."""
    match = _HEAD.match(part)
    start = match.end() if head and match else 0
    end = max(len(part.rstrip()), start)
    return part[:start] + head + part[start:end] + tail + part[end:]
