"""Characters that nobody sees, that houses cannot show, that look like others, or were misread."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.language.glyphs import SETS, is_allowed, replacement
from pipeline.language.look_alikes import mixed_words
from pipeline.language.mojibake import may_be_garbled, repaired
from pipeline.language.unseen import UNSEEN, needless, unseen_name

_russian = st.text("абвгдежзийклмнопрстуфхцчшщъыьэюяё", min_size=3, max_size=9)
_sentences = st.lists(_russian, min_size=2, max_size=6).map(lambda words: " ".join(words) + ".")
_real = st.sampled_from(
    [
        "Мы вышли из шлюза и увидели Землю.",
        "Как слышно? Приём, станция!",
        "Я не знаю, что это было.",
        "Привет. Это опять мы, ребята.",
    ]
)
_languages = st.sampled_from(["ru", "en", "uk", "he", "th", "und", ""])


@given(st.text(max_size=30), _languages)
def test_needless_characters_are_unseen(text: str, language: str) -> None:
    """What can go is a character that nobody sees, each is told once and in order."""
    places = needless(text, language)
    assert list(places) == sorted(set(places))
    assert all(text[place] in _unseen() for place in places)


@given(st.text("abc где", max_size=20), st.sampled_from("\u00ad\u200b\u2060\ufeff\u200e"))
def test_every_one_in_plain_text_can_go(text: str, character: str) -> None:
    """Between Latin and Russian letters none of them has anything to do."""
    assert needless(f"{text}{character}{text}", "ru") == (len(text),)


@given(st.characters())
def test_names_are_printable(character: str) -> None:
    """The name of a character shows on any screen."""
    assert unseen_name(character).isprintable()


@given(st.characters())
def test_what_shows_the_same_is_allowed(character: str) -> None:
    """What is put in the place of a character that the house does not have is one that it has."""
    for name in SETS:
        instead = replacement(character, "a", "1")
        assert instead is None or is_allowed(instead, name)
        assert is_allowed(character, "no such set")


@pytest.mark.parametrize(
    "letter", "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
)
def test_russian_letters_are_allowed(letter: str) -> None:
    """All 66 letters are in the list."""
    assert is_allowed(letter, "netflix")


@given(st.text("асеорхАВЕКМНОРСТХacextoABbдЖzq -'5\u0301", max_size=25), _languages)
def test_mixed_words_are_meant_in_one_script(text: str, language: str) -> None:
    """A word that is found is of two scripts; what was meant is of one, as long, and not found."""
    for start, end, meant in mixed_words(text, language):
        word = text[start:end]
        assert any("a" <= letter.lower() <= "z" for letter in word)
        assert any("\u0400" <= letter <= "\u04ff" for letter in word)
        if meant is not None:
            assert len(meant) == len(word)
            assert mixed_words(meant, language) == ()


@given(_real | _sentences, st.sampled_from(["cp1251", "cp1252", "cp866", "koi8_r"]))
def test_misread_utf8_is_repaired(text: str, encoding: str) -> None:
    """What was UTF-8 is told from its traces, whatever it was read as."""
    assert repaired(_misread(text, "utf-8", encoding)) == text


@given(
    _real,
    st.sampled_from(
        [
            ("cp1251", "cp1252"), ("koi8_r", "cp1252"), ("cp866", "cp1252"), ("koi8_r", "cp1251"),
            ("cp1251", "koi8_r"), ("cp866", "cp1251"), ("cp1251", "cp866"),
        ]
    ),
)  # fmt: skip
def test_misread_single_bytes_are_repaired(text: str, way: tuple[str, str]) -> None:
    """Russian in one old encoding that was read as another is told by its letters."""
    assert repaired(_misread(text, *way)) == text


@given(
    st.text("абвгдежзиклмнопрстуфхцчшщыьэюяАБВРСЁё «»—…„“№.,!?-", max_size=40)
    | st.text("abcdeéèàüößñçãÇÉÑ “”’—….,!?", max_size=40)
)
def test_honest_text_is_left_alone(text: str) -> None:
    """Russian with its marks, and the languages of the west, are never taken for garbled."""
    assume(not any(word[:1].islower() and word[1:2].isupper() for word in text.split()))
    assume(re.search(r"\b[ьъЬЪ]|[\u00c0-\u00ff]{4}", text) is None)  # no language has such words
    assert repaired(text) is None


@given(st.text(max_size=30))
def test_repairing_ends(text: str) -> None:
    """A repaired text is another one, and a text without a trace is never repaired."""
    meant = repaired(text)
    assert meant is None or (meant != text and may_be_garbled(text))


@cache
def _unseen() -> frozenset[str]:
    pattern = re.compile(f"[{UNSEEN}]")
    return frozenset(chr(one) for one in range(0x110000) if pattern.match(chr(one)))


def _misread(text: str, encoding: str, read_as: str) -> str:
    shown = []
    for byte in text.encode(encoding):
        try:
            shown.append(bytes([byte]).decode(read_as))
        except UnicodeDecodeError:
            shown.append(chr(byte))
    return "".join(shown)
