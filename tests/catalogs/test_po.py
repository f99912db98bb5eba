"""PO files: what is written is read again, whoever has rewritten it meanwhile."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.catalogs import polib_reading
from pipeline.catalogs.canonical import written_reference
from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.po import read_po, write_placed, write_po
from pipeline.errors import InputError
from pipeline.model.message import Message, Reference

from .strategies import catalogs, texts, without_lines

HEAD = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def only(data: bytes) -> Message:
    """Return the only message of a file that begins with HEAD."""
    catalog = read_po(HEAD + data, "ru.po")
    (message,) = (*catalog.messages, *catalog.obsolete)
    return message


@given(catalogs())
@settings(max_examples=60)
@example(Catalog())
@example(Catalog(messages=(Message("A", "text \u2068two words\u2069"),)))
@example(Catalog(messages=(Message("A", "a", comments=("", "after an empty line", "", "")),)))
@example(Catalog(messages=(Message("A", "a", comments=("#hash", "##")),)))
@example(Catalog(messages=(Message("A", "a", references=(Reference("a b:c", 1),)),)))
@example(Catalog(obsolete=(Message("A", "a", "b", True, True, "B", "c\nd"),)))
def test_round_trip(catalog: Catalog) -> None:
    """What is written is read back, to the last odd character."""
    catalog = Catalog(
        catalog.messages,
        catalog.obsolete,
        catalog.header or (("Content-Type", "text/plain; charset=UTF-8"),),
        catalog.comment,
        catalog.fuzzy_header,
    )
    assert without_lines(read_po(write_po(catalog), "ru.po")) == catalog


@given(catalogs())
@settings(max_examples=30)
def test_writing_is_canonical(catalog: Catalog) -> None:
    """Reading and writing again changes no byte."""
    data = write_po(catalog)
    assert write_po(read_po(data, "ru.po")) == data


@given(catalogs())
@settings(max_examples=30)
def test_lines(catalog: Catalog) -> None:
    """The line of a message is the first one of its entry."""
    data = write_po(catalog)
    lines = [b"", *data.split(b"\n")]
    read = read_po(data, "ru.po")
    for one in (*read.messages, *read.obsolete):
        assert lines[one.line - 1] == b""
        assert lines[one.line].startswith((b"#", b"msg"))


@given(catalogs())
@settings(max_examples=30)
def test_placed(catalog: Catalog) -> None:
    """A writer that tells the lines of its messages tells what a reader finds."""
    data, placed = write_placed(catalog)
    assert data == write_po(catalog)
    read = read_po(data, "ru.po")
    assert (placed.messages, placed.obsolete) == (read.messages, read.obsolete)


@given(catalog=catalogs(), size=st.integers(1, 4))
@settings(max_examples=30)
def test_pieces(catalog: Catalog, size: int) -> None:
    """Reading in pieces equals reading at once, with comments parted from their entries, too."""
    data = write_po(catalog).replace(b"\n\n", b"\n\n\n \n", 2)
    whole = read_po(data, "ru.po")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(polib_reading, "_PIECE", size)
        assert read_po(data, "ru.po") == whole


@given(data=st.binary(max_size=60) | texts.map(str.encode))
@example(b"\xff\xfem\x00")
@example(b'msgid "a')
@example(b'#: a:\xc2\xb2\nmsgid "a"\nmsgstr ""\n')
@example(HEAD.replace(b"UTF-8", b"undefined"))
@example(HEAD.replace(b"UTF-8", b"idna") + b"\xff")
@example(HEAD.replace(b"UTF-8", b"rot13"))
@example(b"/etc/passwd")
@example(b'msgstr "a"\n')
@example(b'#, fuzzy\n\n"a"')
@example(b"#: a:" + b"9" * 5000 + b'\nmsgid "a"\nmsgstr ""\n')
def test_any_bytes(data: bytes) -> None:
    """Whatever the bytes, they are a catalog or a clear error that names the file."""
    where = "odd.po"
    try:
        catalog = read_po(data, "odd.po")
    except InputError as error:
        where = error.where
    else:
        write_po(catalog)
    assert where.startswith("odd.po")


@pytest.mark.parametrize("end", [b"\r\n", b"\r", b"\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@given(catalogs())
@settings(max_examples=10)
def test_line_ends(end: bytes, mark: bytes, catalog: Catalog) -> None:
    """Line ends and a byte order mark make no difference."""
    data = write_po(catalog)
    assert read_po(mark + data.replace(b"\n", end), "ru.po") == read_po(data, "ru.po")


def test_charset() -> None:
    """A file in another charset is read as it says, also where its header is folded; its catalog
    says UTF-8, since that is what will be written."""
    text = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; "\n"charset=KOI8-R\\n"\n\n'
        'msgid "Go"\nmsgstr "Поехали"\n'
    )
    for form in (text, text.replace('; "\n"', "; ")):
        catalog = read_po(form.encode("koi8-r"), "ru.po")
        assert catalog.messages[0].translation == "Поехали"
        assert catalog.field("Content-Type") == "text/plain; charset=UTF-8"
        assert read_po(write_po(catalog), "ru.po") == read_po(write_po(catalog), "x")
        assert read_po(write_po(catalog), "ru.po").messages[0].translation == "Поехали"


@pytest.mark.parametrize("charset", ["utf-8", "UTF8", "CHARSET"])
def test_charset_names(charset: str) -> None:
    """UTF-8 by any name, and the placeholder of xgettext, are read as UTF-8."""
    data = HEAD.replace(b"UTF-8", charset.encode()) + 'msgid "ы"\nmsgstr ""\n'.encode()
    assert read_po(data, "a.po").messages[0].source == "ы"


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b"\xff", "ru.po:5"),
        (b'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', "ru.po:8"),
        (b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n', "ru.po:5"),
        (b'msgid "a"\n<<<<<<< ours\nmsgstr "b"\n', "ru.po:6"),
        (b'# x\n\nmsgid "a"\nmsgstr "b"c"\n', "ru.po:8"),
    ],
)
def test_errors(data: bytes, where: str) -> None:
    """What cannot be read names the file and the line."""
    with pytest.raises(InputError) as caught:
        read_po(HEAD + data, "ru.po")
    assert caught.value.where == where


def test_error_in_a_later_piece() -> None:
    """The line of an error counts from the start of the file, however far down it is."""
    entries = "".join(f'msgid "{n}"\nmsgstr ""\n\n' for n in range(9_000)).encode()
    with pytest.raises(InputError) as caught:
        read_po(HEAD + entries + b"oops\n", "ru.po")
    assert caught.value.where == f"ru.po:{(HEAD + entries).count(b'%c' % 10) + 1}"


def test_tight_marks() -> None:
    """Marks without a space after them are read as gettext reads them."""
    message = only(
        b'#note\n##sharp\n#\n#,fuzzy,no-wrap\n#:a.srt:3\n#.told\n#|msgid "old"\n'
        b'msgid "a"\nmsgstr "b"\n'
    )
    assert message == Message(
        "", "a", "b", True, False, "", "old", ("told",), ("note", "#sharp", ""),
        (Reference("a.srt", 3),), ("no-wrap",), message.line,
    )  # fmt: skip


def test_obsolete_previous() -> None:
    """`#~|` lines, folded ones too, are kept, and the live message above them stays live."""
    catalog = read_po(
        HEAD + b'msgid "live"\nmsgstr "x"\n\n#~| msgctxt "P"\n#~| msgid ""\n#~| "ol"\n#~| "d"\n'
        b'#~ msgctxt "A"\n#~ msgid "gone"\n#~ msgstr "y"\n',
        "ru.po",
    )
    assert [one.source for one in catalog.messages] == ["live"]
    (gone,) = catalog.obsolete
    assert (gone.previous_id, gone.previous_source, gone.translation) == ("P", "old", "y")


def test_flags_with_commas() -> None:
    """A comma inside a quoted flag parts nothing."""
    message = only(b'#, fuzzy, placeholders:"a,b":r"\\w{1,3}", read-only\nmsgid "a"\nmsgstr ""\n')
    assert message.fuzzy
    assert message.flags == ('placeholders:"a,b":r"\\w{1,3}"', "read-only")


def test_escapes_of_other_writers() -> None:
    r"""`\a` and bytes as octal or hexadecimal numbers are the characters they stand for; after an
    escaped backslash they are text."""
    message = only(b'msgid "\\a\\320\\266\\xd0\\xb6\\012\\\\an8\\\\101"\nmsgstr "\\"\\101\\""\n')
    assert message.source == "\ażж\n\\an8\\101".replace("ż", "ж")
    assert message.translation == '"A"'


def test_references() -> None:
    """A reference is written as gettext writes it; one without a line is kept."""
    assert written_reference(Reference("a b.srt", 3)) == "\u2068a b.srt\u2069:3"
    assert written_reference(Reference("a.srt", 3)) == "a.srt:3"
    message = only('#: a.srt \u2068b c.srt\u2069:7 d:²\nmsgid "a"\nmsgstr ""\n'.encode())
    assert message.references == (
        Reference("a.srt", 0),
        Reference("b c.srt", 7),
        Reference("d:²", 0),
    )


def test_fuzzy_header() -> None:
    """Only a header that is marked fuzzy is fuzzy, whatever other flags it has."""
    for flags, fuzzy in ((b"#, fuzzy\n", True), (b"#, no-wrap\n", False), (b"", False)):
        assert read_po(flags + HEAD, "a.po").fuzzy_header is fuzzy


def test_no_header() -> None:
    """A file without a header is read; a comment above its first message is that message's."""
    catalog = read_po(b'# for the first\nmsgctxt "A"\nmsgid "a"\nmsgstr ""\n', "a.po")
    assert catalog.header == ()
    assert catalog.messages[0].comments == ("for the first",)
    assert read_po(b"", "a.po") == Catalog()


def test_undecodable_path() -> None:
    """A path with bytes of no characters is written as one with U+FFFD, in a file that is UTF-8."""
    catalog = Catalog(messages=(Message("A", "a", references=(Reference("\udcff.srt", 1),)),))
    assert read_po(write_po(catalog), "a").messages[0].references == (Reference("\ufffd.srt", 1),)
