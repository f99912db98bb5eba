"""A pin: a fact that a person states about a place of the master."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.model.cue import Kind


class Pin(NamedTuple):
    """A stated fact, and what is known of its place. Facts not stated are empty."""

    cue: int | None = None
    """Place of the cue in the master, from 1, as the person gave it."""
    time: int | None = None
    """A time inside the cue, ms, as the person gave it."""
    text: str = ""
    """The cue's text when the pin was last placed; empty for a new pin."""
    message: str = ""
    """Identity of the cue's first message when the pin was last placed."""
    language: str = ""
    speaker: str = ""
    kind: Kind | None = None
    note: str = ""
    suppress: tuple[str, ...] = ()
    """Codes, rule names or aliases whose findings are not wanted here."""
    reason: str = ""
    """Why they are not wanted."""
