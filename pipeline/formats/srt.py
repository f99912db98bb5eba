"""SubRip (.srt): reading, writing, and the exchange with pysrt.

pysrt is only imported here, and only when needed. It is not used for reading: it drops broken cues
and takes garbage in times for 0 (https://github.com/byroot/pysrt/issues/71 is one of its reports).
"""

from __future__ import annotations

import codecs
import gc
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from pipeline.formats.encoding import encode, text_codec, wants_bom
from pipeline.formats.srt_fast import read_well_formed
from pipeline.formats.srt_usual import is_encodable, is_usual
from pipeline.model.cue import Cue
from pipeline.model.time import TimeSpan, timecode
from pipeline.model.track import Layout, Loss, Reading, Track, Writing

if TYPE_CHECKING:
    from pysrt import SubRipFile, SubRipTime

__all__ = ["from_pysrt", "parse", "serialize", "to_pysrt", "write_release"]


def parse(text: str, *, name: str, encoding: str = "utf-8", bom: bool = False) -> Reading:
    """Return the track of the SRT file `text`, and a finding for all that had to be mended.

    `text` is the whole file without byte order mark; bytes that could not be decoded stand in it as
    lone surrogates and become U+FFFD in the cues. `name`, the path as shown to people, goes into
    the findings; `encoding` and `bom` go into the layout. Any text can be read: what belongs to no
    cue is a finding with its verbatim text (SRT001, SRT002), and stays in the layout.
    """
    with _collector_paused():
        reading = read_well_formed(text, encoding, bom=bom)
        if reading is not None:
            return reading
        from pipeline.formats.srt_reading import read_all  # noqa: PLC0415 - most files are well formed

        return read_all(text, name=name, encoding=encoding, bom=bom)


def serialize(track: Track) -> Writing:
    """Return `track` in the layout it was read in; see `srt_writing.serialize`."""
    from pipeline.formats.srt_writing import serialize as write  # noqa: PLC0415 - masters stay

    return write(track)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the collector of cyclic garbage still meanwhile.

    A reading makes no cycles and many objects that all live on; going over them again and again
    takes a tenth of the time, and more in large files.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def from_pysrt(subs: SubRipFile) -> Track:
    """Return the cues of `subs`, in their order; an index that is no number is none."""
    cues = tuple(
        Cue(
            TimeSpan(item.start.ordinal, item.end.ordinal),
            item.text,
            item.index if isinstance(item.index, int) else None,
            item.position,
        )
        for item in subs
    )
    return Track(cues, Layout(codecs.lookup(subs.encoding).name, newline=subs.eol))


def to_pysrt(track: Track) -> SubRipFile:
    """Return `track` as pysrt's file; a cue without number gets its place as index.

    No two items share a time, so shifting one moves no other. Negative times stay negative in the
    items; pysrt writes them as 0.
    """
    from pysrt import SubRipFile, SubRipItem  # noqa: PLC0415

    time = _time()
    items = [
        SubRipItem(
            place if cue.number is None else cue.number,
            time(milliseconds=cue.span.start),
            time(milliseconds=cue.span.end),
            cue.text,
            cue.settings,
        )
        for place, cue in enumerate(track.cues, 1)
    ]
    return SubRipFile(items, eol=track.layout.newline, encoding=track.layout.encoding)


@cache
def _time() -> type[SubRipTime]:
    """Return pysrt's time, written by us: pysrt divides each part out anew, which takes long."""
    from pysrt import SubRipTime  # noqa: PLC0415

    class Time(SubRipTime):  # type: ignore[misc]  # pysrt is untyped
        def __str__(self) -> str:
            return timecode(max(self.ordinal, 0))

    return Time


def write_release(
    track: Track, *, encoding: str = "utf-8", bom: bool = False, newline: str = "\n"
) -> Writing:
    """Return `track` as a release: cues numbered 1..n, written by pysrt, readable by every player.

    Losses, per cue: blank lines (players end the cue there), times before 0 (become 0), the arrow
    of a text line that is a line of times, characters that the encoding lacks (become `?`).
    Raises InputError for an unknown `encoding`; one that has a byte order mark in its name
    (`utf-16`, `utf-8-sig`) is written with it.
    """
    codec = text_codec(encoding)
    losses: list[Loss] = []
    cues = []
    for place, cue in enumerate(track.cues, 1):
        said = cue
        if not is_usual(cue):
            said, lost = _sayable(cue, place)
            losses.extend(lost)
        span = said.span
        if span.start < 0 or span.end < 0:
            negative = (time for time in (span.start, span.end) if time < 0)
            losses.extend(Loss(place, timecode(time)) for time in negative)
            span = TimeSpan(max(0, span.start), max(0, span.end))
        if span is not said.span or said.number != place:
            said = said._replace(span=span, number=place)
        cues.append(said)
    written = io.StringIO(newline="")
    to_pysrt(Track(tuple(cues))).write_into(written, eol=newline)
    text = written.getvalue()
    if not is_encodable(text, codec):
        text, missing = _encodable(text, cues, codec)
        losses.extend(missing)
    return Writing(encode(text, codec, bom=bom or wants_bom(encoding)), tuple(losses))


def _sayable(cue: Cue, place: int) -> tuple[Cue, tuple[Loss, ...]]:
    from pipeline.formats.srt_writing import sayable  # noqa: PLC0415 - most cues are usual

    return sayable(cue, place, blank_lines=False)


def _encodable(text: str, cues: Sequence[Cue], codec: str) -> tuple[str, tuple[Loss, ...]]:
    from pipeline.formats.srt_writing import encodable  # noqa: PLC0415 - most releases are UTF-8

    return encodable(text, cues, codec)
