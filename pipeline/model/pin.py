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
    to_cue: int | None = None
    """For a passage the place of its last cue, as `cue` has that of its first."""
    to_time: int | None = None
    """The same as a time inside the cue, ms."""
    to_text: str = ""
    """The text of the last cue when the pin was last placed."""
    to_message: str = ""
    """Identity of the last cue's first message when the pin was last placed."""

    @property
    def is_passage(self) -> bool:
        """Whether it speaks of all cues from one to another."""
        return self.to_cue is not None or self.to_time is not None

    @property
    def is_of_message(self) -> bool:
        """Whether it speaks of one message, wherever that is."""
        return bool(self.message and self.suppress) and self.cue is None and self.time is None

    @property
    def is_of_all(self) -> bool:
        """Whether it speaks of no place in particular: of a title, a release or a project."""
        return not self.message and self.cue is None and self.time is None

    @property
    def end(self) -> Pin:
        """The last cue of a passage, as a pin of its own."""
        return Pin(self.to_cue, self.to_time, self.to_text, self.to_message)

    def with_end(self, end: Pin) -> Pin:
        """Return the passage that ends where `end` stands."""
        return self._replace(
            to_cue=end.cue, to_time=end.time, to_text=end.text, to_message=end.message
        )
