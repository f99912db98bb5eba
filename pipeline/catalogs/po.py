r"""PO and POT files to Catalogs and back.

What stands in our own canonical form is read as it is (`canonical`); a file with anything else in
it is read by polib (`polib_reading`). Both give the same.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from pipeline.catalogs.canonical import Canonical, entry_of, header_of, read_header
from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.shelf import Shelf
from pipeline.errors import InputError
from pipeline.messages import _
from pipeline.model.message import Message

_CHARSET = re.compile(
    rb'Content-Type:(?:[^\n"]|"\s*")*?charset=([\w.:-]+)', re.IGNORECASE
)  # the line may be folded (msgcat --width)
_HEADER_REACH = 65_536
"""Bytes in which a header is looked for."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_po(data: bytes, name: str) -> Catalog:
    """Return the catalog that `data`, the bytes of the PO or POT file `name`, holds.

    Raises InputError for text that is no PO, an unknown or wrong charset, messages that stand
    twice, and plural messages, which subtitles have not.
    """
    text, charset = _decoded(data, name)
    catalog = _read_canonical(text, name) if charset.lower() == "utf-8" else None
    if catalog is not None:
        return catalog
    from pipeline.catalogs.polib_reading import read_with_polib  # noqa: PLC0415 - often not needed

    return read_with_polib(text, charset, name)


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
    return [
        header_of(catalog.header, catalog.comment, fuzzy=catalog.fuzzy_header),
        *map(entry_of, catalog.messages),
        *map(entry_of, catalog.obsolete),
    ]


def _joined(parts: list[str]) -> bytes:
    text = "\n".join(parts)
    try:
        return text.encode()
    except UnicodeEncodeError:  # a path with bytes that are not of the file system's encoding
        return _SURROGATE.sub("\ufffd", text).encode()


def _read_canonical(text: str, name: str) -> Catalog | None:
    """Return the catalog, None if not all of it is in canonical form."""
    head, *entries = text.removesuffix("\n").split("\n\n")
    header = read_header(head)
    if header is None:
        return None
    shelf = Shelf(name)
    reader = Canonical()
    line = head.count("\n") + 3
    for entry in entries:
        message = reader.message(entry, line)
        if message is None:
            return None
        shelf.put(message)
        line += entry.count("\n") + 2
    fields, comment, fuzzy = header
    return Catalog(tuple(shelf.live), tuple(shelf.obsolete), fields, comment, fuzzy)


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    """Return the text with LF line ends, and the charset that its header names."""
    data = data.removeprefix(codecs.BOM_UTF8)
    found = _CHARSET.search(data[:_HEADER_REACH])
    charset = found[1].decode("ascii") if found else "utf-8"
    if charset == "CHARSET":  # what xgettext leaves in a template nobody has filled
        charset = "utf-8"
    try:
        text = data.decode(charset)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        what = _("bytes that are not {charset}", charset=charset)
        hint = _("save the file in the charset that its header names")
        raise InputError(what, f"{name}:{line}", hint) from None
    except (LookupError, UnicodeError):
        hint = _("charset=UTF-8 in Content-Type is what every tool understands")
        raise InputError(_("unknown charset {charset}", charset=charset), name, hint) from None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, charset
