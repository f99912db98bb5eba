"""Where a translation is longer than its cue allows, and by how much it should be shortened."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.cueing.lines import excess
from pipeline.language.counting import visible_length
from pipeline.model.limits import Limits
from pipeline.model.time import TimeSpan


class Excess(NamedTuple):
    """A cue of a release over a limit of its profile."""

    cue: int
    """Number of the cue in the release, from 1."""
    length: int
    """Characters it shows."""
    limit: int
    """Characters that fit."""
    is_too_fast: bool
    """Whether it is the reading speed that they do not fit, else the lines."""
    messages: tuple[str, ...]

    @property
    def surplus(self) -> int:
        """Characters by which the translation should be shortened."""
        return self.length - self.limit


def excess_of(
    cue: int, text: str, span: TimeSpan, limits: Limits, messages: tuple[str, ...]
) -> Excess | None:
    """Return by how much the cue numbered `cue` is over `limits`, None when it is within."""
    readable = limits.readable(span.duration)
    # what is not longer in code points than one line is not wider either
    most = min(limits.line_characters or 0, len(text) if readable is None else readable)
    if len(text) <= most and text.count("\n") < (limits.lines or len(text)):
        return None
    surplus = excess(text, limits, span.duration)
    if not surplus:
        return None
    length = visible_length(text)
    too_fast = readable is not None and length - readable == surplus
    return Excess(cue, length, length - surplus, too_fast, messages)
