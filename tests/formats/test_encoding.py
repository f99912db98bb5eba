"""Bytes to text and back."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.formats.encoding import decode, encode

BLOCK = "1\n00:00:01,000 --> 00:00:02,000\n{}\n\n"

SAID = {
    "ru": "Привет, мир!",
    "uk": "Привіт, як справи? Їжак її з'їв.",
    "fr": "Où êtes-vous allé ? Ça va être drôle.",
    "de": "Größere Städte hören später auf.",
    "es": "¿Dónde está el niño? Mañana será otro día.",
    "en": "I don’t know the café – “no”.",
    "zh": "我们今天学习注意力机制，这是一个非常重要的概念。你好世界，欢迎来到课程。",
}


@given(st.binary(max_size=300))
@example(b"\xff\xfe1\x00\n")
@example(b"\xff\xfe\x00\xd8")
@example(b"\xff\xfe\x00\x00\x01")
@example(b"\xff\xfe\x00\x00\xff\xff\xff\xff")
def test_encode_undoes_decode(data: bytes) -> None:
    """Bytes that are taken for a text at all come back as they were."""
    try:
        decoded = decode(data, name="x")
    except InputError:
        return
    assert encode(decoded.text, decoded.encoding, bom=decoded.bom) == data


@given(
    st.binary(max_size=100),
    st.sampled_from(
        ["utf-8", "cp1251", "utf-16", "utf-16-be", "utf-32", "gb18030", "cp932", "utf-7"]
    ),
)
def test_encode_undoes_decode_in_a_named_encoding(data: bytes, encoding: str) -> None:
    """So do bytes in an encoding that the user has named."""
    try:
        decoded = decode(data, name="x", encoding=encoding)
    except InputError:
        assume(encoding not in {"utf-8", "cp1251"})
        return
    assert encode(decoded.text, decoded.encoding, bom=decoded.bom) == data


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_utf8_is_no_guess(text: str) -> None:
    """A text in UTF-8 is read as it is, without a finding."""
    assume(not text.startswith("\ufeff"))
    decoded = decode(text.encode(), name="x")
    assert (decoded.text, decoded.encoding, decoded.findings) == (text, "utf-8", ())


@pytest.mark.parametrize(
    ("language", "codec"),
    [
        ("ru", "cp1251"),
        ("ru", "koi8-r"),
        ("ru", "cp866"),
        ("ru", "iso8859-5"),
        ("ru", "mac-cyrillic"),
        ("uk", "cp1251"),
        ("uk", "koi8-u"),
        ("fr", "cp1252"),
        ("de", "cp1252"),
        ("es", "cp1252"),
        ("en", "cp1252"),
        ("zh", "gb18030"),
    ],
)
@pytest.mark.parametrize("more", [(), ("ru", "en")], ids=["alone", "among others"])
def test_guesses(language: str, codec: str, more: tuple[str, ...]) -> None:
    """One line is enough in a language of the project; the guess is said."""
    text = BLOCK.format(SAID[language])
    decoded = decode(text.encode(codec), name="a.srt", languages=(language, *more))
    assert decoded.text == text
    assert [(one.code, one.value, one.place.file) for one in decoded.findings] == [
        ("SRT011", decoded.encoding, "a.srt")
    ]


@pytest.mark.parametrize("line", ["ПРИВЕТ, МИР! КАК ДЕЛА?", "привет, мир", "Привет"])
@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "cp866"])
def test_short_russian_in_any_case(line: str, codec: str) -> None:
    """Six letters of Russian are Russian, in capitals too."""
    decoded = decode(line.encode(codec), name="a.srt")
    assert decoded.text == line


def test_no_expected_language_fits() -> None:
    """Where Russian and English do not fit, statistics over all encodings decide."""
    text = BLOCK.format(SAID["zh"])
    assert decode(text.encode("gb18030"), name="a.srt").text == text


def test_a_few_damaged_bytes_in_utf8() -> None:
    """A UTF-8 file with a bad byte stays UTF-8; the byte is found by line and column."""
    data = BLOCK.format("Как дела?\nХорошо").encode() + b"ab\xe9\n"
    decoded = decode(data, name="a.srt")
    (finding,) = decoded.findings
    assert decoded.encoding == "utf-8"
    assert (finding.code, finding.value, finding.text) == ("SRT010", "utf-8", r"ab\xe9")
    assert (finding.place.line, finding.place.column) == (6, 3)


def test_bytes_that_the_named_encoding_lacks() -> None:
    """A named encoding is taken at its word; what it lacks is found."""
    decoded = decode(b"\x98 abc", name="a.srt", encoding="windows-1251")
    assert decoded.encoding == "cp1251"
    assert [(one.code, one.place.column) for one in decoded.findings] == [("SRT010", 1)]


def test_utf16_that_was_cut() -> None:
    """Half a character at the end of UTF-16 is found, and nothing else is harmed."""
    data = "1\n00:00:01,000 --> 00:00:02,000\nПривет".encode("utf-16") + b"\x3f"
    decoded = decode(data, name="a.srt")
    assert "Привет" in decoded.text
    assert [one.code for one in decoded.findings] == ["SRT010"]


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"PK\x03\x04\x14\x00\x00\x00\x08\x00",
        zlib.compress(bytes(range(256)) * 40, 9)[2:] + bytes(range(256)),
        bytes(1000),
        bytes(range(256)) * 4,
    ],
    ids=["PNG", "zip", "packed", "zeros", "every byte"],
)
def test_what_is_no_text(data: bytes) -> None:
    """A picture or an archive is refused in so many words."""
    with pytest.raises(InputError, match=r"a\.srt: not a text file"):
        decode(data, name="a.srt")


def test_a_stray_nul_is_text() -> None:
    """One NUL in a file makes no picture of it."""
    text = BLOCK.format("a\x00b")
    assert decode(text.encode(), name="a.srt").text == text


@pytest.mark.parametrize("name", ["cp125l", "rot13", "hex", "", "utf-8\x00", "base64"])
def test_names_that_are_no_encoding(name: str) -> None:
    """What Python knows as a codec, but not of texts, is no encoding either."""
    with pytest.raises(InputError) as caught:
        decode(b"a", name="a.srt", encoding=name)
    assert "koi8-r" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("encoding", "codec"),
    [
        ("UTF8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf_16", "utf-16-le"),
        ("Windows-1251", "cp1251"),
    ],
)
def test_names_of_codecs(encoding: str, codec: str) -> None:
    """A layout has one name for each codec, whatever people call it."""
    assert decode(b"ab", name="a.srt", encoding=encoding).encoding == codec
