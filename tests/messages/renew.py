"""Renew the Russian catalog: `python -m tests.messages.renew`.

Brings `subtitr.po` to the texts of the source, keeps translations, writes `subtitr.mo`, and names
what is left to translate.
"""

from __future__ import annotations

import sys
from io import BytesIO
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from .extraction import CATALOG, Key, click_texts, program_texts

CLICK = "click"
"""Comment on the texts of click: they are kept, whatever version of it is installed."""


def renewed(old: Catalog) -> Catalog:
    """Return `old` with the texts of the source, those of the program first."""
    new = Catalog(
        locale="ru",
        domain="subtitr",
        project="subtitr",
        version="",
        msgid_bugs_address="",
        header_comment=old.header_comment,
        fuzzy=False,
        last_translator=old.last_translator,
        language_team=old.language_team,
        creation_date=old.creation_date,
        revision_date=old.revision_date,
    )
    for key, files in program_texts().items():
        _add(new, old, key, locations=[(file, 1) for file in files])
        # our fields stand in braces: "{value} % of it" is no format of the % kind
        new[key[0]].flags.discard("python-format")
    kept = {_key(one) for one in old if one.id and CLICK in one.auto_comments}
    for key in sorted(click_texts() | kept):
        if key[0] not in new:
            _add(new, old, key, auto_comments=[CLICK])
    return new


def _add(new: Catalog, old: Catalog, key: Key, **facts: Any) -> None:
    text, plural = key
    known = old.get(text)
    empty = ("", "", "") if plural else ""
    new.add(key if plural else text, known.string if known is not None else empty, **facts)


def _key(message: Message) -> Key:
    return message.id if isinstance(message.id, tuple) else (message.id, "")


def main() -> None:
    """Renew the catalog."""
    with CATALOG.open("rb") as file:
        old = read_po(file, locale="ru")
    new = renewed(old)
    left = {_key(one) for one in new if one.id and not all(_strings(one))}
    gone = {_key(one) for one in old if one.id} - {_key(one) for one in new if one.id}
    text = BytesIO()
    write_po(text, new, width=100, include_lineno=False)
    CATALOG.write_bytes(text.getvalue())
    with CATALOG.with_suffix(".mo").open("wb") as file:
        write_mo(file, new)
    for sign, keys in (("-", gone), ("?", left)):
        sys.stdout.writelines(f"{sign} {text!r}\n" for text, _plural in sorted(keys))


def _strings(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


if __name__ == "__main__":
    main()
