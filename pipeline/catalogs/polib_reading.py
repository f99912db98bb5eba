"""The only door to polib: reading PO in whatever form it has.

What polib would lose or not read is put into its spelling first (`spelling`); lines end at line
feeds only, not at U+2028 or U+0085 as `str.splitlines` has it. Large files are read in pieces, so
that only our own small values stay in memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import polib

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.shelf import Shelf
from pipeline.catalogs.spelling import FSI, PDI, for_polib, released
from pipeline.errors import InputError
from pipeline.messages import _
from pipeline.model.message import Message, Reference

_HEADER = 'msgid ""\nmsgstr ""\n\n'
_CHARSET_FIELD = re.compile(r"charset=(?!utf-8\s*$)[^;\s]+", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,9}")
_FIRST_FIELD = re.compile(r'^(?:#~ )?msg(?:ctxt|id)[ \t]+(?:""\s*\n\s*msgstr)?', re.MULTILINE)
_ENTRY_START = re.compile(r"\s*(?:#|msgctxt\b|msgid\b)")
_ENTRY_END = re.compile(r"^(?:#~ )?msgstr", re.MULTILINE)
_PLACE = re.compile(r"\(line (\d+)\)")
_UNCLOSED = re.compile(
    r'^[ \t]*(?:#~\|?[ \t]*|#\|[ \t]*)?(?:msg\w+(?:\[\d+\])?[ \t]*)?"(?:[^"\\\n]|\\.)*$',
    re.MULTILINE,
)
"""A string without its closing quote; polib takes its last character for one."""
_HINT = _("msgfmt --check shows the same place; a merge may have left its marks there")
_PIECE = 4_000
"""Paragraphs that polib reads at a time."""


class _Lines(str):
    """A text whose lines end at line feeds only."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:  # noqa: ARG002
        return self.split("\n")


def read_with_polib(text: str, charset: str, name: str) -> Catalog:
    """Return the catalog that `text` holds, decoded from `charset`, with LF line ends.

    `name` is the file as errors have it. Raises InputError for what is no PO, messages that stand
    twice, and plural messages.
    """
    unclosed = _UNCLOSED.search(text)
    if unclosed:
        line = text.count("\n", 0, unclosed.start()) + 1
        raise InputError(_("a quote is not closed"), f"{name}:{line}", _HINT)
    shelf = Shelf(name)
    head: polib.POFile | None = None
    for line, piece in _pieces(for_polib(text, charset)):
        file = _parsed(piece, line, name)
        head = file if head is None else head
        for entry in file:
            _shelve(entry, line, shelf)
    if head is None:
        return Catalog()
    return Catalog(
        tuple(shelf.live),
        tuple(shelf.obsolete),
        tuple((key, _in_utf8(key, value)) for key, value in head.metadata.items()),
        tuple(released(head.header).split("\n")) if head.header else (),
        fuzzy_header="fuzzy" in (head.metadata_is_fuzzy or ()),
    )


def _in_utf8(key: str, value: str) -> str:
    """Return a header field of a file in another charset as it reads once the file is in UTF-8."""
    if key.lower() != "content-type":
        return value
    return _CHARSET_FIELD.sub("charset=UTF-8", value)


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
        raise InputError(_("this is not PO"), where, _HINT) from None


def _shelve(entry: polib.POEntry, line: int, shelf: Shelf) -> None:
    place = line + (entry.linenum or 0)
    if entry.msgid_plural:
        raise InputError(_("a plural message; subtitles have none"), f"{shelf.name}:{place}")
    shelf.put(_message(entry, place, shelf))


def _message(entry: polib.POEntry, line: int, shelf: Shelf) -> Message:
    flags = tuple(released(flag) for flag in entry.flags if flag and flag != "fuzzy")
    return Message(
        entry.msgctxt or "",
        entry.msgid,
        entry.msgstr,
        "fuzzy" in entry.flags,
        bool(entry.obsolete),
        entry.previous_msgctxt or "",
        entry.previous_msgid or "",
        tuple(entry.comment.split("\n")) if entry.comment else (),
        tuple(released(entry.tcomment).split("\n")) if entry.tcomment else (),
        tuple(_references(entry.occurrences)),
        shelf.share(flags),
        line,
    )


def _references(occurrences: Iterable[tuple[str, str]]) -> Iterator[Reference]:
    for path, line in occurrences:
        if line and not _NUMBER.fullmatch(line):  # polib takes `²` for a number
            yield Reference(f"{_bare(path)}:{line}", 0)
        else:
            yield Reference(_bare(path), int(line or 0))


def _bare(path: str) -> str:
    return released(path).replace(FSI, "").replace(PDI, "")
