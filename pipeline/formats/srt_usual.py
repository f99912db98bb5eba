"""What SRT can certainly say, told at a glance: nearly every cue of every film."""

from __future__ import annotations

import re

from pipeline.formats.encoding import encode
from pipeline.model.cue import Cue

_UNUSUAL = re.compile(
    "[:：]\\s?[0-9OoОоlI]|[\r\ud800-\udfff]|\\A[ \t]*(?:\n|\\Z)|\n[ \t]*(?:\n|\\Z)"
)
"""What SRT may be unable to say: times, CR, lone surrogates, blank lines."""


def is_usual(cue: Cue) -> bool:
    """Whether SRT can say `cue` as it is; a cue for which this is False may be sayable too."""
    return not cue.settings and bool(cue.text) and not _UNUSUAL.search(cue.text)


def is_encodable(text: str, codec: str) -> bool:
    """Whether `codec` has all characters of `text`."""
    try:
        encode(text, codec)
    except UnicodeEncodeError:
        return False
    return True
