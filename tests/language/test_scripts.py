"""Laws of scripts and alphabets."""

from __future__ import annotations

import unicodedata

import pytest
from babel.core import get_global
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.scripts import (
    DEFAULT_LANGUAGES,
    OWN_LETTERS,
    SCRIPTS,
    has_letters,
    main_script,
    script_of,
    scripts_of,
    told_by_letters,
)
from tests.strategies import cue_texts, english_words, russian_words, sentences

LANGUAGES = sorted({*SCRIPTS, *OWN_LETTERS, "en"})


@given(cue_texts)
def test_only_texts_with_letters_have_a_script(text: str) -> None:
    """A text without letters is in no script."""
    if not has_letters(text):
        assert main_script(text) == ""
    assert has_letters(text) == any(unicodedata.category(one)[0] == "L" for one in text)


@given(sentences(english_words.filter(str.isalpha)), sentences(russian_words.filter(str.isalpha)))
def test_the_script_of_one_language(english: str, russian: str) -> None:
    """English is Latin and Russian Cyrillic, and each stays so when said three times to one."""
    assert main_script(english) == "LATIN"
    assert main_script(russian) == "CYRILLIC"
    assert main_script(russian * 40 + english) == "CYRILLIC"


@given(cue_texts, st.lists(st.sampled_from(LANGUAGES), unique=True, max_size=4).map(tuple))
def test_letters_tell_one_of_the_languages_asked_for(text: str, languages: tuple[str, ...]) -> None:
    """The answer is among the languages, or nothing; composed or not, the letters say the same."""
    told = told_by_letters(text, languages)
    assert told == "" or told in languages
    assert told_by_letters(unicodedata.normalize("NFD", text), languages) == told_by_letters(
        unicodedata.normalize("NFC", text), languages
    )


@pytest.mark.parametrize("script", sorted(DEFAULT_LANGUAGES))
def test_the_language_of_a_script_is_written_in_it(script: str) -> None:
    """The likeliest language of a script is one of that script."""
    assert script_of(DEFAULT_LANGUAGES[script]) == script


@pytest.mark.parametrize("language", sorted(set(OWN_LETTERS) - {"ja"}))
def test_own_letters_are_of_the_script(language: str) -> None:
    """The letters a language owns are letters of its script (Spanish owns two marks)."""
    letters = OWN_LETTERS[language].replace("¿", "").replace("¡", "")
    assert all(main_script(letter) == script_of(language) for letter in letters)
    assert told_by_letters(letters.upper(), (language,)) == language


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("日本語のテスト", "CJK"),
        ("ラーメン", "CJK"),
        ("人々", "CJK"),
        ("한국어", "HANGUL"),
        ("ＮＡＳＡ", "LATIN"),
        ("ﾃｽﾄ", "CJK"),
        ("п\u02bcять", "CYRILLIC"),
        ("5 × 5 ÷ 2", ""),
        ("aб", ""),
        ("12:30", ""),
        ("5ª", "LATIN"),
    ],
)
def test_scripts_of_known_texts(text: str, script: str) -> None:
    """Scripts that are mixed by habit count as one; signs are of none; a tie decides nothing."""
    assert main_script(text) == script


@pytest.mark.parametrize("text", ["12:30", "½", "²", "№ 5", "♪", "…", "①", "5 × 5", "", "🚀"])
def test_what_has_no_letters(text: str) -> None:
    """Digits in any dress, signs and pictures are no letters."""
    assert not has_letters(text)


@pytest.mark.parametrize(
    ("tag", "script"),
    [
        ("ru", "CYRILLIC"),
        ("RU_ru", "CYRILLIC"),
        ("sr", "CYRILLIC"),
        ("sr-Latn", "LATIN"),
        ("sr-latn-RS", "LATIN"),
        ("uz-Cyrl", "CYRILLIC"),
        ("zh-Hant-TW", "CJK"),
        ("ko-Kore", "HANGUL"),
        ("pt-BR", "LATIN"),
    ],
)
def test_scripts_of_tags(tag: str, script: str) -> None:
    """A script in the tag goes before the usual one of the language."""
    assert script_of(tag) == script


@pytest.mark.parametrize(
    ("text", "languages", "language"),
    [
        ("Ще не вмерла україна", ("ru", "uk"), "uk"),
        ("Это мы", ("ru", "uk"), "ru"),
        ("Так", ("ru", "uk"), ""),
        ("ЕЩЁ", ("uk", "ru"), "ru"),
        ("Größe", ("en", "de"), "de"),
        ("漢字かな", ("ja", "zh"), "ja"),
        ("", ("ru", "uk"), ""),
        ("ї", (), ""),
        ("Їжак", ("uk-UA", "ru-RU"), "uk-UA"),
    ],
)
def test_alphabets_tell_languages(text: str, languages: tuple[str, ...], language: str) -> None:
    """і ї є ґ are Ukrainian, ы э ё ъ Russian, in capitals too; without any nothing is told."""
    assert told_by_letters(text, languages) == language


@pytest.mark.parametrize(
    ("language", "scripts"),
    [
        ("en", ("LATIN",)),
        ("ru@edu", ("CYRILLIC",)),
        ("tt", ("CYRILLIC",)),
        ("kk", ("CYRILLIC",)),
        ("sr", ("CYRILLIC", "LATIN")),
        ("sr-Latn", ("LATIN",)),
        ("uz_Cyrl", ("CYRILLIC",)),
        ("bs", ("LATIN", "CYRILLIC")),
        ("bo", ("TIBETAN",)),
        ("iw", ("HEBREW",)),
        ("zh-Hant-TW", ("CJK",)),
        ("zz", ()),
        ("und", ()),
        ("zxx", ()),
    ],
)
def test_scripts_of_languages(language: str, scripts: tuple[str, ...]) -> None:
    """The likely script comes first; of a language that nobody knows there is none."""
    assert scripts_of(language) == scripts
    assert script_of(language) == (scripts or ("LATIN",))[0]


@pytest.mark.parametrize("language", SCRIPTS)
def test_the_table_says_what_cldr_says(language: str) -> None:
    """The script of each language of the table is that of CLDR's likely subtags."""
    code = str(get_global("likely_subtags")[language]).split("_")[1]
    assert scripts_of(f"{language}-{code}") == (SCRIPTS[language],)
