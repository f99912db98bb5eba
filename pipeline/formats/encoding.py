"""Bytes to text and back: byte order marks, UTF-16, guessed 8-bit encodings, damaged bytes.

`encode` undoes `decode` exactly, for every file that `decode` accepts.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from pipeline.errors import InputError
from pipeline.messages import _
from pipeline.model.finding import Finding, Place

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BOMS = {codec: mark for mark, codec in _MARKS}
_WITH_BOM = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
"""Names of codecs that stand for another one with a byte order mark."""

_SAMPLE = 1 << 16
# Control characters that no text has; TAB, LF, VT, FF, CR, SUB (end of a DOS file) and ESC it may.
_CONTROLS = bytes(set(range(32)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B})
_SIGNATURES = (
    b"\x89PNG", b"PK\x03\x04", b"\x1f\x8b", b"\xff\xd8\xff", b"GIF8", b"\x1aE\xdf\xa3", b"Rar!\x1a",
    b"7z\xbc\xaf", b"%PDF-", b"\x7fELF", b"\xfd7zXZ", b"BZh", b"SQLite format 3\x00",
)  # fmt: skip
_ODD_BYTE = "\udfff"
_ESCAPED = re.compile("[\udc80-\udcff]+")
_SURROGATES = re.compile("[\ud800-\udfff]+")
_NOT_ASCII = re.compile("[^\x00-\x7f\udc80-\udcff]+")
_LINE_END = re.compile("\r\r\n|\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and how it was written in bytes."""

    text: str
    """Without byte order mark; bytes that are not of the codec are lone surrogates."""
    encoding: str
    """Python's name of the codec, without any BOM variant."""
    bom: bool = False
    findings: tuple[Finding, ...] = ()


def decode(
    data: bytes, *, name: str, encoding: str | None = None, languages: Sequence[str] = ()
) -> Decoded:
    """Return the text of the file `name`, whose bytes are `data`.

    `encoding` says what it is; otherwise a byte order mark does, then whether it is UTF-8, then a
    guess that expects texts in `languages` (BCP 47; Russian and English when empty). A guess is a
    finding (SRT011), and so are bytes that are not of the encoding (SRT010, one per line).
    Raises InputError for what is no text, and for an unknown `encoding`.
    """
    if encoding is not None:
        codec = text_codec(encoding)
        mark = _mark_of(data, codec)
        return _decoded(data[len(mark) :], codec, name, bom=bool(mark))
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], codec, name, bom=True)
    wide = _wide_codec(data)
    if wide is None:
        _refuse_binary(data, name)
        with suppress(UnicodeDecodeError):
            return Decoded(data.decode("utf-8"), "utf-8")
        if _was_utf8(data):
            return _decoded(data, "utf-8", name)
    codec = wide or _guessed(data, languages)
    decoded = _decoded(data, codec, name)
    guess = Finding("SRT011", Place(name), decoded.encoding)
    return replace(decoded, findings=(guess, *decoded.findings))


def encode(text: str, codec: str, *, bom: bool = False) -> bytes:
    """Return the bytes of `text` as `decode` has seen them.

    Raises UnicodeEncodeError for characters that `codec` lacks.
    """
    mark = _BOMS.get(codec, b"") if bom else b""
    if codec not in _BOMS or codec == "utf-8":
        return mark + text.encode(codec, "surrogateescape")
    odd = b""
    if len(text) > 1 and text[-2] == _ODD_BYTE and "\udc00" <= text[-1] <= "\udcff":
        text, odd = text[:-2], bytes([ord(text[-1]) - 0xDC00])
    return mark + text.encode(codec, "surrogatepass") + odd


def text_codec(encoding: str) -> str:
    """Return Python's name of the codec that people call `encoding`, without BOM variant.

    Raises InputError for a name that is no encoding of texts.
    """
    try:
        codec = codecs.lookup(encoding.strip()).name
        "".encode(codec)
    except (LookupError, ValueError, UnicodeError):
        hint = _("names are, for example, utf-8, cp1251, koi8-r, utf-16")
        raise InputError(_("no encoding is called {name}", name=encoding), "", hint) from None
    return _WITH_BOM.get(codec, codec)


def wants_bom(encoding: str) -> bool:
    """Whether the name `encoding` stands for a codec with a byte order mark: `utf-8-sig`."""
    try:
        return codecs.lookup(encoding.strip()).name in _WITH_BOM
    except LookupError:
        return False


def _guessed(data: bytes, languages: Sequence[str]) -> str:
    from pipeline.formats.charset import guess_codecs  # noqa: PLC0415 - few files need a guess

    return next(codec for codec in guess_codecs(data, languages) if _text(data, codec) is not None)


def _mark_of(data: bytes, codec: str) -> bytes:
    mark = _BOMS.get(codec, b"")
    return mark if mark and data.startswith(mark) else b""


def _decoded(data: bytes, codec: str, name: str, *, bom: bool = False) -> Decoded:
    text = _text(data, codec)
    if text is None:
        hint = _("name another encoding, or convert the file to UTF-8")
        raise InputError(_("the file is damaged or not {codec}", codec=codec), name, hint)
    return Decoded(text, codec, bom, _undecoded(text, codec, name))


def _text(data: bytes, codec: str) -> str | None:
    """Return the text from which `encode` makes `data` again; None if there is none."""
    wide = codec in _BOMS and codec != "utf-8"
    if not wide:
        try:
            return _faithful(data.decode(codec, "surrogateescape"), data, codec)
        except UnicodeError:
            return None
    odd = len(data) % (4 if codec.startswith("utf-32") else 2)
    tail = _ODD_BYTE + chr(0xDC00 + data[-1]) if odd == 1 else ""
    try:
        text = data[: len(data) - odd].decode(codec, "surrogatepass") + tail
    except UnicodeError:
        return None
    return _faithful(text, data, codec)


def _faithful(text: str, data: bytes, codec: str) -> str | None:
    if codec == "utf-8":
        return text
    try:
        return text if encode(text, codec) == data else None
    except UnicodeError:
        return None


def _was_utf8(data: bytes) -> bool:
    """Whether `data` was UTF-8 before a few bytes were damaged.

    In texts of other encodings a byte of 128 and more rarely happens to begin a whole sequence of
    UTF-8; where that happens at least twice as often as not, it is no accident.
    """
    text = data.decode("utf-8", "surrogateescape")
    bad = sum(map(len, _ESCAPED.findall(text)))
    good = sum(map(len, _NOT_ASCII.findall(text)))
    return good >= 2 * bad


def _wide_codec(data: bytes) -> str | None:
    """Return the codec of a UTF-16 text without byte order mark, whose ASCII shows as NULs.

    Times and numbers are ASCII in every language, so in SRT at least an eighth of one half is NUL,
    and of the other half nothing.
    """
    sample = data[:_SAMPLE]
    if len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd * 8 >= len(sample) // 2 and even * 50 <= odd:
        return "utf-16-le"
    if even * 8 >= len(sample) // 2 and odd * 50 <= even:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes, name: str) -> None:
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    # A few stray NULs happen in texts; in packed data every tenth byte is a control character.
    if sample.startswith(_SIGNATURES) or controls > max(8, len(sample) // 20):
        raise InputError(_("not a text file"), name, _("subtitles are text: SRT"))


def _undecoded(text: str, codec: str, name: str) -> tuple[Finding, ...]:
    if text.isascii() or not _SURROGATES.search(text):
        return ()
    findings = []
    offset = 0
    for number, end in enumerate([*_LINE_END.finditer(text), None], 1):
        line = text[offset : end.start() if end else len(text)]
        match = _SURROGATES.search(line)
        if match:
            place = Place(name, number, match.start() + 1)
            findings.append(Finding("SRT010", place, codec, text=_SURROGATES.sub(_as_hex, line)))
        offset = end.end() if end else len(text)
    return tuple(findings)


def _as_hex(match: re.Match[str]) -> str:
    r"""Return bytes that were not decoded as people write them: `\xe9`."""
    return "".join(
        f"\\x{ord(one) - 0xDC00:02x}" if _ESCAPED.match(one) else "\ufffd" for one in match.group()
    )
