"""The `#.` lines: what people and programs are told of a message, in one documented form.

The form, one fact a field, then as many lines as needed::

    # . 00:01:02,500 --> 00:01:06,040 | en | 2 cues | COMMANDER (f) | up to 60 characters
    # . shares a cue with the next message | together up to 60
    # . kind: radio
    # . note: the valve, not the hatch
    # . ты: ENGINEER
    # . ru: the text of the language's own release (in the catalog of a variant)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.model.cast import Cast
from pipeline.model.cue import Kind
from pipeline.model.segment import Segment
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

_CODE = r"(-?)(\d+):(\d\d):(\d\d),(\d{3})"
_FIRST = re.compile(
    rf"{_CODE} --> {_CODE} \| (?P<language>[\w-]+) \| (?P<cues>\d+) cues?"
    r"(?: \| (?!up to \d)(?P<speaker>.+?)(?: \((?P<gender>[^()]*)\))?)?"
    r"(?: \| up to (?P<space>\d+) characters?)?"
)
_SHARED = re.compile(r"shares a cue with the next message(?: \| together up to (\d+))?")


@dataclass(frozen=True, slots=True)
class Remark:
    """What the `#.` lines of one message say."""

    span: TimeSpan
    """From the start of its first cue to the end of its last."""
    language: str
    cues: int = 1
    speaker: str = ""
    gender: str = ""
    space: int | None = None
    """Characters that fit; only catalogs say it."""
    shares: bool = False
    """Whether it shares a cue with the next message."""
    together: int | None = None
    """Characters that fit into the run of messages that share cues."""
    kind: Kind = Kind.DIALOGUE
    notes: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    """To whom the speaker says «ты»."""
    others: tuple[str, ...] = field(default=())
    """Lines in no form of ours, kept as they are."""

    def lines(self) -> tuple[str, ...]:
        """Return the `#.` lines."""
        fields = [str(self.span), self.language, "1 cue" if self.cues == 1 else f"{self.cues} cues"]
        if self.speaker:
            fields.append(f"{self.speaker} ({self.gender})" if self.gender else self.speaker)
        if self.space is not None:
            fields.append(f"up to {self.space} character{'' if self.space == 1 else 's'}")
        lines = [" | ".join(fields)]
        if self.shares:
            limit = "" if self.together is None else f" | together up to {self.together}"
            lines.append(f"shares a cue with the next message{limit}")
        if self.kind is not Kind.DIALOGUE:
            lines.append(f"kind: {self.kind}")
        lines += [f"note: {line}" for note in self.notes for line in note.split("\n")]
        if self.address:
            lines.append(f"ты: {', '.join(self.address)}")
        return (*lines, *self.others)


def remark_of(segment: Segment, track: Track, cast: Cast) -> Remark:
    """Return what a translator is told of `segment`, a segment of `track`."""
    spans = [track.cues[slot.cue].span for slot in segment.slots]
    speaker = cast.find(segment.speaker) if segment.speaker else None
    return Remark(
        TimeSpan(spans[0].start, spans[-1].end),
        segment.language,
        len(spans),
        segment.speaker,
        speaker.gender if speaker else "",
        kind=segment.kind,
        notes=(segment.note,) if segment.note else (),
        address=speaker.address if speaker else (),
    )


def read_remark(lines: tuple[str, ...]) -> Remark | None:
    """Return what `#.` lines say; None when the first is not of this form (another tool's file).

    Editors that fold comments may have broken lines; a line in no known form is kept in `others`.
    """
    match = _FIRST.fullmatch(lines[0]) if lines else None
    if match is None:
        return None
    shared = next((found for line in lines[1:] if (found := _SHARED.fullmatch(line))), None)
    kinds = [line[6:] for line in lines[1:] if line.startswith("kind: ")]
    address = [line[4:] for line in lines[1:] if line.startswith("ты: ")]
    known = ("kind: ", "ты: ", "note: ")
    return Remark(
        TimeSpan(_milliseconds(match.groups()[:5]), _milliseconds(match.groups()[5:10])),
        match["language"],
        int(match["cues"]),
        match["speaker"] or "",
        match["gender"] or "",
        int(match["space"]) if match["space"] else None,
        shared is not None,
        int(shared[1]) if shared and shared[1] else None,
        Kind(kinds[0]) if kinds and kinds[0] in set(Kind) else Kind.DIALOGUE,
        tuple(line[6:] for line in lines[1:] if line.startswith("note: ")),
        tuple(address[0].split(", ")) if address else (),
        tuple(one for one in lines[1:] if not one.startswith(known) and not _SHARED.fullmatch(one)),
    )


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    sign, *numbers = parts
    hours, minutes, seconds, rest = (int(number or 0) for number in numbers)
    total = ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
    return -total if sign else total
