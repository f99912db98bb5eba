"""MO files, equal in content to msgfmt's, in time that grows with the number of messages."""

from __future__ import annotations

import struct

from pipeline.catalogs.catalog import Catalog

_MAGIC = 0x950412DE
_CONTEXT_END = "\x04"


def write_mo(catalog: Catalog) -> bytes:
    """Return the MO file of `catalog`: the header and every translated message, fuzzy ones not.

    The format is gettext's (manual, section "The Format of GNU MO Files"): little-endian,
    originals sorted by bytes, no hash table.
    """
    pairs = {b"": _header(catalog)}
    for message in catalog.messages:
        if message.translation and not message.fuzzy:  # blanks too, as msgfmt has it
            context = f"{message.id}{_CONTEXT_END}" if message.id else ""
            pairs[(context + message.source).encode()] = message.translation.encode()
    originals = sorted(pairs)
    table = 28
    offset = table + 16 * len(originals)
    keys, key_bytes, offset = _strings(originals, offset)
    values, value_bytes, _end = _strings([pairs[key] for key in originals], offset)
    head = struct.pack("<7I", _MAGIC, 0, len(originals), table, table + len(keys), 0, offset)
    return head + keys + values + key_bytes + value_bytes


def _header(catalog: Catalog) -> bytes:
    """Return the header as msgfmt (0.20 and later) compiles it: without the template's date."""
    fields = (pair for pair in catalog.header if pair[0].lower() != "pot-creation-date")
    return "".join(f"{key}: {value}\n" for key, value in fields).encode()


def _strings(strings: list[bytes], offset: int) -> tuple[bytes, bytes, int]:
    """Return the table of `strings` that begin at `offset`, their bytes, and the end offset."""
    table: list[int] = []
    for string in strings:
        table += (len(string), offset)
        offset += len(string) + 1
    return struct.pack(f"<{len(table)}I", *table), b"".join(one + b"\0" for one in strings), offset
