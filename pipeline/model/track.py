"""A track: the ordered cues of one title in one language, and the layout of the file it is from."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.model.cue import Cue
from pipeline.model.finding import Finding


class Layout(NamedTuple):
    """How the file was written that a track was read from: all that is not in its cues.

    `source` is the whole decoded text without BOM. Block k, `source[starts[k]:starts[k + 1]]`, is
    all that belongs to cue k, with the blank lines after it; what stands before `starts[0]` is the
    head of the file. `cues` are the cues as they were read: a block speaks for a cue only while
    the cue still equals the one that was read.
    """

    encoding: str = "utf-8"
    """Python's name of the codec, without any BOM variant: `utf-8`, `utf-16-le`, `cp1251`."""
    bom: bool = False
    newline: str = "\n"
    r"""The line end that most lines have: `\n`, `\r\n` or `\r`."""
    source: str = ""
    starts: tuple[int, ...] = ()
    cues: tuple[Cue, ...] = ()

    def block(self, index: int) -> str:
        """Return the verbatim text of the cue that was read as number `index`, from 0."""
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.source)
        return self.source[self.starts[index] : end]

    @property
    def head(self) -> str:
        """What stands before the first cue; the whole source of a file without cues."""
        return self.source[: self.starts[0]] if self.starts else self.source


class Track(NamedTuple):
    """The ordered cues of one title in one language."""

    cues: tuple[Cue, ...]
    layout: Layout = Layout()


class Reading(NamedTuple):
    """What a reader returns: the track, and all it could not read or had to mend, located."""

    track: Track
    findings: tuple[Finding, ...] = ()


class Loss(NamedTuple):
    """What the target format or encoding cannot say of one cue."""

    cue: int
    """Place of the cue in the track, from 1."""
    text: str
    """The words or characters that are lost."""


class Writing(NamedTuple):
    """What a writer returns: the file's bytes, and what they cannot say."""

    data: bytes
    losses: tuple[Loss, ...] = ()
