"""The words of a cue's text: what stays the same when only its breaks and dress change."""

from __future__ import annotations

import re

from pipeline.model.markup import POSITION, TAG, strip_tags

_TOKEN = re.compile(rf"(?:{TAG.pattern}|[^ \t\n])+", re.IGNORECASE)
"""What stands between two places for a break; U+00A0 and the spaces inside a tag are none."""
_DASHES = "-‐‑–—―"


def tokens(text: str) -> list[str]:
    """Return the words of `text` with their marks and tags."""
    return _TOKEN.findall(text)


def bare(token: str) -> str:
    """Return a word without tags, and without the dash and the dots that stand around it.

    A word of which nothing is left is returned without its tags only.
    """
    plain = strip_tags(token)
    word = plain.lstrip(_DASHES)
    if word.startswith(("…", "...")):
        word = word.lstrip(".…")
    if word.endswith(("…", "...")):
        word = word.rstrip(".…")
    return word or plain


def words(*texts: str) -> list[str]:
    """Return the words of `texts` bare; dashes that stand alone are none."""
    found = [bare(token) for text in texts for token in tokens(text)]
    return [word for word in found if word.strip(_DASHES + ".…")]


def unplaced(text: str) -> str:
    """Return `text` without the tag at its start that places it on the screen."""
    found = POSITION.match(text)
    return text[found.end() :] if found else text


def placed(text: str, position: int) -> str:
    r"""Return `text` at `position` as `{\an8}` counts; 0 takes the tag away."""
    rest = unplaced(text)
    return rf"{{\an{position}}}{rest}" if position else rest
