r"""The tags of a cue's text: `<i>`, `<font color="...">`, `{\an8}`; what is left without them."""

from __future__ import annotations

import re
from dataclasses import dataclass

TAG = re.compile(r"</?(?:i|b|u|s|font|c|v|ruby|rt)(?:[ .][^<>\n]*)?>|\{\\[^{}\n]*\}", re.IGNORECASE)
"""A tag that players know. `<3`, `a < b` and `{SIGH}` are text, so names are listed, and a brace
opens a tag only before a backslash."""

POSITION = re.compile(r"\{\\an?[0-9]+\}")
"""An override that places the cue on the screen: `{\\an8}` (or the older `{\\a6}`)."""


@dataclass(frozen=True, slots=True)
class Wrapped:
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
    before, after = "", ""
    while match := TAG.match(text):
        tag = match.group()
        if tag.startswith("{"):
            before, text = before + tag, text[match.end() :]
            continue
        if tag.startswith("</"):
            break
        inner = _inside(text, tag)
        if inner is None:
            break
        closing = f"</{_name(tag)}>"
        before, text, after = before + tag, inner, closing + after
    return Wrapped(before, text, after)


def _inside(text: str, opening: str) -> str | None:
    """Return what stands between `opening` and its closing tag at the end of every line."""
    closing = f"</{_name(opening)}>"
    inner = _between(text, opening, closing)
    if inner is not None:
        return inner
    lines = [_between(line, opening, closing) for line in text.split("\n")]
    return None if None in lines else "\n".join(line for line in lines if line is not None)


def _between(text: str, opening: str, closing: str) -> str | None:
    if not (text.startswith(opening) and text.lower().endswith(closing)):
        return None
    inner = text[len(opening) : -len(closing)]
    # a pair of the same name inside would make these two tags belong to different pairs
    return None if f"<{_name(opening)}" in inner.lower() or closing in inner.lower() else inner


def _name(tag: str) -> str:
    match = re.match(r"</?([A-Za-z]+)", tag)
    return match.group(1).lower() if match else ""
