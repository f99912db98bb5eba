"""Quotation marks, brackets, doubled words, ё, and numbers that could be words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.doubling import doubled_words
from pipeline.language.first_numbers import begins_sentence, goes_on
from pipeline.language.plain_numbers import plain_numbers
from pipeline.language.quotation import REACH, brackets, quotation_marks
from pipeline.language.yo import like, pairs, with_yo, without_yo

_cues = st.lists(st.text("ab «»\"„“”()[]:;)1.,—…\n'", max_size=16), max_size=6)
_word = st.sampled_from(["hatch", "люк", "Mir", "Восток", "13", "it's"])


@given(_cues)
def test_partners_answer_each_other(texts: list[str]) -> None:
    """Each mark stands in its text; a closing mark's partner opens before it, and answers it."""
    for marks in (quotation_marks(texts), brackets(texts)):
        places = {(mark.cue, mark.at): mark for mark in marks}
        assert list(places) == sorted(places)
        for place, mark in places.items():
            assert texts[mark.cue][mark.at] == mark.sign
            if mark.partner and not mark.opens:
                opening = places[mark.partner]
                assert opening.opens
                assert opening.partner == place
                assert mark.partner < place
                assert mark.cue - opening.cue <= REACH


@given(st.lists(_word, min_size=1, max_size=5), st.sampled_from(["«»", "„“", '""', "“”"]))
def test_whole_quotations_have_pairs(words: list[str], signs: str) -> None:
    """A quotation that opens before a word and closes behind one is whole, in many cues too."""
    line = [*words]
    line[0] = signs[0] + line[0]
    line[-1] += signs[1]
    for texts in ([f"— {' '.join(line)}, да."], line):
        first, last = quotation_marks(texts)
        assert first.partner == (last.cue, last.at)
        assert (first.opens, last.opens, first.depth, last.depth) == (True, False, 0, 0)


@given(st.lists(_word, min_size=1, max_size=4))
def test_depth_counts_what_stands_around(words: list[str]) -> None:
    """Inner marks are one deeper than the outer ones."""
    marks = quotation_marks([f"«да {' '.join(words)} „{words[0]}“ нет»"])
    assert [mark.depth for mark in marks] == [0, 1, 1, 0]


def test_a_quotation_has_an_end() -> None:
    """A mark that is too far away belongs to something else."""
    texts = ["«да", *["нет"] * REACH, "да»"]
    assert [mark.partner for mark in quotation_marks(texts)] == [None, None]
    assert all(mark.partner for mark in quotation_marks(texts[1:] and ["«да", *texts[2:]]))


@given(st.text("abthe  \n,.'-", max_size=30), st.sampled_from(["en", "ru", "de"]))
def test_doubled_words_are_the_same(text: str, language: str) -> None:
    """What is found is one word twice, with nothing but space between."""
    for one in doubled_words(text, language):
        again = text[one.again : one.end]
        assert again.strip().casefold() == one.word.casefold()
        assert text[one.start : one.again] == one.word


def test_the_table_of_pairs_is_large_and_sound() -> None:
    """At least 150 words change their sense with ё, each has the letter, none stands elsewhere."""
    assert len(pairs()) >= 150
    assert all("ё" in word and word == word.lower() for word in pairs())
    assert pairs().isdisjoint(with_yo().values())
    assert {without_yo(word) for word in pairs()}.isdisjoint(with_yo())


@given(st.text("АаЕеЁё", max_size=8))
def test_capitals_are_kept(word: str) -> None:
    """Another spelling has the capitals of the first."""
    assert like(word, word.lower()) == word
    assert without_yo(like(word, word.lower())) == without_yo(word)


@given(
    st.lists(
        st.sampled_from(
            ["5", "12", "0", "-5", "5%", "№ 5", "глава", "at", "5 km", "men", "Mir", ".", ",", "3D"]
        ),
        max_size=8,
    ).map(" ".join),
    st.sampled_from(["en", "ru", "de"]),
)
def test_plain_numbers_are_whole_and_stand_free(text: str, language: str) -> None:
    """A plain number is written as it counts, and no letter touches it."""
    for number in plain_numbers(text, language):
        assert text[number.start : number.end] == str(number.value)
        around = text[max(0, number.start - 1) : number.start] + text[number.end : number.end + 1]
        assert not any(map(str.isalnum, around))


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("5 men", True), ("We go. 5 men", True), ("We saw 5 men", False), ("Mr. 5 is", False),
        ("— 5 men", True), ("We go\n- 5 men", True), ("We go\n5 men", False), ("“5 men", True),
        ("Идём! 5 минут", True), ("Смотри на стр. 5 и 6", False),
    ],
)  # fmt: skip
def test_where_sentences_begin(text: str, begins: bool) -> None:
    """The first thing of a text, of a speaker's line, and after a sentence begins one."""
    language = "ru" if "и" in text else "en"
    assert begins_sentence(text, text.index("5"), language, is_first=True) is begins


@pytest.mark.parametrize("text", ["We saw", "We saw…", "We saw...", "We saw,"])
def test_open_sentences_go_on(text: str) -> None:
    """No end mark, or dots, leave a sentence to the next cue."""
    assert goes_on(text)
    assert not goes_on("We saw it.")
    assert not goes_on("")
