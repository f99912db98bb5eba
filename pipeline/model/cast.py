"""The cast: who speaks in the film, and what a translator has to know of them."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.model.cue import Kind


class Speaker(NamedTuple):
    """One member of the cast."""

    name: str
    """The name as labels in the master have it: `FLIGHT ENGINEER`."""
    gender: str = ""
    """`f`, `m`, or empty when it does not matter."""
    language: str = ""
    """The language that the speaker speaks, where it is always one."""
    kind: Kind | None = None
    """What the speaker's cues are, where it is always one: a voice on the radio, a narrator."""
    names: tuple[tuple[str, str], ...] = ()
    """How the name reads in other languages: pairs of language and name."""
    address: tuple[str, ...] = ()
    """Names of those to whom this speaker says «ты»."""

    def name_in(self, language: str) -> str:
        """Return the name as it reads in `language`; the label's own name where none is given."""
        return dict(self.names).get(language, self.name)


class Cast(NamedTuple):
    """All speakers of a project, by name."""

    speakers: tuple[Speaker, ...] = ()

    def find(self, name: str) -> Speaker | None:
        """Return the speaker called `name` (any case), None when nobody is."""
        wanted = name.casefold()
        return next((one for one in self.speakers if one.name.casefold() == wanted), None)


NOBODY = Cast()
"""The cast of a film that names none."""
