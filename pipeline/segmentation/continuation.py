"""Continuation dots: dots at a cue's edge that only say that a sentence goes on."""

from __future__ import annotations

import re

from pipeline.model.markup import strip_tags

_LEADING = re.compile(r"(?:…|\.{2,})\s*(?=[\"'«“”„‘(]*\w)")
_TRAILING = re.compile(r"(?<=[\w,;:»“”\"'’)])\s*(?:…|\.{2,})$")
_ENDED = re.compile(r"[.!?…。！？][\"'»“”’)\]」』]*$")


def continuation_dots(earlier: str, later: str) -> tuple[str, str]:
    """Return the dots at the end of `earlier` and at the start of `later` that bind the two.

    The texts follow each other in one speech. Dots at the end are continuation when the next text
    begins with dots or a small letter; dots at the start when the text before has not ended its
    sentence. Other dots are the speaker's own and stay.

    >>> continuation_dots("I think…", "…that it works.")
    ('…', '…')
    """
    leading = _LEADING.match(later)
    trailing = _TRAILING.search(earlier)
    start = strip_tags(later[leading.end() :] if leading else later)
    if trailing and (leading or start[:1].islower()):
        return trailing.group(), leading.group() if leading else ""
    if leading and not _ENDED.search(strip_tags(earlier)):
        return "", leading.group()
    return "", ""
