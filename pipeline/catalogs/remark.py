"""The `#.` lines: what people and programs are told of a message, in one documented form.

The form, one fact a field, then as many lines as needed::

    #. 00:01:02,500 --> 00:01:06,040 | en | 2 cues | COMMANDER (f) | up to 60 characters
    #. shares a cue with the next message | together up to 60
    #. cues: 1.240 s, 31/42 of 2.300 s
    #. kind: radio
    #. note: the valve, not the hatch
    #. ты: ENGINEER
    #. term: hatch = люк, люк-лаз | between two modules
    #. not: дверь, дверца
    #. ru: the text of the language's own release (in the catalog of a variant)

Terms are those of the project's glossary that stand in the message; only catalogs say them. The
line `not` belongs to the term above it.

The next message is the next in the film: a sign or a sound that stands between is passed over.
`cues` stands where a message has several cues or a part of one, and tells how long each is shown;
31/42 are characters of the source: what the message has of a cue that it shares.

Where a project keeps no locations, times are left out: the first line begins with the language
(`#. en | 2 cues | up to 60 characters`), and there is no line `cues`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.catalogs.shares import Share, read_shares
from pipeline.model.cast import Cast
from pipeline.model.cue import Kind
from pipeline.model.segment import Segment
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

_CODE = r"(-?)(\d+):(\d\d):(\d\d),(\d{3})"
_FIRST = re.compile(
    rf"(?:{_CODE} --> {_CODE} \| )?(?P<language>[\w-]+) \| (?P<cues>\d+) cues?"
    r"(?: \| (?!up to \d)(?P<speaker>.+?)(?: \((?P<gender>[fm])\))?)?"
    r"(?: \| up to (?P<space>\d+) characters?)?"
)
_CUES = "cues: "
_TERM = "term: "
_NOT = "not: "
_TERM_LINE = re.compile(r"term: (.+?) =(?: ([^|]*?))?(?: \| (.*))?")
_SHARED = re.compile(r"shares a cue with the next message(?: \| together up to (\d+))?")


class TermHint(NamedTuple):
    """What a translator is told of one term."""

    source: str
    targets: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    note: str = ""

    def lines(self) -> Iterator[str]:
        """Yield the `#.` lines."""
        note = f" | {self.note}" if self.note else ""
        yield f"{_TERM}{self.source} = {', '.join(self.targets)}{note}".rstrip()
        if self.forbidden:
            yield f"{_NOT}{', '.join(self.forbidden)}"


class Remark(NamedTuple):
    """What the `#.` lines of one message say."""

    span: TimeSpan | None
    """From the start of its first cue to the end of its last; None where times are left out."""
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
    cue_shares: tuple[Share, ...] = ()
    """What it has of each of its cues; empty where it has one to itself."""
    kind: Kind = Kind.DIALOGUE
    notes: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    """To whom the speaker says «ты»."""
    others: tuple[str, ...] = ()
    """Lines in no form of ours, kept as they are."""
    terms: tuple[TermHint, ...] = ()
    """Terms of the glossary that stand in it; only catalogs say them."""

    def lines(self) -> tuple[str, ...]:
        """Return the `#.` lines."""
        head = "" if self.span is None else f"{self.span} | "
        head += f"{self.language} | {self.cues} cue{'' if self.cues == 1 else 's'}"
        if self.speaker:
            head += f" | {self.speaker} ({self.gender})" if self.gender else f" | {self.speaker}"
        if self.space is not None:
            head += f" | up to {self.space} character{'' if self.space == 1 else 's'}"
        return (head, *(line.rstrip() for line in self._further())) if self._has_more else (head,)

    def without_times(self) -> Remark:
        """Return the remark without what changes when the film is only retimed."""
        return self._replace(span=None, cue_shares=())

    @property
    def _has_more(self) -> bool:
        return bool(
            self.shares
            or self.cue_shares
            or self.kind is not Kind.DIALOGUE
            or self.notes
            or self.address
            or self.terms
            or self.others
        )

    def _further(self) -> Iterator[str]:
        """Yield the lines below the first."""
        if self.shares:
            limit = "" if self.together is None else f" | together up to {self.together}"
            yield f"shares a cue with the next message{limit}"
        if self.cue_shares:
            yield _CUES + ", ".join(map(str, self.cue_shares))
        if self.kind is not Kind.DIALOGUE:
            yield f"kind: {self.kind}"
        for note in self.notes:
            yield from (f"note: {line}" for line in _stated(note))
        if self.address:
            yield f"ты: {', '.join(self.address)}"
        for term in self.terms:
            yield from term.lines()
        yield from self.others


def remark_of(segment: Segment, track: Track, cast: Cast, shares: tuple[Share, ...] = ()) -> Remark:
    """Return what a translator is told of `segment`, a segment of `track`.

    `shares` are what it has of its cues, as `shares_of` tells.
    """
    cues, slots = track.cues, segment.slots
    first = cues[slots[0].cue].span
    span = first if len(slots) == 1 else TimeSpan(first.start, cues[slots[-1].cue].span.end)
    speaker = cast.find(segment.speaker) if segment.speaker else None
    return Remark(
        span,
        segment.language,
        len(slots),
        segment.speaker,
        speaker.gender if speaker else "",
        cue_shares=shares,
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
    span = None
    if match[2]:
        span = TimeSpan(
            _milliseconds(*match.group(1, 2, 3, 4, 5)), _milliseconds(*match.group(6, 7, 8, 9, 10))
        )
    language, cues, speaker, gender, space = match.group(
        "language", "cues", "speaker", "gender", "space"
    )
    first = Remark(
        span, language, int(cues), speaker or "", gender or "", int(space) if space else None
    )
    return first if len(lines) == 1 else _with_lines(first, lines[1:])


def _with_lines(first: Remark, lines: tuple[str, ...]) -> Remark:
    """Return what the first line said, with what the others say."""
    shared = next((found for line in lines if (found := _SHARED.fullmatch(line))), None)
    kinds = [line[6:] for line in lines if line.startswith("kind: ")]
    address = [line[4:] for line in lines if line.startswith("ты: ")]
    shares = [(line, read_shares(line[len(_CUES) :])) for line in lines if line.startswith(_CUES)]
    told = [line for line, read in shares if len(read) == first.cues]
    terms, term_lines = _terms(lines)
    known = ("kind: ", "ты: ", "note: ", *told)
    return first._replace(
        shares=shared is not None,
        together=int(shared[1]) if shared and shared[1] else None,
        cue_shares=next((read for line, read in shares if line in told), ()),
        kind=Kind(kinds[0]) if kinds and kinds[0] in set(Kind) else Kind.DIALOGUE,
        notes=tuple(line[6:] for line in lines if line.startswith("note: ")),
        address=tuple(address[0].split(", ")) if address else (),
        terms=terms,
        others=tuple(
            one
            for at, one in enumerate(lines)
            if not (one.startswith(known) or _SHARED.fullmatch(one) or at in term_lines)
        ),
    )


def _terms(lines: tuple[str, ...]) -> tuple[tuple[TermHint, ...], set[int]]:
    """Return the terms that `lines` tell of, and the indices of the lines that do."""
    terms: list[TermHint] = []
    told: set[int] = set()
    for at, line in enumerate(lines):
        if line.startswith(_NOT) and at - 1 in told and not terms[-1].forbidden:
            terms[-1] = terms[-1]._replace(forbidden=tuple(line[len(_NOT) :].split(", ")))
            told.add(at)
        elif line.startswith(_TERM) and (match := _TERM_LINE.fullmatch(line)):
            targets = tuple(match[2].split(", ")) if match[2] else ()
            terms.append(TermHint(match[1], targets, note=match[3] or ""))
            told.add(at)
    return tuple(terms), told


def in_one_line(text: str) -> str:
    r"""Return `text` as a `#.` line can hold it: its lines parted by ` / `.

    >>> in_one_line("MISSION\n CONTROL ")
    'MISSION / CONTROL'
    """
    return " / ".join(_stated(text))


def _stated(text: str) -> list[str]:
    """Return the lines of `text` that say something; every kind of line end ends one."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _milliseconds(sign: str, hours: str, minutes: str, seconds: str, rest: str) -> int:
    total = ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(rest)
    return -total if sign else total
