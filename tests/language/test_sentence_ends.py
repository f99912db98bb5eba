"""Laws of sentence ends, then the tables of cases, then two references."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
import sentencex
from hypothesis import assume, given
from hypothesis import strategies as st
from razdel import sentenize

from pipeline.language.abbreviations import words_of
from pipeline.language.counting import is_visible
from pipeline.language.sentence_ends import sentence_ends
from pipeline.model.markup import strip_tags
from tests.language.sentence_cases import ENGLISH, OTHERS, RAZDEL, RUSSIAN, SENTENCEX, rows
from tests.strategies import cue_texts

TABLES = {"en": ENGLISH, "ru": RUSSIAN, **OTHERS}
CASES = [(language, row) for language, table in TABLES.items() for row in rows(table)]

_PIECES = (
    "Да", "нет", "Yes", "go on", "Mr", "т", "е", "г", "А", "I", "I'm", "W", "U.S", "5", "3.14",
    "er", "etc", "No", "им", "iPhone", "好", "です", "مرحبا", "(why?)", "(laughs)", "«Стой!»",
    '"Go!"', "Peter said", "— сказал", "- No", "♪", "😀", "x.y", "...и", "и т. д", "э-э", "_",
    "`a`",
)  # fmt: skip
_MARKS = (".", ".", "!", "?", "...", "…", "?!", "?..", ".»", '."', ".)", ",", ":", ";", "", " —",
          "。", "！」", "؟", "۔", "।", "։", "።", " !", " .")  # fmt: skip
_SPACES = (" ", " ", " ", "", "  ", "\n", "\xa0")
_TAGS = ("<i>", "</i>", "<b>", "</b>", r"{\an8}", "\u200b", "\u202c", '<font color="#fff">')

languages = st.sampled_from(["en", "ru", "de", "fr", "el", "ja", "zh-Hans", "uk", "und", ""])
_chunks = st.builds(
    lambda piece, mark, space: piece + mark + space,
    st.sampled_from(_PIECES),
    st.sampled_from(_MARKS),
    st.sampled_from(_SPACES),
)
bare_texts = st.lists(_chunks, max_size=8).map("".join)
"""Words, marks, quotes and spaces in any order, without tags."""
texts = bare_texts | cue_texts | st.text(max_size=30)
_finished = st.sampled_from(
    ["Мы давно дома.", "They all work!", "Is it late?", "He left long ago…", "«Пора домой!»",
     "He ran (and fell.)", "<i>Who was there?</i>", "It is 5 p.m. now.", "Это т. е. всё."]
)  # fmt: skip


def marked(text: str, ends: tuple[int, ...] | list[int]) -> str:
    """Return `text` with `|` at each of `ends`."""
    return "|".join(text[one:other] for one, other in pairwise((0, *ends, len(text))))


@given(texts, languages)
def test_ends_rise_and_lie_in_the_text(text: str, language: str) -> None:
    """Offsets rise strictly, lie within the text, and cut it into pieces that are the whole."""
    ends = sentence_ends(text, language)
    assert all(one < other for one, other in pairwise((0, *ends)))
    assert not ends or ends[-1] <= len(text)
    assert marked(text, ends).replace("|", "") == text.replace("|", "")


@given(texts, languages)
def test_every_piece_has_a_word(text: str, language: str) -> None:
    """No piece is empty of words, unless the text is."""
    assume(any(map(str.isalnum, strip_tags(text))))
    ends = sentence_ends(text, language)
    for start, end in pairwise((0, *ends, *([] if len(text) in ends else [len(text)]))):
        assert is_visible(text[start:end])
        assert any(map(str.isalnum, strip_tags(text[start:end])))


@given(texts, languages)
def test_an_end_stands_at_a_mark(text: str, language: str) -> None:
    """Every piece that is ended has an end mark; so without marks there is no end."""
    ends = sentence_ends(text, language)
    for start, end in pairwise((0, *ends)):
        assert re.search(r"[.!?…‥‽;\u037e。！？｡．؟۔।॥։።፧፨။។៕]", strip_tags(text[start:end]))


@given(bare_texts, languages)
def test_white_space_does_not_matter(text: str, language: str) -> None:
    """Folding white space does not change the number of ends."""
    folded = " ".join(text.split())
    assert len(sentence_ends(text, language)) == len(sentence_ends(folded, language))


@given(_finished, st.sampled_from(["Then ", "Потом "]), bare_texts, languages)
def test_a_sentence_before_adds_its_ends(one: str, word: str, text: str, language: str) -> None:
    """A finished sentence before a text adds exactly one end and moves none of the others."""
    language = language if language in {"en", "ru"} else "en" if one.isascii() else "ru"
    assume(sentence_ends(one, language) == (len(one),))
    rest = sentence_ends(word + text, language)
    both = sentence_ends(f"{one} {word}{text}", language)
    assert both == (len(one), *(end + len(one) + 1 for end in rest))


@given(
    st.lists(st.tuples(_chunks, st.lists(st.sampled_from(_TAGS), max_size=2)), max_size=6),
    languages,
)
def test_tags_move_no_end(parts: list[tuple[str, list[str]]], language: str) -> None:
    """A text ends its sentences after the same letters with tags in it and without."""
    bare = "".join(chunk for chunk, _ in parts)
    dressed = "".join(chunk + "".join(tags) for chunk, tags in parts)
    hidden = re.compile("[\u200b\u202c]")
    before = [bare[:end].strip() for end in sentence_ends(bare, language)]
    after = [dressed[:end] for end in sentence_ends(dressed, language)]
    assert [hidden.sub("", strip_tags(text)).strip() for text in after] == before


@pytest.mark.parametrize(("language", "row"), CASES)
def test_sentences_end_as_in_the_table(language: str, row: str) -> None:
    """Each text of the tables ends its sentences where the table has a bar."""
    text = row.replace("|", "")
    assert marked(text, sentence_ends(text, language)).removesuffix("|") == row.removesuffix("|")
    assert (len(text) in sentence_ends(text, language)) == row.endswith("|")


@pytest.mark.parametrize(
    ("row", "language"),
    [
        ("<i>Yes.</i>| <i>No.</i>| So", "en"),
        ("<i>Yes.| No.</i>|", "en"),
        (r"{\an8}Yes.| {\an8}No.|", "en"),
        ("<i>Yes. </i>|No.|", "en"),
        ("He said <i>go</i>.| <b>We</b> went.</b>|", "en"),
        ('<i>"Stop!"</i> he said.|', "en"),
        ("<i>Mr.</i> Bean.| T<i>he</i> end.|", "en"),
        ("\u202bשלום.\u202c| \u202bמה?\u202c|", "he"),
        (r"{\i1}Yes.{\i0}| No. <i></i>|", "en"),
    ],
)
def test_what_closes_belongs_to_the_sentence(row: str, language: str) -> None:
    """A tag that closes at the end of a sentence belongs to it, one that opens to the next."""
    text = row.replace("|", "")
    assert marked(text, sentence_ends(text, language)) == row


@pytest.mark.parametrize("text", ["", " ", "no mark at all", "a, b; c: d", "<i></i>", "-", "»"])
def test_without_an_end_mark_nothing_ends(text: str) -> None:
    """No end mark, no end."""
    assert sentence_ends(text, "en") == ()


@pytest.mark.parametrize("text", ["...", "?!", "<i>…</i>", "! ! !"])
def test_marks_alone_end_the_text(text: str) -> None:
    """A text of marks without words is one piece that ends."""
    assert sentence_ends(text, "en") == (len(text),)


@pytest.mark.parametrize("tag", ["ru", "ru-RU", "ru_RU", "RU"])
def test_the_region_does_not_matter(tag: str) -> None:
    """The language's own rules hold for each of its regions, however the tag is written."""
    assert sentence_ends("Музей им. Пушкина.", tag) == (18,)


@pytest.mark.parametrize("unit", ["a. ", "(a!) ", ". ", '! "', "Mr. A (b ", "<i>A.</i> ", "... a"])
def test_time_grows_with_the_text_only(unit: str) -> None:
    """A hostile text of 300,000 characters takes seconds at most; the square would take hours."""
    text = unit * (300_000 // len(unit))
    began = time.process_time()
    sentence_ends(text, "en")
    assert time.process_time() - began < 10


@pytest.mark.parametrize("language", ["en", "ru", "de", "und"])
def test_words_are_casefolded(language: str) -> None:
    """Every word of the tables is written as it is looked up, and no word stands in vain."""
    words = words_of(language)
    for group in words:
        assert all(word == word.casefold() and not word.endswith(".") for word in group)


def _inner_ends(text: str, pieces: list[str]) -> list[int]:
    """Return where the pieces of a reference end, the end of the text left out."""
    ends, place = [], 0
    for piece in map(str.strip, pieces):
        place = text.index(piece, place) + len(piece)
        ends.append(place)
    return [end for end in ends if end < len(text)]


def _compare(row: str, pieces: list[str], differences: dict[str, str]) -> None:
    text = row.replace("|", "")
    same = marked(text, _inner_ends(text, pieces)) == row.removesuffix("|")
    reason = next((why for start, why in differences.items() if row.startswith(start)), None)
    assert same == (reason is None), (row, reason, pieces)


@pytest.mark.parametrize("row", rows(RUSSIAN))
def test_razdel_agrees_or_we_say_why(row: str) -> None:
    """razdel ends the sentences where we do, except where the table says why not."""
    pieces = [piece.text for piece in sentenize(row.replace("|", ""))]
    _compare(row, pieces, RAZDEL["ru"])


@pytest.mark.parametrize(("language", "row"), [case for case in CASES if case[0] in {"en", "ru"}])
def test_sentencex_agrees_or_we_say_why(language: str, row: str) -> None:
    """sentencex ends the sentences where we do, except where the table says why not."""
    _compare(row, sentencex.segment(language, row.replace("|", "")), SENTENCEX[language])


@pytest.mark.parametrize(
    ("differences", "table"),
    [(SENTENCEX["en"], ENGLISH), (SENTENCEX["ru"], RUSSIAN), (RAZDEL["ru"], RUSSIAN)],
)
def test_every_difference_has_its_row(differences: dict[str, str], table: str) -> None:
    """A difference that names no row, or more than one, would hide what it does not explain."""
    for start in differences:
        assert sum(row.startswith(start) for row in rows(table)) == 1, start
