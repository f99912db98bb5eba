"""The canonical way of reading PO: the same as polib's, on whatever it takes."""

from __future__ import annotations

import polib
from hypothesis import given

from pipeline.catalogs.canonical import Canonical, entry_of
from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.po import _read_canonical, write_po
from pipeline.catalogs.polib_reading import read_with_polib
from pipeline.model.message import Message
from tests.catalogs.strategies import catalogs

PLAIN = Catalog(
    (Message("A", "Go.", "Вперёд.", line=7),),
    (Message("B", "No.", "Нет.", obsolete=True, line=11),),
    (("Project-Id-Version", "film"), ("Content-Type", "text/plain; charset=UTF-8")),
)


@given(catalogs())
def test_both_ways_of_reading_give_the_same(catalog: Catalog) -> None:
    """What the canonical reader takes, polib reads as the same catalog."""
    text = write_po(catalog).decode()
    read = _read_canonical(text, "film.po")
    if read is not None:
        assert read == read_with_polib(text, "utf-8", "film.po")


def test_what_we_write_ourselves_is_read_without_polib() -> None:
    """A catalog with live, fuzzy and obsolete messages, flags and remarks is canonical."""
    fuzzy = Message(
        "C",
        'Say "now"\nand wait.',
        "Скажи «сейчас»\nи жди.",
        True,
        previous_id="D",
        previous_source="Say\tit\nnow.",
        extracted=("00:00:01,000 --> 00:00:02,000 | en | 1 cue",),
        comments=("first", "", "third"),
        flags=("max-length:20", 'replacements:"\\n":"":" || ":""'),
    )
    catalog = Catalog(
        (*PLAIN.messages, fuzzy),
        (*PLAIN.obsolete, fuzzy.changed(id="E", obsolete=True, extracted=())),
        PLAIN.header,
    )
    read = _read_canonical(write_po(catalog).decode(), "film.po")
    assert read is not None
    assert [one.changed(line=0) for one in read.messages] == [
        one.changed(line=0) for one in catalog.messages
    ]
    assert [one.changed(line=0) for one in read.obsolete] == [
        one.changed(line=0) for one in catalog.obsolete
    ]


def test_other_forms_are_left_to_polib() -> None:
    """Folded strings, plural messages, missing contexts and odd escapes are not canonical."""
    reader = Canonical()
    for entry in (
        'msgctxt "A"\nmsgid ""\n"fold"\n"ed"\nmsgstr "x\\y"',
        'msgctxt "A"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"',
        'msgid "a"\nmsgstr "b"',
        'msgctxt "A"\nmsgid "a" \nmsgstr "b"',
        '#,fuzzy\nmsgctxt "A"\nmsgid "a"\nmsgstr "b"',
        'msgctxt "A"\nmsgid "a\\x41"\nmsgstr "b"',
    ):
        assert reader.message(entry, 1) is None, entry


@given(catalogs())
def test_entries_are_written_as_polib_writes_them(catalog: Catalog) -> None:
    """An entry is what polib makes of the same fields, unwrapped, but for spaces at line ends."""
    for message in (*catalog.messages, *catalog.obsolete):
        if message.references:
            continue  # polib knows no U+2068
        theirs = polib.POEntry(
            msgctxt=message.id or None,
            msgid=message.source,
            msgstr=message.translation,
            obsolete=message.obsolete,
            flags=[*(("fuzzy",) if message.fuzzy else ()), *message.flags],
            comment="\n".join(message.extracted),
            tcomment="\n".join(message.comments),
            previous_msgctxt=(message.previous_source and message.previous_id) or None,
            previous_msgid=message.previous_source or None,
        ).__unicode__(0)
        if all(line for line in (*message.extracted, *message.comments)):
            assert entry_of(message).split("msgctxt")[-1] == theirs.split("msgctxt")[-1]
