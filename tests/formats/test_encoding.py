"""Bytes to text and back."""

from __future__ import annotations

import random
import re
import zlib
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.formats.charset import guess_codecs
from pipeline.formats.encoding import decode, encode
from tests.real_files import needs_corpora, real_texts

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


ONE_CUE = re.findall(
    r"\S+",
    """
    Привет Да Нет Ура! Ёлка Эй Стой СТОЙ ПОМОГИТЕ Тишина. КОНЕЦ Эх! МКС КОСМОС СОЮЗ ТИТРЫ Щука Жук
    Объезд Цирк Эхо Юг Ягода ЁЖ Фу! Шеф Чёрт! Чёрт Хм Угу. Ага. ЭКИПАЖ ДВЕРЬ ВЫХОД ВХОД ГЛАВА Ещё!
    Москва Что?! Съешь ещё ФИНАЛ Объект Алло? Вперёд! Поехали! ПОЕХАЛИ! Фёдор Ёжик ХЬЮСТОН
    """,
)
PUNCTUATED = re.findall(r"\S+", "«Нет» «Да» «Да.» «Ёж» «Союз» «Чёрт!» «Ну…» Ой… №5 — Я Ш-ш-ш…")


@pytest.mark.parametrize("languages", [(), ("ru",), ("zh", "ru", "en"), ("fr", "ru")])
@pytest.mark.parametrize(
    ("codec", "words"), [("cp1251", ONE_CUE + PUNCTUATED), ("koi8-r", ONE_CUE)]
)
def test_a_film_of_one_word(codec: str, words: list[str], languages: tuple[str, ...]) -> None:
    """A word is enough where Russian is expected, among whatever languages; the guess is said."""
    files = {word: BLOCK.format(word).encode(codec) for word in words}
    decoded = {
        word: decode(data, name="a.srt", languages=languages) for word, data in files.items()
    }
    wrong = {word: one.text for word, one in decoded.items() if word not in one.text}
    assert wrong == {}
    assert all([finding.code for finding in one.findings] == ["SRT011"] for one in decoded.values())


@given(st.binary(min_size=1, max_size=23).filter(lambda data: not data.isascii()))
def test_few_bytes_are_never_of_another_script(data: bytes) -> None:
    """A few bytes are in an encoding of the project's languages, and never Chinese or Arabic."""
    cyrillic = {"cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic"}
    western = {"cp1252", "mac-roman", "cp850"}
    assert set(guess_codecs(data)) <= cyrillic | western
    assert set(guess_codecs(data, ["fr", "en"])) <= western


@pytest.mark.parametrize(
    "line",
    [
        "Größere Städte",
        "Tschüß!",
        "Über uns",
        "À Paris !",
        "C'est la fête à Dudley",
        "FRANÇAIS",
        "¿Qué?",
        "È vero",
        "Rødgrød med fløde",
        "<i>café</i>",
        "I don’t know",
    ],
)
@pytest.mark.parametrize("languages", [(), ("fr", "en")])
def test_an_accent_among_latin_letters(line: str, languages: tuple[str, ...]) -> None:
    """A Cyrillic letter inside a Latin word is none."""
    decoded = decode(BLOCK.format(line).encode("cp1252"), name="a.srt", languages=languages)
    assert (decoded.text, decoded.encoding) == (BLOCK.format(line), "cp1252")


@needs_corpora
@pytest.mark.parametrize(("codec", "least"), [("cp1251", 0.995), ("koi8-r", 0.97)])
@pytest.mark.parametrize("case", [str.capitalize, str.upper, str.lower])
def test_words_of_real_films(codec: str, least: float, case: Callable[[str], str]) -> None:
    """Of the words of real films, each as a film of its own, nearly all are read right."""
    counts = Counter(
        word.lower()
        for path, text in real_texts()
        if re.search(r"\brus?\b", path)
        for word in re.findall(r"\b[А-Яа-яЁё]{3,8}\b", text)
    )
    words = random.Random(1).choices(*zip(*sorted(counts.items()), strict=True), k=2000)
    right = sum(
        case(word) in decode(BLOCK.format(case(word)).encode(codec), name="a.srt").text
        for word in words
    )
    assert right >= least * len(words)


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
