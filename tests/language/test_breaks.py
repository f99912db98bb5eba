"""Where a text may be broken, and how well."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.break_words import TABLES, is_function_word
from pipeline.language.breaks import Break, break_penalties, ends_with_mark
from tests.strategies import MARKS, TAGS, words

_dressed = st.builds(
    lambda tag, word, mark: tag + word + mark,
    st.sampled_from(["", "", "", *TAGS, "«", "("]),
    words | st.sampled_from(["№", "$5", "в", "не", "the", "Mr.", "—", "-", "т.", "е.", "1,000"]),
    st.sampled_from([*[""] * 10, *MARKS]),
)
_some = st.lists(_dressed, max_size=12)
_languages = st.sampled_from(["en", "ru", "en-GB", "RU", "de", "ja", "und", ""])


@given(_some, _languages)
def test_one_for_each_gap(text: list[str], language: str) -> None:
    """Each gap has a penalty of the table, of the words near it alone, tags not counted."""
    penalties = break_penalties(text, language)
    assert len(penalties) == max(len(text) - 1, 0)
    assert all(penalty in set(Break) for penalty in penalties)
    tagged = [f"<b>{word}</b>" for word in text]
    assert break_penalties(tagged, language) == penalties
    for place in range(2, len(text)):
        near = break_penalties(text[place - 2 : place + 1], language)
        assert near[-1] == penalties[place - 1]


@given(_some, st.sampled_from(["de", "ja", "und", ""]))
def test_other_languages(text: list[str], language: str) -> None:
    """Where no words are known, marks, names and numbers still count, and all such languages have
    the same breaks."""
    assert break_penalties(text, language) == break_penalties(text, "und")


def cut(text: str, language: str) -> dict[str, int]:
    """Return the penalty after each of the words of `text`, by word; the first of several."""
    words = text.split(" ")
    found: dict[str, int] = {}
    for word, penalty in zip(words, break_penalties(words, language), strict=False):
        found.setdefault(word, penalty)
    return found


@pytest.mark.parametrize(
    ("text", "language", "never"),
    [
        ("in the big house on 5 May", "en", "in the on"),
        ("it is not my fault", "en", "it is not my"),
        ("ask Dr. Smith or Mr. John Brown", "en", "Dr. Mr. John"),
        ("for A. B. Jones to see", "en", "A. B."),
        ("over 260 km and 5 % of $5 million", "en", "260 5 $5"),
        ("on page 12 and No. 5 of it", "en", "page No."),
        ("я бы не был в старом доме", "ru", "я не в"),
        ("скажи же ему, знает ли он", "ru", "скажи знает"),
        ("у А. С. Пушкина и Льва Толстого", "ru", "А. С. Льва"),
        ("через 260 дней, 12 апреля 1961 года", "ru", "260 12 1961"),
        ("на стр. 5, в рис. 7 и № 12", "ru", "стр. рис. №"),
        ("это сарай, т. е. дом, и т. д. и прочее", "ru", "т."),
        ("он — инженер", "ru", "он"),
    ],
)
def test_never_inside(text: str, language: str, never: str) -> None:
    """What belongs together is not parted: the break costs more than between any two words."""
    costs = cut(text, language)
    for word in never.split(" "):
        assert costs[word] >= Break.BOUND, word


@pytest.mark.parametrize(
    ("text", "language", "order"),
    [
        ("He left. We, it seems, work because they sleep at night", "en", "left. We, work sleep"),
        ("Он ушёл. Ну, видно, работает потому спит при звёздах", "ru", "ушёл. Ну, работает спит"),
    ],
)
def test_order_of_the_guides(text: str, language: str, order: str) -> None:
    """The best is after a sentence, then a clause, before a conjunction, before a preposition."""
    costs = [cut(text, language)[word] for word in order.split(" ")]
    assert costs == [Break.SENTENCE, Break.CLAUSE, Break.CONJUNCTION, Break.PREPOSITION]


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("i.e. wrote", "en", "i.e."),
        ("и др. люди", "ru", "др."),
        ("см. рис. 7", "ru", "см."),
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str, language: str, word: str) -> None:
    """A full stop before a small letter ends a word and no sentence."""
    assert cut(text, language)[word] != Break.SENTENCE


def test_sentences_end_also_with_an_initial_pronoun() -> None:
    """«Это я. А. С. Пушкин» is broken after «я», not after «А»."""
    costs = break_penalties(["Это", "я.", "А.", "С.", "Пушкин"], "ru")
    assert costs[1] == Break.SENTENCE
    assert costs[2] == costs[3] == Break.SPLIT


@pytest.mark.parametrize(
    ("word", "ends"),
    [
        ("да.", True), ("да,", True), ("да»,", True), ("да.»", True), ("—", True), ("да…", True),
        ("<i>да?</i>", True), ("です。", True), ("да", False), ("«да", False), ("1,000", False),
        ("кто-то", False), ("", False),
    ],
)  # fmt: skip
def test_marks(word: str, ends: bool) -> None:
    """A mark counts at the end of a word, behind it quotes and tags."""
    assert ends_with_mark(word) is ends


def test_tables() -> None:
    """The tables hold single words in small letters, е for ё; function words are those of them."""
    for language, known in TABLES.items():
        for row in known[:7]:
            assert isinstance(row, frozenset)
            assert all(word == word.lower() and "ё" not in word and " " not in word for word in row)
        assert is_function_word(min(known.binding), f"{language}-XX")
    assert is_function_word("the", "en")
    assert not is_function_word("the", "ru")
    assert not is_function_word("station", "en")


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("Эта машина представляет собой корабль", "ru", "представляет"),
        ("курс доллара США растёт", "ru", "доллара"),
        ("завтра они примут участие в полёте", "ru", "примут"),
        ("просим обратить внимание на люк", "ru", "обратить"),
        ("для этого необходимо было иметь ключ", "ru", "необходимо"),
        ("для этого нужно иметь ключ", "ru", "нужно"),
        ("командир давно увидел меня.", "ru", "увидел"),
        ("the doctor approached him slowly", "en", "approached"),
        ("the doctor never saw her.", "en", "saw"),
        ("the launch takes place in May", "en", "takes"),
        ("and less useful words", "en", "less"),
    ],
)
def test_what_a_word_needs_stays_with_it(text: str, language: str, word: str) -> None:
    """Objects, infinitives, acronyms and halves of set phrases belong to the word before them."""
    assert cut(text, language)[word] == Break.BOUND


@pytest.mark.parametrize(
    ("text", "language", "word", "penalty"),
    [
        ("the doctor approached her mother", "en", "approached", Break.PLAIN),
        ("we think it works", "en", "think", Break.PLAIN),
        ("the people saw NASA grow", "en", "people", Break.PLAIN),
        ("вчера мне сказали", "ru", "вчера", Break.PLAIN),
        ("они увидели США", "ru", "увидели", Break.PLAIN),
        ("ЗАКРЫТЬ ЛЮК", "ru", "ЗАКРЫТЬ", Break.PLAIN),
        ("участие примут они", "ru", "участие", Break.PLAIN),
        ("an experimental hatch", "en", "experimental", Break.PHRASE),
        ("some particle physics", "en", "particle", Break.PHRASE),
        ("the hospital beds", "en", "hospital", Break.PLAIN),
        ("add it to the list", "en", "it", Break.PREPOSITION),
        ("we saw her in the park", "en", "her", Break.PREPOSITION),
        ("take it and go", "en", "it", Break.CONJUNCTION),
        ("мы видели его в парке", "ru", "его", Break.PREPOSITION),
    ],
)
def test_what_may_stand_alone_is_not_bound(
    text: str, language: str, word: str, penalty: Break
) -> None:
    """A word that may open what follows, and one that only looks like an adjective, stay free."""
    assert cut(text, language)[word] == penalty
