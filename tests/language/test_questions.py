"""Questions by their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.questions import is_asked_on_purpose, is_put_otherwise

_WORDS = st.sampled_from(
    [
        "where",
        "is",
        "the",
        "hatch",
        "could",
        "you",
        "где",
        "ли",
        "люк",
        "ты",
        "не",
        "if",
        "I",
        "think",
    ]
)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=8).map(" ".join)
_TAGS = st.sampled_from(["en", "ru", "en-GB", "ru_RU"])


@given(_TEXTS, _TAGS, _TEXTS, _TAGS)
def test_only_the_last_sentence_counts(one: str, language: str, other: str, tongue: str) -> None:
    """What is said in the sentences before the last one changes nothing."""
    for tell in (is_put_otherwise, is_asked_on_purpose):
        alone = tell(f"{one}?", language, f"{other}.", tongue)
        led = tell(f"Well. Yes! {one}?", language, f"Ну. Да! {other}.", tongue)
        assert alone == led


@given(_TEXTS, _TAGS, _TEXTS)
def test_unknown_languages(one: str, language: str, other: str) -> None:
    """Of a language without words nothing is held to be put otherwise by them."""
    assert not is_put_otherwise(f"{one}?", "xx", f"{other}.", "yy")
    assert not is_asked_on_purpose(f"{one}.", "xx", f"{other}?", "yy")


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("Would you wait?", "Подождите."),
        ("Then, Peter, why don't we wait?", "Давай подождём."),
        ("We wait, don't we?", "Мы же ждём."),
        ("Tell me, who is that?", "Скажи, кто это."),
        ("Is it closed?", "Не знаю, закрыт ли он."),
        ("What do you want?", "Говори."),
        ("I guess he's late?", "Он опаздывает."),
        ("Не могли бы вы подождать?", "Please wait."),
        ("Ты подождёшь, да?", "You will wait."),
        ("Как там на борту?", "Report."),
    ],
)
def test_put_otherwise(question: str, statement: str) -> None:
    """A question may be told by a statement."""
    tongues = ("en", "ru") if question.isascii() else ("ru", "en")
    assert is_put_otherwise(question, tongues[0], statement, tongues[1])


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("Where is it?", "Где он."),
        ("Is it closed?", "Он закрыт."),
        ("The hatch is closed?", "Люк закрыт."),
        ("Do they know?", "Они знают."),
        ("He asked: “Who?”", "Он спросил: «Кто»."),
        ("What?", "Что!"),
        ("Люк закрыт?", "The hatch is closed."),
        ("Кто там?", "Who is there."),
    ],
)
def test_a_mark_that_is_lost(question: str, statement: str) -> None:
    """A question that keeps its words has only lost its mark."""
    tongues = ("en", "ru") if any("a" <= one <= "z" for one in question) else ("ru", "en")
    assert not is_put_otherwise(question, tongues[0], statement, tongues[1])
