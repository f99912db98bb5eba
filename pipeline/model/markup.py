r"""The tags of a cue's text: `<i>`, `<font color="...">`, `{\an8}`; what is left without them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

TAG = re.compile(r"</?(?:i|b|u|s|font|c|v|ruby|rt)(?:[ .][^<>\n]*)?>|\{\\[^{}\n]*\}", re.IGNORECASE)
"""A tag that players know. `<3`, `a < b` and `{SIGH}` are text, so names are listed, and a brace
opens a tag only before a backslash."""

POSITION = re.compile(r"\{\\an?[0-9]+\}")
"""An override that places the cue on the screen: `{\\an8}` (or the older `{\\a6}`)."""


_SWITCH = re.compile(r"\{\\([ibus])1\}")
"""An override that `{\\i0}` ends: it wraps as `<i>` does."""


class Wrapped(NamedTuple):
    """A text, and the tags that stood around the whole of it."""

    before: str
    text: str
    after: str


def strip_tags(text: str) -> str:
    """Return `text` without its tags."""
    return TAG.sub("", text) if "<" in text or "{" in text else text


def tags(text: str) -> tuple[str, ...]:
    """Return the tags of `text` in order."""
    return tuple(TAG.findall(text)) if "<" in text or "{" in text else ()


def unwrap(text: str) -> Wrapped:
    r"""Take off the tags that wrap the whole of `text`: `{\an8}` in front, pairs around.

    A pair is taken off only if its closing tag is the last thing and answers the first one; in
    `<i>a</i> and <i>b</i>` nothing wraps the whole. Lines that each carry the same pair count as
    wrapped by it.

    >>> unwrap(r"{\an8}<i>Hello.</i>")
    Wrapped(before='{\\an8}<i>', text='Hello.', after='</i>')
    """
    if not text.startswith(("<", "{")):
        return Wrapped("", text, "")
    before, after, place = "", "", 0
    ended: dict[str, bool] = {}
    while match := TAG.match(text, place):
        tag = match.group()
        if tag.startswith("{") and not _is_ended(tag, text, ended):
            place = match.end()
            continue
        pair = _inside(text[place:], tag)
        if pair is None:
            break
        before, after, place = before + text[:place] + tag, pair[1] + after, 0
        text = pair[0]
    return Wrapped(before + text[:place], text[place:], after)


def _is_ended(tag: str, text: str, ended: dict[str, bool]) -> bool:
    """Whether `tag` is a switch that `text` ends again; `ended` remembers what was looked for."""
    if tag not in ended:
        ended[tag] = bool(_SWITCH.fullmatch(tag)) and _closing(tag)[0] in text
    return ended[tag]


def _inside(text: str, opening: str) -> tuple[str, str] | None:
    """Return what stands between `opening` and the tag that closes it at the end, and that tag.

    The end is that of the text, or of every line.
    """
    pair = _between(text, opening)
    if pair is not None:
        return pair
    pairs = [_between(line, opening) for line in text.split("\n")]
    inner = [pair[0] for pair in pairs if pair]
    return ("\n".join(inner), pairs[0][1]) if pairs[0] and len(inner) == len(pairs) else None


def _between(text: str, opening: str) -> tuple[str, str] | None:
    closing, same = _closing(opening)
    start, end = len(opening), len(text) - len(closing)
    if text[:start].lower() != opening.lower() or text[end:].lower() != closing or end < start:
        return None
    inner = text[start:end]
    # a pair of the same name inside would make these two tags belong to different pairs
    return None if same.search(inner) else (inner, text[end:])


@cache
def _closing(opening: str) -> tuple[str, re.Pattern[str]]:
    """Return the tag that closes `opening`, and the pattern of all tags of its name."""
    switch = _SWITCH.fullmatch(opening)
    if switch:
        return f"{{\\{switch[1]}0}}", re.compile(rf"\{{\\{switch[1]}[01]\}}")
    name = opening[1:].rstrip(">").replace(".", " ").split(" ")[0].lower()
    return f"</{name}>", re.compile(rf"</?{name}\b", re.IGNORECASE)
