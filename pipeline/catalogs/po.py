r"""PO and POT files to Catalogs and back: the only door to polib.

What polib would lose is carried beside it: `#~|` lines (previous text of obsolete entries) are
shown to it as `#|`; references in U+2068/U+2069 are closed to its splitting at white space; lines
end at line feeds only, not at U+2028 or U+0085 as `str.splitlines` has it. Large files are read
in pieces, so that only our own small values stay in memory.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import polib

from pipeline.catalogs.catalog import Catalog
from pipeline.errors import InputError
from pipeline.messages import _
from pipeline.model.message import Message, Reference

_FSI, _PDI = "\u2068", "\u2069"
_HELD = "\x01"
"""Stands for a space in a reference while polib has it; no path holds it."""

_HEADER = 'msgid ""\nmsgstr ""\n\n'
_CHARSET = re.compile(rb"Content-Type:[^\n]*?charset=([\w.:-]+)", re.IGNORECASE)
_OBSOLETE_PREVIOUS = re.compile(r"^#~\|", re.MULTILINE)
_FIRST_FIELD = re.compile(r'^(?:#~ )?(?:msgctxt |msgid )(?:""\s*\n\s*msgstr)?', re.MULTILINE)
_ENTRY_START = re.compile(r"\s*(?:#|msgctxt |msgid )")
_ENTRY_END = re.compile(r"^(?:#~ )?msgstr", re.MULTILINE)
_PLACE = re.compile(r"\(line (\d+)\)")
_PIECE = 4_000
"""Paragraphs that polib reads at a time."""


class _Lines(str):
    """A text whose lines end at line feeds only."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:  # noqa: ARG002
        return self.split("\n")


@dataclass(slots=True)
class _Shelf:
    """Messages as they are read, and the small values they share."""

    name: str
    live: list[Message] = field(default_factory=list)
    obsolete: list[Message] = field(default_factory=list)
    seen: dict[tuple[str, str], int] = field(default_factory=dict)
    shared: dict[object, object] = field(default_factory=dict)

    def share(self, value: tuple[str, ...]) -> tuple[str, ...]:
        """Return an equal value that is kept only once."""
        return self.shared.setdefault(value, value)  # type: ignore[return-value]


def read_po(data: bytes, name: str) -> Catalog:
    """Return the catalog that `data`, the bytes of the PO or POT file `name`, holds.

    Raises InputError for text that is no PO, an unknown or wrong charset, messages that stand
    twice, and plural messages, which subtitles have not.
    """
    text = _decoded(data, name)
    if _FSI in text:
        text = re.sub(rf"{_FSI}[^{_PDI}\n]*{_PDI}", _hold_spaces, text)
    text = _OBSOLETE_PREVIOUS.sub("#|", text)
    shelf = _Shelf(name)
    head: polib.POFile | None = None
    for line, piece in _pieces(text):
        file = _parsed(piece, line, name)
        head = file if head is None else head
        for entry in file:
            _shelve(entry, line, shelf)
    if head is None:
        return Catalog()
    return Catalog(
        tuple(shelf.live),
        tuple(shelf.obsolete),
        tuple(head.metadata.items()),
        tuple(head.header.split("\n")) if head.header else (),
        fuzzy_header=bool(head.metadata_is_fuzzy),
    )


def write_po(catalog: Catalog) -> bytes:
    """Return the one canonical form of `catalog`: UTF-8, LF, strings on one line."""
    return _joined(_parts_of(catalog))


def write_placed(catalog: Catalog) -> tuple[bytes, Catalog]:
    """Return the bytes of `catalog`, and the catalog with the line of each message in them."""
    parts = _parts_of(catalog)
    placed: list[Message] = []
    line = parts[0].count("\n") + 2
    for message, part in zip((*catalog.messages, *catalog.obsolete), parts[1:], strict=True):
        placed.append(message.changed(line=line))
        line += part.count("\n") + 1
    live = len(catalog.messages)
    return _joined(parts), replace(
        catalog, messages=tuple(placed[:live]), obsolete=tuple(placed[live:])
    )


def _parts_of(catalog: Catalog) -> list[str]:
    """Return the written form of the header and of each message, live and obsolete."""
    header = polib.POEntry(
        msgid="",
        msgstr="".join(f"{key}: {value}\n" for key, value in catalog.header),
        flags=["fuzzy"] if catalog.fuzzy_header else [],
    )
    comment = "".join(f"# {line}".rstrip() + "\n" for line in catalog.comment)
    messages = (*catalog.messages, *catalog.obsolete)
    return [comment + header.__unicode__(0), *(_entry(one).__unicode__(0) for one in messages)]


def _joined(parts: list[str]) -> bytes:
    return "\n".join(parts).encode("utf-8", "surrogatepass")


def written_reference(reference: Reference) -> str:
    """Return a reference as gettext writes it: `path:12`, a path with spaces in U+2068/U+2069."""
    return f"{_closed(reference.path)}:{reference.line}"


def _decoded(data: bytes, name: str) -> str:
    data = data.removeprefix(codecs.BOM_UTF8)
    found = _CHARSET.search(data[:8192])
    charset = found[1].decode("ascii") if found else "utf-8"
    if charset == "CHARSET":  # what xgettext leaves in a template nobody has filled
        charset = "utf-8"
    try:
        text = data.decode(charset)
    except LookupError:
        hint = _("charset=UTF-8 in Content-Type is what every tool understands")
        raise InputError(_("unknown charset {charset}", charset=charset), name, hint) from None
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        what = _("bytes that are not {charset}", charset=charset)
        hint = _("save the file in the charset that its header names")
        raise InputError(what, f"{name}:{line}", hint) from None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _hold_spaces(match: re.Match[str]) -> str:
    return _HELD.join(match.group().split(" "))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield the text in pieces of whole entries: the line before each piece, and the piece.

    A piece without the header entry is given an empty one: polib takes comments at a file's start
    for the file's own.
    """
    paragraphs = text.split("\n\n")
    start, line = 0, 0
    while start < len(paragraphs):
        end = min(start + _PIECE, len(paragraphs))
        while end < len(paragraphs) and not _parts(paragraphs[end - 1], paragraphs[end]):
            end += 1
        piece = "\n\n".join(paragraphs[start:end])
        first = _FIRST_FIELD.search(piece)
        if start == 0 and first and "msgstr" in first.group():
            yield line, piece
        elif piece.strip():
            yield line - _HEADER.count("\n"), _HEADER + piece
        line += piece.count("\n") + 2
        start = end


def _parts(before: str, after: str) -> bool:
    return bool(_ENTRY_START.match(after)) and bool(_ENTRY_END.search(before))


def _parsed(piece: str, line: int, name: str) -> polib.POFile:
    try:
        return polib.pofile(_Lines(piece), encoding="utf-8", wrapwidth=0)
    except OSError as error:
        place = _PLACE.search(str(error))
        where = f"{name}:{line + int(place[1])}" if place else name
        hint = _("msgfmt --check shows the same place; a merge may have left its marks there")
        raise InputError(_("this is not PO"), where, hint) from None


def _shelve(entry: polib.POEntry, line: int, shelf: _Shelf) -> None:
    place = line + (entry.linenum or 0)
    if entry.msgid_plural:
        raise InputError(_("a plural message; subtitles have none"), f"{shelf.name}:{place}")
    message = _message(entry, place, shelf)
    if message.obsolete:
        shelf.obsolete.append(message)
        return
    first = shelf.seen.setdefault((message.id, message.source), place)
    if first != place:
        what = _("the message stands in line {first} already", first=first)
        hint = _("msguniq shows and joins messages that stand twice")
        raise InputError(what, f"{shelf.name}:{place}", hint)
    shelf.live.append(message)


def _message(entry: polib.POEntry, line: int, shelf: _Shelf) -> Message:
    flags = tuple(flag for flag in entry.flags if flag and flag != "fuzzy")
    return Message(
        entry.msgctxt or "",
        entry.msgid,
        entry.msgstr,
        "fuzzy" in entry.flags,
        bool(entry.obsolete),
        entry.previous_msgctxt or "",
        entry.previous_msgid or "",
        tuple(entry.comment.split("\n")) if entry.comment else (),
        tuple(entry.tcomment.split("\n")) if entry.tcomment else (),
        tuple(_references(entry.occurrences)),
        shelf.share(flags),
        line,
    )


def _references(occurrences: Iterable[tuple[str, str]]) -> Iterator[Reference]:
    for path, line in occurrences:
        bare = path.replace(_HELD, " ").replace(_FSI, "").replace(_PDI, "")
        yield Reference(bare, int(line) if line else 0)


def _entry(message: Message) -> polib.POEntry:
    flags = [*(("fuzzy",) if message.fuzzy else ()), *message.flags]
    return polib.POEntry(
        msgctxt=message.id or None,
        msgid=message.source,
        msgstr=message.translation,
        obsolete=message.obsolete,
        flags=flags,
        comment="\n".join(message.extracted),
        tcomment="\n".join(message.comments),
        occurrences=[(_closed(one.path), str(one.line or "")) for one in message.references],
        previous_msgctxt=message.previous_id or None,
        previous_msgid=message.previous_source or None,
    )


def _closed(path: str) -> str:
    return path if path.split() == [path] else f"{_FSI}{path}{_PDI}"
