"""A release as a person left it: read in its own encoding, refused where it is damaged."""

from __future__ import annotations

from pipeline.errors import InputError
from pipeline.formats import read
from pipeline.messages import Text, _
from pipeline.model.codes import Severity
from pipeline.model.track import Reading, Track
from pipeline.project.configuration import ReleaseSettings

_HARMLESS = frozenset({"SRT005", "SRT006", "SRT012"})
"""What the reading of a file may find that changes nothing: numbers, and signs that nobody sees."""


def read_by_hand(data: bytes, file: str, release: ReleaseSettings) -> Reading:
    """Read a release in its own encoding, or as the file says of itself."""
    languages = (release.language,)
    reading = read(data, name=file, encoding=release.encoding, languages=languages)
    marked = data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    damaged = any(one.code == "SRT010" for one in reading.findings)
    if (marked and not reading.track.layout.bom) or damaged:
        return read(data, name=file, languages=languages)
    return reading


def refuse_damaged(reading: Reading, file: str, release: ReleaseSettings) -> None:
    """Raise InputError for what the reading of `file` had to mend, with its line."""
    hint = _("mend the file, or compile --discard; nothing was written")
    for one in reading.findings:
        guessed = one.code == "SRT011" and reading.track.layout.encoding != release.encoding
        if guessed or (one.severity is not Severity.INFO and one.code not in _HARMLESS):
            where = f"{file}:{one.place.line}" if one.place.line else file
            raise InputError(one.sentence, where, hint)


def rewritten(track: Track, release: ReleaseSettings) -> list[Text]:
    """Return what of the file is written as the settings say and not as it was."""
    layout = track.layout
    notes = []
    if layout.encoding != release.encoding:
        notes.append(_("the encoding is again {encoding}", encoding=release.encoding))
    if layout.bom != release.bom:
        notes.append(_("the byte order mark is again as the configuration says"))
    if layout.newline != release.newline:
        notes.append(_("the line ends are again as the configuration says"))
    return notes or [_("cues are numbered from 1 again, with one blank line between them")]
