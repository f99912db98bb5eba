"""What happened to the messages of a template or catalog in one run."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Counts:
    """Messages by what happened to them."""

    kept: int = 0
    retimed: int = 0
    recut: int = 0
    """Same text over other cues; or words that stood in other messages: split, or merged."""
    edited: int = 0
    new: int = 0
    gone: int = 0
    """Not in the film any more, in no other message either."""
    returned: int = 0
    """Obsolete before, live again."""

    def as_dict(self) -> dict[str, int]:
        """Return the counts by name, in order."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    def __add__(self, other: Counts) -> Counts:
        mine, theirs = self.as_dict(), other.as_dict()
        return Counts(**{name: mine[name] + theirs[name] for name in mine})
