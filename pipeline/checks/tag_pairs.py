"""The tags of a cue as they are written: whether each has its partner, and what would mend them.

Looser than `model.markup`: also tags that players may not know (`< i>`, `<I>`, `<em>`) are tags
here. One fault is mended after the other, until none is left.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.language.counting import is_visible

_PAIRED = frozenset({"i", "b", "u", "font"})
_STRUCK = "s"
"""A tag, and a word of those who speak of markup: `<s>` alone is text, as `a < b > c` is."""
_UNKNOWN = {"em": "i", "strong": "b", "br": "", "center": "", "strike": "", "big": "", "small": ""}
"""Tags of web pages, which players show as text or leave out, and what they mean here."""
_MOST = 24
"""Faults mended in one cue; a text with more of them is no subtitle."""


class Tag(NamedTuple):
    """One tag, as it is written."""

    start: int
    end: int
    text: str
    name: str
    closes: bool
    right: str
    """How it should be written."""


class Fault(NamedTuple):
    """The first fault of a text."""

    mended: str | None
    """The text without it; None where its meaning is not clear."""
    is_clear: bool = True
    """Whether hardly anything else can have been meant."""


class Mending(NamedTuple):
    """What is to be said of the tags of a text."""

    text: str | None
    """The text with its tags mended; None where that cannot be done."""
    is_clear: bool


def tags_of(text: str) -> list[Tag]:
    """Return the tags of a text that have a partner, or are none of a subtitle."""
    found = [_tag(match) for match in _pattern().finditer(text)]
    pairs = {tag.name for tag in found if tag.closes} & {t.name for t in found if not t.closes}
    return [tag for tag in found if tag.name in pairs or not _is_doubtful(tag)]


def _is_doubtful(tag: Tag) -> bool:
    return tag.name == _STRUCK or tag.text[1].isspace()


def mending(text: str) -> Mending | None:
    """Return how the tags of `text` are to be mended; None where nothing is wrong with them."""
    fault = _fault(text)
    if fault is None:
        return None
    is_clear = fault.is_clear
    for _step in range(_MOST):
        if fault is None:
            return Mending(text, is_clear)
        if fault.mended is None or fault.mended == text:
            break
        text, is_clear = fault.mended, is_clear and fault.is_clear
        fault = _fault(text)
    return Mending(None, is_clear=False)


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted({*_PAIRED, _STRUCK, *_UNKNOWN}, key=len, reverse=True))
    return re.compile(
        rf"<\s*+(?P<close>/?)\s*+(?P<name>{names})(?P<rest>\s(?:[^<>/\n]|/(?!\s*>))*+)?"
        r"\s*+(?P<self>/?)\s*+>",
        re.IGNORECASE,
    )


def _tag(match: re.Match[str]) -> Tag:
    name = match["name"].lower()
    closes = bool(match["close"] or (match["self"] and name != "br"))
    rest = "" if closes or name != "font" else (match["rest"] or "").rstrip()
    right = _UNKNOWN.get(name, name)
    right = f"<{'/' if closes else ''}{right}{rest}>" if right else ""
    return Tag(match.start(), match.end(), match.group(), name, closes, right)


def _fault(text: str) -> Fault | None:
    """Return the first fault of the tags of `text`, None where there is none."""
    tags = tags_of(text)
    for tag in tags:
        if tag.text != tag.right:
            # a line break of web pages is one here, too, and the house may allow no more lines
            instead = "\n" if tag.name == "br" else tag.right
            return Fault(_put(text, tag.start, tag.end, instead), is_clear=tag.name != "br")
    if len(tags) == 2 and not tags[0].closes and tags[1].closes and tags[0].name != tags[1].name:
        closing = f"</{tags[0].name}>"
        return Fault(_put(text, tags[1].start, tags[1].end, closing), is_clear=False)
    names = dict.fromkeys(tag.name for tag in tags)
    for name in names:
        fault = _unpaired(text, [tag for tag in tags if tag.name == name])
        if fault:
            return fault
    return _crossed(text, tags) or _empty(text, tags) or _split(text, tags)


def _unpaired(text: str, tags: list[Tag]) -> Fault | None:
    """Return the fault of tags of one name of which one has no partner."""
    waiting: list[Tag] = []
    lost: list[Tag] = []
    for tag in tags:
        if not tag.closes:
            waiting.append(tag)
        elif waiting:
            waiting.pop()
        else:
            lost.append(tag)
    if lost:
        return _without_opening(text, tags, lost[0])
    return _without_closing(text, waiting) if waiting else None


def _without_opening(text: str, tags: list[Tag], tag: Tag) -> Fault:
    name, line = tag.name, text.rfind("\n", 0, tag.start) + 1
    following = next((one for one in tags if one.start > tag.start), None)
    opens = not is_visible(text[line : tag.start]) and following and following.closes
    if opens and name != "font":
        return Fault(_put(text, tag.start, tag.end, f"<{name}>"))  # </i>text</i>
    if not is_visible(text[: tag.start]):
        return Fault(_put(text, tag.start, tag.end, ""))
    before = text[: tag.start]
    if name != "font" and len(tags) == 1 and not is_visible(text[tag.end :]):
        place = _content(text)
        return Fault(before[:place] + f"<{name}>" + text[place:], is_clear=False)
    if len(tags) > 1 and not is_visible(text[tag.end :]):
        return Fault(_put(text, tag.start, tag.end, ""), is_clear=False)
    return Fault(None, is_clear=False)


def _without_closing(text: str, waiting: list[Tag]) -> Fault:
    last = waiting[-1]
    after = is_visible(text[last.end :])
    if len(waiting) == 2 and not after and is_visible(text[waiting[0].end : last.start]):
        return Fault(_put(text, last.start, last.end, f"</{last.name}>"))  # <i>text<i>
    if not after:
        return Fault(_put(text, last.start, last.end, ""))
    if len(waiting) > 1:
        return Fault(None, is_clear=False)
    line = text.rfind("\n", 0, last.start) + 1
    opens = not any(map(str.isalnum, _words(text[line : last.start])))
    end = len(text.rstrip())
    return Fault(f"{text[:end]}</{last.name}>{text[end:]}", is_clear=opens)


def _crossed(text: str, tags: list[Tag]) -> Fault | None:
    """Return the fault of a tag that closes while a later one is open: `<i><b>text</i></b>`."""
    stack: list[Tag] = []
    for number, tag in enumerate(tags):
        if not tag.closes:
            stack.append(tag)
            continue
        opening = stack.pop()
        if opening.name == tag.name:
            continue
        following = tags[number + 1] if number + 1 < len(tags) else None
        if following and following.name == opening.name and following.start == tag.end:
            return Fault(_put(text, tag.start, following.end, following.text + tag.text))
        return Fault(None, is_clear=False)
    return None


def _empty(text: str, tags: list[Tag]) -> Fault | None:
    for tag, following in pairwise(tags):
        inside = text[tag.end : following.start]
        if tag.closes or not following.closes or is_visible(inside):
            continue
        kept = inside if following.end < len(text.rstrip()) and text[: tag.start].strip() else ""
        return Fault(_put(text, tag.start, following.end, kept))
    return None


def _split(text: str, tags: list[Tag]) -> Fault | None:
    """Return the fault of a pair that ends and begins again in the same line: `a</i> <i>b`."""
    for tag, following in pairwise(tags):
        between = text[tag.end : following.start]
        is_pair = tag.closes and not following.closes and tag.name == following.name != "font"
        if is_pair and not between.strip() and "\n" not in between:
            return Fault(_put(text, tag.start, following.end, between))
    return None


def _content(text: str) -> int:
    """Return where the text begins, behind what places it on the screen."""
    match = re.match(r"\s*(?:\{\\[^{}]*\}\s*)*", text)
    return match.end() if match else 0


def _words(text: str) -> str:
    return re.sub(r"<[^<>]*>|\{\\[^{}]*\}", "", text)


def _put(text: str, start: int, end: int, instead: str) -> str:
    return text[:start] + instead + text[end:]
