"""Formats: the text of a file to a Track and back, one `parse`/`serialize` pair per format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from pipeline.errors import InputError
from pipeline.formats.encoding import Decoded, decode, encode
from pipeline.formats.srt import from_pysrt, parse, serialize, to_pysrt, write_release
from pipeline.messages import _
from pipeline.model.track import Reading, Track, Writing

__all__ = [
    "FORMATS",
    "Decoded",
    "Format",
    "decode",
    "encode",
    "format_of",
    "from_pysrt",
    "read",
    "serialize",
    "to_pysrt",
    "write_release",
]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format of subtitles."""

    name: str
    parse: Callable[..., Reading]
    """Text and `name`, `encoding`, `bom` by keyword."""
    serialize: Callable[[Track], Writing]


FORMATS: dict[str, Format] = {".srt": Format("SRT", parse, serialize)}
"""The formats by the suffix of their files, in small letters."""

_STANDARD_INPUT = "-"


def format_of(name: str) -> Format:
    """Return the format of the file `name` by its suffix; `-`, standard input, is SRT.

    Raises InputError, naming the known suffixes, for any other.
    """
    suffix = ".srt" if name == _STANDARD_INPUT else PurePath(name).suffix.lower()
    known = FORMATS.get(suffix)
    if known is None:
        hint = _("known are: {suffixes}", suffixes=", ".join(FORMATS))
        raise InputError(_("not a subtitle format: {suffix}", suffix=suffix or name), name, hint)
    return known


def read(
    data: bytes, *, name: str, encoding: str | None = None, languages: Sequence[str] = ()
) -> Reading:
    """Return the track of the file `name` whose bytes are `data`, and all that had to be mended.

    `encoding` and `languages` as in `encoding.decode`. Raises InputError for an unknown suffix or
    encoding and for what is no text.
    """
    chosen = format_of(name)
    decoded = decode(data, name=name, encoding=encoding, languages=languages)
    reading = chosen.parse(decoded.text, name=name, encoding=decoded.encoding, bom=decoded.bom)
    return Reading(reading.track, (*decoded.findings, *reading.findings))
